/** The timeline under the picture: how much is dated when, and a brush by which a time is chosen; it can be played. */

import { content, word } from "./content.js";
import { button, byId, element } from "./dom.js";
import { firstDay, lastDay, monthly, monthOf, nameOf, nextWindow } from "./months.js";
import { datedThings } from "./narrowing.js";
import { change, state, subscribe } from "./state.js";

const SVG = "http://www.w3.org/2000/svg";
const PACE = 1200;
const still = matchMedia("(prefers-reduced-motion: reduce)");

function drawn(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/** Bars of the months, and the brush over them, whose place `set(from, to)` tells in steps. */
function chart({ counts }) {
  const most = Math.max(...counts, 1);
  const picture = drawn("svg", { viewBox: `0 0 ${counts.length} 1`, preserveAspectRatio: "none", "aria-hidden": "true", class: "bars" });
  const bars = counts.map((count, at) => drawn("rect", { x: at + 0.08, y: 1 - count / most, width: 0.84, height: count / most }));
  const brush = drawn("rect", { y: 0, height: 1, class: "brush" });
  picture.append(brush, ...bars);
  const set = (from, to) => {
    brush.setAttribute("x", from);
    brush.setAttribute("width", to - from + 1);
    bars.forEach((bar, at) => bar.classList.toggle("out", at < from || at > to));
  };
  return { picture, set };
}

/** Choose by a finger or a mouse: press, pull and let go. */
function pull(picture, count, choose) {
  const at = (event) => {
    const { left, width } = picture.getBoundingClientRect();
    return Math.min(count - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * count)));
  };
  let start = null;
  picture.addEventListener("pointerdown", (event) => {
    start = at(event);
    picture.setPointerCapture(event.pointerId);
    choose(start, start);
  });
  picture.addEventListener("pointermove", (event) => {
    if (start !== null) choose(Math.min(start, at(event)), Math.max(start, at(event)));
  });
  for (const end of ["pointerup", "pointercancel"]) picture.addEventListener(end, () => (start = null));
}

export function startTimeline() {
  const place = byId("timeline");
  const months = monthly(datedThings());
  const { start, counts } = months;
  place.hidden = !counts.length;
  if (!counts.length) return;
  const last = counts.length - 1;
  const { picture, set } = chart(months);
  const choose = (from, to) => change(from === 0 && to === last ? { from: null, to: null } : { from: firstDay(start + from), to: lastDay(start + to) });
  const slider = (name) => element("input", { type: "range", min: 0, max: last, step: 1, "aria-label": word(name) });
  const [from, to] = [slider("time_from"), slider("time_to")];
  from.addEventListener("input", () => choose(Math.min(Number(from.value), Number(to.value)), Number(to.value)));
  to.addEventListener("input", () => choose(Number(from.value), Math.max(Number(from.value), Number(to.value))));
  pull(picture, counts.length, choose);
  const player = makePlayer(months);
  const all = button(word("time_all"), () => change({ from: null, to: null }), { class: "plain" });
  const told = element("span", { class: "note", role: "status" });
  place.append(element("div", { class: "time-head" }, element("strong", {}, word("timeline")), told, player, all), picture, element("div", { class: "sliders" }, from, to));

  const render = (now) => {
    const first = now.from ? Math.max(0, monthOf(now.from) - start) : 0;
    const end = now.to ? Math.min(last, monthOf(now.to) - start) : last;
    for (const [input, value] of [[from, first], [to, end]]) {
      input.value = String(value);
      input.setAttribute("aria-valuetext", nameOf(start + value));
    }
    set(first, end);
    const span = [...new Set([first, end])].map((month) => nameOf(start + month)).join(" – ");
    const whole = !now.from && !now.to;
    told.textContent = whole ? span : [span, content.undated.length ? word("time_undated", { count: content.undated.length }) : ""].filter(Boolean).join(" · ");
    all.hidden = whole;
  };
  subscribe(render);
  render(state);
}

/** A button that moves the time on by itself, or by one step where motion is not wanted. */
function makePlayer(months) {
  let clock = null;
  const player = button("", () => (clock ? end() : begin()), { class: "play" });
  const say = () => {
    player.textContent = word(still.matches ? "time_step" : clock ? "time_pause" : "time_play");
  };
  const step = () => {
    const next = nextWindow(state, months);
    change(next ?? { from: null, to: null });
    return next !== null;
  };
  const end = () => {
    clearInterval(clock);
    clock = null;
    say();
  };
  function begin() {
    step();
    if (still.matches) return;
    clock = setInterval(() => step() || end(), PACE);
    say();
  }
  still.addEventListener("change", end);
  say();
  return player;
}
