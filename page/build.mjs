/** Writes the query page's script, style and licences, and the colours of all pages, into ../kg/serve/static; see package.json for the other page. */

import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { yasgui } from "./yasgui.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const TARGET = join(HERE, "../kg/serve/static");

const made = await build({
  absWorkingDir: HERE,
  entryPoints: ["src/query/main.js"],
  outfile: join(TARGET, "query.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "ascii",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  plugins: [yasgui()],
});

/** The packages of which something is in the bundle; Yasgui's own sources have no path in a package. */
function packages(inputs) {
  const names = Object.entries(inputs).map(([path, { bytesInOutput }]) =>
    bytesInOutput ? /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] : undefined,
  );
  return [...new Set(names)].filter((name) => name && !name.startsWith("@zazuko/")).sort();
}

function licence(name) {
  const folder = join(HERE, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).sort().find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file: see page/build.mjs`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").replace(/\r/g, "").trim()}\n`;
}

copyFileSync(join(HERE, "src/palette.css"), join(TARGET, "palette.css"));

const outputs = Object.values(made.metafile.outputs);
const inputs = Object.assign({}, ...outputs.map((output) => output.inputs));
const texts = [readFileSync(join(HERE, "licences/yasgui.txt"), "utf8").trim() + "\n", ...packages(inputs).map(licence)];
if (!existsSync(join(TARGET, "query.css"))) throw new Error("no style was made: src/query/main.js must import it");
writeFileSync(join(TARGET, "query.LICENSES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
