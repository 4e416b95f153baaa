/** Selecting by drawing: a line around things in the picture selects them, with the shift key beside those before. */

import { byId } from "./dom.js";
import { around } from "./inside.js";
import { change, state } from "./state.js";

/** A line that is shorter, in pixels, was a press and selects nothing. */
const SHORTEST = 12;

export function startLasso({ drawing, shown, onScreen }) {
  const [sheet, line, starter] = [byId("lasso"), byId("lasso-line"), byId("lasso-start")];
  let points = null;

  const turn = (on) => {
    sheet.toggleAttribute("hidden", !on);
    byId("lasso-help").hidden = !on;
    starter.setAttribute("aria-pressed", String(on));
    points = null;
    trace();
  };
  const trace = () => line.setAttribute("points", (points ?? []).map((point) => point.join(",")).join(" "));
  const isOn = () => !sheet.hasAttribute("hidden");
  const pointOf = (event) => {
    const { left, top } = sheet.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };

  function take(add) {
    const ids = [...shown().kept].filter((id) => {
      const spot = drawing.spot(shown().homeOf(id));
      if (!spot) return false;
      const { x, y } = onScreen(spot);
      return around(points, [x, y]);
    });
    change({ selected: new Set(add ? [...state.selected, ...ids] : ids) });
  }

  starter.addEventListener("click", () => turn(!isOn()));
  sheet.addEventListener("pointerdown", (event) => {
    if (event.button || !event.isPrimary) return;
    points = [pointOf(event)];
    sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (!points) return;
    points.push(pointOf(event));
    trace();
  });
  sheet.addEventListener("pointerup", (event) => {
    if (!points) return;
    const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]));
    const long = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) >= SHORTEST;
    if (long) take(event.shiftKey);
    turn(!long);
  });
  sheet.addEventListener("pointercancel", () => turn(false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOn()) return;
    event.preventDefault();
    turn(false);
  }, true);
}
