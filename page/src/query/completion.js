/**
 * What is typed before the cursor in, suggestions out: terms of the vocabulary and labels of the graph.
 * Yasqe asks; the service answers (see service.js).
 */

import { element } from "../dom.js";
import { findLabels, prefixes, vocabulary } from "./service.js";
import { shorten } from "./terms.js";

const MOST = 100;
const SHORTEST_LABEL = 2;

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("en");
const localName = (iri) => iri.slice(Math.max(iri.lastIndexOf("#"), iri.lastIndexOf("/")) + 1);

/** The IRI or the words that are typed: `kg:co` stands for the beginning of an IRI, `co-ch` for part of a label. */
function wanted(typed) {
  const [, prefix, local] = /^([^:<]*):(.*)$/.exec(typed) ?? [];
  if (prefix !== undefined && prefix in prefixes) return { namespace: prefixes[prefix], words: fold(local) };
  return { namespace: "", words: fold(typed.replace(/^</, "").replace(/>$/, "")) };
}

function rank(term, { namespace, words }) {
  if (!term.iri.startsWith(namespace)) return -1;
  const name = fold(localName(term.iri));
  const label = fold(term.label ?? "");
  if (name.startsWith(words) || label.startsWith(words) || fold(term.iri).startsWith(words)) return 0;
  return name.includes(words) || label.includes(words) ? 1 : -1;
}

/** What replaces a token: nothing where the cursor stands in a gap. */
function atCursor(editor, token) {
  const { ch } = editor.getDoc().getCursor();
  return token.string.trim() ? token : { ...token, string: "", autocompletionString: "", from: { ch }, to: { ch } };
}

/** A completer of Yasqe for the terms of one list of the vocabulary. */
export function termCompleter(name, list, isValidCompletionPosition) {
  return {
    name,
    bulk: false,
    isValidCompletionPosition,
    preProcessToken: atCursor,
    get: (_editor, token) => {
      const typed = wanted(token.string.trim());
      return vocabulary[list]
        .map((term) => [rank(term, typed), term.iri])
        .filter(([place]) => place >= 0)
        .sort(([one, first], [other, second]) => one - other || (first < second ? -1 : 1))
        .slice(0, MOST)
        .map(([, iri]) => iri);
    },
    postProcessSuggestion: (_editor, _token, iri) => shorten(iri),
    postprocessHints: (_editor, hints) => hints.map((hint) => explained(hint, vocabulary[list])),
  };
}

function explained(hint, terms) {
  const term = terms.find(({ iri }) => shorten(iri) === hint.text);
  const render = (item) => {
    item.title = term?.comment ?? "";
    item.append(element("span", {}, hint.text), element("span", { class: "hint-label" }, term?.label ?? ""));
  };
  return { ...hint, render };
}

const FINISHED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|<[^<>\s]*>/g;
const OPEN = /(?<quote>["'])(?<words>[^"']*)$|<(?<iri>[^<>\s"{}|^`\\]*)$|(?:^|[\s({^/|!;,.])(?<prefix>[\w-]+):(?<local>[\p{L}\p{N}_.-]*)$/u;

/** The unfinished literal, IRI or name of an entity before the cursor, and where it begins and ends; or null. */
function openBefore(editor) {
  const { line, ch } = editor.getDoc().getCursor();
  const text = editor.getDoc().getLine(line);
  const before = text.slice(0, ch).replace(FINISHED, (part) => " ".repeat(part.length));
  const { quote, words, iri, prefix, local } = OPEN.exec(before)?.groups ?? {};
  const after = text.slice(ch);
  if (quote) return { kind: "literal", words, start: ch - words.length - 1, end: ch + /^[^"'\s]*["'](?:@[\w-]+)?|/.exec(after)[0].length };
  if (iri !== undefined) return { kind: "iri", words: iri, start: ch - iri.length - 1, end: ch + /^[^\s<>]*>|/.exec(after)[0].length };
  const inGraph = prefix && !vocabulary.properties.some((term) => term.iri.startsWith(prefixes[prefix]));
  if (inGraph && prefix in prefixes) {
    return { kind: "name", words: local.replaceAll("-", " "), namespace: prefixes[prefix], start: ch - local.length - prefix.length - 1, end: ch };
  }
  return null;
}

const escaped = (text) => text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r");
const literal = ({ label, lang }) => `"${escaped(label)}"${lang ? `@${lang}` : ""}`;
let found = new Map();

/** A completer of Yasqe for the graph's labels: as a literal within quotes, as the IRI of what bears it elsewhere. */
export const labelCompleter = {
  name: "labels",
  bulk: false,
  isValidCompletionPosition: (editor) => (openBefore(editor)?.words.length ?? 0) >= SHORTEST_LABEL,
  preProcessToken: (editor, token) => {
    const open = openBefore(editor);
    return open && { ...token, open, string: open.words, from: { ch: open.start }, to: { ch: open.end } };
  },
  get: async (_editor, { open }) => {
    const labels = (await findLabels(open.words)).filter(({ iri }) => iri.startsWith(open.namespace ?? ""));
    found = new Map(labels.slice(0, MOST).map((one) => [open.kind === "literal" ? literal(one) : shorten(one.iri), one]));
    return [...found.keys()];
  },
  postprocessHints: (_editor, hints) =>
    hints.map((hint) => {
      const { label, iri } = found.get(hint.text) ?? {};
      const render = (item) => {
        item.title = iri ?? "";
        item.append(element("span", {}, hint.text), element("span", { class: "hint-label" }, hint.text.startsWith('"') ? shorten(iri) : label));
      };
      return { ...hint, render };
    }),
};
