/**
 * The network on its canvas. Positions come from the build and nothing moves by itself.
 * vis-network draws shapes and lines; labels, and the veil over what is not meant, are drawn here.
 */

import { content, readPicture } from "./content.js";
import { byId } from "./dom.js";
import { makeLabels } from "./labels.js";
import { change, choose, state, subscribe } from "./state.js";
import { colourOf, onTheme, styleColour } from "./theme.js";
import { neighbours, visible } from "./visible.js";

const LARGE = 1500;
const STEP = 60;

/** Half the width in pixels of the screen that the least node has at first, if there is room. */
const SMALLEST = 5;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 800px)");

export function startPicture() {
  const place = byId("picture");
  const { nodes, edges, options } = readPicture();
  suit(nodes, place);
  const shown = { now: visible(state) };
  const drawn = {
    nodes: nodes.map(({ label, ...node }) => ({ ...node, hidden: false })),
    edges: edges.map(({ label, ...edge }) => ({ ...edge, hidden: !shown.now.links.has(edge.id) })),
  };
  const large = edges.length > LARGE;
  const network = new vis.Network(place, drawn, withColours(options, large));
  const labels = makeLabels({ network, nodes, edges, face: getComputedStyle(document.body).fontFamily });
  const moving = { view: false };

  network.on("afterDrawing", (context) => {
    const lit = litBy(state);
    if (lit) drawVeil(context, network, lit, shown.now);
    labels.paint(context, { shown: shown.now, lit, quick: moving.view && large });
  });
  network.on("dragStart", () => (moving.view = true));
  network.on("dragEnd", () => (moving.view = false));
  listen(place, network, labels);
  startZoom(place, network, shown);

  subscribe((now, before) => {
    const next = visible(now);
    shown.now = next;
    hide(network, next);
    if (now.view === "network" && (before.focus !== now.focus || before.view !== now.view)) fit(network, shown.now);
    if (now.chosen && (now.chosen !== before.chosen || now.view !== before.view) && now.view === "network") bringIntoSight(network, now.chosen);
    network.redraw();
  });
  onTheme(() => {
    network.setOptions(withColours(options, large));
    network.redraw();
  });
  fit(network, shown.now, { animation: false });
  return { network, labels, shown: () => shown.now };
}

/** Turn a wide picture to stand upright on an upright screen, and keep small pictures' nodes large enough to touch. */
function suit(nodes, place) {
  if (!nodes.length) return;
  const extent = (axis) => Math.max(...nodes.map((node) => node[axis])) - Math.min(...nodes.map((node) => node[axis])) + 120;
  const [width, height] = [extent("x"), extent("y")];
  if (width > height !== place.clientWidth > place.clientHeight) {
    for (const node of nodes) [node.x, node.y] = [node.y, node.x];
  }
  const long = Math.max(width, height) / Math.max(place.clientWidth, place.clientHeight);
  const short = Math.min(width, height) / Math.min(place.clientWidth, place.clientHeight);
  const grown = Math.min(2, Math.max(1, (SMALLEST * Math.max(long, short)) / Math.min(...nodes.map((node) => node.size))));
  // A star fills less of its circle than the other shapes do.
  for (const node of nodes) node.size = Math.round(node.size * grown * (node.shape === "star" ? 1.15 : 1));
}

function withColours(options, large) {
  const ground = styleColour("--ground");
  const line = styleColour("--line-strong");
  const groups = { useDefaultGroups: false };
  for (const look of content.classes) {
    const colour = colourOf(look);
    const ring = look.shape === "ring";
    const border = large ? 1 : ring ? 4 : 1.5;
    groups[look.name] = { borderWidth: border, color: plain(ring ? ground : colour, ring || large ? colour : ground) };
  }
  return {
    ...options,
    groups,
    nodes: { ...options.nodes, chosen: false },
    edges: { ...options.edges, chosen: false, color: { color: line, hover: line, highlight: line, inherit: false } },
    interaction: { ...options.interaction, selectable: false, hideEdgesOnDrag: large, hideEdgesOnZoom: large },
  };
}

const plain = (background, border) => ({
  background,
  border,
  highlight: { background, border },
  hover: { background, border },
});

/** Hide what the filters leave out. This way costs one pass; updates of vis-network's data sets cost seconds. */
function hide(network, shown) {
  const { nodes, edges, emitter } = network.body;
  for (const { id } of content.things) nodes[id].options.hidden = !shown.things.has(id);
  for (const { id } of content.links) edges[id].options.hidden = !shown.links.has(id);
  emitter.emit("_dataChanged");
}

