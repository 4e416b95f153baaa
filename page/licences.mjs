/** The metafile of a bundle in; the licences of the packages in it out. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const BETWEEN = `\n${"-".repeat(80)}\n\n`;

/** The packages of which something is in a bundle; Yasgui's own sources have no path in a package. */
function packages(inputs) {
  const names = Object.entries(inputs).map(([path, { bytesInOutput }]) =>
    bytesInOutput ? /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] : undefined,
  );
  return [...new Set(names)].filter((name) => name && !name.startsWith("@zazuko/")).sort();
}

const kept = (name) => join(HERE, "licences", `${name}.txt`);

/** The text of one package's licence; page/licences holds those that a package does not bring. */
function licence(name) {
  const folder = join(HERE, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).sort().find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  if (!file && !existsSync(kept(name))) throw new Error(`${name} has no licence file: put one into page/licences`);
  const text = readFileSync(file ? join(folder, file) : kept(name), "utf8");
  return `${name} ${version} (${license})\n\n${text.replace(/\r/g, "").trim()}\n`;
}

/** The licences of all that some bundles hold, after those of `first`, which are files of page/licences. */
export function licencesOf(metafiles, first = []) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const inputs = Object.assign({}, ...outputs.map((output) => output.inputs));
  const given = first.map((name) => `${readFileSync(kept(name), "utf8").trim()}\n`);
  return [...given, ...packages(inputs).map(licence)].join(BETWEEN);
}
