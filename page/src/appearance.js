/** Light or dark: as the system has it until a reader chooses otherwise; the choice is kept for all pages of a place. */

import { byId } from "./dom.js";
import { keep, kept } from "./keeping.js";

const KEY = "kg-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

export const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";

/** Let the button `#theme` choose; `apply` is called now and whenever the appearance changes. */
export function startAppearance(apply) {
  const chosen = kept(KEY);
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  byId("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    keep(KEY, document.documentElement.dataset.theme);
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}
