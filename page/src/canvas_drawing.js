/**
 * The drawing of a large network, in the words of vis_drawing.js. While the picture moves, what was painted
 * last moves with it, above a coarse painting of the whole; when it stands still, what is in sight is painted anew.
 */

import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { bendOf, distanceTo, middleOf } from "./bends.js";
import { paintNetwork } from "./canvas_painter.js";
import { content } from "./content.js";
import { element } from "./dom.js";
import { isGroup } from "./groups.js";
import { boundsOf } from "./sight.js";
import { colourOf, styleColour } from "./theme.js";

const REST = 120;
const NEAR_LINK = 6;
const OVERVIEW = 1400;

export function makeCanvasDrawing(place, { nodes, edges, groups }) {
  const canvas = element("canvas");
  const context = canvas.getContext("2d");
  const kept = { sharp: element("canvas"), coarse: element("canvas"), view: null, box: null };
  const things = nodes.map(({ x, y, size }, id) => ({ x, y, size, look: content.classes[content.things[id].class] }));
  for (const group of groups.values()) group.dashed = true;
  const spotOf = (id) => (isGroup(id) ? groups.get(id) : things[id]);
  const links = edges.map((edge, id) => lineOf(content.links[id], { bend: bendOf(edge), spotOf }));
  const now = { spots: [], lines: [], ids: [], keyed: new Map() };
  const painters = [];
  let [transform, colours, moving, dragged, rest] = [zoomIdentity, paletteOf(), false, null, 0];
  place.replaceChildren(canvas);

  const view = () => {
    const [width, height] = [place.clientWidth, place.clientHeight];
    const { k, x, y } = transform;
    return { scale: k, x: (width / 2 - x) / k, y: (height / 2 - y) / k, width, height, ratio: devicePixelRatio || 1 };
  };

  function suitSize() {
    for (const one of [canvas, kept.sharp]) {
      one.width = place.clientWidth * (devicePixelRatio || 1);
      one.height = place.clientHeight * (devicePixelRatio || 1);
    }
    redraw();
  }

  function show(shown) {
    now.ids = [...shown.things];
    now.spots = now.ids.map(spotOf);
    now.keyed = new Map([...shown.links].map((id) => [id, links[id]]));
    for (const [key, bundle] of shown.bundles) now.keyed.set(key, lineOf(bundle, { bend: 0, spotOf, width: Math.min(8, 1.4 + Math.log2(bundle.links.length)) }));
    now.lines = [...now.keyed.values()];
    kept.box = null;
    redraw();
  }

  /** Paint all that is in sight, and keep it for the time when the picture moves. */
  function paintSharply() {
    const seen = view();
    place_(context, seen);
    paintNetwork(context, { ...now, view: seen, colours });
    kept.sharp.getContext("2d").drawImage(canvas, 0, 0);
    kept.view = seen;
  }

  function paintCoarsely() {
    const [left, right, top, bottom] = boundsOf(now.spots);
    const scale = Math.min(1, OVERVIEW / Math.max(right - left, bottom - top, 1));
    const box = { left, top, width: Math.max(1, (right - left) * scale), height: Math.max(1, (bottom - top) * scale), scale };
    [kept.coarse.width, kept.coarse.height, kept.box] = [box.width, box.height, box];
    const seen = { x: (left + right) / 2, y: (top + bottom) / 2, width: box.width, height: box.height, scale, ratio: 1 };
    place_(kept.coarse.getContext("2d"), seen);
    paintNetwork(kept.coarse.getContext("2d"), { ...now, view: seen, colours });
  }

  function move() {
    const seen = view();
    place_(context, seen);
    const { box } = kept;
    if (box) context.drawImage(kept.coarse, box.left, box.top, box.width / box.scale, box.height / box.scale);
    const { x, y, width, height, scale } = kept.view;
    const [left, top] = [x - width / 2 / scale, y - height / 2 / scale];
    context.fillStyle = colours.ground;
    context.fillRect(left, top, width / scale, height / scale);
    context.drawImage(kept.sharp, left, top, width / scale, height / scale);
    if (dragged) paintNetwork(context, { spots: [spotOf(dragged.id)], lines: linesAt(dragged.id), view: seen, colours });
  }

  const linesAt = (id) => now.lines.filter(({ from, to }) => from === spotOf(id) || to === spotOf(id));

  function place_(on, seen) {
    on.setTransform(1, 0, 0, 1, 0, 0);
    on.fillStyle = colours.ground;
    on.fillRect(0, 0, on.canvas.width, on.canvas.height);
    const scale = seen.scale * seen.ratio;
    on.setTransform(scale, 0, 0, scale, (seen.width * seen.ratio) / 2 - seen.x * scale, (seen.height * seen.ratio) / 2 - seen.y * scale);
  }

  function paint() {
    if (!canvas.width || !canvas.height) return;
    if (moving && kept.view) move();
    else paintSharply();
    for (const one of painters) one(context, { moving });
  }

  let asked = false;

  function redraw() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      paint();
    });
  }

  /** The picture moves; when it has rested for a moment it is painted sharply. */
  function stir() {
    moving = true;
    clearTimeout(rest);
    rest = setTimeout(() => {
      moving = false;
      redraw();
      if (!kept.box && now.spots.length) setTimeout(paintCoarsely, REST);
    }, REST);
    redraw();
  }

  const toNetwork = ({ x, y }) => ({ x: (x - transform.x) / transform.k, y: (y - transform.y) / transform.k });

  function thingAt(point) {
    const { x, y } = toNetwork(point);
    const room = 4 / transform.k;
    for (let index = now.spots.length - 1; index >= 0; index--) {
      const spot = now.spots[index];
      if (Math.abs(spot.x - x) <= spot.size + room && Math.abs(spot.y - y) <= spot.size + room) return now.ids[index];
    }
    return undefined;
  }

  function linkAt(point) {
    const at = toNetwork(point);
    let [nearest, found] = [NEAR_LINK / transform.k, undefined];
    for (const [key, { from, to, bend }] of now.keyed) {
      const distance = distanceTo(at, from, to, bend);
      if (distance < nearest) [nearest, found] = [distance, key];
    }
    return found;
  }

  const pointOf = (event) => {
    const frame = canvas.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };
  const behaviour = zoom()
    .scaleExtent([0.002, 5])
    .clickDistance(4)
    .filter((event) => !event.button && (event.type === "wheel" || event.touches?.length > 1 || thingAt(pointOf(event.touches?.[0] ?? event)) === undefined))
    .on("zoom", (event) => {
      transform = event.transform;
      stir();
    });
  const surface = select(canvas).call(behaviour).on("dblclick.zoom", null);
  new ResizeObserver(suitSize).observe(place);
  suitSize();

  function moveTo({ position, scale }) {
    const { width, height } = view();
    surface.call(behaviour.transform, zoomIdentity.translate(width / 2 - position.x * scale, height / 2 - position.y * scale).scale(scale));
  }

  function onMoved(moved) {
    canvas.addEventListener("pointerdown", (event) => {
      const id = event.button ? undefined : thingAt(pointOf(event));
      if (id === undefined || !event.isPrimary) return;
      dragged = { id, from: pointOf(event), far: false };
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!dragged) return;
      const point = pointOf(event);
      dragged.far ||= Math.hypot(point.x - dragged.from.x, point.y - dragged.from.y) > 4;
      if (!dragged.far) return;
      Object.assign(spotOf(dragged.id), toNetwork(point));
      stir();
    });
    const end = () => {
      const last = dragged;
      dragged = null;
      if (!last?.far) return;
      const { x, y } = spotOf(last.id);
      kept.box = null;
      moved(last.id, [Math.round(x), Math.round(y)]);
    };
    canvas.addEventListener("pointerup", end);
    canvas.addEventListener("pointercancel", end);
  }

  return {
    view,
    spot: spotOf,
    show,
    middle: (key) => now.keyed.has(key) && middleOf(now.keyed.get(key).from, now.keyed.get(key).to, now.keyed.get(key).bend),
    thingAt,
    linkAt,
    move: (id, [x, y]) => void Object.assign(things[id], { x, y }),
    drawThing: (on, id) => paintNetwork(on, { spots: [spotOf(id)], lines: [], view: view(), colours }),
    drawLink: (on, key) => now.keyed.has(key) && paintNetwork(on, { spots: [], lines: [now.keyed.get(key)], view: view(), colours: { ...colours, line: styleColour("--faint") } }),
    moveTo,
    redraw,
    restyle: () => void ([colours, kept.box] = [paletteOf(), null]),
    onPaint: (one) => painters.push(one),
    onPress: (press) => canvas.addEventListener("click", (event) => press(pointOf(event), event)),
    onOpen: (open) => canvas.addEventListener("dblclick", (event) => open(pointOf(event))),
    onMoved,
    canvas: () => canvas,
  };
}

const lineOf = ({ source, target, derived, symmetric }, { bend, spotOf, width = 1.4 }) => ({
  from: spotOf(source),
  to: spotOf(target),
  derived,
  symmetric,
  bend,
  width,
});

const paletteOf = () => ({ line: styleColour("--line-strong"), ground: styleColour("--ground"), of: colourOf });
