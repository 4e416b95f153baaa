/**
 * Draws several things as one: links go to where a thing is drawn, and those that then say the same become one.
 * Knows nothing of the page: ids, links {id, source, target, label, symmetric} and a Map of homes go in.
 */

/** Where a thing is drawn in the end: what it is folded into, and what that is folded into. */
export function homeOf(id, homes) {
  let at = id;
  for (const seen = new Set(); homes.has(at) && !seen.has(at); at = homes.get(at)) seen.add(at);
  return at;
}

/**
 * What is drawn of `things` and `links`: {things, links, bundles, carried, bundleOf}. `bundles` are links that stand
 * for several or for moved ones, by their key; `carried` counts what is folded into each; `bundleOf` says which
 * bundle, or which other link, stands for a link. `twin(source, label, target)` gives a link that says a bundle's
 * words of its very ends, if there is one. Where `plain(end)` is true of an end, a bundle has no label.
 */
export function fold({ things, links, homes, twin = () => undefined, plain = () => false }) {
  const drawn = { things: new Set(), links: new Set(), bundles: new Map(), carried: new Map(), bundleOf: new Map() };
  for (const id of things) {
    const home = homeOf(id, homes);
    drawn.things.add(home);
    if (home !== id) drawn.carried.set(home, (drawn.carried.get(home) ?? 0) + 1);
  }
  for (const link of links) {
    const [source, target] = [homeOf(link.source, homes), homeOf(link.target, homes)];
    if (source === link.source && target === link.target) drawn.links.add(link.id);
    else if (source !== target) bundle(drawn, { source, target, link, twin, plain });
  }
  return drawn;
}

function bundle(drawn, { source, target, link, twin, plain }) {
  const nameless = plain(source) || plain(target);
  const label = nameless ? "" : link.label;
  const same = nameless ? undefined : twin(source, label, target);
  if (same !== undefined) {
    drawn.links.add(same);
    drawn.bundleOf.set(link.id, same);
    return;
  }
  const ends = (nameless || link.symmetric) && String(source) > String(target) ? [target, source] : [source, target];
  const key = bundleKey(ends[0], label, ends[1]);
  const standing = drawn.bundles.get(key);
  if (standing) standing.links.push(link.id);
  else {
    const symmetric = nameless || Boolean(link.symmetric);
    drawn.bundles.set(key, { key, source: ends[0], target: ends[1], label, symmetric, links: [link.id] });
  }
  drawn.bundleOf.set(link.id, key);
}

export const bundleKey = (source, label, target) => `bundle ${source} ${target} ${label}`;
