/** Light or dark: as the system has it until a reader chooses otherwise. */

import { content } from "./content.js";
import { byId } from "./dom.js";

const KEY = "kg-theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = [];

export const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";

export const onTheme = (listener) => listeners.push(listener);

/** The colour of a class on the ground that is shown. */
export const colourOf = (look) => (isDark() ? look.colourOnDark : look.colour);

/** A colour of the style sheet, by its name. */
export const styleColour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function apply() {
  const style = document.documentElement.style;
  content.classes.forEach((look, number) => style.setProperty(`--class-${number}`, colourOf(look)));
  for (const listener of listeners) listener();
}

// A page opened from a file may have no storage of its own; it then forgets the choice.
function stored(value) {
  try {
    if (value) localStorage.setItem(KEY, value);
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function startTheme() {
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
