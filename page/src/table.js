/** All facts as a table that can be searched and sorted, for the eye and for a screen reader. */

import { content, endText, fold, qualities, quotesOf, titleOf, word } from "./content.js";
import { badges } from "./claims.js";
import { button, byId, element } from "./dom.js";
import { choose, state, subscribe } from "./state.js";

const PAGE = 100;

const COLUMNS = [
  { name: "subject", of: (row) => endText(row.fact.subject), cell: (row) => end(row.fact.subject) },
  { name: "relation", of: (row) => row.relation, cell: (row) => [row.relation, " ", badges(row.fact)].flat() },
  { name: "object", of: (row) => endText(row.fact.object), cell: (row) => end(row.fact.object) },
  { name: "sentence", of: (row) => row.text, cell: (row) => quotes(row) },
  { name: "document", of: (row) => row.source, cell: (row) => element("span", { class: "source", title: row.source }, row.source) },
  { name: "date", of: (row) => row.date ?? "", cell: (row) => row.date ?? word("undated") },
  { name: "confidence_title", of: (row) => row.fact.confidence ?? 0, cell: (row) => percent(row.fact.confidence) },
];

const percent = (confidence) => (confidence === null ? "" : `${Math.round(confidence * 100)} %`);

function end(value) {
  if (typeof value !== "number") return value;
  return button(content.things[value].label, () => choose("thing", value), { class: "link" });
}

function quotes({ fact, found }) {
  return found.map((quote) =>
    button(quote.text, () => choose("quote", quote.id, { view: "documents", source: quote.document }), {
      class: "link sentence",
      lang: content.documents[quote.document].language,
      title: word("read"),
      "data-fact": fact.id,
    }),
  );
}

function makeRow(fact) {
  const found = quotesOf(fact);
  const sources = fact.documents.map((id) => content.documents[id]);
  const row = {
    fact,
    found,
    relation: content.relations[fact.relation].label,
    text: found.map((quote) => quote.text).join(" "),
    source: sources.map(titleOf).join("; "),
    date: sources.map((source) => source.issued).filter(Boolean).sort()[0],
  };
  row.searched = fold([...COLUMNS.slice(0, 5).map((column) => column.of(row)), row.date, ...qualities(fact)].join(" "));
  return row;
}

export function startTable() {
  const view = { rows: null, sort: "subject", down: false, shown: PAGE };
  const body = element("tbody");
  const headers = COLUMNS.map((column) => {
    const sort = () => {
      view.down = view.sort === column.name && !view.down;
      view.sort = column.name;
      render();
    };
    return element("th", { scope: "col", role: "columnheader", "data-column": column.name }, button(word(column.name), sort));
  });
  byId("facts-table").setAttribute("role", "table");
  byId("facts-table").append(element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, headers)), body);
  body.setAttribute("role", "rowgroup");
  fillChoices();
  for (const id of ["facts-search", "facts-relation", "facts-document", "facts-derived", "facts-disputed"]) {
    byId(id).addEventListener("input", () => {
      view.shown = PAGE;
      render();
    });
  }
  byId("facts-more").addEventListener("click", () => {
    view.shown += PAGE;
    render();
  });

  function render() {
    view.rows ??= content.facts.map(makeRow);
    const rows = sorted(view.rows.filter(chosen()), view);
    for (const header of headers) {
      const mine = header.dataset.column === view.sort;
      header.setAttribute("aria-sort", mine ? (view.down ? "descending" : "ascending") : "none");
    }
    body.replaceChildren(...rows.slice(0, view.shown).map(line));
    const shown = Math.min(view.shown, rows.length);
    byId("facts-count").textContent = word("facts_shown", { shown, count: rows.length });
    byId("facts-more").parentElement.hidden = rows.length <= view.shown;
  }
  const renderIfSeen = (now, before) => {
    if (now.view === "facts" && before?.view !== "facts") render();
  };
  subscribe(renderIfSeen);
  renderIfSeen(state);
}

function fillChoices() {
  const relations = content.relations.map((relation, id) => [id, relation.label]).sort((one, other) => one[1].localeCompare(other[1]));
  byId("facts-relation").append(option("", word("all_relations")), ...relations.map(([id, label]) => option(id, label)));
  byId("facts-document").append(option("", word("all_documents")), ...content.documents.map((source) => option(source.id, titleOf(source))));
  byId("facts-disputed").closest("label").hidden = !content.disputes.length;
  byId("facts-derived").closest("label").hidden = !content.facts.some((fact) => fact.derived);
}

const option = (value, text) => element("option", { value: String(value) }, text);

function chosen() {
  const sought = fold(byId("facts-search").value.trim()).split(/\s+/).filter(Boolean);
  const relation = byId("facts-relation").value;
  const source = byId("facts-document").value;
  const derived = byId("facts-derived").checked;
  const disputed = byId("facts-disputed").checked;
  return (row) =>
    (derived || !row.fact.derived) &&
    (!disputed || row.fact.disputed) &&
    (relation === "" || row.fact.relation === Number(relation)) &&
    (source === "" || row.fact.documents.includes(Number(source))) &&
    sought.every((part) => row.searched.includes(part));
}

function sorted(rows, { sort, down }) {
  const { of } = COLUMNS.find((column) => column.name === sort);
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  const keyed = rows.map((row) => ({ row, key: String(of(row)) }));
  keyed.sort((one, other) => compare(one.key, other.key) * (down ? -1 : 1) || one.row.fact.id - other.row.fact.id);
  return keyed.map(({ row }) => row);
}

function line(row) {
  const cells = COLUMNS.map((column) =>
    element("td", { role: "cell", "data-label": word(column.name), class: `of-${column.name}` }, column.cell(row)),
  );
  return element("tr", { role: "row" }, cells);
}
