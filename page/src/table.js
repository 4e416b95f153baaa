/** All facts, things or documents as a table that can be searched, sorted and saved, for the eye and for a screen reader. */

import { content, fold, titleOf, word } from "./content.js";
import { button, byId, element } from "./dom.js";
import { saveCsv, saveExcel } from "./exporting.js";
import { change, state, subscribe } from "./state.js";
import { DOCUMENTS, FACTS, THINGS } from "./columns.js";

const PAGE = 100;
/** So many rows are printed, some 120 sheets; more are for a file. */
const MOST_PRINTED = 3000;
const TABLES = { facts: FACTS, things: THINGS, documents: DOCUMENTS };
const FILTERS = ["facts-search", "facts-relation", "facts-document", "facts-derived", "facts-disputed"];

export function startTable() {
  const view = { kind: null, rows: new Map(), sort: null, down: false, shown: PAGE, found: [] };
  const table = byId("facts-table");
  const status = byId("facts-count");
  for (const id of FILTERS) byId(id).addEventListener("input", () => change({ rows: { ...state.rows, ...given() } }));
  byId("facts-kind").addEventListener("input", () => change({ table: byId("facts-kind").value, rows: { ...state.rows, sort: null, down: false } }));
  byId("facts-more").addEventListener("click", () => {
    view.shown += PAGE;
    render(view, table);
  });
  addEventListener("beforeprint", () => state.view === "facts" && render({ ...view, shown: Math.max(view.shown, MOST_PRINTED) }, table));
  addEventListener("afterprint", () => state.view === "facts" && render(view, table));
  const sheet = () => ({ name: view.kind, columns: TABLES[view.kind].saved.map(({ name }) => word(name)), rows: view.found.map((row) => TABLES[view.kind].saved.map((column) => String(column.of(row)))) });
  byId("facts-csv").addEventListener("click", () => saveCsv(sheet()));
  byId("facts-excel").addEventListener("click", () => saveExcel(sheet()));

  const renderIfSeen = (now, before) => {
    if (now.view !== "facts" || (before?.view === "facts" && before.table === now.table && before.rows === now.rows && view.kind === now.table)) return;
    if (view.kind === null) fillChoices();
    if (view.kind !== now.table) start(now.table);
    tellFilters(now.rows);
    const { columns } = TABLES[now.table];
    Object.assign(view, { sort: (columns.find(({ name }) => name === now.rows.sort) ?? columns[0]).name, down: now.rows.down, shown: PAGE });
    render(view, table);
  };
  function start(kind) {
    view.kind = kind;
    byId("facts-kind").value = kind;
    for (const choice of document.querySelectorAll("[data-of]")) choice.hidden = !choice.dataset.of.split(" ").includes(kind) || choice.dataset.never === "true";
    table.setAttribute("role", "table");
    const headers = TABLES[kind].columns.map((column) => element("th", { scope: "col", role: "columnheader", "data-column": column.name }, button(word(column.name), () => sortBy(column.name))));
    table.replaceChildren(element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, headers)), element("tbody", { role: "rowgroup" }));
  }
  const sortBy = (name) => change({ rows: { ...state.rows, sort: name, down: view.sort === name && !view.down } });
  subscribe(renderIfSeen);
  renderIfSeen(state);
  status.setAttribute("aria-live", "polite");
}

/** What the filters hold, as the state has it. */
function given() {
  const number = (id) => (byId(id).value === "" ? null : Number(byId(id).value));
  return { search: byId("facts-search").value, relation: number("facts-relation"), document: number("facts-document"), derived: byId("facts-derived").checked, disputed: byId("facts-disputed").checked };
}

function tellFilters({ search, relation, document: source, derived, disputed }) {
  // A field that is being typed into keeps its cursor.
  if (byId("facts-search").value !== search) byId("facts-search").value = search;
  byId("facts-relation").value = relation === null ? "" : String(relation);
  byId("facts-document").value = source === null ? "" : String(source);
  byId("facts-derived").checked = derived;
  byId("facts-disputed").checked = disputed;
}

function render(view, table) {
  const { rows, columns } = TABLES[view.kind];
  if (!view.rows.has(view.kind)) view.rows.set(view.kind, rows().map((row) => ({ ...row, searched: fold(columns.map((column) => column.of(row)).join(" ")) })));
  view.found = sorted(view.rows.get(view.kind).filter(chosen()), columns.find(({ name }) => name === view.sort), view.down);
  for (const header of table.querySelectorAll("th")) {
    const mine = header.dataset.column === view.sort;
    header.setAttribute("aria-sort", mine ? (view.down ? "descending" : "ascending") : "none");
  }
  const shown = Math.min(view.shown, view.found.length);
  table.tBodies[0].replaceChildren(...view.found.slice(0, shown).map((row) => line(row, columns)));
  byId("facts-count").textContent = word("rows_shown", { shown, count: view.found.length });
  byId("facts-more").parentElement.hidden = view.found.length <= shown;
}

function fillChoices() {
  const relations = content.relations.map((relation, id) => [id, relation.label]).sort((one, other) => one[1].localeCompare(other[1]));
  byId("facts-kind").append(...Object.keys(TABLES).map((kind) => option(kind, word(kind))));
  byId("facts-relation").append(option("", word("all_relations")), ...relations.map(([id, label]) => option(id, label)));
  byId("facts-document").append(option("", word("all_documents")), ...content.documents.map((source) => option(source.id, titleOf(source))));
  byId("facts-disputed").closest("label").dataset.never = String(!content.disputes.length);
  byId("facts-derived").closest("label").dataset.never = String(!content.facts.some((fact) => fact.derived));
}

const option = (value, text) => element("option", { value: String(value) }, text);

/** Whether a row is to be shown; a choice that is hidden with its table's kind says nothing. */
function chosen() {
  const { search, relation, document: source, derived, disputed } = state.rows;
  const sought = fold(search.trim()).split(/\s+/).filter(Boolean);
  const off = (id) => byId(id).closest("label").hidden;
  const [anyRelation, anySource] = [relation === null || off("facts-relation"), source === null || off("facts-document")];
  const withDerived = derived || off("facts-derived");
  const onlyDisputed = disputed && !off("facts-disputed");
  return (row) =>
    (withDerived || !row.fact?.derived) &&
    (!onlyDisputed || row.fact?.disputed) &&
    (anyRelation || row.fact?.relation === relation) &&
    (anySource || row.documents.includes(source)) &&
    sought.every((part) => row.searched.includes(part));
}

function sorted(rows, { of }, down) {
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  const keyed = rows.map((row) => ({ row, key: String(of(row)) }));
  keyed.sort((one, other) => compare(one.key, other.key) * (down ? -1 : 1) || one.row.id - other.row.id);
  return keyed.map(({ row }) => row);
}

function line(row, columns) {
  const cells = columns.map((column) => element("td", { role: "cell", "data-label": word(column.name), class: `of-${column.name}` }, column.cell(row)));
  return element("tr", { role: "row" }, cells);
}