/** What the choice lights up: {chosen, things, links}; null when nothing in the picture is chosen. */
function litBy({ chosen, derived }) {
  if (chosen?.kind === "thing") {
    const links = content.things[chosen.id].links.filter((link) => derived || !link.derived).map((link) => link.id);
    const near = neighbours(chosen.id, derived);
    near.delete(chosen.id);
    return { chosen: chosen.id, things: new Set([chosen.id, ...near]), links: new Set(links) };
  }
  if (chosen?.kind === "link") {
    const { source, target } = content.links[chosen.id];
    return { chosen: null, things: new Set([source, target]), links: new Set([chosen.id]) };
  }
  if (chosen?.kind === "things") {
    const things = new Set(chosen.ids);
    const among = chosen.ids.flatMap((id) => content.things[id].links).filter(({ source, target }) => things.has(source) && things.has(target));
    return { chosen: null, things, links: new Set(among.map((link) => link.id)) };
  }
  return null;
}

function drawVeil(context, network, lit, shown) {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = styleColour("--veil");
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  for (const id of lit.links) if (shown.links.has(id)) drawStrongly(context, network.body.edges[id]);
  for (const id of lit.things) if (shown.things.has(id)) network.body.nodes[id].draw(context);
  if (lit.chosen === null || !shown.things.has(lit.chosen)) return;
  const { x, y, options } = network.body.nodes[lit.chosen];
  context.beginPath();
  context.arc(x, y, options.size + 9, 0, 2 * Math.PI);
  context.strokeStyle = styleColour("--accent");
  context.lineWidth = 3;
  context.stroke();
}

function drawStrongly(context, edge) {
  const { color } = edge.options;
  edge.options.color = { ...color, color: styleColour("--faint") };
  edge.draw(context);
  edge.options.color = color;
}

function listen(place, network, labels) {
  const under = (point) => {
    const thing = network.getNodeAt(point);
    if (thing !== undefined) return { kind: "thing", id: thing };
    const label = labels.at(point.x, point.y);
    if (label) return label;
    const link = network.getEdgeAt(point);
    return link === undefined ? null : { kind: "link", id: link };
  };
  network.on("click", ({ pointer }) => {
    const found = under(pointer.DOM);
    if (found) choose(found.kind, found.id);
    else if (state.chosen) change({ chosen: null });
  });
  network.on("doubleClick", ({ pointer }) => {
    const found = under(pointer.DOM);
    if (found?.kind === "thing") choose("thing", found.id, { focus: found.id });
  });
  place.addEventListener("mousemove", (event) => {
    const frame = place.getBoundingClientRect();
    place.classList.toggle("over", under({ x: event.clientX - frame.left, y: event.clientY - frame.top }) !== null);
  });
}

function startZoom(place, network, shown) {
  const zoom = (factor) => network.moveTo({ scale: Math.min(5, Math.max(0.02, network.getScale() * factor)), animation: motion(150) });
  const pan = (x, y) => {
    const { x: left, y: top } = network.getViewPosition();
    network.moveTo({ position: { x: left + x / network.getScale(), y: top + y / network.getScale() } });
  };
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => fit(network, shown.now));
  const keys = {
    ArrowLeft: () => pan(-STEP, 0),
    ArrowRight: () => pan(STEP, 0),
    ArrowUp: () => pan(0, -STEP),
    ArrowDown: () => pan(0, STEP),
    "+": () => zoom(1.4),
    "=": () => zoom(1.4),
    "-": () => zoom(1 / 1.4),
    0: () => fit(network, shown.now),
  };
  place.addEventListener("keydown", (event) => {
    if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });
}

const motion = (duration) => (still.matches ? false : { duration, easingFunction: "easeInOutQuad" });

function fit(network, shown, { animation = motion(400) } = {}) {
  if (shown.things.size) network.fit({ nodes: [...shown.things], animation, maxZoomLevel: 1.4 });
}

/** Move the picture only if what was chosen is out of sight, or beneath the panel of a narrow screen. */
function bringIntoSight(network, chosen) {
  if (chosen.kind === "things") return network.fit({ nodes: chosen.ids, animation: motion(350), maxZoomLevel: 1.4 });
  const ends = chosen.kind === "thing" ? [chosen.id] : chosen.kind === "link" ? linkEnds(chosen.id) : [];
  if (!ends.length) return;
  const places = ends.map((id) => network.body.nodes[id]);
  const middle = { x: mean(places.map((one) => one.x)), y: mean(places.map((one) => one.y)) };
  const { clientWidth, clientHeight } = network.canvas.frame.canvas;
  const bottom = narrow.matches ? clientHeight * 0.45 : clientHeight;
  const on = network.canvasToDOM(middle);
  const margin = 40;
  const inside = on.x > margin && on.x < clientWidth - margin && on.y > margin && on.y < bottom - margin;
  const scale = Math.max(network.getScale(), 0.5);
  if (inside && scale === network.getScale()) return;
  const offset = { x: 0, y: narrow.matches ? -clientHeight * 0.28 : 0 };
  network.moveTo({ position: middle, scale, offset, animation: motion(350) });
}

const linkEnds = (id) => [content.links[id].source, content.links[id].target];
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
