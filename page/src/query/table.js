/**
 * Yasr's table of an answer: a plugin of Yasr that sorts, filters and shows more on demand.
 * All that an answer holds is shown as text; see terms.js.
 */

import { element, button } from "../dom.js";
import csv from "./csv.js";
import { compare, show, textOf } from "./terms.js";

const STEP = 200;
/** From how many rows on there is a field to search them. */
const MANY = 10;
const ORDERS = { none: "ascending", ascending: "descending", descending: "none" };

export default class Table {
  label = "Table";
  priority = 10;

  constructor(yasr) {
    this.yasr = yasr;
  }

  canHandleResults() {
    return Boolean(this.yasr.results?.getBindings());
  }

  getIcon() {
    return null;
  }

  draw() {
    this.names = this.yasr.results.getVariables();
    this.rows = this.yasr.results.getBindings();
    this.sorted = { name: null, order: "none" };
    this.filter = "";
    this.shown = STEP;
    this.body = element("tbody");
    this.heads = this.names.map((name) => element("th", { scope: "col" }, button(name, () => this.sort(name))));
    this.more = button("Show more rows", () => this.showMore());
    this.count = element("p", { class: "note", role: "status" });
    const table = element("table", {}, element("thead", {}, element("tr", {}, this.heads)), this.body);
    const frame = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of the answer" }, table);
    this.yasr.resultsEl.append(...this.controls(), frame, element("p", { class: "more" }, this.more));
    this.fill();
  }

  controls() {
    if (this.rows.length < MANY) return [this.count];
    const search = element("input", { type: "search", id: "rows-search", autocomplete: "off" });
    search.addEventListener("input", () => this.narrow(search.value));
    return [element("p", { class: "tools" }, element("label", {}, "Rows with ", search), this.count)];
  }

  narrow(text) {
    this.filter = text.trim().toLocaleLowerCase("en");
    this.shown = STEP;
    this.fill();
  }

  sort(name) {
    const order = this.sorted.name === name ? ORDERS[this.sorted.order] : "ascending";
    this.sorted = { name, order };
    this.heads.forEach((head, at) => {
      if (this.names[at] === name && order !== "none") head.setAttribute("aria-sort", order);
      else head.removeAttribute("aria-sort");
    });
    this.fill();
  }

  showMore() {
    const first = this.shown;
    this.shown += STEP;
    this.fill();
    const next = this.body.rows[first].cells[0];
    next.tabIndex = -1;
    next.focus();
  }

  /** The rows that the filter leaves, in the chosen order. */
  chosen() {
    const { name, order } = this.sorted;
    const has = (row) => this.names.some((column) => textOf(row[column]).toLocaleLowerCase("en").includes(this.filter));
    const rows = this.filter ? this.rows.filter(has) : [...this.rows];
    if (order !== "none") rows.sort((one, other) => compare(one[name], other[name]) * (order === "ascending" ? 1 : -1));
    return rows;
  }

  fill() {
    const rows = this.chosen();
    const cell = (row) => (name) => element("td", { "data-label": name }, show(row[name]));
    this.body.replaceChildren(...rows.slice(0, this.shown).map((row) => element("tr", {}, this.names.map(cell(row)))));
    this.more.hidden = rows.length <= this.shown;
    const shown = Math.min(rows.length, this.shown);
    this.count.textContent = shown < this.rows.length ? `${shown} of ${this.rows.length} rows` : "";
    if (!this.rows.length) this.count.textContent = "The query was answered, and the answer has no rows.";
  }

  download() {
    return {
      getData: () => csv(this.yasr.results.getAsJson()),
      contentType: "text/csv;charset=utf-8",
      filename: "answer.csv",
      title: "Download as CSV",
    };
  }
}
