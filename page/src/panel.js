/** The panel beside the views: what is known about the thing, link or sentence that was chosen. */

import { aboutBundle, aboutGroup, aboutPath } from "./about_network.js";
import { content, counted, factsAmong, licences, questions, term, word } from "./content.js";
import { cards, chipList, endChip, factCount, quoteBlock, statement, wanted } from "./claims.js";
import { button, byId, element, shapeOf, tell } from "./dom.js";
import { actions } from "./explore.js";
import { addSelected } from "./selected.js";
import { change, choose, chooseThings, state, subscribe } from "./state.js";
import { openTour } from "./tour.js";

const TOP = 8;

/** The parts of the state that the panel tells of. */
const PARTS = ["chosen", "derived", "view", "focus", "source", "hops", "opened", "closed", "hidden", "pinned", "folded", "groups", "selected"];

export function startPanel() {
  const panel = byId("panel");
  const render = (now, before) => {
    if (before && PARTS.every((part) => now[part] === before[part])) return;
    const focused = panel.contains(document.activeElement);
    if (!focused && now.chosen) opener = document.activeElement.closest("main button");
    panel.replaceChildren(...told(now));
    panel.classList.toggle("empty", now.chosen === null);
    document.body.classList.toggle("chosen", now.chosen !== null);
    if (before) panel.scrollTop = 0;
    if (before && now.chosen !== before.chosen) announce(now);
    if (focused) focusAnew(now);
  };
  subscribe(render);
  render(state);
  byId("about").addEventListener("click", () => choose("about", 0));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.chosen && !event.defaultPrevented) change({ chosen: null });
  });
}

/** What had the focus when the panel opened, if it is a button of the view. */
let opener = null;

/** What had the focus is gone with what the panel told before: its title takes over, or what opened it when it closes. */
function focusAnew({ chosen, view }) {
  if (!chosen && opener?.checkVisibility?.()) return opener.focus({ preventScroll: true });
  const next = chosen ? byId("panel").querySelector("h2") : byId({ network: "picture", facts: "facts-search", documents: "reader", questions: "asking", doubts: "doubts-view" }[view]);
  next?.focus({ preventScroll: true });
}

function announce({ chosen }) {
  tell(byId("announced"), chosen ? byId("panel").querySelector("h2").textContent : "");
}

function told({ chosen, view, source }) {
  if (chosen?.kind === "thing") return aboutThing(content.things[chosen.id]);
  if (chosen?.kind === "link") return aboutLink(content.links[chosen.id]);
  if (chosen?.kind === "path") return aboutPath(chosen.id, head);
  if (chosen?.kind === "bundle") return aboutBundle(chosen.id, head);
  if (chosen?.kind === "group") return aboutGroup(chosen.id, head);
  if (chosen?.kind === "quote") return aboutQuote(content.quotes[chosen.id]);
  if (chosen?.kind === "things") return aboutThings(chosen);
  if (chosen?.kind === "about") return overview();
  return view === "documents" && source !== null ? aboutDocument(content.documents[source]) : overview();
}

function head(title, lead) {
  return element(
    "header",
    {},
    element("h2", { tabindex: "-1" }, title),
    button("×", () => change({ chosen: null }), { class: "close", "aria-label": word("close"), title: word("close") }),
    lead,
  );
}

function aboutThing(thing) {
  const look = content.classes[thing.class];
  const kind = element("p", { class: "kind" }, shapeOf(thing.class, look.shape), [look.label, ...thing.kinds].join(" · "));
  const facts = wanted(thing.facts);
  return [
    head(thing.label, kind),
    names(word("also_called"), thing.aliases),
    names(word("misspelt"), thing.misspellings),
    element("p", { class: "note" }, [counted("spoken_of", thing.documents.length), factCount(facts)].join(" · ")),
    ...actions(thing),
    facts.length ? cards(facts, thing.id) : element("p", {}, word("no_facts")),
    ...ways(thing, look.name),
  ];
}

