/**
 * The groups that the build found around forums and countries. A network too large to be seen at once is drawn
 * as its groups, until a reader opens one.
 */

import { content } from "./content.js";

/** So many things are drawn one by one. */
export const MOST_THINGS = 8000;

const PREFIX = "group ";

/** The id under which a group is drawn. */
export const groupId = (number) => `${PREFIX}${number}`;

export const isGroup = (id) => typeof id === "string" && id.startsWith(PREFIX);

export const groupNumber = (id) => Number(id.slice(PREFIX.length));

/** A Map of each thing to the group that it is drawn as; null where all are drawn one by one. */
export function groupsOf(state, kept) {
  if (!content.groups.length || (kept.size <= MOST_THINGS && state.groups === null)) return null;
  const homes = new Map();
  for (const id of kept) {
    const { group } = content.things[id];
    if (group !== null && !state.groups?.has(group)) homes.set(id, groupId(group));
  }
  return homes;
}
