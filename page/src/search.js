/** The search field: things by any of their names, and questions, in a combobox as the ARIA practices describe it. */

import { content, questions, word } from "./content.js";
import { byId, element, shapeOf } from "./dom.js";
import { makeFinder } from "./finding.js";
import { change, choose } from "./state.js";

const MOST = 12;

/** So many questions are offered after the things that were found. */
const FEW = 3;

/** The question that joins two persons, offered where a text names two of them. */
const JOINING = { name: "connections", parameters: ["person", "other"], type: "Person" };

let things = null;
let asked = null;

/** The things that a text may mean, the best first: [{thing, name}], the name that matched. */
export function find(text, { among = null } = {}) {
  things ??= makeFinder(content.things.map(({ label, aliases, misspellings, spellings }) => [label, ...aliases, ...misspellings, ...spellings]));
  const found = things.find(text).map(({ id, name, rank }) => ({ thing: content.things[id], name, rank }));
  return found
    .filter(({ thing }) => !among || among.has(content.classes[thing.class].name))
    .sort((one, other) => one.rank - other.rank || other.thing.importance - one.thing.importance || one.thing.label.localeCompare(other.thing.label));
}

/** The questions whose words a text has, the best first. */
export function findQuestions(text) {
  asked ??= makeFinder(questions.list.map(({ title, question }) => [title, question]), { whole: true });
  return asked.find(text).sort((one, other) => one.rank - other.rank).map(({ id }) => questions.list[id]);
}

/** The two persons that a text names with a word or a comma between them, or null. */
function findPair(text) {
  const [one, other, more] = text.split(/\s*(?:,|&|\+(?!\d)|\band\b|\bto\b|और)\s*/iu).filter(Boolean);
  if (!other || more || !questions.list.some(({ name }) => name === JOINING.name)) return null;
  const pair = [one, other].map((part) => find(part, { among: new Set([JOINING.type]) })[0]?.thing);
  return pair.every(Boolean) && pair[0] !== pair[1] ? pair : null;
}

export function startSearch() {
  const input = byId("search");
  const list = byId("found");
  let matches = [];
  let active = -1;

  function show(text) {
    const all = find(text);
    matches = offers(text, all);
    active = matches.length ? 0 : -1;
    list.replaceChildren(...matches.map(option));
    if (text.trim() && !matches.length) list.append(element("li", { class: "note", role: "presentation" }, word("found_none")));
    byId("found-count").textContent = text.trim() ? word("found_count", { count: all.length }) : "";
    open(text.trim() !== "");
  }

  /** What can be chosen for a text: {thing, name} or {ask, label, given}. */
  function offers(text, all) {
    const pair = findPair(text);
    const label = pair && word("how_linked", { one: pair[0].label, other: pair[1].label });
    const joining = pair ? [{ ask: JOINING.name, label, given: Object.fromEntries(JOINING.parameters.map((name, at) => [name, pair[at].label])) }] : [];
    const further = findQuestions(text).slice(0, FEW).map(({ name, question }) => ({ ask: name, label: question, given: {} }));
    return [...joining, ...all.slice(0, MOST), ...further];
  }

  function option(match, position) {
    const take = (event) => {
      event.preventDefault();
      pick(position);
    };
    const attributes = { id: `found-${position}`, role: "option", pointerdown: (event) => event.preventDefault(), click: take };
    if (match.ask) return element("li", attributes, element("span", { class: "mark-ask", "aria-hidden": "true" }, "?"), element("span", {}, match.label), element("span", { class: "note kind" }, word("question")));
    const { thing, name } = match;
    const look = content.classes[thing.class];
    const also = name === thing.label ? null : element("span", { class: "note" }, name);
    return element("li", attributes, shapeOf(thing.class, look.shape), element("span", {}, thing.label), also, element("span", { class: "note kind" }, look.label));
  }

  function open(wanted) {
    list.hidden = !wanted;
    input.setAttribute("aria-expanded", String(wanted));
    mark();
  }

  function mark() {
    [...list.children].forEach((item, position) => item.setAttribute("aria-selected", String(position === active)));
    if (active >= 0 && !list.hidden) {
      input.setAttribute("aria-activedescendant", `found-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function pick(position) {
    const match = matches[position];
    if (!match) return;
    open(false);
    if (match.ask) {
      input.value = match.label;
      change({ view: "questions", question: match.ask, given: match.given, chosen: null });
      byId("asking").focus({ preventScroll: true });
      return;
    }
    input.value = match.thing.label;
    choose("thing", match.thing.id, { view: "network" });
    byId("panel").querySelector("h2").focus({ preventScroll: true });
  }

  const step = (by) => {
    if (list.hidden) show(input.value);
    else if (matches.length) active = (active + by + matches.length) % matches.length;
    mark();
  };
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => (list.hidden ? show(input.value) : pick(active)),
    Escape: () => (list.hidden ? (input.value = "") : open(false)),
  };
  input.addEventListener("input", () => show(input.value));
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    if (!(event.key in keys) || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
}
