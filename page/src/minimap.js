/** A small map of the whole picture with a frame around what is in sight; a press on it looks there. */

import { byId } from "./dom.js";
import { boundsOf } from "./sight.js";
import { colourOf, styleColour } from "./theme.js";
import { content } from "./content.js";

const MARGIN = 6;
/** What lies so near to the map, in pixels, is told from it by its label. */
const ROOM = 30;

export function startMinimap({ drawing, shown }) {
  const map = byId("minimap");
  const context = map.getContext("2d");
  const whole = document.createElement("canvas");
  let drawn = null;

  function measure() {
    const spots = [...shown().things].map((id) => ({ ...drawing.spot(id), id })).filter((spot) => spot.x !== undefined);
    if (!spots.length) return null;
    const [left, right, top, bottom] = boundsOf(spots);
    const scale = Math.min((map.width - 2 * MARGIN) / Math.max(1, right - left), (map.height - 2 * MARGIN) / Math.max(1, bottom - top));
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return { spots, scale, corners: [{ x: left, y: top }, { x: right, y: bottom }], to: (point) => [(point.x - x) * scale + map.width / 2, (point.y - y) * scale + map.height / 2], from: (right_, down) => ({ x: (right_ - map.width / 2) / scale + x, y: (down - map.height / 2) / scale + y }) };
  }

  /** Paint the spots anew; needed only where others are shown, or they moved, or the ground changed. */
  function survey() {
    [whole.width, whole.height] = [map.width, map.height];
    drawn = measure();
    if (!drawn) return;
    const on = whole.getContext("2d");
    for (const { id, look, ...spot } of drawn.spots) {
      const [right, down] = drawn.to(spot);
      on.fillStyle = colourOf(look ?? content.classes[content.things[id]?.class ?? 0]);
      const size = Math.max(2, spot.size * drawn.scale * 2);
      on.fillRect(right - size / 2, down - size / 2, size, size);
    }
  }

  /** The map stands at the other corner, or nowhere, where it would lie on what stands out. */
  function giveWay(lit) {
    const { x, y, width, height, scale } = drawing.view();
    const [wide, high] = [map.offsetWidth + ROOM, map.offsetHeight + ROOM];
    const beneath = (onMap) => {
      const hits = [...(lit?.things ?? [])].filter((id) => {
        const spot = drawing.spot(id);
        return spot && onMap((spot.x - x) * scale + width / 2, (spot.y - y) * scale + height / 2);
      });
      return hits.length + (hits.some((id) => lit.marked.has(id)) ? lit.things.size : 0);
    };
    const [below, above] = [beneath((right, down) => right < wide && right > 0 && down > height - high && down < height), beneath((right, down) => right > width - wide && right < width && down < high && down > 0)];
    map.classList.toggle("aloft", above < below);
    return Math.min(above, below) > (lit?.things.size ?? 0);
  }

  function frame(lit) {
    context.clearRect(0, 0, map.width, map.height);
    context.drawImage(whole, 0, 0);
    if (!drawn) return;
    const { x, y, width, height, scale } = drawing.view();
    const [left, top] = drawn.to({ x: x - width / 2 / scale, y: y - height / 2 / scale });
    const [right, bottom] = drawn.to({ x: x + width / 2 / scale, y: y + height / 2 / scale });
    // The map is of no use while all of the picture is in sight.
    const [least, most] = drawn.corners.map((corner) => drawn.to(corner));
    map.classList.toggle("idle", giveWay(lit) || (left <= least[0] && top <= least[1] && right >= most[0] && bottom >= most[1]));
    context.strokeStyle = styleColour("--accent");
    context.lineWidth = 2;
    context.strokeRect(left, top, right - left, bottom - top);
  }

  const look = (event) => {
    if (!drawn || (event.type === "pointermove" && !event.buttons)) return;
    const box = map.getBoundingClientRect();
    const point = drawn.from(((event.clientX - box.left) / box.width) * map.width, ((event.clientY - box.top) / box.height) * map.height);
    drawing.moveTo({ position: point, scale: drawing.view().scale });
  };
  map.addEventListener("pointerdown", look);
  map.addEventListener("pointermove", look);
  return { survey, frame };
}
