/** The legend, which is the filter by class too, and the filters by what is linked, role, document and derivation. */

import { makeChoices, makeFacet } from "./choices.js";
import { content, term, titleOf, word } from "./content.js";
import { button, byId, element, shapeOf } from "./dom.js";
import { NARROWING } from "./narrowing.js";
import { change, isFiltered, showEverything, state, subscribe } from "./state.js";
import { visible } from "./visible.js";

const narrow = matchMedia("(max-width: 1100px)");

export function startFilters() {
  const classes = new Map(content.classes.map((look, number) => [look.name, classChoice(look, number)]));
  byId("class-filter").append(...classes.values());
  const documents = makeChoices(content.documents, {
    label: word("find_document"),
    nameOf: (source) => `${titleOf(source)} ${source.name}`,
    rowOf: documentChoice,
    isOn: ({ id }, now) => !now.hiddenDocuments.has(id),
    comesFirst: ({ id }, now) => now.hiddenDocuments.size && now.hiddenDocuments.has(id) === now.hiddenDocuments.size < content.documents.length / 2,
  });
  byId("document-filter").append(...documents.nodes);
  const narrowing = [...NARROWING.map(nearFacet), roleFacet()].filter(Boolean);
  byId("near-filter").append(...narrowing.map(({ node }) => node));
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
    documents.show(now);
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

/** A choice among the things of a class: what is shown is to be linked to one of those that are chosen. */
function nearFacet(name) {
  const number = content.classes.findIndex((look) => look.name === name);
  if (number < 0) return null;
  const things = content.things.filter((thing) => thing.class === number);
  const mine = new Set(things.map(({ id }) => id));
  return makeFacet({
    name,
    label: content.classes[number].label,
    options: things.map(({ id, label }) => [id, label]).sort(byName),
    chosen: (now) => new Set([...now.near].filter((id) => mine.has(id))),
    choose: (ids) => change({ near: new Set([...[...state.near].filter((id) => !mine.has(id)), ...ids]) }),
  });
}

function roleFacet() {
  const labels = [...new Set(content.links.map(({ label }) => label))].sort();
  if (!labels.length) return null;
  return makeFacet({ name: "role", label: word("role"), options: labels.map((label) => [label, term(label)]).sort(byName), chosen: (now) => now.roles, choose: (roles) => change({ roles }) });
}

function documentChoice(source) {
  const title = element("span", { class: "title", title: titleOf(source) }, titleOf(source));
  const text = element("span", {}, title, source.issued ? element("span", { class: "note date" }, source.issued) : null);
  return choice(text, null, null, {
    toggle: () => change({ hiddenDocuments: toggled(state.hiddenDocuments, source.id) }),
    only: () => change({ hiddenDocuments: new Set(content.documents.map(({ id }) => id).filter((id) => id !== source.id)) }),
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
