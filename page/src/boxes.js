/** Boxes that are taken, by cells of the screen. Boxes are {left, right, top, bottom} in one unit. */

/** A set of boxes that knows what overlaps one. */
export function makeBoxes(cell = 60) {
  const cells = new Map();
  const each = (box, visit) => {
    for (let column = Math.floor(box.left / cell); column <= Math.floor(box.right / cell); column++) {
      for (let row = Math.floor(box.top / cell); row <= Math.floor(box.bottom / cell); row++) {
        if (visit(column * 100003 + row)) return true;
      }
    }
    return false;
  };
  const apart = (one, other) =>
    one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom;
  return {
    /** How many of them a box overlaps. */
    count: (box) => {
      const met = new Set();
      each(box, (key) => void (cells.get(key) ?? []).forEach((other) => apart(box, other) || met.add(other)));
      return met.size;
    },
    overlaps: (box) => each(box, (key) => (cells.get(key) ?? []).some((other) => !apart(box, other))),
    add: (box) => each(box, (key) => void (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]))),
  };
}
