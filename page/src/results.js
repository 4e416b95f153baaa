/** The rows of an answer as a table: what they name can be chosen, and a row shows its things and its sentences. */

import { content, documentOf, factsThatSay, thingOf, word, worded } from "./content.js";
import { button, byId, element } from "./dom.js";
import { exportButtons } from "./exporting.js";
import { change, choose, chooseThings } from "./state.js";

const PAGE = 100;
const DOCUMENT = "document";
/** The columns that hold words of a few and no names or sentences: these are said in the language of the page. */
const WORDED = new Set(["role", "standing", "basis", "status", "kind", "event", "form", "relation"]);

const sourceOf = (cell, ids) => ids.map(documentOf).find(Boolean) ?? content.documents.find(({ name }) => name === cell);

/** The things that a row names, and those of the triples that prove it, each once. */
const thingsOf = ({ ids, triples }) => {
  const named = [...ids.flat(), ...triples.flatMap(([subject, , object]) => [subject, object])];
  return [...new Set(named.map(thingOf).filter(Boolean).map(({ id }) => id))];
};

/** The facts that prove a row: of the document that it is about, where it is about one. */
function factsOf(row, columns) {
  const facts = [...new Set(row.triples.flatMap(factsThatSay))];
  const at = columns.findIndex(({ name }) => name === DOCUMENT);
  const source = at < 0 ? null : sourceOf(row.cells[at], row.ids[at]);
  const inIt = source ? facts.filter((fact) => fact.documents.includes(source.id)) : [];
  return inIt.length ? inIt : facts;
}

/** What stands in a cell, in the language that is shown. */
const said = (text, name) => (WORDED.has(name) ? text.split(" / ").map(inWords).join(" / ") : text);
const inWords = (value) => worded("value", value);

function cell(text, ids, name) {
  const things = [...new Set(ids.map(thingOf).filter(Boolean))];
  // What a cell says beside the names of things would be lost.
  const whole = text === things.map(({ label }) => label).join(" / ") || ids.includes(text);
  if (things.length && whole) return things.flatMap((thing, at) => [at ? " / " : null, button(thing.label, () => choose("thing", thing.id), { class: "link" })]);
  const source = name === DOCUMENT || ids.length ? sourceOf(text, ids) : null;
  if (!source) return said(text, name);
  return button(text, () => change({ view: "documents", source: source.id, chosen: null }), { class: "link" });
}

/** Put a table of rows, and the buttons to save them, into a place of the page. */
export function showRows(place, columns, rows, name) {
  if (!rows.length) return place.replaceChildren();
  const body = element("tbody");
  const more = button(word("show_more"), () => add());
  const shown = rows.map((row) => ({ row, things: thingsOf(row) }));
  const told = shown.some(({ things }) => things.length);
  const tell = ({ row, things }) => {
    chooseThings(things, factsOf(row, columns));
    // The panel comes after all rows: who goes by keys would have to go through them.
    byId("panel").querySelector("h2").focus({ preventScroll: true });
  };
  const show = (one) => button(word("show_row"), () => tell(one), { class: "show-row" });
  let count = 0;
  function add() {
    const next = shown.slice(count, count + PAGE);
    count += next.length;
    body.append(
      ...next.map((one) =>
        element(
          "tr",
          {},
          told ? element("td", {}, one.things.length ? show(one) : null) : null,
          one.row.cells.map((text, at) => element("td", { "data-label": worded("column", columns[at].name) }, cell(text, one.row.ids[at], columns[at].name))),
        ),
      ),
    );
    more.hidden = count >= shown.length;
  }
  add();
  const heads = columns.map((column) => element("th", { scope: "col", title: column.meaning || null }, element("span", {}, worded("column", column.name))));
  const first = told ? element("th", { scope: "col" }, element("span", { class: "unseen" }, word("show_row"))) : null;
  const table = element("table", {}, element("thead", {}, element("tr", {}, first, heads)), body);
  const sheet = () => ({ name, columns: columns.map((column) => worded("column", column.name)), rows: rows.map(({ cells }) => cells.map((text, at) => said(text, columns[at].name))) });
  place.replaceChildren(element("p", { class: "actions" }, exportButtons(sheet)), element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": word("answer") }, table), element("p", { class: "more" }, more));
}
