/** An answer or an error of the service in, Yasr's view of it out: table, yes or no, the answer as it came, the error. */

import Yasr from "@zazuko/yasr";
import { element, button } from "../dom.js";
import { prefixes } from "./service.js";

const PLUGINS = { table: { enabled: true }, boolean: { enabled: true }, response: { enabled: true }, error: { enabled: true } };

// Yasr links to its makers' documentation; the page links to nothing but what the answer names.
Yasr.prototype.drawDocumentationButton = function draw() {
  this.documentationLink = document.createElement("a");
};
Yasr.prototype.updateHelpButton = () => {};

/** Draw into `parent`; `goTo(place)` is called for the place in the query that an error names, {line, ch} from 0. */
export function startResults(parent, goTo) {
  const yasr = new Yasr(parent, {
    persistenceId: null,
    prefixes,
    plugins: PLUGINS,
    pluginOrder: ["table", "response"],
    errorRenderers: [async (error) => explain(error, goTo)],
  });
  yasr.plugins.response.helpReference = undefined;
  name(parent);
  // Yasr tells that it has drawn before it brings its buttons up to date.
  yasr.on("drawn", () => queueMicrotask(() => name(parent)));
  return yasr;
}

/** What an assistive technology is told of Yasr's own elements. */
function name(parent) {
  parent.querySelector(".yasr_btnGroup")?.setAttribute("aria-label", "Show the answer as");
  for (const choice of parent.querySelectorAll(".yasr_btnGroup button")) {
    choice.removeAttribute("aria-label");
    choice.setAttribute("aria-pressed", String(choice.classList.contains("selected")));
    choice.disabled = choice.classList.contains("disabled");
  }
  parent.querySelector(".yasr_plugin_control")?.removeAttribute("aria-controls");
  parent.querySelector(".yasr_response_chip")?.setAttribute("role", "status");
  const download = parent.querySelector(".yasr_downloadIcon");
  download.setAttribute("aria-label", download.title || "Download");
  download.setAttribute("aria-disabled", String(download.classList.contains("disabled")));
  for (const field of parent.querySelectorAll(".CodeMirror textarea, .CodeMirror-scroll")) field.setAttribute("aria-label", "The answer as it came");
  for (const scrolled of parent.querySelectorAll(".CodeMirror-scroll")) {
    scrolled.tabIndex = 0;
    scrolled.setAttribute("role", "region");
  }
}

/** The place that an error names, as CodeMirror counts: `line 3, column 5` is {line: 2, ch: 4}; or null. */
export function placeIn(text) {
  const [, line, column] = /\bline (\d+), column (\d+)/.exec(text) ?? [];
  return line ? { line: Number(line) - 1, ch: Number(column) - 1 } : null;
}

function explain({ text }, goTo) {
  const place = placeIn(text);
  const told = element("p", { class: "told" }, text || "The service gave no answer and no reason.");
  const go = place && button(`Go to line ${place.line + 1}`, () => goTo(place));
  return element("div", { role: "alert" }, told, go);
}
