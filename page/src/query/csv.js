/** An answer in, CSV as https://www.w3.org/TR/sparql11-results-csv-tsv/ has it out. */

import { textOf } from "./terms.js";

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const plain = (term) => (term?.type === "uri" ? term.value : textOf(term));

export default function csv({ head, results }) {
  const rows = results.bindings.map((binding) => head.vars.map((name) => plain(binding[name])));
  return [head.vars, ...rows].map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}
