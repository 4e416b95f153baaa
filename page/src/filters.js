/** The legend, which is the filter by class too, and the filters by what is linked, role, document and derivation. */

import { content, fold, titleOf, word } from "./content.js";
import { button, byId, element, shapeOf } from "./dom.js";
import { NARROWING } from "./narrowing.js";
import { change, isFiltered, showEverything, state, subscribe } from "./state.js";
import { visible } from "./visible.js";

const MANY = 12;
const narrow = matchMedia("(max-width: 800px)");

export function startFilters() {
  const classes = new Map(content.classes.map((look, number) => [look.name, classChoice(look, number)]));
  byId("class-filter").append(...classes.values());
  const documents = content.documents.map(documentChoice);
  byId("document-filter").append(...documents);
  startDocumentSearch(documents);
  const narrowing = [...NARROWING.map(nearChoice), roleChoice()].filter(Boolean);
  byId("near-filter").append(...narrowing.map(({ row }) => row));
  byId("near-filter").hidden = !narrowing.length;
  const derived = content.links.filter((link) => link.derived).length;
  byId("derived-count").textContent = String(derived);
  byId("derived-choice").hidden = derived === 0;
  byId("derived-choice").closest("fieldset").hidden = derived === 0;
  byId("derived").addEventListener("change", (event) => change({ derived: event.target.checked }));
  byId("reset").addEventListener("click", showEverything);
  byId("filters-fold").open = !narrow.matches;
  narrow.addEventListener("change", () => (byId("filters-fold").open = !narrow.matches));

  const render = (now) => {
    for (const [name, choice] of classes) choice.querySelector("input").checked = !now.hiddenClasses.has(name);
    documents.forEach((choice, id) => (choice.querySelector("input").checked = !now.hiddenDocuments.has(id)));
    for (const { show } of narrowing) show(now);
    byId("derived").checked = now.derived;
    byId("reset").hidden = !isFiltered();
    const hidden = isFiltered() ? content.things.length - visible(now).kept.size : 0;
    byId("filters-state").textContent = hidden ? word("filters_hidden", { count: hidden }) : "";
  };
  subscribe(render);
  render(state);
}

function classChoice(look, number) {
  const count = content.things.filter((thing) => thing.class === number).length;
  const others = content.classes.map((one) => one.name).filter((name) => name !== look.name);
  return choice(look.plural, count, shapeOf(number, look.shape), {
    toggle: () => change({ hiddenClasses: toggled(state.hiddenClasses, look.name) }),
    only: () => change({ hiddenClasses: new Set(others) }),
  });
}

const byName = (one, other) => one[1].localeCompare(other[1]);

function selectRow(name, any, options, choose, shown, lang = null) {
  const id = `near-${name.replace(/\s/g, "-")}`;
  const choice = element("select", { id, change: () => choose(choice.value) }, element("option", { value: "" }, any));
  choice.append(...options.map(([value, text]) => element("option", { value: String(value) }, text)));
  const row = element("div", { class: "near-row" }, element("label", { for: id, lang }, name), choice);
  return { row, show: (now) => (choice.value = shown(now)) };
}

/** A choice among the things of a class to which what is shown is to be linked. */
function nearChoice(name) {
  const number = content.classes.findIndex((look) => look.name === name);
  if (number < 0) return null;
  const things = content.things.filter((thing) => thing.class === number);
  const mine = new Set(things.map(({ id }) => id));
  const choose = (value) => {
    const others = [...state.near].filter((id) => !mine.has(id));
    change({ near: new Set(value === "" ? others : [...others, Number(value)]) });
  };
  const shown = (now) => String([...now.near].find((id) => mine.has(id)) ?? "");
  return selectRow(content.classes[number].label, word("any"), things.map(({ id, label }) => [id, label]).sort(byName), choose, shown, "en");
}

function roleChoice() {
  const labels = [...new Set(content.links.map(({ label }) => label))].sort();
  if (!labels.length) return null;
  const choose = (value) => change({ roles: new Set(value === "" ? [] : [value]) });
  return selectRow(word("role"), word("any"), labels.map((label) => [label, label]), choose, (now) => [...now.roles][0] ?? "");
}

function documentChoice(source) {
  const others = content.documents.map((one) => one.id).filter((id) => id !== source.id);
  const title = element("span", { class: "title", title: titleOf(source) }, titleOf(source));
  const text = element("span", {}, title, source.issued ? element("span", { class: "note date" }, source.issued) : null);
  return choice(text, null, null, {
    toggle: () => change({ hiddenDocuments: toggled(state.hiddenDocuments, source.id) }),
    only: () => change({ hiddenDocuments: new Set(others) }),
  });
}

function choice(text, count, drawing, { toggle, only }) {
  const name = typeof text === "string" ? text : text.firstChild.textContent;
  return element(
    "div",
    { class: "choice-row" },
    element(
      "label",
      { class: "choice" },
      element("input", { type: "checkbox", checked: true, change: toggle }),
      drawing,
      typeof text === "string" ? element("span", { lang: "en" }, text) : text,
      count === null ? null : element("span", { class: "count" }, String(count)),
    ),
    button(word("only"), only, { class: "only", "aria-label": `${name}: ${word("only")}` }),
  );
}

function toggled(set, value) {
  const copy = new Set(set);
  if (!copy.delete(value)) copy.add(value);
  return copy;
}

/** Where there are many documents, a field narrows the list of them. */
function startDocumentSearch(rows) {
  const input = byId("document-search");
  input.hidden = content.documents.length <= MANY;
  input.addEventListener("input", () => {
    const sought = fold(input.value.trim());
    content.documents.forEach((source, id) => (rows[id].hidden = !fold(`${titleOf(source)} ${source.name}`).includes(sought)));
  });
}
