/** The prefixes that a query uses and does not declare. */

const PREFIXED = "string-2";

/** Those of the editor's text that are `known`, as {prefix: namespace}, in their order in the alphabet. */
export function missingPrefixes(editor, known) {
  const declared = editor.getPrefixesFromQuery();
  const used = new Set();
  for (let line = 0; line < editor.lineCount(); line += 1) {
    for (const { type, string } of editor.getLineTokens(line, true)) {
      if (type === PREFIXED) used.add(string.slice(0, string.indexOf(":")));
    }
  }
  const missing = [...used].filter((prefix) => !(prefix in declared) && Object.hasOwn(known, prefix));
  return Object.fromEntries(missing.sort().map((prefix) => [prefix, known[prefix]]));
}

/** Declare them above the query, so that what is sent is what is seen. */
export function addMissingPrefixes(editor, known) {
  const lines = Object.entries(missingPrefixes(editor, known)).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`);
  if (lines.length) editor.getDoc().replaceRange(lines.join(""), { line: 0, ch: 0 });
}
