/** Lines between two spots, straight or bent: a bend is the way that the middle lies aside, as a part of the length. */

/** The point that draws a bent line aside, for a quadratic curve. */
export function control(from, to, bend) {
  const [right, down] = [to.x - from.x, to.y - from.y];
  return { x: (from.x + to.x) / 2 + down * bend, y: (from.y + to.y) / 2 - right * bend };
}

/** The middle of a line. */
export function middleOf(from, to, bend) {
  const aside = control(from, to, bend);
  return { x: (from.x + to.x) / 4 + aside.x / 2, y: (from.y + to.y) / 4 + aside.y / 2 };
}

/** How far a point lies from a line; a bent one is taken as two straight ones. */
export function distanceTo(point, from, to, bend) {
  if (!bend) return toSegment(point, from, to);
  const middle = middleOf(from, to, bend);
  return Math.min(toSegment(point, from, middle), toSegment(point, middle, to));
}

function toSegment({ x, y }, from, to) {
  const [right, down] = [to.x - from.x, to.y - from.y];
  const length = right * right + down * down;
  const part = length ? Math.max(0, Math.min(1, ((x - from.x) * right + (y - from.y) * down) / length)) : 0;
  return Math.hypot(x - from.x - part * right, y - from.y - part * down);
}

/** The tip and the two corners of an arrow's head at the border of what a line leads to. */
export function arrowHead(from, to, bend, size) {
  const aside = bend ? control(from, to, bend) : from;
  const length = Math.hypot(to.x - aside.x, to.y - aside.y) || 1;
  const [right, down] = [(to.x - aside.x) / length, (to.y - aside.y) / length];
  const tip = { x: to.x - right * to.size, y: to.y - down * to.size };
  const corner = (side) => ({ x: tip.x - right * size + down * size * 0.4 * side, y: tip.y - down * size - right * size * 0.4 * side });
  return [tip, corner(1), corner(-1)];
}

/** The bend of a line as the build wrote it for vis-network. */
export function bendOf({ smooth }) {
  if (!smooth?.enabled) return 0;
  return smooth.type === "curvedCW" ? smooth.roundness : -smooth.roundness;
}
