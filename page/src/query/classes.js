/** Suggests the graph's classes after `a`, and after properties whose values are classes. */

import { termCompleter } from "./completion.js";

const BEFORE_A_CLASS = ["a", "rdf:type", "rdfs:domain", "rdfs:range", "rdfs:subClassOf"];

function isValidPosition(editor) {
  const token = editor.getCompleteToken();
  if (/^[?$<"']/.test(token.string)) return false;
  const previous = editor.getPreviousNonWsToken(editor.getDoc().getCursor().line, token);
  return BEFORE_A_CLASS.includes(previous.state.lastProperty);
}

export default termCompleter("class", "classes", isValidPosition);
