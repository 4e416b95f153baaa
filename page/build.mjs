/** Writes the query page's script, style and licences, and the colours of all pages, into ../kg/serve/static; see package.json for the other page. */

import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licencesOf } from "./licences.mjs";
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

copyFileSync(join(HERE, "src/palette.css"), join(TARGET, "palette.css"));

if (!existsSync(join(TARGET, "query.css"))) throw new Error("no style was made: src/query/main.js must import it");
writeFileSync(join(TARGET, "query.LICENSES.txt"), licencesOf([made.metafile], ["yasgui"]));
