/** Rows of texts in, CSV by https://www.rfc-editor.org/rfc/rfc4180 out, as spreadsheets open it. */

/** A cell that begins so is taken for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
/** Without it Excel reads UTF-8 as the code page of the system. */
const MARK = "\ufeff";

const harmless = (text) => (FORMULA.test(text) ? `'${text}` : text);
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csv = (columns, rows) => MARK + [columns, ...rows].map((row) => `${row.map((text) => quoted(harmless(text))).join(",")}\r\n`).join("");
