/**
 * Labels of a constant size on the screen: the most linked things first, each only where it covers no other.
 * So there are few when the whole is seen, and more the nearer one looks. Works in pixels of the screen.
 */

import { makeBoxes } from "./boxes.js";
import { content, term } from "./content.js";
import { covers } from "./covers.js";
import { isGroup } from "./groups.js";
import { styleColour } from "./theme.js";
import { inLines } from "./wrapping.js";

const NODE_FONT = 13;
const LINK_FONT = 11;
const LINE = 1.2;
const MOST = 400;

/** Letters in a line of a label on a phone and elsewhere, and lines in one. */
const [SHORT_LINE, LONG_LINE, MOST_LINES] = [16, 24, 4];
const phone = matchMedia("(max-width: 480px)");

/** So many of the most linked are named even if their label covers a node, and more where a large network is seen. */
const FOREMOST = 8;
const FOREMOST_OF_LARGE = 24;
const LARGE = 1000;

/** Half the width in pixels of a node that is seen as no more than a speck. */
const SPECK = 3;

/** So many nodes that are more than specks the label of one of those may cover, and that of the very first ones. */
const MOST_COVERED = 1;
const [FIRST, MOST_COVERED_BY_FIRST] = [3, 5];

/** The scale from which on links are labelled that nobody chose. */
const NEAR = 0.8;

