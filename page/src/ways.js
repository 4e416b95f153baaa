/** How two things are linked: the shortest ways from one to the other among what the filters leave. */

import { content } from "./content.js";
import { openNeighbours } from "./visible.js";
import { shortestWays } from "./walks.js";

let last = null;

/** The ways of the path that is chosen: {ways: [{things, links}], more}; `links` are the ids of those between each two. */
export function waysOf(state) {
  const { hidden, hiddenClasses, hiddenDocuments, derived } = state;
  const asked = [...state.chosen.id, hidden, hiddenClasses, hiddenDocuments, derived];
  if (!last || asked.some((part, index) => part !== last.asked[index])) last = { asked, found: findWays(state) };
  return last.found;
}

function findWays(state) {
  const [from, to] = state.chosen.id;
  const { ways, more } = shortestWays(from, to, openNeighbours(state));
  return { ways: ways.map((things) => ({ things, links: things.slice(1).map((end, index) => between(things[index], end, state)) })), more };
}

function between(one, other, { derived }) {
  return content.things[one].links
    .filter((link) => (derived || !link.derived) && [link.source, link.target].includes(other))
    .map((link) => link.id);
}
