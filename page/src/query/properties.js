/** Suggests the graph's properties where a property may stand. */

import { termCompleter } from "./completion.js";

function isValidPosition(editor) {
  const token = editor.getCompleteToken();
  if (/^[?$"']/.test(token.string)) return false;
  return token.state.possibleCurrent.includes("a") || (!token.string.trim() && token.state.possibleNext.includes("a"));
}

export default termCompleter("property", "properties", isValidPosition);
