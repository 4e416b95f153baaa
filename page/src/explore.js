/** What a reader can do with a thing in the picture: buttons for the panel, and the changes that they and keys make. */

import { content, word } from "./content.js";
import { button, element } from "./dom.js";
import { isGroup } from "./groups.js";
import { asSeen } from "./orientation.js";
import { selectButton } from "./selected.js";
import { change, choose, state } from "./state.js";
import { MOST_HOPS } from "./view_address.js";
import { linked, visible } from "./visible.js";

/** How far one step moves a thing, in pixels of the picture. */
const STEP = 40;

export const focusOn = (id) => change({ focus: id, view: "network" });

export function expand(id) {
  const changes = { opened: new Set(state.opened).add(id), closed: without(state.closed, id), view: "network" };
  const { group } = content.things[id];
  if (state.groups || isGroup(visible(state).homeOf(id))) changes.groups = new Set(state.groups ?? []).add(group);
  change(changes);
}

export const collapse = (id) => change({ closed: new Set(state.closed).add(id), opened: without(state.opened, id), view: "network" });

export const hide = (id) => change({ hidden: new Set(state.hidden).add(id), chosen: null, focus: state.focus === id ? null : state.focus });

export const seekPath = (id) => choose("path", [id, null]);

/** Fold the things of a class into what they belong to, or unfold them. */
export const toggleFold = (name) => change({ folded: state.folded.has(name) ? without(state.folded, name) : new Set(state.folded).add(name), view: "network" });

/** Move a thing by steps to the right and down; it stays where it is put. */
export function shift(id, right, down) {
  const [x, y] = asSeen(state.pinned.get(id) ?? content.things[id].place);
  change({ pinned: new Map(state.pinned).set(id, asSeen([x + right * STEP, y + down * STEP])), view: "network" });
}

export const putBack = (id) => change({ pinned: new Map([...state.pinned].filter(([one]) => one !== id)) });

function without(set, id) {
  const copy = new Set(set);
  copy.delete(id);
  return copy;
}

/** Whether neighbours of a thing are not drawn by themselves. */
export function isFolded(id, shown = visible(state)) {
  return state.closed.has(id) || shown.homeOf(id) !== id || [...linked(id, state.derived)].some((other) => !shown.things.has(other) && !state.hidden.has(other));
}

/** The buttons of a thing. */
export function actions({ id }) {
  const show = state.view === "network" ? null : button(word("show_in_picture"), () => change({ view: "network" }));
  const focus = state.focus === id ? button(word("view_all"), () => change({ focus: null })) : button(word("focus"), () => focusOn(id));
  const parts = [
    show,
    focus,
    state.focus === id ? hopsChoice() : null,
    button(word("path_seek"), () => seekPath(id)),
    selectButton(id),
    isFolded(id) ? button(word("expand"), () => expand(id)) : null,
    state.closed.has(id) ? null : button(word("collapse"), () => collapse(id)),
    button(word("hide"), () => hide(id)),
  ];
  return [element("p", { class: "actions" }, parts), moves(id)];
}

function hopsChoice() {
  const choices = Array.from({ length: MOST_HOPS }, (_, index) => element("option", { value: index + 1, selected: state.hops === index + 1 }, String(index + 1)));
  const choice = element("select", { id: "hops", change: () => change({ hops: Number(choice.value) }) }, choices);
  return element("label", {}, word("hops"), " ", choice);
}

/** Moving by buttons, for whoever cannot drag. */
function moves(id) {
  const way = (sign, name, right, down) => button(sign, () => shift(id, right, down), { "aria-label": name, title: name, class: "step" });
  return element(
    "details",
    { class: "moves", open: state.pinned.has(id) },
    element("summary", {}, word("move")),
    element(
      "p",
      { class: "actions" },
      way("←", word("move_left"), -1, 0),
      way("↑", word("move_up"), 0, -1),
      way("↓", word("move_down"), 0, 1),
      way("→", word("move_right"), 1, 0),
      state.pinned.has(id) ? button(word("put_back"), () => putBack(id)) : null,
    ),
  );
}
