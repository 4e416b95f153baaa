/** The keys and buttons that move the picture and act on the thing that was chosen; one table says all of them. */

import { content, word } from "./content.js";
import { button, byId, element } from "./dom.js";
import { collapse, expand, focusOn, hide, putBack, seekPath, shift, toggleFold } from "./explore.js";
import { toggleSelected } from "./selected.js";
import { fit, pan, zoom } from "./sight.js";
import { change, state } from "./state.js";

const STEP = 60;
const ZOOM = 1.4;

/** The thing that was chosen, given to an action; null where there is none. */
const withChosen = (act) => () => (state.chosen?.kind === "thing" ? act(state.chosen.id) : null);

const foldable = () => content.classes.find((look) => look.foldedInto);

/** [what is told, the keys as told, {key: action}]; "S-" stands for the shift key. */
function shortcuts({ drawing, shown }) {
  const moved = (right, down) => withChosen((id) => shift(id, right, down));
  return [
    [word("keys_pan"), "← ↑ ↓ →", { ArrowLeft: () => pan(drawing, -STEP, 0), ArrowRight: () => pan(drawing, STEP, 0), ArrowUp: () => pan(drawing, 0, -STEP), ArrowDown: () => pan(drawing, 0, STEP) }],
    [word("keys_zoom"), "+ −", { "+": () => zoom(drawing, ZOOM), "=": () => zoom(drawing, ZOOM), "-": () => zoom(drawing, 1 / ZOOM) }],
    [word("fit"), "0", { 0: () => fit(drawing, shown()) }],
    [word("keys_focus"), "f", { f: withChosen((id) => (state.focus === id ? change({ focus: null }) : focusOn(id))) }],
    [word("keys_hops"), "1 – 4", Object.fromEntries([1, 2, 3, 4].map((hops) => [hops, () => change({ hops })]))],
    [word("path_seek"), "l", { l: withChosen(seekPath) }],
    [word("expand"), "e", { e: withChosen(expand) }],
    [word("collapse"), "c", { c: withChosen(collapse) }],
    [word("keys_select"), "s", { s: withChosen(toggleSelected) }],
    [word("hide"), "h", { h: withChosen(hide) }],
    [word("keys_move"), "Shift ← ↑ ↓ →", { "S-ArrowLeft": moved(-1, 0), "S-ArrowRight": moved(1, 0), "S-ArrowUp": moved(0, -1), "S-ArrowDown": moved(0, 1) }],
    [word("put_back"), "p", { p: withChosen(putBack) }],
    ...(foldable() ? [[foldName(foldable()), "m", { m: () => toggleFold(foldable().name) }]] : []),
  ];
}

const plural = (name) => content.classes.find((look) => look.name === name)?.plural ?? name;

/** "Fold Meetings into Forums". */
export const foldName = (look) => word("fold_class", { one: look.plural, into: plural(look.foldedInto) });

export function startKeys(place, { drawing, shown }) {
  const table = shortcuts({ drawing, shown });
  const keys = Object.assign({}, ...table.map(([, , acts]) => acts));
  byId("zoom-in").addEventListener("click", () => zoom(drawing, ZOOM));
  byId("zoom-out").addEventListener("click", () => zoom(drawing, 1 / ZOOM));
  byId("zoom-fit").addEventListener("click", () => fit(drawing, shown()));
  place.addEventListener("keydown", (event) => {
    const key = event.shiftKey && event.key.startsWith("Arrow") ? `S-${event.key}` : event.key;
    if (!Object.hasOwn(keys, key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[key]();
  });
  byId("keys-list").replaceChildren(...table.flatMap(([told, pressed]) => [element("dt", {}, element("kbd", {}, pressed)), element("dd", {}, told)]));
}

/** The switches that fold classes, for the filters. */
export function foldSwitches() {
  return content.classes.filter((look) => look.foldedInto && content.classes.some((one) => one.name === look.foldedInto)).map((look) => {
    const box = element("input", { type: "checkbox", change: () => toggleFold(look.name), "data-fold": look.name });
    return element("label", { class: "choice" }, box, element("span", {}, foldName(look)));
  });
}
