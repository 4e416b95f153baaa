/** Yasqe, set up for one service: where it sends a query, what it suggests, and how it shows where a query is wrong. */

import Yasqe from "@zazuko/yasqe";
import { labelCompleter } from "./completion.js";
import { addMissingPrefixes, missingPrefixes } from "./prefixes.js";
import { endpoint, prefixes, storageKey } from "./service.js";

const FIRST_QUERY = "SELECT DISTINCT ?class (COUNT(DISTINCT ?thing) AS ?things) WHERE {\n  ?thing a ?class .\n}\nGROUP BY ?class\nORDER BY DESC(?things)\n";
const ERROR_LINE = "error-line";
/** How long someone has to pause before what is wrong is told, in milliseconds. */
const PAUSE = 500;
const PREFIXES = Yasqe.Autocompleters.prefixes;

/**
 * Start the editor in `parent`. `run` is called when the keys for it are pressed, and `tell(text)` with what is wrong
 * with the query, or "" when nothing is.
 */
export function startEditor(parent, { run, tell }) {
  Yasqe.registerAutocompleter(labelCompleter);
  PREFIXES.persistenceId = null;
  PREFIXES.get = () => Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`).sort();
  const editor = new Yasqe(parent, {
    value: FIRST_QUERY,
    requestConfig: { endpoint, method: "POST", headers: {} },
    persistenceId: storageKey,
    createShareableLink: null,
    showQueryButton: false,
    editorHeight: "20rem",
    // Tab leaves the editor, as it leaves any field; Ctrl-] and Ctrl-[ indent.
    extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": run, "Cmd-Enter": run },
    screenReaderLabel: "SPARQL query",
  });
  editor.getInputField().setAttribute("aria-describedby", "editor-help");
  editor.on("autocompletionShown", (_editor, { hints }) => hints.setAttribute("aria-label", "Suggestions"));
  editor.on("queryBefore", () => {
    addMissingPrefixes(editor, prefixes);
    editor.saveQuery();
  });
  let pause;
  editor.on("changes", () => {
    clearMarks(editor);
    clearTimeout(pause);
    pause = setTimeout(() => {
      editor.saveQuery();
      tell(syntaxProblem(editor));
    }, PAUSE);
  });
  tell(syntaxProblem(editor));
  return editor;
}

/** What Yasqe finds wrong with the query as it stands, with its line; it stops at the first. */
function syntaxProblem(editor) {
  const [missing] = Object.keys(missingPrefixes(editor, prefixes));
  for (let line = 0; line < editor.lineCount(); line += 1) {
    const mark = editor.lineInfo(line).gutterMarkers?.gutterErrorBar;
    if (missing && mark?.title.includes(`'${missing}'`)) return `Line ${line + 1}: the prefix ${missing}: will be added when the query is run.`;
    if (mark) return `Line ${line + 1}: ${mark.title}`;
  }
  return "";
}

function clearMarks(editor) {
  // In braces, as CodeMirror stops at the first line for which something is returned.
  editor.eachLine((line) => {
    editor.removeLineClass(line, "background", ERROR_LINE);
  });
  for (const mark of editor.getAllMarks()) if (mark.className === "error-place") mark.clear();
}

/** Show the place at which the service says that the query is wrong. */
export function markError(editor, { line, ch }) {
  if (line >= editor.lineCount()) return;
  clearMarks(editor);
  editor.addLineClass(line, "background", ERROR_LINE);
  // A service may name the end of what it refuses.
  const after = editor.getTokenAt({ line, ch: ch + 1 });
  const { start, end } = after.string.trim() ? after : editor.getTokenAt({ line, ch });
  editor.getDoc().markText({ line, ch: start }, { line, ch: Math.max(end, start + 1) }, { className: "error-place" });
  editor.scrollIntoView({ line, ch });
}

/** Put the cursor at a place of the query. */
export function goTo(editor, place) {
  editor.focus();
  editor.getDoc().setCursor(place);
}
