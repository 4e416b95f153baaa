/** The legend, which is the filter by class too, the filter by document, and the choice of derived links. */

import { content, fold, titleOf, word } from "./content.js";
import { button, byId, element, shapeOf } from "./dom.js";
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
      typeof text === "string" ? element("span", {}, text) : text,
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
