/** What the choice lights up in the picture. */

import { content } from "./content.js";
import { waysOf } from "./ways.js";

/** {marked, things, links}: what stands out, with rings around `marked`; null where nothing that is drawn is chosen. */
export function litBy(state, shown) {
  const { chosen } = state;
  if (chosen?.kind === "thing") return around(shown.homeOf(chosen.id), shown);
  if (chosen?.kind === "group") return around(chosen.id, shown);
  if (chosen?.kind === "link") return along([shown.bundleOf.get(chosen.id) ?? chosen.id], shown);
  if (chosen?.kind === "bundle") return along([chosen.id], shown);
  if (chosen?.kind === "path") return alongWays(state, shown);
  if (chosen?.kind === "things") return among(chosen.ids, shown);
  return null;
}

const endsOf = (key, shown) => (typeof key === "string" ? shown.bundles.get(key) : content.links[key]);

function around(id, shown) {
  if (!shown.things.has(id)) return null;
  const lit = { marked: new Set([id]), things: new Set([id]), links: new Set(linksAt(id, shown)) };
  for (const key of lit.links) for (const end of ends(key, shown)) lit.things.add(end);
  return lit;
}

const ends = (key, shown) => {
  const { source, target } = endsOf(key, shown);
  return [source, target];
};

/** The links and bundles that are drawn at a thing or group. */
export function linksAt(id, shown) {
  const own = typeof id === "number" ? content.things[id].links.map((link) => link.id).filter((link) => shown.links.has(link)) : [];
  for (const bundle of shown.bundles.values()) if (bundle.source === id || bundle.target === id) own.push(bundle.key);
  return own;
}

function along(keys, shown) {
  const links = new Set(keys.filter((key) => shown.links.has(key) || shown.bundles.has(key)));
  return links.size ? { marked: new Set(), things: new Set([...links].flatMap((key) => ends(key, shown))), links } : null;
}

/** Several things and the links that join any two of them. */
function among(ids, shown) {
  const things = new Set(ids.map((id) => shown.homeOf(id)).filter((id) => shown.things.has(id)));
  if (!things.size) return null;
  const links = [...things].flatMap((id) => linksAt(id, shown)).filter((key) => ends(key, shown).every((end) => things.has(end)));
  return { marked: new Set(), things, links: new Set(links) };
}

function alongWays(state, shown) {
  const [from, to] = state.chosen.id;
  const marked = new Set([from, to].filter((id) => id !== null).map((id) => shown.homeOf(id)).filter((id) => shown.things.has(id)));
  if (to === null) return marked.size ? { marked, things: marked, links: new Set() } : null;
  const keys = waysOf(state).ways.flatMap((way) => way.links.flat()).map((id) => shown.bundleOf.get(id) ?? id);
  const lit = along(keys, shown) ?? { things: new Set(), links: new Set() };
  return { ...lit, things: new Set([...lit.things, ...marked]), marked };
}
