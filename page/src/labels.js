/**
 * Labels of a constant size on the screen: the most linked things first, each only where it covers no other.
 * So there are few when the whole is seen, and more the nearer one looks. Works in pixels of the screen.
 */

import { content } from "./content.js";
import { styleColour } from "./theme.js";

const NODE_FONT = 13;
const LINK_FONT = 11;
const LINE = 1.2;
const MOST = 400;

/** So many of the most linked are named even if their label covers a node. */
const FOREMOST = 8;

/** The scale from which on links are labelled that nobody chose. */
const NEAR = 0.8;

/** A painter for a picture; `at(x, y)` says what label lies at a point of the screen. */
export function makeLabels({ network, nodes, edges, face }) {
  const lines = nodes.map((node) => node.label.split("\n"));
  const widths = new Map();
  const order = content.things
    .map((thing) => thing.id)
    .sort((one, other) => content.things[other].importance - content.things[one].importance || one - other);
  let painted = [];

  const width = (context, text, size) => {
    const key = `${size} ${text}`;
    if (!widths.has(key)) widths.set(key, context.measureText(text).width);
    return widths.get(key);
  };

  function paint(context, { shown, lit, quick }) {
    const scale = network.getScale();
    const centre = network.getViewPosition();
    const canvas = network.canvas.frame.canvas;
    const view = { width: canvas.clientWidth, height: canvas.clientHeight };
    const toScreen = (point) => ({
      x: (point.x - centre.x) * scale + view.width / 2,
      y: (point.y - centre.y) * scale + view.height / 2,
    });
    const ratio = canvas.width / canvas.clientWidth;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const ink = { text: styleColour("--ink"), faint: styleColour("--faint"), halo: styleColour("--ground") };
    if (quick) repaint(context, { toScreen, ink });
    else {
      const taken = makeGrid();
      const bodies = makeGrid();
      painted = [];
      paintThings(context, { shown, lit, scale, view, toScreen, taken, bodies, ink });
      paintLinks(context, { shown, lit, scale, view, toScreen, taken, bodies, ink });
    }
    context.restore();
  }

  /** While a large picture moves: the labels of things that stand already, and no search for free places. */
  function repaint(context, { toScreen, ink }) {
    context.font = `${NODE_FONT}px ${face}`;
    for (const { kind, id, offset } of painted) {
      if (kind !== "thing") continue;
      const place = toScreen(network.body.nodes[id]);
      lines[id].forEach((line, row) => write(context, line, place.x + offset.x, place.y + offset.y + row * NODE_FONT * LINE, ink.text, ink.halo));
    }
  }

  /** Each label beneath its node, or above or beside it where that is the first free place. */
  function paintThings(context, { shown, lit, scale, view, toScreen, taken, bodies, ink }) {
    const ids = (lit ? order.filter((id) => lit.things.has(id)) : order).filter((id) => shown.things.has(id));
    const spots = new Map(ids.map((id) => [id, { place: toScreen(network.body.nodes[id]), radius: network.body.nodes[id].options.size * scale }]));
    for (const { place, radius } of spots.values()) {
      const half = Math.max(radius * 0.8, 3);
      bodies.add({ left: place.x - half, right: place.x + half, top: place.y - half, bottom: place.y + half });
    }
    const inside = (box) => box.left >= 0 && box.right <= view.width && box.top >= 0 && box.bottom <= view.height;
    for (const [rank, id] of ids.entries()) {
      if (painted.length >= MOST) break;
      const { place, radius } = spots.get(id);
      if (place.x < 0 || place.x > view.width || place.y < 0 || place.y > view.height) continue;
      const chosen = lit?.chosen === id;
      const size = chosen ? NODE_FONT + 2 : NODE_FONT;
      context.font = `${chosen ? "600 " : ""}${size}px ${face}`;
      const text = lines[id];
      const half = Math.max(...text.map((line) => width(context, line, context.font))) / 2 + 2;
      const around = boxesAround(place, Math.max(radius, 3) + (chosen ? 10 * scale : 2), half, text.length * size * LINE);
      const free = around.filter((one) => inside(one) && !taken.overlaps(one));
      const box = free.find((one) => !bodies.overlaps(one)) ?? (rank < FOREMOST ? free[0] : null) ?? (chosen ? around[0] : null);
      if (!box) continue;
      taken.add(box);
      const middle = (box.left + box.right) / 2;
      const top = box.top + (size * LINE) / 2;
      painted.push({ kind: "thing", id, box, offset: { x: middle - place.x, y: top - place.y } });
      text.forEach((line, row) => write(context, line, middle, top + row * size * LINE, ink.text, ink.halo));
    }
  }

  function paintLinks(context, { shown, lit, scale, view, toScreen, taken, bodies, ink }) {
    context.font = `${LINK_FONT}px ${face}`;
    const candidates = lit ? lit.links : shown.links;
    for (const id of candidates) {
      if (painted.length >= MOST) break;
      if (!shown.links.has(id)) continue;
      const edge = network.body.edges[id];
      if (!edge?.connected) continue;
      const length = Math.hypot(edge.from.x - edge.to.x, edge.from.y - edge.to.y) * scale;
      const half = width(context, edges[id].label, context.font) / 2 + 3;
      if (!lit && (scale < NEAR || length < half * 2 + 40)) continue;
      const place = toScreen(edge.edgeType.getPoint(0.5));
      const box = { left: place.x - half, right: place.x + half, top: place.y - 8, bottom: place.y + 8 };
      if (box.right < 0 || box.left > view.width || box.bottom < 0 || box.top > view.height) continue;
      if (taken.overlaps(box) || (bodies.overlaps(box) && candidates.size !== 1)) continue;
      taken.add(box);
      painted.push({ kind: "link", id, box });
      write(context, edges[id].label, place.x, place.y, ink.faint, ink.halo);
    }
  }

  const at = (x, y) =>
    painted.find(({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) ?? null;

  return { paint, at, painted: () => painted };
}

function boxesAround({ x, y }, distance, half, height) {
  const box = (left, top) => ({ left, right: left + 2 * half, top, bottom: top + height });
  return [
    box(x - half, y + distance),
    box(x - half, y - distance - height),
    box(x + distance + 2, y - height / 2),
    box(x - distance - 2 - 2 * half, y - height / 2),
  ];
}

function write(context, text, x, y, colour, halo) {
  context.strokeStyle = halo;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** Boxes that are taken, by cells of the screen. */
function makeGrid(cell = 60) {
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
    overlaps: (box) => each(box, (key) => (cells.get(key) ?? []).some((other) => !apart(box, other))),
    add: (box) => each(box, (key) => void (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]))),
  };
}
