/** What lies over the picture: the small map, buttons, notes and, on a narrow screen, the panel. In pixels of the picture. */

import { byId } from "./dom.js";

const OVER = ["#filters", "#view-note", "#lasso-help", "#selected", ".zoom", "#panel", "#tour", "#minimap:not(.idle)"];

/** The boxes of it: [{left, right, top, bottom}]. */
export function covers() {
  const frame = byId("picture").getBoundingClientRect();
  const boxes = OVER.flatMap((name) => [...document.querySelectorAll(name)]).map((one) => one.getBoundingClientRect());
  return boxes.filter(({ width, left, right, top, bottom }) => width && left < frame.right && right > frame.left && top < frame.bottom && bottom > frame.top).map((box) => ({
    left: box.left - frame.left,
    right: box.right - frame.left,
    top: box.top - frame.top,
    bottom: box.bottom - frame.top,
  }));
}

/** How much of the picture, from its top, no panel lies over that is as wide as it is. */
export function heightInSight({ width, height }) {
  const wide = covers().filter(({ left, right, top }) => left <= 1 && right >= width - 1 && top > height / 4);
  return Math.min(height, ...wide.map(({ top }) => top));
}
