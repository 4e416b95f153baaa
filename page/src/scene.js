/**
 * Where things stand in the picture, as the build places them and as a reader puts them, and the drawing that
 * suits the size of the network.
 */

import { content } from "./content.js";
import { makeCanvasDrawing } from "./canvas_drawing.js";
import { groupId, groupNumber } from "./groups.js";
import { asSeen, turn } from "./orientation.js";
import { makeVisDrawing } from "./vis_drawing.js";

/** Beyond so many links vis-network does not keep up with a hand that moves the picture: see benchmarks/drawing.py. */
const MOST_LINKS_OF_VIS = 3000;

/** Half the width in pixels of the screen that the least node has at first, if there is room. */
const SMALLEST = 5;

export function makeScene({ nodes, edges, options }, place) {
  suit(nodes, place);
  const built = nodes.map((node) => [node.x, node.y]);
  const groups = groupSpots(nodes);
  const make = edges.length > MOST_LINKS_OF_VIS ? makeCanvasDrawing : makeVisDrawing;
  const drawing = make(place, { nodes, edges, options, groups });

  /** Put what a reader pinned where it was put, and what is pinned no longer back to where the build has it. */
  function pin(now, before = new Map()) {
    for (const id of before.keys()) if (!now.has(id)) drawing.move(id, built[id]);
    for (const [id, point] of now) if (before.get(id) !== point) drawing.move(id, asSeen(point));
  }

  return { drawing, pin, groups, lines: (id) => nodes[id].label.split("\n") };
}

/** How much larger a picture must become by it to be turned: a little is not worth another picture after each build. */
const GAIN = 1.1;

/** Turn a wide picture to stand upright on an upright screen, and keep small pictures' nodes large enough to touch. */
function suit(nodes, place) {
  if (!nodes.length) return;
  const extent = (axis) => {
    const places = nodes.map((node) => node[axis]);
    return places.reduce((one, other) => Math.max(one, other)) - places.reduce((one, other) => Math.min(one, other)) + 120;
  };
  const [width, height] = [extent("x"), extent("y")];
  // How many units of the picture a pixel holds, as it lies and turned.
  const [lying, upright] = [Math.max(width / place.clientWidth, height / place.clientHeight), Math.max(width / place.clientHeight, height / place.clientWidth)];
  const turned = lying > upright * GAIN;
  if (turned) {
    turn();
    for (const node of nodes) [node.x, node.y] = asSeen([node.x, node.y]);
  }
  const least = nodes.reduce((size, node) => Math.min(size, node.size), Infinity);
  const grown = Math.min(2, Math.max(1, (SMALLEST * (turned ? upright : lying)) / least));
  // A star fills less of its circle than the other shapes do.
  for (const node of nodes) node.size = Math.round(node.size * grown * (node.shape === "star" ? 1.15 : 1));
}

/** The middle of each group, its size by the things in it, and the look of what it lies around: a Map by the group's id. */
function groupSpots(nodes) {
  const spots = new Map();
  for (const thing of content.things) {
    if (thing.group === null || thing.group === undefined) continue;
    const id = groupId(thing.group);
    if (!spots.has(id)) spots.set(id, { x: 0, y: 0, members: [] });
    const spot = spots.get(id);
    spot.members.push(thing.id);
    spot.x += nodes[thing.id].x;
    spot.y += nodes[thing.id].y;
  }
  for (const [id, spot] of spots) {
    const { centre } = content.groups[groupNumber(id)];
    const count = spot.members.length;
    Object.assign(spot, { x: Math.round(spot.x / count), y: Math.round(spot.y / count), size: 16 + 5 * Math.sqrt(count), look: content.classes[content.things[centre].class] });
  }
  return spots;
}
