/**
 * Writes what the network page is made of into ../kg/templates: its script, the worker that answers SPARQL, Oxigraph's
 * WebAssembly packed, and the licences of all of it.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { zlibSync } from "fflate";
import { licencesOf } from "./licences.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const TARGET = join(HERE, "../kg/templates");

const bundle = (entry, name, more = {}) =>
  build({
    absWorkingDir: HERE,
    entryPoints: [entry],
    outfile: join(TARGET, name),
    bundle: true,
    format: "iife",
    target: "es2020",
    charset: "ascii",
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    ...more,
  });

const page = await bundle("src/main.js", "page.js", { minify: true });
// The page hands the worker its bytes: it has no address from which to fetch them.
const engine = await bundle("src/engine/worker.js", "engine.js", { minify: true, define: { "import.meta.url": '""' } });

// fflate packs to the same bytes on every machine; zlib, which Node brings, does not.
const wasm = readFileSync(join(HERE, "node_modules/oxigraph/web_bg.wasm"));
writeFileSync(join(TARGET, "oxigraph.wasm.zlib"), zlibSync(wasm, { level: 9, mem: 12 }));
writeFileSync(join(TARGET, "page.LICENSES.txt"), licencesOf([page.metafile, engine.metafile], ["vis-network"]));
