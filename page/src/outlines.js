/** The outlines of shapes on a canvas, as display.ttl names them; a ring and a dot are round. */

const TURN = 2 * Math.PI;

const polygon = (corners, turn, grown) => {
  const points = Array.from({ length: corners }, (_, index) => {
    const angle = turn + (index * TURN) / corners;
    return [Math.cos(angle) * grown, Math.sin(angle) * grown];
  });
  return (context, x, y, size) => {
    points.forEach(([right, down], index) => context[index ? "lineTo" : "moveTo"](x + right * size, y + down * size));
    context.closePath();
  };
};

const star = Array.from({ length: 10 }, (_, index) => {
  const angle = -TURN / 4 + (index * TURN) / 10;
  const far = index % 2 ? 0.55 : 1.2;
  return [Math.cos(angle) * far, Math.sin(angle) * far];
});

const OUTLINES = {
  square: polygon(4, TURN / 8, Math.SQRT2 * 0.9),
  diamond: polygon(4, 0, 1.1),
  hexagon: polygon(6, 0, 1),
  triangle: polygon(3, -TURN / 4, 1.2),
  triangleDown: polygon(3, TURN / 4, 1.2),
  star: (context, x, y, size) => {
    star.forEach(([right, down], index) => context[index ? "lineTo" : "moveTo"](x + right * size, y + down * size));
    context.closePath();
  },
};

function round(context, x, y, size) {
  context.moveTo(x + size, y);
  context.arc(x, y, size, 0, TURN);
}

/** Add the outline of a shape to the path of a context; shapes added one after another are filled at once. */
export const trace = (context, shape, x, y, size) => (OUTLINES[shape] ?? round)(context, x, y, size);

/** The corners of a shape around (0, 0), half a unit high and wide; null for a round one. */
export function cornersOf(shape) {
  if (!(shape in OUTLINES)) return null;
  const corners = [];
  const note = (x, y) => corners.push([x, y]);
  OUTLINES[shape]({ moveTo: note, lineTo: note, closePath: () => {} }, 0, 0, 1);
  return corners;
}
