/** Finding things by label or other name: a combobox as the ARIA practices describe it. */

import { content, fold, word } from "./content.js";
import { byId, element, shapeOf } from "./dom.js";
import { choose } from "./state.js";

const MOST = 12;

const names = content.things.map((thing) =>
  [thing.label, ...thing.aliases, ...thing.misspellings, ...thing.spellings].map((name) => ({ name, folded: fold(name) })),
);

/** The things that a text may mean, the best first: [{thing, name}], the name that matched. */
export function find(text) {
  const sought = fold(text.trim());
  if (!sought) return [];
  const found = [];
  content.things.forEach((thing) => {
    const ranked = names[thing.id]
      .map(({ name, folded }, position) => ({ thing, name, rank: rank(folded, sought) + (position ? 0.5 : 0) }))
      .filter((match) => match.rank < 9)
      .sort((one, other) => one.rank - other.rank);
    if (ranked.length) found.push(ranked[0]);
  });
  return found.sort(
    (one, other) =>
      one.rank - other.rank ||
      other.thing.importance - one.thing.importance ||
      one.thing.label.localeCompare(other.thing.label),
  );
}

function rank(folded, sought) {
  if (folded === sought) return 0;
  if (folded.startsWith(sought)) return 1;
  if (folded.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(sought)) || folded.includes(" " + sought)) return 2;
  return folded.includes(sought) ? 3 : 9;
}

export function startSearch() {
  const input = byId("search");
  const list = byId("found");
  let matches = [];
  let active = -1;

  function show(text) {
    const all = find(text);
    matches = all.slice(0, MOST);
    active = matches.length ? 0 : -1;
    list.replaceChildren(...matches.map(option));
    if (text.trim() && !all.length) list.append(element("li", { class: "note", role: "presentation" }, word("found_none")));
    byId("found-count").textContent = text.trim() ? word("found_count", { count: all.length }) : "";
    open(text.trim() !== "");
  }

  function option({ thing, name }, position) {
    const look = content.classes[thing.class];
    const take = (event) => {
      event.preventDefault();
      pick(position);
    };
    const also = name === thing.label ? null : element("span", { class: "note" }, name);
    const attributes = { id: `found-${position}`, role: "option", pointerdown: (event) => event.preventDefault(), click: take };
    return element("li", attributes, shapeOf(thing.class, look.shape), element("span", {}, thing.label), also, element("span", { class: "note kind" }, look.label));
  }

  function open(wanted) {
    list.hidden = !wanted;
    input.setAttribute("aria-expanded", String(wanted));
    mark();
  }

  function mark() {
    [...list.children].forEach((item, position) => item.setAttribute("aria-selected", String(position === active)));
    if (active >= 0 && !list.hidden) {
      input.setAttribute("aria-activedescendant", `found-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function pick(position) {
    const match = matches[position];
    if (!match) return;
    open(false);
    input.value = match.thing.label;
    choose("thing", match.thing.id, { view: "network" });
    byId("panel").querySelector("h2").focus({ preventScroll: true });
  }

  const step = (by) => {
    if (list.hidden) show(input.value);
    else if (matches.length) active = (active + by + matches.length) % matches.length;
    mark();
  };
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => (list.hidden ? show(input.value) : pick(active)),
    Escape: () => (list.hidden ? (input.value = "") : open(false)),
  };
  input.addEventListener("input", () => show(input.value));
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    if (!(event.key in keys) || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
}
