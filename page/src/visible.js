/** Which things and links the filters leave. */

import { content } from "./content.js";
import { leftByFinding } from "./narrowing.js";

/** The ids of the things and links that a state shows: {things: Set, links: Set}. */
export function visible(state) {
  const things = new Set();
  const links = new Set();
  const anyDocument = (documents) => !documents.length || documents.some((id) => !state.hiddenDocuments.has(id));
  const near = state.focus === null ? null : neighbours(state.focus, state.derived);
  const left = leftByFinding(state);
  for (const thing of content.things) {
    const look = content.classes[thing.class];
    const wanted = near ? near.has(thing.id) : true;
    if (wanted && left.thing(thing.id) && !state.hiddenClasses.has(look.name) && anyDocument(thing.documents)) things.add(thing.id);
  }
  for (const link of content.links) {
    if ((!link.derived || state.derived) && left.link(link) && things.has(link.source) && things.has(link.target) && anyDocument(link.documents)) {
      links.add(link.id);
    }
  }
  return { things, links };
}

/** A thing and all that a link joins to it. */
export function neighbours(id, derived) {
  const found = new Set([id]);
  for (const link of content.things[id].links) {
    if (!link.derived || derived) found.add(link.source).add(link.target);
  }
  return found;
}
