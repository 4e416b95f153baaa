/** A minute's walk through the page, shown when it is first opened: where to look, and what to press. */

import { word } from "./content.js";
import { button, byId, element } from "./dom.js";
import { keep, kept } from "./keeping.js";
import { change } from "./state.js";

const KEY = "kg-tour";

/** What each step speaks of, the view in which that is seen, and its words (tour_NAME and tour_NAME_text). */
const STEPS = [
  { name: "tour_network", view: "network", about: "picture" },
  { name: "tour_search", view: "network", about: "search" },
  { name: "tour_sentence", view: "network", about: "panel" },
  { name: "tour_questions", view: "questions", about: "question-list" },
  { name: "tour_doubts", view: "doubts", about: "doubts-view" },
];

let at = 0;
let before = null;

/** Open the tour where nobody has seen it in this browser, and the page was not opened at a view that someone sent. */
export function startTour() {
  byId("tour").addEventListener("keydown", (event) => {
    const keys = { Escape: close, ArrowRight: () => step(1), ArrowLeft: () => step(-1) };
    if (!(event.key in keys)) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
  if (kept(KEY) === null && location.hash.length < 2) openTour();
}

export function openTour() {
  at = 0;
  before = document.activeElement;
  show();
}

function close() {
  keep(KEY, "seen");
  byId("tour").hidden = true;
  point(null);
  change({ view: "network" });
  (before?.isConnected && before !== document.body ? before : byId("search")).focus({ preventScroll: true });
}

function step(by) {
  if (at + by >= STEPS.length) return close();
  at = Math.max(0, at + by);
  show();
}

function point(id) {
  for (const node of document.querySelectorAll(".toured")) node.classList.remove("toured");
  if (id) byId(id).classList.add("toured");
}

function show() {
  const { name, view, about } = STEPS[at];
  const last = at === STEPS.length - 1;
  change({ view }, { remember: false });
  point(about);
  byId("tour").hidden = false;
  byId("tour").replaceChildren(
    element("p", { class: "note" }, word("tour_step", { step: at + 1, count: STEPS.length })),
    element("h2", { id: "tour-title" }, word(name)),
    element("p", { id: "tour-text" }, word(`${name}_text`)),
    element("p", { class: "actions" }, at ? button(word("tour_back"), () => step(-1)) : null, button(word(last ? "tour_done" : "tour_next"), () => step(1), { class: "primary" }), last ? null : button(word("tour_close"), close, { class: "plain" })),
  );
  byId("tour").focus({ preventScroll: true });
}
