/** Tables of texts in, files of CSV and of Excel out, saved by the reader's own browser. */

import writeExcelFile from "write-excel-file/universal";
import { word } from "./content.js";
import { csv } from "./csv.js";
import { button, element } from "./dom.js";

/** Excel takes no longer text in a cell. */
const LONGEST = 32_767;
/** What XML 1.0 cannot hold, as https://www.w3.org/TR/xml/#charsets has it; of surrogates, those that stand alone. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu;
const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Save bytes or text under a name, as any download is saved. */
export function save(content, name, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const fileName = (name, ending) => `${String(name).replace(/[^\w-]+/g, "-")}.${ending}`;

export const saveCsv = ({ name, columns, rows }) => save(csv(columns, rows), fileName(name, "csv"), "text/csv;charset=utf-8");

/** Every cell is text by its type, so that none is taken for a formula. */
export async function saveExcel({ name, columns, rows }) {
  const text = (value) => (value === "" ? null : { value: value.replace(UNWRITABLE, "").slice(0, LONGEST), type: String });
  const head = columns.map((value) => ({ value, type: String, fontWeight: "bold" }));
  const made = await writeExcelFile([head, ...rows.map((row) => row.map(text))], { sheet: "kg", stickyRowsCount: 1 }).toBlob();
  save(made, fileName(name, "xlsx"), EXCEL);
}

/** The two buttons; `sheet` gives {name, columns, rows} when one is pressed. */
export const exportButtons = (sheet) => [button(word("save_csv"), () => saveCsv(sheet())), " ", button(word("save_excel"), () => saveExcel(sheet()))];
