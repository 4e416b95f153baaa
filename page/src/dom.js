/** Elements, made without markup: what is given as a child is a node or is shown as text. */

import { isEnglish, told } from "./tongues.js";

const SVG = "http://www.w3.org/2000/svg";

/** What holds plain text and no elements. */
const PLAIN = new Set(["option", "textarea"]);

/** An element; a function among the attributes listens to the event of its name, false and null leave one out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value === true ? "" : value);
  }
  const all = children.flat().filter((child) => child !== null && child !== undefined && child !== false);
  if (made.lang) made.append(...all);
  else if (all.length === 1 && typeof all[0] === "string" && isEnglish(all[0])) speakEnglish(made, all[0]);
  else made.append(...all.map((child) => (typeof child === "string" && !PLAIN.has(tag) ? told(child) : child)));
  return made;
}

function speakEnglish(made, text) {
  made.lang = "en";
  made.append(text);
}

/** Say a text in an element instead of what stands there. */
export const tell = (node, text) => node.replaceChildren(told(text));

export const button = (text, press, attributes = {}) =>
  element("button", { type: "button", click: press, ...attributes }, text);

export const byId = (id) => document.getElementById(id);

const OUTLINES = {
  square: "M3 3H17V17H3Z",
  diamond: "M10 1L19 10L10 19L1 10Z",
  hexagon: "M5 2H15L20 10L15 18H5L0 10Z",
  star: "M10 0L12.9 6.6L20 7.3L14.6 12L16.2 19L10 15.3L3.8 19L5.4 12L0 7.3L7.1 6.6Z",
  triangle: "M10 1L19 18H1Z",
  triangleDown: "M10 19L1 2H19Z",
};

/** A small drawing of a class's shape, in the colour that the style gives to `.shape-N`. */
export function shapeOf(number, shape) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "-1 -1 22 22");
  drawing.setAttribute("class", shape === "ring" ? "shape ring" : "shape");
  drawing.setAttribute("aria-hidden", "true");
  const round = !(shape in OUTLINES);
  const outline = document.createElementNS(SVG, round ? "circle" : "path");
  if (round) for (const [name, value] of [["cx", 10], ["cy", 10], ["r", shape === "ring" ? 7 : 9]]) outline.setAttribute(name, value);
  else outline.setAttribute("d", OUTLINES[shape]);
  drawing.append(outline);
  drawing.style.setProperty("--colour", `var(--class-${number})`);
  return drawing;
}
