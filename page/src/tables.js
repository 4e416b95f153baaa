/** The texts of the page's tables, which large pages hold packed: gzip in base64. */

import { gunzipSync } from "fflate";
import { unpackBytes } from "./unpacking.js";

const unpacked = new Map();

/** The JSON of a table by the id of its element; what is packed must have been unpacked. */
export const tableText = (id) => unpacked.get(id) ?? document.getElementById(id).textContent;

/** Unpack every packed table of the page. */
export async function unpackTables() {
  for (const { id, textContent } of document.querySelectorAll("script[data-packed]")) unpacked.set(id, await unpack(textContent));
}

/** The text that was packed; by the browser's own means, or ours where it lacks them. */
export async function unpack(packed) {
  const bytes = Uint8Array.fromBase64?.(packed) ?? Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  if (!globalThis.DecompressionStream) return new TextDecoder().decode(gunzipSync(bytes));
  return new TextDecoder().decode(await unpackBytes(bytes, "gzip"));
}
