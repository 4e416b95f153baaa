/** The columns of the tables: what a row says in each, and what stands in its cell. */

import { badges } from "./claims.js";
import { content, endText, qualities, quotesOf, term, titleOf, word } from "./content.js";
import { button, element, shapeOf } from "./dom.js";
import { datesOf } from "./narrowing.js";
import { change, choose } from "./state.js";

const percent = (confidence) => (confidence === null ? "" : `${Math.round(confidence * 100)} %`);

function end(value) {
  if (typeof value !== "number") return term(value);
  return button(content.things[value].label, () => choose("thing", value), { class: "link" });
}

function quotes({ fact, found }) {
  return found.map((quote) =>
    button(element("span", { lang: content.documents[quote.document].language }, quote.text), () => choose("quote", quote.id, { view: "documents", source: quote.document }), {
      class: "link sentence",
      title: word("read"),
      "data-fact": fact.id,
    }),
  );
}

function factRow(fact) {
  const found = quotesOf(fact);
  const sources = fact.documents.map((id) => content.documents[id]);
  return {
    id: fact.id,
    fact,
    found,
    documents: fact.documents,
    relation: content.relations[fact.relation].label,
    text: found.map((quote) => quote.text).join(" "),
    source: sources.map(titleOf).join("; "),
    url: sources.map((source) => source.url).filter(Boolean).join(" "),
    date: sources.map((source) => source.issued).filter(Boolean).sort()[0],
    qualities: [...qualities(fact), ...(fact.disputed ? [word("disputed")] : []), ...(fact.derived ? [word("derived_short")] : [])].join(", "),
  };
}

const FACT_COLUMNS = [
  { name: "subject", of: (row) => endText(row.fact.subject), cell: (row) => end(row.fact.subject) },
  { name: "relation", of: (row) => row.relation, cell: (row) => [element("span", {}, row.relation), " ", badges(row.fact)].flat() },
  { name: "object", of: (row) => endText(row.fact.object), cell: (row) => end(row.fact.object) },
  { name: "sentence", of: (row) => row.text, cell: (row) => quotes(row) },
  { name: "document", of: (row) => row.source, cell: (row) => element("span", { class: "source", title: row.source }, row.source) },
  { name: "date", of: (row) => row.date ?? "", cell: (row) => row.date ?? word("undated") },
  { name: "confidence_title", of: (row) => percent(row.fact.confidence), cell: (row) => percent(row.fact.confidence) },
];

/** A table: {rows(), columns, saved}; a column is {name, of(row), cell(row)}, and `saved` are those of its files. */
export const FACTS = {
  rows: () => content.facts.map(factRow),
  columns: FACT_COLUMNS,
  saved: [...FACT_COLUMNS.slice(0, 2), { name: "qualifier", of: (row) => row.qualities }, ...FACT_COLUMNS.slice(2), { name: "address", of: (row) => row.url }],
};

const when = ({ id }) => {
  const dates = datesOf(id);
  return dates ? (dates.first === dates.last ? dates.first : `${dates.first} – ${dates.last}`) : "";
};
const kind = ({ thing }) => [content.classes[thing.class].label, ...thing.kinds].join(" · ");

const THING_COLUMNS = [
  { name: "name", of: ({ thing }) => thing.label, cell: ({ thing }) => element("span", { class: "kind-cell" }, shapeOf(thing.class, content.classes[thing.class].shape), end(thing.id)) },
  { name: "kind", of: kind, cell: (row) => element("span", {}, kind(row)) },
  { name: "other_names", of: ({ thing }) => [...thing.aliases, ...thing.misspellings].join("; ") },
  { name: "when", of: when },
  { name: "fact_total", of: ({ thing }) => String(thing.facts.length) },
  { name: "document_total", of: ({ thing }) => String(thing.documents.length) },
].map(withCell);

export const THINGS = {
  rows: () => content.things.map((thing) => ({ id: thing.id, thing, documents: thing.documents })),
  columns: THING_COLUMNS,
  saved: [...THING_COLUMNS, { name: "identifier", of: ({ thing }) => thing.iri }],
};

const opened = ({ source }) => button(titleOf(source), () => change({ view: "documents", source: source.id, chosen: null }), { class: "link" });

const DOCUMENT_COLUMNS = [
  { name: "document_title", of: ({ source }) => titleOf(source), cell: opened },
  { name: "publisher", of: ({ source }) => source.publisher ?? "" },
  { name: "date", of: ({ source }) => source.issued ?? "", cell: ({ source }) => source.issued ?? word("undated") },
  { name: "fact_total", of: ({ source }) => String(new Set(source.quotes.flatMap((quote) => quote.facts)).size) },
  { name: "address", of: ({ source }) => source.url ?? "" },
  { name: "file", of: ({ source }) => source.name },
].map(withCell);

export const DOCUMENTS = {
  rows: () => content.documents.map((source) => ({ id: source.id, source, documents: [source.id] })),
  columns: DOCUMENT_COLUMNS,
  saved: DOCUMENT_COLUMNS,
};

function withCell(column) {
  return { cell: column.of, ...column };
}
