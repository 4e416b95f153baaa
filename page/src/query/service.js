/** What the service tells of the graph: its prefixes, terms and labels. Nothing is asked of any other place. */

const told = document.getElementById("query-page").dataset;
const absolute = (address) => new URL(address, document.baseURI).href;

/** The SPARQL endpoint, and the address under which the service answers for the IRIs of the graph's own base. */
export const endpoint = absolute(told.endpoint);
const home = absolute(told.home);

/** What the state that a browser keeps is kept under: two graphs never share it. */
export const storageKey = `kg-query ${home} ${told.base} ${told.graph}`;

/** Namespaces by prefix and terms of the vocabulary; empty until `start` has read them. */
export const prefixes = {};
export const vocabulary = { classes: [], properties: [] };

async function read(address) {
  const answer = await fetch(absolute(address), { headers: { accept: "application/json" }, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${answer.statusText}`);
  return answer.json();
}

/** Read prefixes and vocabulary; the page works without them, with fewer suggestions. */
export async function start() {
  const [known, terms] = await Promise.allSettled([read(told.prefixes), read(told.vocabulary)]);
  if (known.status === "fulfilled") Object.assign(prefixes, known.value);
  if (terms.status === "fulfilled") Object.assign(vocabulary, terms.value);
}

/** Labels in which a text occurs, as [{iri, label, lang}]; none where the service does not tell labels. */
export async function findLabels(text) {
  try {
    return (await read(`${told.labels}?${new URLSearchParams({ q: text })}`)).labels ?? [];
  } catch {
    return [];
  }
}

/** The page of the service for an IRI of the graph's base, or null. */
export function pageOf(iri) {
  if (!told.base || !iri.startsWith(told.base)) return null;
  // "./" before it, so that no rest of an IRI can lead to another server or be a scheme.
  const address = new URL(`./${iri.slice(told.base.length)}`, home).href;
  return address.startsWith(new URL("./", home).href) ? address : null;
}
