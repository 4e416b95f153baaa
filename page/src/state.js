/**
 * What the page shows, in one place, and in its address, so that a view can be bookmarked.
 * Whoever shows a part of it subscribes; whoever changes it calls `change`.
 */

import { addressOf, content, questions, thingAt } from "./content.js";
import { bounds } from "./engine/sparql.js";
import { language, tellsLanguage } from "./language.js";

const VIEWS = ["network", "facts", "documents", "questions", "doubts"];
const TABLES = ["facts", "things", "documents"];

/** What stands for a question that a reader writes in SPARQL. */
export const OWN = "sparql";

const initial = () => ({
  view: "network",
  /** What the panel tells of: {kind: "thing" | "link" | "quote", id} or {kind: "things", id, ids, facts}, or null. */
  chosen: null,
  /** The document in the reader, or null. */
  source: null,
  /** The thing whose neighbourhood alone is shown, or null. */
  focus: null,
  hiddenClasses: new Set(),
  hiddenDocuments: new Set(),
  derived: false,
  /** The things, one of a class, to which what is shown is linked. */
  near: new Set(),
  /** The words on links, of which only links with one of them are shown; none means all. */
  roles: new Set(),
  /** The first and the last day of what is shown, as "2025-05-28", or null. */
  from: null,
  to: null,
  /** What the table has a row for. */
  table: "facts",
  /** The question that is asked, what is given for its parameters, and the text of a reader's own. */
  question: null,
  given: {},
  sparql: "",
});

export const state = initial();
const subscribers = [];

export const subscribe = (render) => subscribers.push(render);

/** Change some of what is shown; every subscriber hears what it was before. */
export function change(changes, { remember = true } = {}) {
  const before = { ...state };
  Object.assign(state, changes);
  if (remember) write(before);
  for (const render of subscribers) render(state, before);
}

export const choose = (kind, id, more = {}) => change({ chosen: { kind, id }, ...more });

/** Choose several things, and tell of some facts about them first; without any, of those that join them. */
export const chooseThings = (ids, facts = null, more = {}) => change({ chosen: { kind: "things", id: null, ids, facts }, ...more });

const nothingFiltered = () => {
  const { focus, hiddenClasses, hiddenDocuments, near, roles, from, to } = initial();
  return { focus, hiddenClasses, hiddenDocuments, near, roles, from, to };
};

export const showEverything = () => change({ ...nothingFiltered(), derived: false });

/** Whether any filter is set. */
export const isFiltered = () =>
  Object.keys(nothingFiltered()).some((name) => (state[name] instanceof Set ? state[name].size > 0 : state[name] !== null));

function write(before) {
  const hash = "#" + encode();
  if (hash === (location.hash || "#")) return;
  const step = ["view", "source", "chosen", "question"].some((part) => before[part] !== state[part]);
  history[step ? "pushState" : "replaceState"](null, "", hash);
}

function encode() {
  const address = new URLSearchParams();
  if (state.view !== "network") address.set("view", state.view);
  if (state.source !== null) address.set("document", content.documents[state.source].name);
  if (state.chosen?.kind === "thing") address.set("thing", addressOf(content.things[state.chosen.id]));
  if (state.chosen?.kind === "link") address.set("link", linkAddress(content.links[state.chosen.id]));
  if (state.chosen?.kind === "quote") address.set("at", placeOf(content.quotes[state.chosen.id]));
  if (state.focus !== null) address.set("focus", addressOf(content.things[state.focus]));
  if (state.hiddenClasses.size) address.set("without", [...state.hiddenClasses].sort().join(" "));
  for (const id of [...state.hiddenDocuments].sort()) address.append("hide", content.documents[id].name);
  if (state.derived) address.set("derived", "1");
  if (state.chosen?.kind === "things") for (const id of state.chosen.ids) address.append("things", addressOf(content.things[id]));
  for (const id of [...state.near].sort()) address.append("near", addressOf(content.things[id]));
  for (const label of [...state.roles].sort()) address.append("role", label);
  if (state.from) address.set("from", state.from);
  if (state.to) address.set("to", state.to);
  if (state.table !== "facts") address.set("table", state.table);
  encodeQuestion(address);
  if (tellsLanguage()) address.set("lang", language);
  return address.toString();
}

function encodeQuestion(address) {
  if (state.question === null) return;
  address.set("ask", state.question);
  for (const [name, value] of Object.entries(state.given).sort()) if (value) address.set(`p.${name}`, value);
  if (state.question === OWN && state.sparql) address.set("query", state.sparql);
}

const linkAddress = ({ source, label, target }) =>
  [addressOf(content.things[source]), label, addressOf(content.things[target])].join("|");

const placeOf = (quote) => `${content.documents[quote.document].name}@${quote.start}-${quote.end}`;

/** The state that the page's address names; what it does not know it leaves out. */
export function readAddress() {
  const address = new URLSearchParams(location.hash.slice(1));
  const found = initial();
  if (VIEWS.includes(address.get("view"))) found.view = address.get("view");
  const source = content.documents.find((one) => one.name === address.get("document"));
  if (source) found.source = source.id;
  const thing = address.has("thing") && thingAt(address.get("thing"));
  const quote = address.has("at") && content.quotes.find((one) => placeOf(one) === address.get("at"));
  const link = address.has("link") && content.links.find((one) => linkAddress(one) === address.get("link"));
  if (thing) found.chosen = { kind: "thing", id: thing.id };
  else if (quote) found.chosen = { kind: "quote", id: quote.id };
  else if (link) found.chosen = { kind: "link", id: link.id };
  const focus = address.has("focus") && thingAt(address.get("focus"));
  if (focus) found.focus = focus.id;
  const classes = new Set(content.classes.map((one) => one.name));
  found.hiddenClasses = new Set((address.get("without") ?? "").split(" ").filter((name) => classes.has(name)));
  const hidden = new Set(address.getAll("hide"));
  found.hiddenDocuments = new Set(content.documents.filter((one) => hidden.has(one.name)).map((one) => one.id));
  found.derived = address.get("derived") === "1";
  Object.assign(found, readChoices(address));
  change(found, { remember: false });
}

const day = (text) => (text && bounds(text)?.[0] === text ? text : null);

function readChoices(address) {
  const things = (name) => address.getAll(name).map(thingAt).filter(Boolean).map(({ id }) => id);
  const labels = new Set(content.links.map(({ label }) => label));
  const several = things("things");
  const asked = address.get("ask");
  const known = asked === OWN || questions.list.some(({ name }) => name === asked);
  return {
    ...(several.length ? { chosen: { kind: "things", id: null, ids: several, facts: null } } : {}),
    near: new Set(things("near")),
    roles: new Set(address.getAll("role").filter((label) => labels.has(label))),
    from: day(address.get("from")),
    to: day(address.get("to")),
    table: TABLES.includes(address.get("table")) ? address.get("table") : "facts",
    question: known ? asked : null,
    given: Object.fromEntries([...address].filter(([name]) => name.startsWith("p.")).map(([name, value]) => [name.slice(2), value])),
    sparql: address.get("query") ?? "",
  };
}
