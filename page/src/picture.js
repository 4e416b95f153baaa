/**
 * The network on its canvas. Positions come from the build and nothing moves by itself.
 * A drawing draws shapes and lines; labels, and the veil over what is not meant, are drawn here.
 */

import { content, readPicture } from "./content.js";
import { startViewNote } from "./view_note.js";
import { openGroup } from "./about_network.js";
import { byId } from "./dom.js";
import { groupNumber, isGroup } from "./groups.js";
import { makeLabels } from "./labels.js";
import { litBy } from "./lit.js";
import { startKeys } from "./keys.js";
import { startLasso } from "./lasso.js";
import { saveSelection, startSaving } from "./save.js";
import { startSelected } from "./selected.js";
import { makeScene } from "./scene.js";
import { asSeen } from "./orientation.js";
import { startMinimap } from "./minimap.js";
import { change, choose, state, subscribe } from "./state.js";
import { onTheme, styleColour } from "./theme.js";
import { visible } from "./visible.js";
import { bringIntoSight, fit, lookAt, sightOf } from "./sight.js";

/** So many milliseconds after the picture moved last, the state notes where it is looked at. */
const SETTLED = 400;

/** The parts of the state with which what is shown may lie elsewhere, so that all of it is brought into sight. */
const PLACES = ["focus", "hops", "view", "near", "roles"];

export function startPicture() {
  const place = byId("picture");
  const scene = makeScene(readPicture(), place);
  const { drawing } = scene;
  let [settled, noted] = [null, null];
  let [shown, settling] = [visible(state), 0];
  const minimap = startMinimap({ drawing, shown: () => shown });
  const labels = makeLabels({ drawing, scene, face: getComputedStyle(document.body).fontFamily });

  drawing.onPaint((context, { moving }) => {
    const lit = litBy(state, shown);
    if (lit) drawVeil(context, drawing, lit);
    drawRings(context, drawing, new Set([...state.selected].filter((id) => shown.kept.has(id)).map(shown.homeOf)), 2.5 / drawing.view().scale);
    minimap.frame(lit);
    labels.paint(context, { shown, lit, quick: moving });
    clearTimeout(settling);
    settling = setTimeout(noteSight, SETTLED);
  });
  listen(place, { drawing, labels });
  startSaving({ drawing, labels, shown: () => shown });
  startKeys(place, { drawing, shown: () => shown });
  startLasso({ drawing, shown: () => shown, onScreen });
  startSelected({ saveJson: () => saveSelection(shown) });

  subscribe((now, before) => {
    const unmoved = visible(now) === shown && now.pinned === before.pinned;
    if (visible(now) !== shown) drawing.show((shown = visible(now)));
    if (now.pinned !== before.pinned) scene.pin(now.pinned, before.pinned);
    if (!unmoved) minimap.survey();
    const seen = now.view === "network";
    const elsewhere = PLACES.some((part) => before[part] !== now[part]);
    const sent = now.sight !== before.sight && !same(now.sight, noted);
    if (seen && sent) lookAt(drawing, shown, now.sight);
    else if (seen && elsewhere) fit(drawing, shown);
    if (seen && !(sent && now.sight) && now.chosen && (now.chosen !== before.chosen || now.view !== before.view)) bringIntoSight(drawing, litBy(now, shown), now.chosen);
    drawing.redraw();
  });
  onTheme(() => {
    drawing.restyle();
    minimap.survey();
    drawing.redraw();
  });
  startViewNote();
  scene.pin(state.pinned);
  drawing.show(shown);
  minimap.survey();
  lookAt(drawing, shown, state.sight, { animation: false });
  settled = drawing.view();
  return { drawing, labels, scene, shown: () => shown, onScreen };

  function noteSight() {
    if (state.view !== "network") return;
    const [before, now] = [settled, (settled = drawing.view())];
    // A window that becomes larger or smaller moves the picture too, and nobody looked elsewhere.
    if (now.width !== before.width || now.height !== before.height || isNear(now, before)) return;
    noted = sightOf(drawing, shown);
    if (!same(noted, state.sight)) change({ sight: noted });
  }

  /** Where a point of the network lies in the picture, in pixels of the screen. */
  function onScreen({ x, y }) {
    const view = drawing.view();
    return { x: (x - view.x) * view.scale + view.width / 2, y: (y - view.y) * view.scale + view.height / 2 };
  }
}

/** Whether two views of one size show the same, but for a pixel. */
const isNear = (one, other) => Math.hypot(one.x - other.x, one.y - other.y) * one.scale < 1 && Math.abs(one.scale / other.scale - 1) < 1e-3;

/** Whether two sights are one. */
const same = (one, other) => String(one) === String(other);

function drawVeil(context, drawing, lit) {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = styleColour("--veil");
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  for (const id of lit.links) drawing.drawLink(context, id);
  for (const id of lit.things) drawing.drawThing(context, id);
  drawRings(context, drawing, lit.marked, 3);
}

function drawRings(context, drawing, ids, width) {
  for (const id of ids) {
    const spot = drawing.spot(id);
    if (!spot) continue;
    const { x, y, size } = spot;
    context.beginPath();
    context.arc(x, y, size + 9, 0, 2 * Math.PI);
    context.strokeStyle = styleColour("--accent");
    context.lineWidth = width;
    context.stroke();
  }
}

function listen(place, { drawing, labels }) {
  const under = (point) => {
    const thing = drawing.thingAt(point);
    if (thing !== undefined) return { kind: isGroup(thing) ? "group" : "thing", id: thing };
    const label = labels.at(point.x, point.y);
    if (label?.kind === "thing" || label?.kind === "group") return label;
    // Lines that lie close have labels that cover each other's lines: the line itself counts first.
    const link = drawing.linkAt(point);
    return link === undefined ? label : { kind: typeof link === "string" ? "bundle" : "link", id: link };
  };
  drawing.onPress((point, event) => {
    const found = under(point);
    const from = state.chosen?.kind === "thing" ? state.chosen.id : null;
    if (found?.kind === "thing" && event?.shiftKey && from !== null && from !== found.id) choose("path", [from, found.id]);
    else if (found) choose(found.kind, found.id);
    else if (state.chosen) change({ chosen: null });
  });
  drawing.onOpen((point) => {
    const found = under(point);
    if (found?.kind === "thing") choose("thing", found.id, { focus: found.id });
    else if (found?.kind === "group") openGroup(groupNumber(found.id));
  });
  drawing.onMoved((id, point) => {
    if (!isGroup(id)) change({ pinned: new Map(state.pinned).set(id, asSeen(point)) });
  });
  place.addEventListener("mousemove", (event) => {
    const frame = place.getBoundingClientRect();
    place.classList.toggle("over", under({ x: event.clientX - frame.left, y: event.clientY - frame.top }) !== null);
  });
}
