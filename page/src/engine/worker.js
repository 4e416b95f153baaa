/**
 * Runs apart from the page: the packed engine and quads in, then queries in and answers out.
 * It has no address of its own, and the page's policy lets it reach none; whoever started it ends it at its limit.
 */

import init, { Store } from "oxigraph/web.js";
import { unpackBytes } from "../unpacking.js";

/** So many rows of an answer are handed over at most. */
const MOST_ROWS = 10_000;
const JSON_RESULTS = "json";

let store = null;

async function unpack(text) {
  const packed = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return unpackBytes(packed, "deflate");
}

async function open({ wasm, quads }) {
  const [code, trig] = await Promise.all([unpack(wasm), unpack(quads)]);
  await init({ module_or_path: code });
  store = new Store();
  store.load(trig, { format: "application/trig", lenient: true, no_transaction: true });
  return { quads: store.size };
}

/** {columns, rows, count} of terms, as the answer of an ASK or of a CONSTRUCT is shown too. */
function ask({ text, union }) {
  const options = { use_default_graph_as_union: union };
  const told = JSON.parse(store.query(text, { ...options, results_format: JSON_RESULTS }));
  if (typeof told.boolean === "boolean") return table(["answer"], [[{ type: "literal", value: String(told.boolean) }]]);
  if (told.results) {
    const { vars } = told.head;
    return table(vars, told.results.bindings, (row) => vars.map((name) => row[name] ?? null));
  }
  return table(["subject", "predicate", "object"], store.query(text, options), (quad) => [quad.subject, quad.predicate, quad.object].map(termOf));
}

const table = (columns, found, row = (one) => one) => ({ columns, rows: found.slice(0, MOST_ROWS).map(row), count: found.length });

const KINDS = { NamedNode: "uri", BlankNode: "bnode", Literal: "literal" };

function termOf(term) {
  const language = term.language || undefined;
  return { type: KINDS[term.termType], value: term.value, "xml:lang": language, datatype: language ? undefined : term.datatype?.value };
}

addEventListener("message", async ({ data }) => {
  try {
    postMessage({ done: data.wasm ? await open(data) : ask(data) });
  } catch (error) {
    postMessage({ problem: String(error?.message ?? error) });
  }
});
