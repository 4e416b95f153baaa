/** What the panel tells of paths, of links that are drawn as one, and of groups of things. */

import { claimCard, endChip, groupFacts, wanted } from "./claims.js";
import { content, counted, term, word } from "./content.js";
import { button, element } from "./dom.js";
import { groupId, groupNumber } from "./groups.js";
import { change, state } from "./state.js";
import { visible } from "./visible.js";
import { waysOf } from "./ways.js";

const MOST_MEMBERS = 40;

/** How two things are linked: each of the shortest ways, with the sentences that say so. */
export function aboutPath([from, to], head) {
  if (to === null) {
    return [head(word("path_from", { from: content.things[from].label })), element("p", {}, word("path_help"))];
  }
  const { ways, more } = waysOf(state);
  const title = word("path_title", { from: content.things[from].label, to: content.things[to].label });
  const steps = ways.length ? ways[0].links.length : 0;
  const several = ways.length === 1 ? word("path_found_one", { steps }) : word("path_found", { count: ways.length, steps });
  const told = ways.length ? several : word("path_none");
  return [
    head(title),
    element("p", { class: "note" }, told, more ? ` ${word("path_more")}` : null),
    ways.map((way, index) => aboutWay(way, index)),
  ].flat();
}

/** One way: the things it goes through, then what is said of each link of it. */
function aboutWay({ things, links }, index) {
  const stations = element("ol", { class: "way" }, things.map((id) => element("li", {}, endChip(id))));
  const steps = links.map((ids) => cards(factsOf(ids)));
  return element("details", { class: "way", open: index === 0 }, element("summary", {}, things.map((id) => content.things[id].label).join(" – ")), stations, steps);
}

/** Links that are drawn as one, because what they lead to is folded. */
export function aboutBundle(key, head) {
  const bundle = visible(state).bundles.get(key);
  if (!bundle) return [head(word("folded_away"))];
  const { source, target, label, links } = bundle;
  const [one, other] = [source, target].map((end) => (typeof end === "number" ? content.things[end].label : groupLabel(groupNumber(end))));
  return [head([one, term(label) || "–", other].join(" ")), element("p", { class: "note" }, counted("links_count", links.length)), cards(factsOf(links.slice(0, MOST_MEMBERS)))];
}

export const groupLabel = (number) => content.things[content.groups[number].centre].label;

/** A group: the forum or country around which it lies, and what is more nearly linked to that than to another. */
export function aboutGroup(id, head) {
  const number = groupNumber(id);
  const members = content.things.filter((thing) => thing.group === number).sort((one, other) => other.importance - one.importance);
  const chips = members.slice(0, MOST_MEMBERS).map((thing) => element("li", {}, endChip(thing.id)));
  const drawn = visible(state).things.has(groupId(number));
  return [
    head(word("group_of", { names: groupLabel(number) })),
    element("p", { class: "note" }, word("group_count", { count: members.length })),
    drawn ? element("p", { class: "actions" }, button(word("group_open"), () => openGroup(number))) : "",
    element("ul", { class: "chips" }, chips),
  ];
}

export const openGroup = (number) => change({ groups: new Set(state.groups ?? []).add(number), chosen: null });

const factsOf = (links) => [...new Set(links.flatMap((id) => content.links[id].facts))].map((id) => content.facts[id]);

const cards = (facts) => element("ul", { class: "claims" }, groupFacts(wanted(facts)).map((group) => claimCard(group)));
