/** A parameter of a named question in, the field to give it out, and what was given read into terms of SPARQL. */

import { content, titleOf, word, worded } from "./content.js";
import { element } from "./dom.js";
import { bounds, day, iri, literal } from "./engine/sparql.js";
import { fold } from "./comparing.js";
import { find } from "./search.js";

/** What is given cannot be read; told to the reader as it is. */
export class Unreadable extends Error {}

const DAYS = { "first-day": 0, "last-day": 1 };
const PLAIN = new Set(["words", "yes-no", "date"]);
const classNames = (types) => new Set(types.map((type) => type[0].toUpperCase() + type.slice(1)));
const among = (types) => (types.includes("thing") ? null : classNames(types));

/** Where two things of one name are meant, the one of the class that the question names first. */
const order = (types, thing) => types.indexOf(content.classes[thing.class].name.toLowerCase());

/** What can be given for a parameter, by the words that a reader sees: {label: IRI}; null where any words can be. */
function choices(types) {
  const [type] = types;
  if (type in DAYS || PLAIN.has(type)) return null;
  if (type === "document") return new Map(content.documents.map((source) => [source.title ? `${titleOf(source)} (${source.name})` : source.name, source.iri]));
  if (type === "relation") return new Map(content.relations.map((relation) => [relation.label, relation.iri]));
  const wanted = among(types);
  const found = content.things.filter((thing) => !wanted || wanted.has(content.classes[thing.class].name)).sort((one, other) => order(types, one) - order(types, other));
  const labels = new Map();
  for (const thing of found) {
    const kind = `${thing.label} (${content.classes[thing.class].label})`;
    const label = [thing.label, kind].find((one) => !labels.has(one)) ?? `${kind} ${labels.size}`;
    labels.set(label, thing.iri);
  }
  return labels;
}

/** Letters and digits alone, so that launched_on is "launched on". */
const squash = (text) => fold(text).replace(/[^\p{L}\p{M}\p{N}]/gu, "");
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** {row, value(), read()}: a labelled field; `read` gives {terms, taken} or throws Unreadable. */
export function field(parameter, given, run) {
  const { name, types, required } = parameter;
  const id = `given-${name}`;
  const known = choices(types);
  const yes = types[0] === "yes-no";
  const start = given ?? parameter.default ?? "";
  const input = yes
    ? element("input", { type: "checkbox", id, checked: start === "yes" })
    : element("input", { type: "text", id, value: start, required, autocomplete: "off", list: known && `${id}-list`, "aria-describedby": `${id}-help` });
  input.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && run());
  const list = known && element("datalist", { id: `${id}-list` }, [...known.keys()].map((label) => element("option", { value: label })));
  const help = element("span", { class: "note", id: `${id}-help` }, parameter.meaning);
  const caption = element("span", {}, capital(worded("parameter", name)), required ? element("span", { class: "note" }, ` ${word("required")}`) : null);
  const row = element("div", { class: yes ? "given yes" : "given" }, element("label", { for: id }, caption), input, list, help);
  const value = () => (yes ? (input.checked ? "yes" : "no") : input.value.trim());
  return { name, row, input, value, read: () => read(parameter, value(), known) };
}

function read({ name, types, required }, words, known) {
  const [type] = types;
  if (type === "yes-no") return { terms: [words === "yes" ? "true" : "false"] };
  if (!words && required) throw new Unreadable(word("give_this", { name: worded("parameter", name) }));
  if (!words) return { terms: null };
  if (type === "words") return { terms: [literal(words)] };
  if (type in DAYS || type === "date") {
    const days = bounds(words);
    if (!days) throw new Unreadable(word("no_date", { words }));
    return { terms: [type === "date" ? literal(words) : day(days[DAYS[type]])] };
  }
  if (known.has(words)) return { terms: [iri(known.get(words))] };
  const near = nearest(types, words, known);
  if (!near) throw new Unreadable(word("no_such", { words }));
  return { terms: [iri(near.iri)], taken: near.label === words ? null : near.label };
}

function nearest(types, words, known) {
  if (types[0] === "document" || types[0] === "relation") {
    const label = [...known.keys()].find((one) => squash(one).includes(squash(words)));
    return label && { label, iri: known.get(label) };
  }
  const found = find(words, { among: among(types) });
  const best = found.filter(({ rank }) => rank === found[0].rank).map(({ thing }) => thing);
  return best.sort((one, other) => order(types, one) - order(types, other))[0];
}
