/** Where the picture is looked at: all of it, nearer, further, and what was chosen brought into sight. */

import { covers, heightInSight } from "./covers.js";
import { asSeen } from "./orientation.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");

const [LEAST_SCALE, MOST_SCALE] = [0.002, 5];
const MARGIN = 50;
/** How far from the whole one may look, in parts of the screen and of the scale, for it to count as the whole. */
const SAME = 0.05;
/** How near to something that lies over the picture a thing counts as beneath it. */
const NEAR = 12;

export const motion = (duration) => (still.matches ? false : { duration, easingFunction: "easeInOutQuad" });

/** Show all that is drawn, above a panel that covers the lower part of a narrow screen. */
export function fit(drawing, shown, { animation = motion(400) } = {}) {
  const aim = aimAtAll(drawing, shown);
  if (aim) drawing.moveTo({ ...aim, animation });
}

/** The middle and the scale at which all that is drawn is seen; null where nothing is. */
function aimAtAll(drawing, shown) {
  const spots = [...shown.things].map((id) => drawing.spot(id)).filter(Boolean);
  if (!spots.length) return null;
  const [left, right, top, bottom] = boundsOf(spots);
  const view = drawing.view();
  const height = heightInSight(view);
  const room = (side) => Math.max(side / 2, side - 2 * MARGIN);
  const fitting = Math.min(1.4, room(view.width) / Math.max(1, right - left), room(height) / Math.max(1, bottom - top));
  const scale = Math.max(LEAST_SCALE, fitting);
  const down = (view.height - height) / 2 / scale;
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 + down }, scale };
}

/** Where the picture is looked at, as the state tells it: null where all is seen, or nearly so. */
export function sightOf(drawing, shown) {
  const { scale, x, y, width, height } = drawing.view();
  const all = aimAtAll(drawing, shown);
  if (!all) return null;
  const away = Math.hypot(x - all.position.x, y - all.position.y) * scale;
  if (away < SAME * Math.min(width, height) && Math.abs(Math.log(scale / all.scale)) < SAME) return null;
  return [...asSeen([x, y]), Math.min(width, height) / scale].map(Math.round);
}

/** Look at where the state says, or at all. */
export function lookAt(drawing, shown, sight, { animation = motion(400) } = {}) {
  if (!sight) return fit(drawing, shown, { animation });
  const [[x, y], { width, height }] = [asSeen(sight), drawing.view()];
  const scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, Math.min(width, height) / Math.max(1, sight[2])));
  drawing.moveTo({ position: { x, y }, scale, animation });
}

/** The least box around some spots: [left, right, top, bottom]. */
export function boundsOf(spots) {
  const box = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, size } of spots) {
    box[0] = Math.min(box[0], x - size);
    box[1] = Math.max(box[1], x + size);
    box[2] = Math.min(box[2], y - size);
    box[3] = Math.max(box[3], y + size);
  }
  return box;
}

export function zoom(drawing, factor) {
  const { scale, x, y } = drawing.view();
  drawing.moveTo({ position: { x, y }, scale: Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale * factor)), animation: motion(150) });
}

/** Move the view by pixels of the screen. */
export function pan(drawing, right, down) {
  const { scale, x, y } = drawing.view();
  drawing.moveTo({ position: { x: x + right / scale, y: y + down / scale }, scale });
}

/** Move the picture only if what was chosen is out of sight, or beneath something that lies over the picture. */
export function bringIntoSight(drawing, lit, chosen) {
  if (!lit) return;
  const spots = [...(lit.marked.size ? lit.marked : lit.things)].map((id) => drawing.spot(id)).filter(Boolean);
  if (!spots.length) return;
  if (chosen.kind === "path" || chosen.kind === "things") return fit(drawing, { things: lit.things });
  const middle = { x: mean(spots.map((one) => one.x)), y: mean(spots.map((one) => one.y)) };
  const view = drawing.view();
  const bottom = heightInSight(view);
  const on = { x: (middle.x - view.x) * view.scale + view.width / 2, y: (middle.y - view.y) * view.scale + view.height / 2 };
  const margin = Math.min(40, bottom / 4);
  const beneath = ({ left, right, top, bottom: end }) => on.x > left - NEAR && on.x < right + NEAR && on.y > top - NEAR && on.y < end + NEAR;
  const inside = on.x > margin && on.x < view.width - margin && on.y > margin && on.y < bottom - margin && !covers().some(beneath);
  const scale = Math.max(view.scale, 0.5);
  if (inside && scale === view.scale) return;
  const down = (view.height - bottom) / 2 / scale;
  drawing.moveTo({ position: { x: middle.x, y: middle.y + down }, scale, animation: motion(350) });
}

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