/** A painter for a picture; `at(x, y)` says what label lies at a point of the screen. */
export function makeLabels({ drawing, scene, face }) {
  const widths = new Map();
  const order = content.things
    .map((thing) => thing.id)
    .sort((one, other) => content.things[other].importance - content.things[one].importance || one - other);
  let painted = [];

  const linesOf = (id, shown) => {
    const lines = isGroup(id) ? groupLines(scene.groups.get(id)) : thingLines(id);
    const carried = shown.carried.get(id);
    return carried && !isGroup(id) ? [...lines, `+${carried}`] : lines;
  };

  /** As the build broke a label, for whose lines it kept room; shorter on a phone, and never all of a very long one. */
  const thingLines = (id) => {
    const lines = scene.lines(id);
    if (!phone.matches && lines.length <= MOST_LINES) return lines;
    const shortened = inLines(content.things[id].label, phone.matches ? SHORT_LINE : LONG_LINE, MOST_LINES);
    return shortened.length ? shortened : lines;
  };

  const width = (context, text, size) => {
    const key = `${size} ${text}`;
    if (!widths.has(key)) widths.set(key, context.measureText(text).width);
    return widths.get(key);
  };

  function paint(context, { shown, lit, quick }) {
    const view = drawing.view();
    const toScreen = (point) => ({
      x: (point.x - view.x) * view.scale + view.width / 2,
      y: (point.y - view.y) * view.scale + view.height / 2,
    });
    context.save();
    context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const ink = { text: styleColour("--ink"), faint: styleColour("--faint"), halo: styleColour("--ground") };
    if (quick) repaint(context, { toScreen, ink });
    else {
      const taken = makeBoxes();
      for (const box of covers()) taken.add(box);
      const bodies = makeBoxes();
      painted = [];
      paintThings(context, { shown, lit, view, toScreen, taken, bodies, ink });
      paintLinks(context, { shown, lit, view, toScreen, taken, bodies, ink });
    }
    context.restore();
  }

  /** While a large picture moves: the labels of things that stand already, and no search for free places. */
  function repaint(context, { toScreen, ink }) {
    context.font = `${NODE_FONT}px ${face}`;
    for (const { kind, id, lines, offset } of painted) {
      if (kind === "link" || kind === "bundle") continue;
      const spot = drawing.spot(id);
      if (!spot) continue;
      const place = toScreen(spot);
      lines.forEach((line, row) => write(context, line, place.x + offset.x, place.y + offset.y + row * NODE_FONT * LINE, ink.text, ink.halo));
    }
  }

  /** Each label beneath its node, or above or beside it where that is the first free place. */
  function paintThings(context, { shown, lit, view, toScreen, taken, bodies, ink }) {
    const ids = inOrder(lit ? lit.things : shown.things);
    const spots = new Map();
    const shapes = makeBoxes();
    for (const id of ids) {
      const spot = drawing.spot(id);
      if (!spot) continue;
      const place = toScreen(spot);
      const radius = spot.size * view.scale;
      if (place.x < -radius || place.x > view.width + radius || place.y < -radius || place.y > view.height + radius) continue;
      spots.set(id, { place, radius });
      const half = Math.max(radius * 0.8, SPECK);
      const body = { left: place.x - half, right: place.x + half, top: place.y - half, bottom: place.y + half };
      bodies.add(body);
      if (radius > SPECK) shapes.add(body);
    }
    const foremost = ids.length > LARGE ? FOREMOST_OF_LARGE : FOREMOST;
    const inside = (box) => box.left >= 0 && box.right <= view.width && box.top >= 0 && box.bottom <= view.height;
    for (const [rank, [id, { place, radius }]] of [...spots].entries()) {
      if (painted.length >= MOST || rank >= MOST * 4) break;
      const chosen = Boolean(lit?.marked.has(id));
      const size = chosen ? NODE_FONT + 2 : NODE_FONT;
      context.font = `${chosen ? "600 " : ""}${size}px ${face}`;
      const lines = linesOf(id, shown);
      const half = Math.max(...lines.map((line) => width(context, line, context.font))) / 2 + 2;
      const around = boxesAround(place, Math.max(radius, 3) + (chosen ? 10 * view.scale : 2), half, lines.length * size * LINE);
      const free = around.filter((one) => inside(one) && !taken.overlaps(one));
      const box = free.find((one) => !bodies.overlaps(one)) ?? (chosen || rank < foremost ? freest(free, shapes, chosen ? Infinity : rank < FIRST ? MOST_COVERED_BY_FIRST : MOST_COVERED) : null) ?? (chosen ? around[0] : null);
      if (!box) continue;
      taken.add(box);
      const middle = (box.left + box.right) / 2;
      const top = box.top + (size * LINE) / 2;
      painted.push({ kind: isGroup(id) ? "group" : "thing", id, box, lines, offset: { x: middle - place.x, y: top - place.y } });
      lines.forEach((line, row) => write(context, line, middle, top + row * size * LINE, ink.text, ink.halo));
    }
  }

  /** Groups first, the largest before others; then things as they are linked. */
  function inOrder(ids) {
    const groups = [...ids].filter(isGroup).sort((one, other) => scene.groups.get(other).members.length - scene.groups.get(one).members.length);
    return groups.concat(ids.size < 50 ? [...ids].filter((id) => !isGroup(id)).sort((one, other) => rank(one) - rank(other)) : order.filter((id) => ids.has(id)));
  }

  const places = new Map(order.map((id, place) => [id, place]));
  const rank = (id) => places.get(id);

  function paintLinks(context, { shown, lit, view, toScreen, taken, bodies, ink }) {
    if (!lit && view.scale < NEAR) return;
    context.font = `${LINK_FONT}px ${face}`;
    const candidates = lit ? lit.links : [...shown.links, ...shown.bundles.keys()];
    for (const id of candidates) {
      if (painted.length >= MOST) break;
      const bundle = shown.bundles.get(id);
      const { source, target, label: key } = bundle ?? content.links[id];
      const label = term(key);
      const middle = label && drawing.middle(id);
      if (!middle) continue;
      const [from, to] = [drawing.spot(source), drawing.spot(target)];
      if (!from || !to) continue;
      const half = width(context, label, context.font) / 2 + 3;
      if (!lit && Math.hypot(from.x - to.x, from.y - to.y) * view.scale < half * 2 + 40) continue;
      const place = toScreen(middle);
      const box = { left: place.x - half, right: place.x + half, top: place.y - 8, bottom: place.y + 8 };
      if (box.right < 0 || box.left > view.width || box.bottom < 0 || box.top > view.height) continue;
      if (taken.overlaps(box) || (bodies.overlaps(box) && candidates.size !== 1)) continue;
      taken.add(box);
      painted.push({ kind: bundle ? "bundle" : "link", id, box, lines: [label] });
      write(context, label, place.x, place.y, ink.faint, ink.halo);
    }
  }

  const at = (x, y) =>
    painted.find(({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) ?? null;

  return { paint, at, painted: () => painted };
}

/** Where a label may stand: beneath its node, above, beside, and at its corners. */
function boxesAround({ x, y }, distance, half, height) {
  const box = (left, top) => ({ left, right: left + 2 * half, top, bottom: top + height });
  const [right, left, low, high] = [x + distance + 2, x - distance - 2 - 2 * half, y + distance * 0.85, y - distance * 0.85 - height];
  return [
    box(x - half, y + distance),
    box(x - half, y - distance - height),
    box(right, y - height / 2),
    box(left, y - height / 2),
    box(x + distance * 0.3, low),
    box(x + distance * 0.3, high),
    box(x - distance * 0.3 - 2 * half, low),
    box(x - distance * 0.3 - 2 * half, high),
  ];
}

/** Of the boxes the first that covers the fewest nodes, and at most so many. */
function freest(boxes, bodies, most) {
  let [found, least] = [null, most + 1];
  for (const box of boxes) {
    const covered = bodies.count(box);
    if (covered < least) [found, least] = [box, covered];
    if (!covered) break;
  }
  return found;
}

function write(context, text, x, y, colour, halo) {
  context.strokeStyle = halo;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** A group is called by what it lies around, and by how many things there are in it. */
function groupLines({ members }) {
  const { group } = content.things[members[0]];
  return [shorten(content.things[content.groups[group].centre].label), `(${members.length})`];
}

const shorten = (label) => (label.length > 26 ? `${label.slice(0, 25)}…` : label);
