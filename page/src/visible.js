/** Which things and links the filters leave, and what of them is drawn as one. */

import { content } from "./content.js";
import { fold, homeOf } from "./folding.js";
import { groupsOf } from "./groups.js";
import { leftByFinding } from "./narrowing.js";
import { leavesOf, within } from "./walks.js";

/** The parts of the state on which it depends what is shown. */
const PARTS = ["focus", "hops", "opened", "closed", "hidden", "folded", "groups", "hiddenClasses", "hiddenDocuments", "derived", "near", "roles", "from", "to"];

/**
 * What a state shows: {kept, homeOf, things, links, bundles, carried, bundleOf}. `kept` are the ids that the filters
 * leave, homeOf(id) is where one is drawn; the rest is what is drawn of them: see folding.js.
 */
export function visible(state) {
  if (!last || last.parts.some((part, index) => part !== state[PARTS[index]])) {
    last = { parts: PARTS.map((part) => state[part]), shown: show(state) };
  }
  return last.shown;
}

let last = null;

function show(state) {
  const kept = keptThings(state);
  const links = keptLinks(state, kept);
  const homes = new Map();
  foldClasses(state, kept, homes);
  foldLeaves(state, { kept, links, homes });
  const groups = groupsOf(state, kept);
  for (const id of kept) if (groups?.has(id) && !homes.has(id)) homes.set(id, groups.get(id));
  return { kept, homeOf: (id) => homeOf(id, homes), ...fold({ things: kept, links, homes, twin, plain: (end) => typeof end === "string" }) };
}

function keptThings(state) {
  const near = state.focus === null ? null : nearFocus(state);
  const left = leftByFinding(state);
  const kept = new Set();
  for (const thing of content.things) {
    if ((near && !near.has(thing.id)) || !left.thing(thing.id)) continue;
    if (isWanted(state, thing)) kept.add(thing.id);
  }
  return kept;
}

/** Whether classes, documents and a reader's hand leave a thing. */
function isWanted(state, thing) {
  return (
    !state.hidden.has(thing.id) &&
    !state.hiddenClasses.has(content.classes[thing.class].name) &&
    inDocuments(state, thing.documents)
  );
}

const inDocuments = (state, documents) => !documents.length || documents.some((id) => !state.hiddenDocuments.has(id));

function keptLinks(state, kept) {
  const left = leftByFinding(state);
  return content.links.filter(
    (link) => left.link(link) && (!link.derived || state.derived) && kept.has(link.source) && kept.has(link.target) && inDocuments(state, link.documents),
  );
}

function nearFocus(state) {
  const next = (id) => linked(id, state.derived);
  const near = new Set(within([state.focus], state.hops, next).keys());
  for (const id of state.opened) for (const other of next(id)) near.add(id).add(other);
  return near;
}

/** The things that a link joins to one. */
export function linked(id, derived) {
  const found = new Set();
  for (const link of content.things[id].links) {
    if (!link.derived || derived) found.add(link.source === id ? link.target : link.source);
  }
  return found;
}

/** The neighbours of a thing among those that classes, documents and a reader's hand leave: for walks. */
export function openNeighbours(state) {
  return (id) =>
    content.things[id].links
      .filter((link) => (!link.derived || state.derived) && inDocuments(state, link.documents))
      .map((link) => (link.source === id ? link.target : link.source))
      .filter((other) => isWanted(state, content.things[other]));
}

/** Things of a folded class are drawn at the first thing of the class that theirs is folded into. */
function foldClasses(state, kept, homes) {
  if (!state.folded.size) return;
  for (const id of kept) {
    const look = content.classes[content.things[id].class];
    if (!look.foldedInto || !state.folded.has(look.name)) continue;
    const home = [...linked(id, false)].find((other) => kept.has(other) && content.classes[content.things[other].class].name === look.foldedInto);
    if (home !== undefined) homes.set(id, home);
  }
}

function foldLeaves(state, { kept, links, homes }) {
  if (!state.closed.size) return;
  const near = new Map();
  for (const { source, target } of links) {
    for (const [one, other] of [[source, target], [target, source]]) near.set(one, (near.get(one) ?? new Set()).add(other));
  }
  const next = (id) => near.get(id) ?? [];
  for (const hub of state.closed) {
    if (!kept.has(hub) || homes.has(hub)) continue;
    for (const leaf of leavesOf(hub, next)) if (!homes.has(leaf)) homes.set(leaf, hub);
  }
}

let twins = null;

function twin(source, label, target) {
  twins ??= new Map(content.links.map((link) => [JSON.stringify([link.source, link.label, link.target]), link.id]));
  return twins.get(JSON.stringify([source, label, target]));
}
