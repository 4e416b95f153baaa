/** The picker of named questions: the one that is chosen is told and its query put into the editor. */

import { byId } from "../dom.js";
import { addMissingPrefixes } from "./prefixes.js";
import { prefixes } from "./service.js";

export function startQuestions(editor) {
  const picker = byId("question");
  if (!picker) return;
  picker.addEventListener("change", () => {
    const { question = "", sparql } = picker.selectedOptions[0].dataset;
    byId("question-text").textContent = question;
    if (sparql === undefined) return;
    editor.setValue(sparql);
    addMissingPrefixes(editor, prefixes);
  });
}
