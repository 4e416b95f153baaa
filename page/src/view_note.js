/** The line on the picture that says what of the network it does not show one by one, and the ways back. */

import { content, counted, word } from "./content.js";
import { button, byId, element } from "./dom.js";
import { foldSwitches } from "./keys.js";
import { isGroup } from "./groups.js";
import { change, showEverything, state, subscribe } from "./state.js";
import { visible } from "./visible.js";

export function startViewNote() {
  const note = byId("view-note");
  byId("fold-choices").append(...foldSwitches(), groupSwitch());
  byId("fold-choices").closest("fieldset").hidden = !byId("fold-choices").querySelector("label:not([hidden])");
  const render = () => {
    const parts = notes();
    note.hidden = !parts.length;
    note.replaceChildren(...parts);
    for (const box of byId("fold-choices").querySelectorAll("[data-fold]")) box.checked = state.folded.has(box.dataset.fold);
    byId("as-groups").checked = [...visible(state).things].some(isGroup);
  };
  subscribe(render);
  render();
}

/** Whether the network is drawn as its groups; only a network that has several can be. */
function groupSwitch() {
  const box = element("input", { type: "checkbox", id: "as-groups", change: () => change({ groups: box.checked ? new Set() : new Set(content.groups.keys()), view: "network" }) });
  return element("label", { class: "choice", hidden: content.groups.length < 2 }, box, element("span", {}, word("as_groups")));
}

function notes() {
  const shown = visible(state);
  if (!shown.things.size && content.things.length) return [element("span", {}, word("note_empty"), " ", button(word("note_all"), showEverything, { class: "link" }))];
  const parts = [];
  const say = (text, back) => parts.push(element("span", {}, text, back ? " " : null, back ?? null));
  if (state.focus !== null) {
    say(word(state.hops === 1 ? "note_focus_one" : "note_focus", { name: content.things[state.focus].label, hops: state.hops }), button(word("note_all"), () => change({ focus: null, opened: new Set() }), { class: "link" }));
  }
  if (state.hidden.size) say(counted("note_hidden", state.hidden.size), button(word("show_again"), () => change({ hidden: new Set() }), { class: "link" }));
  const groups = [...shown.things].filter(isGroup);
  const carried = [...shown.carried].filter(([id]) => !isGroup(id)).reduce((sum, [, count]) => sum + count, 0);
  if (carried) say(counted("note_folded", carried), button(word("unfold"), () => change({ folded: new Set(), closed: new Set() }), { class: "link" }));
  if (groups.length) say(word("note_groups", { groups: groups.length, count: groups.reduce((sum, id) => sum + (shown.carried.get(id) ?? 0), 0) }));
  return parts;
}
