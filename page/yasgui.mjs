/**
 * An esbuild plugin: `import Yasqe from "@zazuko/yasqe"` in, its own TypeScript bundled out.
 *
 * The published builds hold a whole CodeMirror each, jQuery and DataTables, and code that asks prefix and vocabulary
 * services for suggestions. Their source maps hold the sources they were made of, and the packages that these import
 * are installed with them; so the page is bundled from those sources, with one CodeMirror, and the modules that it
 * must not have are replaced by its own. A module that a new version no longer has fails the build.
 */

import { readFileSync } from "node:fs";
import { dirname, extname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const SPACE = "yasgui";

/** What stands in for a module of Yasgui or of a package, and why. */
const REPLACED = {
  // They ask lov.linkeddata.es; ours ask the service.
  "yasqe/src/autocompleters/classes.ts": "src/query/classes.js",
  "yasqe/src/autocompleters/properties.ts": "src/query/properties.js",
  // A list of prefixes from elsewhere; the service knows those of the graph.
  "yasqe/src/prefixes.json": "src/query/none.js",
  // It writes markup with a style attribute; ours writes a title.
  "yasqe/src/tooltip.ts": "src/query/tooltip.js",
  // It puts IRIs into markup, adds style elements and needs jQuery; ours makes elements.
  "yasr/src/plugins/table/index.ts": "src/query/table.js",
  // They fill {{names}} in literals with other values; ours reads the answer as it is.
  "yasr/src/parsers/json.ts": "src/query/json.js",
  // The page asks for JSON and N-Triples only.
  "yasr/src/parsers/xml.ts": "src/query/none.js",
  "yasr/src/parsers/csv.ts": "src/query/none.js",
  "yasr/src/parsers/tsv.ts": "src/query/none.js",
  // It takes no care of blank nodes and of line ends; ours writes what the standard says.
  "yasr/src/bindingsToCsv.ts": "src/query/csv.js",
  // They load scripts and styles from any address, and clean markup that the page never has.
  "yasr/src/helpers": "src/query/none.js",
  "codemirror/mode/xml/xml.js": "src/query/none.js",
  "codemirror/addon/fold/xml-fold.js": "src/query/none.js",
  dompurify: "src/query/none.js",
  // Its whole form brings an eval for browsers that have no JSON.
  store: "node_modules/store/dist/store.modern.js",
  // Read only where a stream of bytes is parsed.
  buffer: "src/query/none.js",
};

/** A default that no page of ours may have. */
const BLANKED = { "yasqe/src/defaults.ts": '"https://dbpedia.org/sparql"' };

/** The modules of a package of Yasgui by their path in its repository. */
function sources(name) {
  const map = JSON.parse(readFileSync(join(HERE, `node_modules/@zazuko/${name}/build/${name}.esm.js.map`), "utf8"));
  return map.sources.map((path, at) => [posix.join(name, posix.join("/build", path)), map.sourcesContent[at]]);
}

export function yasgui() {
  const modules = new Map([...sources("yasqe"), ...sources("yasr")]);
  const unused = new Set(Object.keys(REPLACED));
  const replace = (name) => {
    unused.delete(name);
    return { path: join(HERE, REPLACED[name]) };
  };
  const find = (path) => {
    const found = [path, `${path}.ts`, `${path}/index.ts`, `${path}.js`].filter((name) => name in REPLACED || modules.has(name));
    if (!found.length) throw new Error(`Yasgui has no module ${path}; see REPLACED in page/yasgui.mjs`);
    return found[0] in REPLACED ? replace(found[0]) : { path: found[0], namespace: SPACE };
  };
  return {
    name: SPACE,
    setup(build) {
      build.onResolve({ filter: /^@zazuko\/yas(qe|r)$/ }, ({ path }) => find(`${posix.basename(path)}/src/index.ts`));
      build.onResolve({ filter: /^@zazuko\/yasgui-utils$/ }, () => find("yasr/utils/src/index.ts"));
      build.onResolve({ filter: /^[a-z]/ }, ({ path }) => (path in REPLACED ? replace(path) : undefined));
      build.onResolve({ filter: /\.s?css$/, namespace: SPACE }, () => ({ path: join(HERE, "src/query/none.js") }));
      build.onResolve({ filter: /^\./, namespace: SPACE }, ({ path, importer }) => find(posix.join(posix.dirname(importer), path)));
      build.onLoad({ filter: /./, namespace: SPACE }, ({ path }) => {
        const text = modules.get(path);
        const blanked = BLANKED[path];
        if (blanked && !text.includes(blanked)) throw new Error(`${path} has no ${blanked}; see page/yasgui.mjs`);
        return { contents: blanked ? text.replace(blanked, '""') : text, loader: extname(path).slice(1), resolveDir: HERE };
      });
      build.onEnd(() => {
        if (unused.size) throw new Error(`nothing imports ${[...unused].join(", ")}; see REPLACED in page/yasgui.mjs`);
      });
    },
  };
}
