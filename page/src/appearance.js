/** Light or dark: as the system has it until a reader chooses otherwise; the choice is kept for all pages of a place. */

import { byId } from "./dom.js";

const KEY = "kg-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

export const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";

// A page opened from a file may have no storage of its own; it then forgets the choice.
function stored(value) {
  try {
    if (value) localStorage.setItem(KEY, value);
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Let the button `#theme` choose; `apply` is called now and whenever the appearance changes. */
export function startAppearance(apply) {
  const kept = stored();
  if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
  byId("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    stored(document.documentElement.dataset.theme);
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}
