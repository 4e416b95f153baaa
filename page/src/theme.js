/** The colours of the picture and of its classes, in light and in dark. */

import { isDark, startAppearance } from "./appearance.js";
import { content } from "./content.js";

const listeners = [];

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

export const startTheme = () => startAppearance(apply);
