/** Lists of choices that may be long: a field narrows a long one, and only so many rows of it are made at once. */

import { fold, word } from "./content.js";
import { element, tell } from "./dom.js";

/** From so many choices on a field narrows them, and so many at most are listed. */
const [MANY, MOST] = [12, 60];

/**
 * The nodes of a list, and what shows the state in it. `nameOf` is what an item is found by, `rowOf` its row with a
 * checkbox, `isOn(item, now)` whether that is checked, `comesFirst(item, now)` whether it is listed whatever its place.
 */
export function makeChoices(items, { label, nameOf, rowOf, isOn, comesFirst }) {
  const rows = new Map();
  const sought = items.map((item) => fold(nameOf(item)));
  const field = element("input", { type: "search", "aria-label": label, placeholder: label, autocomplete: "off" });
  const list = element("div", { class: "choices" });
  const more = element("p", { class: "note", role: "status" });
  let last = null;

  function show(now) {
    last = now;
    const words = fold(field.value.trim());
    const found = items.filter((item, place) => sought[place].includes(words));
    const few = found.length <= MOST ? found : [...new Set([...found.filter((item) => comesFirst(item, now)), ...found])].slice(0, MOST);
    const made = few.map((item) => rows.get(item) ?? rows.set(item, rowOf(item)).get(item));
    // Rows that stay where they are keep the focus.
    if (made.length !== list.childElementCount || made.some((row, place) => row !== list.children[place])) list.replaceChildren(...made);
    few.forEach((item) => (rows.get(item).querySelector("input").checked = isOn(item, now)));
    more.textContent = few.length < found.length ? word("more_choices", { count: found.length - few.length }) : "";
    more.hidden = !more.textContent;
  }
  field.addEventListener("input", () => show(last));
  return { nodes: items.length > MANY ? [field, list, more] : [list], show };
}

/** A line that says what is chosen, and opens to checkboxes: several values of one kind. */
export function makeFacet({ name, label, options, chosen, choose }) {
  const told = element("span", { class: "chosen-values" });
  const body = element("div", { role: "group", "aria-label": label });
  const textOf = new Map(options);
  const toggle = (value, now) => choose(new Set(now.has(value) ? [...now].filter((one) => one !== value) : [...now, value]));
  let values = new Set();
  let choices = null;
  const rowOf = ([value, text]) =>
    element("label", { class: "choice" }, element("input", { type: "checkbox", value: String(value), change: () => toggle(value, values) }), element("span", {}, text));
  const node = element("details", { class: "facet", "data-facet": name, toggle: () => node.open && open() }, element("summary", {}, element("span", {}, label), told), body);

  function open() {
    if (choices) return;
    choices = makeChoices(options, {
      label: word("find_choice"),
      nameOf: ([, text]) => text,
      rowOf,
      isOn: ([value], now) => now.has(value),
      comesFirst: ([value], now) => now.has(value),
    });
    body.append(...choices.nodes);
    choices.show(values);
  }

  function show(now) {
    values = chosen(now);
    const names = [...values].map((value) => textOf.get(value));
    tell(told, names.length ? names.join(", ") : word("any"));
    told.classList.toggle("any", !names.length);
    choices?.show(values);
  }
  return { node, show };
}
