/** Yasqe's message about a line in, the title of the line's mark out: text that the markup held, and no markup. */

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'" };
const MOST = 12;

/** The names of the grammar's terminals, https://www.w3.org/TR/sparql11-query/#rIRIREF and below, as people know them. */
const TERMINALS = [
  [/^VAR\d$/, "a variable"],
  [/^(?:IRI_REF|PNAME_\w+)$/, "an IRI"],
  [/^(?:BLANK_NODE_LABEL|ANON)$/, "a blank node"],
  [/^STRING_LITERAL/, "a text"],
  [/^(?:INTEGER|DECIMAL|DOUBLE)/, "a number"],
  [/^LANGTAG$/, "a language"],
  [/^NIL$/, "()"],
];

const plain = (markup) => markup.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity]);

const spoken = (terminal) => TERMINALS.find(([pattern]) => pattern.test(terminal))?.[1] ?? terminal;

export default function tooltip(_editor, mark, markup) {
  const expected = [...markup.matchAll(/<strong[^>]*>(.*?)<\/strong>/g)].map(([, terminal]) => spoken(plain(terminal)));
  const words = [...new Set(expected)].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
  const more = words.length > MOST ? " or something else" : "";
  mark.title = words.length ? `here can stand ${words.slice(0, MOST).join("  ")}${more}` : plain(markup);
}
