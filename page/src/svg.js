/** Draws a view as an SVG element, by DOM calls alone: every text is a text node, whatever it holds. */

import { cornersOf } from "./outlines.js";
import { arrowHead } from "./bends.js";

const NAMESPACE = "http://www.w3.org/2000/svg";

function make(tag, attributes, ...children) {
  const made = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** How what is not meant is drawn. */
const FADED = 0.15;

const opacity = (faded) => (faded ? FADED : null);

const rounded = (number) => Math.round(number * 10) / 10;

/**
 * The element. `spots` are {x, y, size, look, dashed, faded} and `lines` {from, to, middle, derived, symmetric, faded} in the
 * network's units, `labels` {kind, box, lines} in pixels of the view; colours are {ground, line, ink, faint, of(look)}.
 */
export function drawSvg({ view, title, spots, lines, labels, colours, face }) {
  const { width, height, scale } = view;
  const at = ({ x, y }) => ({ x: (x - view.x) * scale + width / 2, y: (y - view.y) * scale + height / 2 });
  const near = ({ x, y }, room) => x > -room && x < width + room && y > -room && y < height + room;
  const placed = spots.map((spot) => ({ ...spot, ...at(spot), size: spot.size * scale })).filter((spot) => near(spot, spot.size));
  const ends = lines.map((line) => ({ ...line, from: end(line.from), to: end(line.to), middle: at(line.middle) }));

  function end(spot) {
    return { ...at(spot), size: spot.size * scale };
  }

  return make(
    "svg",
    { xmlns: NAMESPACE, viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "font-family": face },
    make("title", {}, title),
    make("rect", { width, height, fill: colours.ground }),
    make("g", { fill: "none", stroke: colours.line, "stroke-width": 1.2 }, ...ends.filter((line) => crosses(line, { width, height })).map((line) => lineOf(line, scale, colours.line))),
    make("g", {}, ...placed.map((spot) => shapeOf(spot, colours))),
    make("g", { "text-anchor": "middle", "dominant-baseline": "central", "paint-order": "stroke", stroke: colours.ground, "stroke-width": 3, "stroke-linejoin": "round" }, ...labels.map((label) => labelOf(label, colours))),
  );
}

const crosses = ({ from, to }, { width, height }) =>
  !((from.x < 0 && to.x < 0) || (from.y < 0 && to.y < 0) || (from.x > width && to.x > width) || (from.y > height && to.y > height));

/** A line through its middle, with an arrow where it leads somewhere. */
function lineOf({ from, to, middle, derived, symmetric, faded }, scale, colour) {
  const aside = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  const path = make("path", { d: `M${rounded(from.x)} ${rounded(from.y)}Q${rounded(aside.x)} ${rounded(aside.y)} ${rounded(to.x)} ${rounded(to.y)}`, "stroke-dasharray": derived ? "5 4" : null, opacity: opacity(faded) });
  if (symmetric || scale < 0.3) return path;
  const head = arrowHead(aside, to, 0, 8 * Math.min(1, scale)).map(({ x, y }) => `${rounded(x)},${rounded(y)}`);
  return make("g", {}, path, make("polygon", { points: head.join(" "), fill: colour, stroke: "none", opacity: opacity(faded) }));
}

function shapeOf({ x, y, size, look, dashed, faded }, colours) {
  const colour = colours.of(look);
  const hollow = dashed || look.shape === "ring";
  const corners = hollow ? null : cornersOf(look.shape);
  if (corners) return make("polygon", { points: corners.map(([right, down]) => `${rounded(x + right * size)},${rounded(y + down * size)}`).join(" "), fill: colour, opacity: opacity(faded) });
  const border = hollow ? { fill: colours.ground, stroke: colour, "stroke-width": rounded(Math.max(1, size * 0.28)), "stroke-dasharray": dashed ? "6 4" : null } : { fill: colour };
  return make("circle", { cx: rounded(x), cy: rounded(y), r: rounded(hollow ? size * 0.86 : size), opacity: opacity(faded), ...border });
}

function labelOf({ kind, box, lines }, colours) {
  const line = (box.bottom - box.top) / lines.length;
  const ofLink = kind === "link" || kind === "bundle";
  return make(
    "text",
    { "font-size": ofLink ? 11 : 13, fill: ofLink ? colours.faint : colours.ink },
    ...lines.map((text, row) => make("tspan", { x: rounded((box.left + box.right) / 2), y: rounded(box.top + (row + 0.5) * line) }, text)),
  );
}
