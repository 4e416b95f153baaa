/** Text of SPARQL in, text of SPARQL out. Nothing here knows the page or runs a query. */

const XSD = "http://www.w3.org/2001/XMLSchema#";
/** Comments, strings and IRIs, in which a word is no keyword. */
const ASIDE = /#[^\r\n]*|"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|<[^<>"{}|^`\\\s]*>/g;

// In an IRI a number sign begins no comment; so IRIs are looked for first.
const withoutAsides = (text) => text.replace(/<[^<>"{}|^`\\\s]*>/g, "<>").replace(ASIDE, (aside) => (aside === "<>" ? aside : " "));

/** A query with terms in its places: `parts` is text and {place: [variable]}, `values` maps a variable to terms. */
export function bind(parts, values) {
  const written = parts.map((part) => {
    if (typeof part === "string") return part;
    const [variable] = part.place;
    const terms = Object.hasOwn(values, variable) ? values[variable] : null;
    return terms ? `VALUES (?${variable}) { ${terms.map((term) => `(${term})`).join(" ")} }` : "";
  });
  return written.join("");
}

export const iri = (value) => `<${value.replace(/[<>"{}|^`\\\u0000-\u0020]/g, (sign) => encodeURIComponent(sign))}>`;

const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

export const literal = (value) => `"${value.replace(/[\\"\n\r\t]/g, (sign) => ESCAPES[sign])}"`;

export const day = (value) => `"${value}"^^<${XSD}date>`;

/** The query with a declaration of each known prefix that it does not declare, before its first line. */
export function withPrefixes(text, prefixes) {
  const told = withoutAsides(text);
  const declared = new Set([...told.matchAll(/\bPREFIX\s+([^\s:]*):/gi)].map(([, name]) => name));
  const used = new Set([...told.matchAll(/(?:^|[^?$\w:])([A-Za-z][\w.-]*):/g)].map(([, name]) => name));
  const lacking = Object.entries(prefixes).filter(([name]) => used.has(name) && !declared.has(name));
  return lacking.map(([name, to]) => `PREFIX ${name}: <${to}> `).join("") + text;
}

/** Whether the query names its graphs itself, so that its default graph is not the union of all. */
export const tellsDataset = (text) => /(?:^|[^?$:\w])FROM(?![\w:])/i.test(withoutAsides(text));

const lastDay = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The first and the last day of "2025", "2025-05" or "2025-05-28", or null. */
export function bounds(words) {
  const [, year, month, date] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(words.trim()) ?? [];
  if (!year || (month && (month < "01" || month > "12"))) return null;
  if (date) return Number(date) >= 1 && Number(date) <= lastDay(Number(year), Number(month)) ? [words.trim(), words.trim()] : null;
  if (month) return [`${year}-${month}-01`, `${year}-${month}-${lastDay(Number(year), Number(month))}`];
  return [`${year}-01-01`, `${year}-12-31`];
}
