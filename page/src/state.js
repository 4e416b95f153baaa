/**
 * What the page shows, in one place, and in its address, so that a view can be bookmarked.
 * Whoever shows a part of it subscribes; whoever changes it calls `change`.
 */

import { addressOf, content, thingAt } from "./content.js";
import { initialFinding, initialNarrowing, readFinding, writeFinding } from "./finding_address.js";
import { language, tellsLanguage } from "./language.js";
import { initialView, readView, writeView } from "./view_address.js";

const VIEWS = ["network", "facts", "documents", "questions", "doubts"];

const initial = () => ({
  ...initialView(),
  ...initialFinding(),
  view: "network",
  /** What the panel tells of: {kind: "thing" | "link" | "bundle" | "group" | "path" | "quote", id}, ... */
  /** ... {kind: "things", id, ids, facts}, or null. */
  chosen: null,
  /** The document in the reader, or null. */
  source: null,
  hiddenClasses: new Set(),
  hiddenDocuments: new Set(),
  derived: false,
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

/** Let the panel tell of something; a thing that is chosen while the other end of a path is sought is that end. */
export function choose(kind, id, more = {}) {
  const from = state.chosen?.kind === "path" && state.chosen.id[1] === null ? state.chosen.id[0] : null;
  const sought = from !== null && kind === "thing" && id !== from;
  change({ chosen: sought ? { kind: "path", id: [from, id] } : { kind, id }, ...more });
}

/** Choose several things, and tell of some facts about them first; without any, of those that join them. */
export const chooseThings = (ids, facts = null, more = {}) => change({ chosen: { kind: "things", id: null, ids, facts }, ...more });

export const showEverything = () =>
  change({ ...initialView(), selected: state.selected, ...initialNarrowing(), hiddenClasses: new Set(), hiddenDocuments: new Set(), derived: false });

const isSet = (value) => (value instanceof Set ? value.size > 0 : value !== null);

/** Whether any filter is set. */
export const isFiltered = () =>
  ["focus", "hidden", "hiddenClasses", "hiddenDocuments", ...Object.keys(initialNarrowing())].some((part) => isSet(state[part]));

function write(before) {
  const hash = "#" + encode();
  if (hash === (location.hash || "#")) return;
  const step = ["view", "source", "chosen", "question"].some((part) => before[part] !== state[part]);
  try {
    history[step ? "pushState" : "replaceState"](null, "", hash);
  } catch {
    // Safari lets an address change only so often; the next change tells this one too.
  }
}

function encode() {
  const address = new URLSearchParams();
  if (state.view !== "network") address.set("view", state.view);
  if (state.source !== null) address.set("document", content.documents[state.source].name);
  if (state.chosen?.kind === "thing") address.set("thing", addressOf(content.things[state.chosen.id]));
  if (state.chosen?.kind === "link") address.set("link", linkAddress(content.links[state.chosen.id]));
  if (state.chosen?.kind === "quote") address.set("at", placeOf(content.quotes[state.chosen.id]));
  writeView(state, address);
  if (state.hiddenClasses.size) address.set("without", [...state.hiddenClasses].sort().join(" "));
  for (const id of [...state.hiddenDocuments].sort()) address.append("hide", content.documents[id].name);
  if (state.derived) address.set("derived", "1");
  writeFinding(state, address);
  if (tellsLanguage()) address.set("lang", language);
  return address.toString();
}

const linkAddress = ({ source, label, target }) =>
  [addressOf(content.things[source]), label, addressOf(content.things[target])].join("|");

const placeOf = (quote) => `${content.documents[quote.document].name}@${quote.start}-${quote.end}`;

/** The state that the page's address names; what it does not know it leaves out. */
export function readAddress() {
  const address = new URLSearchParams(location.hash.slice(1));
  const found = { ...initial(), ...readView(address), ...readFinding(address) };
  if (VIEWS.includes(address.get("view"))) found.view = address.get("view");
  const source = content.documents.find((one) => one.name === address.get("document"));
  if (source) found.source = source.id;
  const thing = address.has("thing") && thingAt(address.get("thing"));
  const quote = address.has("at") && content.quotes.find((one) => placeOf(one) === address.get("at"));
  const link = address.has("link") && content.links.find((one) => linkAddress(one) === address.get("link"));
  if (thing) found.chosen = { kind: "thing", id: thing.id };
  else if (quote) found.chosen = { kind: "quote", id: quote.id };
  else if (link) found.chosen = { kind: "link", id: link.id };
  const classes = new Set(content.classes.map((one) => one.name));
  found.hiddenClasses = new Set((address.get("without") ?? "").split(" ").filter((name) => classes.has(name)));
  const hidden = new Set(address.getAll("hide"));
  found.hiddenDocuments = new Set(content.documents.filter((one) => hidden.has(one.name)).map((one) => one.id));
  found.derived = address.get("derived") === "1";
  change(found, { remember: false });
}
