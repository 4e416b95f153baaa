/**
 * The tables of the page in, the same tables with the links between them out.
 * Everything is read from the page itself; texts stay texts.
 */

import { hasWord, term, word } from "./language.js";
import { tableText } from "./tables.js";

export { term, word };

const read = (id) => JSON.parse(tableText(id));

/** The picture's own tables, as pyvis wrote them: places count from the middle of the picture. */
export function readPicture() {
  const nodes = read("page-nodes");
  nodes.forEach(({ x, y }, id) => (content.things[id].place = [x, y]));
  return { nodes, edges: read("page-edges"), options: JSON.parse(read("page-options")) };
}

/** The named questions, and the prefixes that a query need not declare; see kg/render/questions.py. */
export const questions = translated(read("page-questions"));

function translated(all) {
  for (const question of all.list) {
    for (const part of ["title", "question", "empty"]) question[part] = term(question[part]);
    for (const one of [...question.parameters, ...question.columns]) one.meaning = term(one.meaning);
  }
  return all;
}

/** What answers SPARQL, packed; read only where it is used. See kg/render/engine.py. */
export const engine = () => read("page-engine");

/** The licences of what the page is made of, as one text. */
export const licences = () => read("page-licences");

/** Whether the full texts of documents were left out of this page on purpose. */
export const withoutTexts = document.body.dataset.texts === "left-out";

/** A name for "1 document" or "3 documents". */
export const counted = (name, count) => word(count === 1 ? `${name}_one` : name, { count });

export { fold } from "./comparing.js";

function index(content) {
  for (const look of content.classes) Object.assign(look, { label: term(look.label), plural: term(look.plural) });
  for (const relation of content.relations) relation.label = term(relation.label);
  content.things.forEach((thing, id) => Object.assign(thing, { id, kinds: thing.kinds.map(term), links: [], facts: [] }));
  content.links.forEach((link, id) => {
    Object.assign(link, { id });
    content.things[link.source].links.push(link);
    if (link.target !== link.source) content.things[link.target].links.push(link);
  });
  content.quotes.forEach((quote, id) => Object.assign(quote, { id, facts: [] }));
  content.facts.forEach((fact, id) => {
    const { subject, object } = fact;
    [fact.id, fact.disputed] = [id, false];
    if (typeof subject === "number") content.things[subject].facts.push(fact);
    if (typeof object === "number" && object !== subject) content.things[object].facts.push(fact);
    for (const quote of fact.quotes) content.quotes[quote].facts.push(fact);
  });
  content.documents.forEach((source, id) => Object.assign(source, { id, quotes: [] }));
  for (const quote of content.quotes) content.documents[quote.document].quotes.push(quote);
  for (const dispute of content.disputes) for (const fact of dispute.facts) content.facts[fact].disputed = true;
  return content;
}

/** The tables of the page; see kg/render/content.py for their columns. */
export const content = index(read("page-content"));

/** What stands at an end of a fact: the label of a thing, or the text of a value. */
export const endText = (end) => (typeof end === "number" ? content.things[end].label : term(end));

/** How a document is called: its title, else its name. */
export const titleOf = (source) => source.title || word("untitled", { name: source.name });

/** "The White House · published 2024-06-17", as far as it is known. */
export function originOf(source) {
  const date = source.issued ? word("published", { date: source.issued }) : word("undated");
  return [source.publisher, date].filter(Boolean).join(" · ");
}

/** What qualifies a fact ("former", "planned") in the page's words; a meeting that was held needs no word for it. */
export const qualities = (fact) =>
  [fact.qualifier?.split(", ").map(term).join(", "), worded("status", fact.status)].filter(Boolean);

/** The page's word for a value of a table ("planned", "office-holder"), else the value. */
export const worded = (kind, value) =>
  value === null || !hasWord(`${kind}_${value}`) ? term(value) : word(`${kind}_${value}`);

/** The quotes that a fact rests on: its own, or those of all that it follows from. */
export function quotesOf(fact, seen = new Set()) {
  if (seen.has(fact.id)) return [];
  seen.add(fact.id);
  const own = fact.quotes.map((id) => content.quotes[id]);
  const found = own.concat(...fact.premises.map((id) => quotesOf(content.facts[id], seen)));
  return [...new Set(found)];
}

const thingsByIri = new Map(content.things.map((thing) => [thing.iri, thing]));
const documentsByIri = new Map(content.documents.map((source) => [source.iri, source]));

/** The thing of an IRI, or undefined. */
export const thingOf = (iri) => thingsByIri.get(iri);

/** The document of an IRI, or undefined. */
export const documentOf = (iri) => documentsByIri.get(iri);

/** The facts that say a triple of IRIs and texts. */
export function factsThatSay([subject, relation, object]) {
  const about = thingsByIri.get(subject)?.facts ?? [];
  const endOf = (end) => (typeof end === "number" ? content.things[end].iri : end);
  return about.filter((fact) => endOf(fact.subject) === subject && content.relations[fact.relation].iri === relation && endOf(fact.object) === object);
}

/** The facts that join any two of some things, in their order. */
export function factsAmong(ids) {
  const wanted = new Set(ids);
  const among = ({ subject, object }) => wanted.has(subject) && wanted.has(object);
  return [...new Set(ids.flatMap((id) => content.things[id].facts.filter(among)))].sort((one, other) => one.id - other.id);
}

/** The name of a thing in the page's address: the end of its IRI. */
export const addressOf = (thing) => thing.iri.split("/id/")[1] ?? thing.iri;

/** The thing of an address, or undefined. */
export function thingAt(address) {
  places ??= new Map(content.things.map((thing) => [addressOf(thing), thing]));
  return places.get(address);
}

let places;