/** The saved questions that need to be told nothing but a thing of this class. */
function ways(thing, name) {
  const type = name.toLowerCase();
  const asked = questions.list.flatMap((question) => {
    const required = question.parameters.filter((parameter) => parameter.required);
    return required.length === 1 && required[0].types.includes(type) ? [{ question, parameter: required[0].name }] : [];
  });
  if (!asked.length) return [];
  const ask = ({ question, parameter }) =>
    button(question.title, () => change({ view: "questions", question: question.name, given: { [parameter]: thing.label }, chosen: null }), { class: "chip", title: question.question });
  return [element("h3", { class: "asks" }, word("ask_about")), element("ul", { class: "chips asks" }, asked.map((one) => element("li", {}, ask(one))))];
}

/** Several things, as a row of an answer names them: first the facts that prove it, else those that join them. */
function aboutThings({ ids, facts }) {
  const shown = facts?.length ? facts : wanted(factsAmong(ids));
  return [
    head(counted("things_chosen", ids.length)),
    chipList(ids),
    element("p", { class: "actions" }, state.view === "network" ? null : button(word("show_in_picture"), () => change({ view: "network" })), ids.every((id) => state.selected.has(id)) ? null : button(word("select_add"), () => addSelected(ids))),
    shown.length ? cards(shown) : element("p", {}, word("nothing_between")),
  ];
}

function names(title, list) {
  return list.length ? element("p", { class: "names" }, element("span", { class: "note" }, title), " ", list.join(" · ")) : "";
}

function aboutLink(link) {
  const facts = link.facts.map((id) => content.facts[id]);
  const between = wanted(content.things[link.source].facts).filter(
    (fact) => !facts.includes(fact) && [fact.subject, fact.object].includes(link.target),
  );
  const ends = element("p", { class: "statement" }, endChip(link.source), element("span", { class: "relation" }, term(link.label)), endChip(link.target));
  const title = [content.things[link.source].label, term(link.label), content.things[link.target].label].join(" ");
  return [
    head(title, ends),
    cards(facts),
    between.length ? element("h3", {}, word("between")) : "",
    between.length ? cards(between) : "",
  ];
}

function aboutQuote(quote) {
  const lines = wanted(quote.facts).map((fact) => statement({ fact, side: null, facts: [fact] }));
  const ends = quote.facts.flatMap(({ subject, object }) => [subject, object]).filter((end) => typeof end === "number");
  const show = button(word("show_in_picture"), () => chooseThings([...new Set(ends)], quote.facts, { view: "network" }));
  return [head(word("sentence_says")), ends.length ? element("p", { class: "actions" }, show) : "", element("div", { class: "claim" }, lines), quoteBlock(quote)];
}

function aboutDocument(source) {
  const spoken = content.things.filter((thing) => thing.documents.includes(source.id));
  const classes = content.classes.map((look, number) => {
    const things = spoken.filter((thing) => thing.class === number);
    if (!things.length) return "";
    return [element("h3", {}, look.plural), chipList(things.map((thing) => thing.id))];
  });
  return [element("header", {}, element("h2", {}, word("speaks_of"))), classes.flat()].flat();
}

function overview() {
  const stated = content.facts.filter((fact) => !fact.derived);
  const figures = { documents: content.documents.length, things: content.things.length, facts: stated.length };
  const most = [...content.things].sort((one, other) => other.importance - one.importance).slice(0, TOP);
  const { disputes, undated } = content;
  const unsettled = disputes.length + undated.length;
  const doubts = button(word("doubts_count", { disputes: disputes.length, undated: undated.length }), () => change({ view: "doubts", chosen: null }));
  const tour = button(word("tour_again"), () => openTour(), { class: "plain" });
  return [
    state.chosen ? head(word("about")) : element("header", {}, element("h2", {}, word("about"))),
    element("p", {}, word("about_figures", figures)),
    element("p", { class: "note" }, word("about_help")),
    element("p", { class: "actions" }, tour),
    element("h3", {}, word("most_linked")),
    chipList(most.map((thing) => thing.id)),
    unsettled ? element("h3", {}, word("doubts_title")) : "",
    unsettled ? element("p", { class: "actions" }, doubts) : "",
    element("details", {}, element("summary", {}, word("licences")), element("p", { class: "note" }, word("licences_help")), element("pre", { class: "licences", lang: "en", tabindex: "0" }, licences())),
  ];
}
