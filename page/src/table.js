/** All facts, things or documents as a table that can be searched, sorted and saved, for the eye and for a screen reader. */

import { content, fold, titleOf, word } from "./content.js";
import { button, byId, element } from "./dom.js";
import { saveCsv, saveExcel } from "./exporting.js";
import { change, state, subscribe } from "./state.js";
import { DOCUMENTS, FACTS, THINGS } from "./columns.js";

const PAGE = 100;
const TABLES = { facts: FACTS, things: THINGS, documents: DOCUMENTS };
const FILTERS = ["facts-search", "facts-relation", "facts-document", "facts-derived", "facts-disputed"];

export function startTable() {
  const view = { kind: null, rows: new Map(), sort: null, down: false, shown: PAGE, found: [] };
  const table = byId("facts-table");
  const status = byId("facts-count");
  const renew = () => {
    view.shown = PAGE;
    render(view, table);
  };
  for (const id of FILTERS) byId(id).addEventListener("input", renew);
  byId("facts-kind").addEventListener("input", () => change({ table: byId("facts-kind").value }));
  byId("facts-more").addEventListener("click", () => {
    view.shown += PAGE;
    render(view, table);
  });
  const sheet = () => ({ name: view.kind, columns: TABLES[view.kind].saved.map(({ name }) => word(name)), rows: view.found.map((row) => TABLES[view.kind].saved.map((column) => String(column.of(row)))) });
  byId("facts-csv").addEventListener("click", () => saveCsv(sheet()));
  byId("facts-excel").addEventListener("click", () => saveExcel(sheet()));

  const renderIfSeen = (now, before) => {
    if (now.view !== "facts" || (before?.view === "facts" && before.table === now.table && view.kind === now.table)) return;
    if (view.kind === null) fillChoices();
    if (view.kind !== now.table) start(now.table);
    render(view, table);
  };
  function start(kind) {
    const { columns } = TABLES[kind];
    Object.assign(view, { kind, sort: columns[0].name, down: false, shown: PAGE });
    byId("facts-kind").value = kind;
    for (const choice of document.querySelectorAll("[data-of]")) choice.hidden = !choice.dataset.of.split(" ").includes(kind) || choice.dataset.never === "true";
    table.setAttribute("role", "table");
    const headers = columns.map((column) => element("th", { scope: "col", role: "columnheader", "data-column": column.name }, button(word(column.name), () => sortBy(column.name))));
    table.replaceChildren(element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, headers)), element("tbody", { role: "rowgroup" }));
  }
  function sortBy(name) {
    view.down = view.sort === name && !view.down;
    view.sort = name;
    render(view, table);
  }
  subscribe(renderIfSeen);
  renderIfSeen(state);
  status.setAttribute("aria-live", "polite");
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
  const sought = fold(byId("facts-search").value.trim()).split(/\s+/).filter(Boolean);
  const given = (id) => (byId(id).closest("label").hidden ? "" : byId(id).value);
  const on = (id) => byId(id).closest("label").hidden || byId(id).checked;
  const relation = given("facts-relation");
  const source = given("facts-document");
  const derived = on("facts-derived");
  const disputed = !byId("facts-disputed").closest("label").hidden && byId("facts-disputed").checked;
  return (row) =>
    (derived || !row.fact?.derived) &&
    (!disputed || row.fact?.disputed) &&
    (relation === "" || row.fact?.relation === Number(relation)) &&
    (source === "" || row.documents.includes(Number(source))) &&
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
