/**
 * Paints spots and lines of a large network: all of one look in one stroke, and only what is in sight.
 * What is small is painted simply: no arrows, no bends, a dot for a shape.
 */

import { arrowHead, control } from "./bends.js";
import { trace } from "./outlines.js";

/** From this scale on lines are bent and have arrows. */
const NEAR = 0.45;

/** Half the width in pixels of the screen below which a shape is painted as a small square. */
const TINY = 1.6;

/**
 * Paint `spots` ({x, y, size, look, dashed}) and `lines` ({from, to, bend, derived, symmetric, width}) as a view
 * shows them; colours are {line, ground, of(look)}. The context's own transform is left as the view's.
 */
export function paintNetwork(context, { spots, lines, view, colours }) {
  const seen = sightOf(view);
  const shown = lines.filter(({ from, to }) => crosses(seen, from, to));
  paintLines(context, shown.filter((line) => !line.derived), view, colours.line);
  context.setLineDash([6 / view.scale, 4 / view.scale]);
  paintLines(context, shown.filter((line) => line.derived), view, colours.line);
  context.setLineDash([]);
  paintSpots(context, spots.filter((spot) => inSight(seen, spot)), view, colours);
}

/** The part of the network that a view shows: {left, right, top, bottom}. */
export function sightOf({ x, y, width, height, scale }) {
  return { left: x - width / 2 / scale, right: x + width / 2 / scale, top: y - height / 2 / scale, bottom: y + height / 2 / scale };
}

const inSight = (seen, { x, y, size }) => x + size > seen.left && x - size < seen.right && y + size > seen.top && y - size < seen.bottom;

const crosses = (seen, from, to) =>
  !(
    (from.x < seen.left && to.x < seen.left) ||
    (from.x > seen.right && to.x > seen.right) ||
    (from.y < seen.top && to.y < seen.top) ||
    (from.y > seen.bottom && to.y > seen.bottom)
  );

/** Lines by the thousand are painted the fainter the more there are, so that what is dense can be told. */
const faintness = (count, near) => (near ? 1 : Math.min(1, Math.max(0.12, 1500 / count)));

function paintLines(context, lines, { scale }, colour) {
  context.strokeStyle = context.fillStyle = colour;
  const near = scale >= NEAR;
  context.globalAlpha = faintness(lines.length, near);
  const widths = new Set(lines.map((line) => line.width));
  for (const width of widths) {
    context.lineWidth = Math.max(1 / scale, near ? width : width / 2);
    context.beginPath();
    for (const line of lines) if (line.width === width) traceLine(context, line, near);
    context.stroke();
  }
  context.globalAlpha = 1;
  if (!near) return;
  context.beginPath();
  for (const line of lines) if (!line.symmetric) traceHead(context, line);
  context.fill();
}

function traceLine(context, { from, to, bend }, near) {
  context.moveTo(from.x, from.y);
  if (!bend || !near) return context.lineTo(to.x, to.y);
  const aside = control(from, to, bend);
  context.quadraticCurveTo(aside.x, aside.y, to.x, to.y);
}

function traceHead(context, { from, to, bend }) {
  const [tip, one, other] = arrowHead(from, to, bend, 8);
  context.moveTo(tip.x, tip.y);
  context.lineTo(one.x, one.y);
  context.lineTo(other.x, other.y);
  context.closePath();
}

function paintSpots(context, spots, { scale }, colours) {
  for (const look of new Set(spots.map((spot) => spot.look))) {
    const mine = spots.filter((spot) => spot.look === look);
    const colour = colours.of(look);
    context.fillStyle = context.strokeStyle = colour;
    context.beginPath();
    const hollow = [];
    for (const spot of mine) {
      if (spot.dashed || (look.shape === "ring" && spot.size * scale > TINY * 2)) hollow.push(spot);
      else if (spot.size * scale < TINY) context.rect(spot.x - TINY / scale, spot.y - TINY / scale, (2 * TINY) / scale, (2 * TINY) / scale);
      else trace(context, look.shape, spot.x, spot.y, spot.size);
    }
    context.fill();
    paintHollow(context, hollow, { scale, colour, ground: colours.ground });
  }
}

/** Rings, and groups, which have a dashed border. */
function paintHollow(context, spots, { scale, colour, ground }) {
  for (const { x, y, size, dashed } of spots) {
    context.beginPath();
    context.arc(x, y, size * 0.85, 0, 2 * Math.PI);
    context.fillStyle = ground;
    context.strokeStyle = colour;
    context.lineWidth = dashed ? Math.max(3, 2 / scale) : size * 0.3;
    context.setLineDash(dashed ? [8 / scale, 5 / scale] : []);
    context.fill();
    context.stroke();
  }
  context.setLineDash([]);
}
