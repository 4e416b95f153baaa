/**
 * The query page: Yasqe to write, Yasr to read, and what the service tells of its graph to help with both.
 * The page asks nothing of any server but its own, and runs nothing but its own script.
 */

import "./query.css";
import { startAppearance } from "../appearance.js";
import { byId } from "../dom.js";
import { goTo, markError, startEditor } from "./editor.js";
import { startQuestions } from "./questions.js";
import { placeIn, startResults } from "./results.js";
import * as service from "./service.js";

/** An answer of which less is in sight, in pixels, is brought into sight. */
const LEAST_SEEN = 80;
const UNREACHABLE = new TypeError("The service does not answer. Is kg serve still running?");

function showAnswer(editor, results, answer, duration) {
  setBusy(false);
  // A query that was stopped by hand has no answer to show.
  if (answer.name === "AbortError") return;
  results.setResponse(answer instanceof TypeError ? UNREACHABLE : answer, duration);
  const place = answer instanceof Error && placeIn(answer.message);
  if (place) markError(editor, place);
  const frame = byId("results");
  if (frame.getBoundingClientRect().top > innerHeight - LEAST_SEEN) frame.scrollIntoView();
}

function setBusy(busy) {
  byId("run").disabled = busy;
  byId("stop").disabled = !busy;
  byId("results").setAttribute("aria-busy", String(busy));
}

/** The query in the address of the page, so that the address can be kept or sent; it is not sent to any server. */
async function link(editor) {
  history.replaceState(null, "", `#${new URLSearchParams({ query: editor.getValue() })}`);
  const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  byId("told").textContent = copied ? "The link was copied." : "The link is in the address bar.";
}

async function start() {
  startAppearance(() => {});
  await service.start();
  const run = () => byId("run").disabled || editor.query().catch(() => {});
  const tell = (problem) => {
    byId("problem").textContent = problem;
  };
  const editor = startEditor(byId("editor"), { run, tell });
  const results = startResults(byId("results"), (place) => goTo(editor, place));
  startQuestions(editor);
  editor.on("query", () => setBusy(true));
  editor.on("queryResponse", (_editor, answer, duration) => showAnswer(editor, results, answer, duration));
  byId("run").addEventListener("click", run);
  byId("stop").addEventListener("click", () => editor.abortQuery());
  byId("format").addEventListener("click", () => editor.autoformat());
  byId("link").addEventListener("click", () => link(editor));
  setBusy(false);
  globalThis.kgQuery = { editor, results };
}

start();
