/** The part of the state that says what of the network is drawn and how, and its words in the page's address. */

import { addressOf, content, thingAt } from "./content.js";
import { bundleKey } from "./folding.js";
import { groupId, groupNumber, isGroup } from "./groups.js";

export const MOST_HOPS = 4;

export const initialView = () => ({
  /** The thing whose neighbourhood alone is shown, or null, and how many links far. */
  focus: null,
  hops: 1,
  /** Things whose neighbours are shown too, whatever the focus leaves out. */
  opened: new Set(),
  /** Things into which the neighbours are folded that nothing else is linked to. */
  closed: new Set(),
  /** Things that a reader put away. */
  hidden: new Set(),
  /** Where a reader put things: [x, y] by id, as the build counts. */
  pinned: new Map(),
  /** Things that a reader selected, to save them or to see what joins them. */
  selected: new Set(),
  /** The names of classes that are folded into what they belong to. */
  folded: new Set(),
  /** Where the picture is looked at: [x, y] as the build counts, and how much of it the shorter side of the screen ... */
  /** ... shows, in the same units; null where all of it is seen. */
  sight: null,
  /** The groups of a large network that are opened, by number; null until a reader opens or closes one. */
  groups: null,
});

const SETS = { open: "opened", close: "closed", hidden: "hidden", select: "selected" };

/** A larger selection is not told in the address, which programs that send it would cut. */
const MOST_SELECTED = 60;

/** Write what differs from the beginning into an address. */
export function writeView(view, address) {
  const nameOf = (id) => addressOf(content.things[id]);
  if (view.focus !== null) address.set("focus", nameOf(view.focus));
  if (view.focus !== null && view.hops !== 1) address.set("hops", view.hops);
  for (const [key, part] of Object.entries(SETS)) for (const id of part === "selected" && view.selected.size > MOST_SELECTED ? [] : sorted(view[part])) address.append(key, nameOf(id));
  for (const id of sorted(view.pinned.keys())) address.append("pin", `${nameOf(id)}@${view.pinned.get(id).join(",")}`);
  if (view.sight) address.set("sight", view.sight.join(","));
  if (view.folded.size) address.set("fold", [...view.folded].sort().join(" "));
  if (view.groups) address.set("groups", sorted(view.groups).join(" "));
  if (view.chosen?.kind === "group") address.set("group", groupNumber(view.chosen.id));
  if (view.chosen?.kind === "bundle") for (const part of bundleParts(view.chosen.id)) address.append("bundle", part);
  if (view.chosen?.kind === "path") for (const id of view.chosen.id.filter((one) => one !== null)) address.append("path", nameOf(id));
}

const sorted = (ids) => [...ids].sort((one, other) => one - other);

/** What an address says of the view; what it names that is not there is left out. */
export function readView(address) {
  const view = initialView();
  const idsOf = (key) => address.getAll(key).map((name) => thingAt(name)?.id).filter((id) => id !== undefined);
  view.focus = idsOf("focus")[0] ?? null;
  const hops = Number(address.get("hops"));
  if (Number.isInteger(hops) && hops >= 1 && hops <= MOST_HOPS) view.hops = hops;
  for (const [key, part] of Object.entries(SETS)) view[part] = new Set(idsOf(key));
  view.pinned = new Map(address.getAll("pin").map(readPin).filter(Boolean));
  const sight = /^(-?\d{1,7}),(-?\d{1,7}),(\d{1,7})$/.exec(address.get("sight") ?? "");
  if (sight) view.sight = sight.slice(1).map(Number);
  const classes = new Set(content.classes.filter((look) => look.foldedInto).map((look) => look.name));
  view.folded = new Set((address.get("fold") ?? "").split(" ").filter((name) => classes.has(name)));
  if (address.has("groups")) view.groups = new Set(address.get("groups").split(" ").filter(Boolean).map(Number).filter((number) => number in content.groups));
  const [from, to] = idsOf("path");
  const group = Number(address.get("group"));
  if (address.has("group") && group in content.groups) view.chosen = { kind: "group", id: groupId(group) };
  const bundle = readBundle(address.getAll("bundle"));
  if (bundle) view.chosen = { kind: "bundle", id: bundle };
  if (from !== undefined) view.chosen = { kind: "path", id: [from, to ?? null] };
  return view;
}

function readPin(text) {
  const [, name, x, y] = /^(.*)@(-?\d{1,6}),(-?\d{1,6})$/s.exec(text) ?? [];
  const thing = name === undefined ? undefined : thingAt(name);
  return thing && [thing.id, [Number(x), Number(y)]];
}

/** The ends and the label of a bundle, as they stand in its key. */
function bundleParts(key) {
  const [, source, target, label] = /^bundle (group \d+|\d+) (group \d+|\d+) (.*)$/s.exec(key);
  const nameOf = (end) => (isGroup(end) ? end : addressOf(content.things[Number(end)]));
  return [nameOf(source), label, nameOf(target)];
}

function readBundle([source, label, target]) {
  const ends = [source, target].map((name) => (/^group \d+$/.test(name ?? "") ? name : thingAt(name)?.id));
  return label === undefined || ends.includes(undefined) ? null : bundleKey(ends[0], label, ends[1]);
}
