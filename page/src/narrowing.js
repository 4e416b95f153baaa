/**
 * What is linked to a country, forum or domain, in some role, or was at some time: the filters that go by links.
 * Whatever is linked to a thing directly counts, whether documents say so or it follows, and whatever took part in
 * a meeting that is.
 */

import { content } from "./content.js";
import { bounds } from "./engine/sparql.js";

/** The classes of things that others can be narrowed to, and the class whose members carry a link on. */
export const NARROWING = ["Country", "Forum", "Domain"];
const OCCASION = "Meeting";

const classOf = (id) => content.classes[content.things[id].class].name;
const ends = (id) => content.things[id].links.map(({ source, target }) => (source === id ? target : source));

/** A thing, all that is linked to it, and all that is linked to a meeting among those. */
export function reach(id) {
  const near = new Set([id, ...ends(id)]);
  for (const one of [...near]) if (one !== id && classOf(one) === OCCASION) for (const other of ends(one)) near.add(other);
  return near;
}

const dates = new Map();

/** The days between which dated facts about a thing lie: {first, last}, or null for what has no date. */
export function datesOf(id) {
  if (!dates.has(id)) {
    const told = content.things[id].facts.filter((fact) => fact.subject === id && typeof fact.object === "string").map((fact) => bounds(fact.object));
    const days = told.filter(Boolean).flat().sort();
    dates.set(id, days.length ? { first: days[0], last: days[days.length - 1] } : null);
  }
  return dates.get(id);
}

/** The things that have a date, with it: [{id, first, last}], the earliest first. */
export const datedThings = () =>
  content.things
    .map(({ id }) => ({ id, ...datesOf(id) }))
    .filter(({ first }) => first)
    .sort((one, other) => (one.first < other.first ? -1 : one.first > other.first ? 1 : one.id - other.id));

/** The dated things between two days, either of which may be null, and what is linked to them. */
export function reachOfTime({ from, to }) {
  const within = datedThings().filter(({ first, last }) => (!from || last >= from) && (!to || first <= to));
  return new Set(within.flatMap(({ id }) => [id, ...ends(id).filter((other) => classOf(other) !== OCCASION)]));
}

const both = (one, other) => new Set([...one].filter((id) => other.has(id)));

/** For each class of what is sought, all that is linked to one of the things chosen. */
function nearSets({ near }) {
  const byClass = new Map();
  for (const id of near) byClass.set(classOf(id), [...(byClass.get(classOf(id)) ?? []), ...reach(id)]);
  return [...byClass.values()].map((ids) => new Set(ids));
}

/** {thing(id), link(link)}: whether the filters by country, forum, domain, role and time leave one. */
export function leftByFinding(state) {
  const sets = nearSets(state);
  if (state.from || state.to) sets.push(reachOfTime(state));
  const { roles } = state;
  const inRole = ({ label, derived }) => roles.has(label) && (state.derived || !derived);
  if (roles.size) sets.push(new Set(content.links.filter(inRole).flatMap(({ source, target }) => [source, target])));
  const left = sets.length ? sets.reduce(both) : null;
  return {
    thing: (id) => left === null || left.has(id),
    link: ({ label }) => !roles.size || roles.has(label),
  };
}
