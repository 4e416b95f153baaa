/** An RDF term of a SPARQL JSON answer in, what a person reads out; a text stays a text. */

import { element } from "../dom.js";
import { pageOf, prefixes } from "./service.js";

/** What a prefixed name may end in without escapes, https://www.w3.org/TR/sparql11-query/#rPN_LOCAL. */
const PLAIN_LOCAL = /^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?)?$/u;
const NUMBER = /^http:\/\/www\.w3\.org\/2001\/XMLSchema#(?:integer|decimal|double|float|int|long|short|byte|(?:nonN|n)egativeInteger|(?:nonP|p)ositiveInteger)$/;
const STRING = "http://www.w3.org/2001/XMLSchema#string";

/** An IRI as a query says it: `kg:Person` by the longest namespace that fits, else `<...>`. */
export function shorten(iri) {
  let best = null;
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const fits = iri.startsWith(namespace) && PLAIN_LOCAL.test(iri.slice(namespace.length));
    if (fits && namespace.length > (best?.namespace.length ?? 0)) best = { prefix, namespace };
  }
  return best ? `${best.prefix}:${iri.slice(best.namespace.length)}` : `<${iri}>`;
}

/** A term as text, as it is filtered, sorted and shown. */
export function textOf(term) {
  if (!term) return "";
  if (term.type === "uri") return shorten(term.value);
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type === "triple") return `<<( ${["subject", "predicate", "object"].map((part) => textOf(term.value[part])).join(" ")} )>>`;
  return term.value;
}

/** The order of two terms in a column: numbers by value, all else by its text, what is missing last. */
export function compare(one, other) {
  if (!one || !other) return Number(!one) - Number(!other);
  if (NUMBER.test(one.datatype) && NUMBER.test(other.datatype)) return Number(one.value) - Number(other.value);
  return textOf(one).localeCompare(textOf(other), "en", { numeric: true });
}

/** A term as an element: an IRI of the graph links to its page, one of the web to there, a literal is its text. */
export function show(term) {
  if (!term) return null;
  if (term.type === "uri") return showIri(term.value);
  const attributes = { class: "literal", dir: "auto", lang: term["xml:lang"] ?? null };
  return element("span", attributes, textOf(term), detail(term));
}

function showIri(iri) {
  const own = pageOf(iri);
  if (own) return element("a", { href: own, title: iri }, shorten(iri));
  if (/^https?:\/\//i.test(iri)) return element("a", { href: iri, title: iri, rel: "noreferrer noopener" }, shorten(iri));
  return element("span", { title: iri }, shorten(iri));
}

function detail(term) {
  const told = term["xml:lang"] ? `@${term["xml:lang"]}` : term.datatype && term.datatype !== STRING ? shorten(term.datatype) : "";
  return told && element("small", { class: "kind" }, ` ${told}`);
}
