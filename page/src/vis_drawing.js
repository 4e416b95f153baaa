/**
 * The drawing of a network that is small enough for vis-network: shapes, lines and what a pointer does to them.
 * Labels and all that stands out are drawn by others upon it. canvas_drawing.js draws larger ones in the same words.
 */

import { content } from "./content.js";
import { isGroup } from "./groups.js";
import { colourOf, styleColour } from "./theme.js";

/** How far the next of several parallel bundles curves away, as vis-network's roundness. */
const BEND = 0.18;

/** A drawing in an element; `spots` are places and sizes by id, `groups` those of groups. */
export function makeVisDrawing(place, { nodes, edges, options, groups }) {
  const network = new vis.Network(
    place,
    {
      nodes: nodes.map(({ label, ...node }) => ({ ...node, hidden: false })),
      edges: edges.map(({ label, ...edge }) => ({ ...edge })),
    },
    withColours(options),
  );
  const { body } = network;
  const added = { nodes: new Set(), edges: new Set() };

  function show({ things, links, bundles }) {
    for (const { id } of content.things) body.nodes[id].options.hidden = !things.has(id);
    for (const { id } of content.links) body.edges[id].options.hidden = !links.has(id);
    const ids = [...things].filter(isGroup);
    if (added.nodes.size || ids.length) replace(body.data.nodes, added, "nodes", ids.map((id) => groupNode(id, groups.get(id))));
    if (added.edges.size || bundles.size) replace(body.data.edges, added, "edges", bundleEdges(bundles));
    body.emitter.emit("_dataChanged");
  }

  const spot = (id) => {
    const node = body.nodes[id];
    return node && { x: node.x, y: node.y, size: node.options.size };
  };
  const view = () => {
    const { x, y } = network.getViewPosition();
    const canvas = network.canvas.frame.canvas;
    return { scale: network.getScale(), x, y, width: canvas.clientWidth, height: canvas.clientHeight, ratio: canvas.width / canvas.clientWidth };
  };

  return {
    view,
    spot,
    show,
    middle: (id) => (body.edges[id]?.connected ? body.edges[id].edgeType.getPoint(0.5) : null),
    thingAt: (point) => network.getNodeAt(point),
    linkAt: (point) => network.getEdgeAt(point),
    move: (id, [x, y]) => network.moveNode(id, x, y),
    drawThing: (context, id) => body.nodes[id]?.draw(context),
    drawLink: (context, id) => drawStrongly(context, body.edges[id]),
    moveTo: (aim) => network.moveTo(aim),
    redraw: () => network.redraw(),
    restyle: () => network.setOptions(withColours(options)),
    onPaint: (paint) => network.on("afterDrawing", (context) => paint(context, { moving: false })),
    onPress: (press) => network.on("click", ({ pointer, event }) => press(pointer.DOM, event.srcEvent ?? event)),
    onOpen: (open) => network.on("doubleClick", ({ pointer }) => open(pointer.DOM)),
    onMoved: (moved) => listenToDrags(network, moved),
    canvas: () => network.canvas.frame.canvas,
  };
}

function replace(set, added, kind, items) {
  set.remove([...added[kind]]);
  set.add(items);
  added[kind] = new Set(items.map((item) => item.id));
}

const groupNode = (id, { x, y, size, look }) => ({ id, x, y, size, shape: "dot", group: look.name, borderWidth: 5, shapeProperties: { borderDashes: [6, 4] } });

function bundleEdges(bundles) {
  const between = new Map();
  return [...bundles.values()].map(({ key, source, target, symmetric, links }) => {
    const pair = [source, target].map(String).sort().join(" ");
    const turn = between.get(pair) ?? 0;
    between.set(pair, turn + 1);
    const bend = Math.ceil(turn / 2) * BEND * (turn % 2 ? 1 : -1) * (String(source) < String(target) ? 1 : -1);
    const smooth = bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false;
    return { id: key, from: source, to: target, arrows: symmetric ? "" : "to", width: Math.min(8, 1.4 + Math.log2(links.length)), smooth };
  });
}

/** vis-network takes a node along under a pointer; where it is let go, it stays. */
function listenToDrags(network, moved) {
  network.on("dragEnd", ({ nodes }) => {
    for (const id of nodes) {
      const { x, y } = network.body.nodes[id];
      moved(id, [Math.round(x), Math.round(y)]);
    }
    network.unselectAll();
  });
}

function withColours(options) {
  const ground = styleColour("--ground");
  const line = styleColour("--line-strong");
  const groups = { useDefaultGroups: false };
  for (const look of content.classes) {
    const colour = colourOf(look);
    const ring = look.shape === "ring";
    groups[look.name] = { borderWidth: ring ? 4 : 1.5, color: plain(ring ? ground : colour, ring ? colour : ground) };
  }
  return {
    ...options,
    groups,
    nodes: { ...options.nodes, chosen: false },
    edges: { ...options.edges, chosen: false, color: { color: line, hover: line, highlight: line, inherit: false } },
    interaction: { ...options.interaction, selectable: false },
  };
}

const plain = (background, border) => ({
  background,
  border,
  highlight: { background, border },
  hover: { background, border },
});

function drawStrongly(context, edge) {
  if (!edge?.connected) return;
  const { color } = edge.options;
  edge.options.color = { ...color, color: styleColour("--faint") };
  edge.draw(context);
  edge.options.color = color;
}
