/** A quote and its document in, the words by which a memo cites it out. */

/** `“Quote” — Title, Publisher, 2025-05-28, https://...`, as far as it is known. */
export function cite({ text }, { title, name, publisher, issued, url }, undated) {
  const source = [title || name, publisher, issued || undated, url].filter(Boolean).join(", ");
  return `“${text.replace(/\s+/g, " ").trim()}” — ${source}`;
}
