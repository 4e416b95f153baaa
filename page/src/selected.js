/** The things that a reader selected: what is done with all of them, beneath the picture, and how one is added or taken out. */

import { content, counted, factsAmong, word } from "./content.js";
import { FACTS, THINGS } from "./columns.js";
import { button, byId, element } from "./dom.js";
import { saveCsv } from "./exporting.js";
import { change, chooseThings, state, subscribe } from "./state.js";

/** Add a thing to the selection, or take it out. */
export function toggleSelected(id) {
  const selected = new Set(state.selected);
  if (!selected.delete(id)) selected.add(id);
  change({ selected });
}

export const addSelected = (ids) => change({ selected: new Set([...state.selected, ...ids]) });

/** The button for a thing. */
export const selectButton = (id) => button(word(state.selected.has(id) ? "select_remove" : "select_add"), () => toggleSelected(id));

const sheet = (name, { saved, rows }, keep) => ({ name, columns: saved.map((column) => word(column.name)), rows: rows().filter(keep).map((row) => saved.map((column) => String(column.of(row)))) });

function saveFacts() {
  const facts = new Set(factsAmong([...state.selected]).filter((fact) => state.derived || !fact.derived));
  saveCsv(sheet("selected-facts", FACTS, ({ fact }) => facts.has(fact)));
}

/** A line beneath the picture that is there while anything is selected. */
export function startSelected({ saveJson }) {
  const bar = byId("selected");
  const told = element("span", { role: "status" });
  bar.append(
    told,
    button(word("selected_show"), () => chooseThings([...state.selected])),
    button(word("selected_json"), saveJson),
    button(word("selected_things"), () => saveCsv(sheet("selected-things", THINGS, ({ id }) => state.selected.has(id)))),
    button(word("selected_facts"), saveFacts),
    button(word("selected_clear"), () => {
      change({ selected: new Set() });
      byId("picture").focus({ preventScroll: true });
    }),
  );
  const render = (now, before) => {
    if (before && before.selected === now.selected) return;
    bar.hidden = !now.selected.size;
    told.textContent = now.selected.size ? counted("selected_count", now.selected.size) : "";
    told.title = [...now.selected].slice(0, 12).map((id) => content.things[id].label).join(", ");
  };
  subscribe(render);
  render(state);
}
