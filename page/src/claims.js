/**
 * Facts as a person reads them: those of one relation and one sentence stand together, and the sentence once.
 */

import { cite } from "./citation.js";
import { content, counted, originOf, qualities, quotesOf, term, titleOf, word } from "./content.js";
import { copy } from "./copying.js";
import { button, byId, element, shapeOf, tell } from "./dom.js";
import { choose, state } from "./state.js";

const FEW = 12;

/**
 * Facts by the sentences they rest on: [{quotes, lines}], in the order of the documents. A line gathers the
 * facts that differ in one end only, as seen from a thing: {fact, side, facts}.
 */
export function groupFacts(facts, seenFrom = null) {
  const groups = new Map();
  for (const fact of facts) {
    const quotes = quotesOf(fact);
    const place = JSON.stringify([fact.derived, quotes.map((quote) => quote.id)]);
    if (!groups.has(place)) groups.set(place, { quotes, derived: fact.derived, lines: new Map() });
    const side = fact.subject === seenFrom ? "subject" : fact.object === seenFrom ? "object" : null;
    const fixed = side === null ? [fact.subject, fact.object] : [];
    const line = JSON.stringify([fact.relation, side, fixed, fact.qualifier, fact.status, fact.confidence, fact.correction]);
    const { lines } = groups.get(place);
    if (!lines.has(line)) lines.set(line, { fact, side, facts: [] });
    lines.get(line).facts.push(fact);
  }
  const first = ({ quotes }) => (quotes.length ? quotes[0].id : Infinity);
  return [...groups.values()]
    .sort((one, other) => one.derived - other.derived || first(one) - first(other))
    .map((group) => ({ ...group, lines: [...group.lines.values()] }));
}

/** A button that chooses a thing, or plain text for a value. */
export function endChip(end, { strong = false } = {}) {
  if (typeof end !== "number") return element("span", { class: "value" }, term(end));
  const thing = content.things[end];
  if (strong) return element("strong", {}, thing.label);
  const look = content.classes[thing.class];
  return element(
    "button",
    { type: "button", class: "chip", click: () => choose("thing", end) },
    shapeOf(thing.class, look.shape),
    thing.label,
  );
}

/** A group of facts as a card: what is stated, how surely, and the sentences that state it. */
export function claimCard(group, seenFrom = null) {
  return element(
    "li",
    { class: group.derived ? "claim derived" : "claim" },
    group.lines.map((line) => statement(line, seenFrom)),
    group.derived ? element("p", { class: "note" }, word("derived_note")) : null,
    group.quotes.map((quote) => quoteBlock(quote)),
  );
}

/** One line of a card: the ends that a relation joins, what qualifies it, and how sure it is. */
export function statement({ fact, side, facts }, seenFrom = null) {
  const { label, definition } = content.relations[fact.relation];
  const relation = element("span", { class: "relation", title: definition }, label);
  const others = side === "object" ? facts.map((one) => one.subject) : facts.map((one) => one.object);
  const parts =
    side === "object"
      ? [...chips(others), relation, endChip(seenFrom, { strong: true })]
      : side === "subject"
        ? [relation, ...chips(others)]
        : [endChip(fact.subject), relation, endChip(fact.object)];
  return element("p", { class: "statement" }, parts, badges(fact), sureness(fact));
}

function chips(ends) {
  const rest = ends.slice(FEW);
  const shown = ends.slice(0, FEW).map((end) => endChip(end));
  if (!rest.length) return shown;
  const more = button(word("show_all", { count: ends.length }), () => more.replaceWith(...rest.map((end) => endChip(end))), { class: "plain" });
  return [...shown, more];
}

/** What qualifies a fact, and whether documents disagree about it, as badges. */
export const badges = (fact) => [
  ...qualities(fact).map((text) => element("span", { class: "badge" }, text)),
  fact.disputed ? element("span", { class: "badge disputed" }, word("disputed")) : null,
];

function sureness({ confidence, correction }) {
  if (correction) return element("span", { class: "note" }, correction);
  if (confidence === null) return null;
  const percent = Math.round(confidence * 100);
  return element("span", { class: "note", title: word("confidence_help") }, word("confidence", { percent }));
}

/** A sentence word for word, with its document and the way to its place there: by a button, or by the sentence itself. */
export function quoteBlock(quote) {
  const source = content.documents[quote.document];
  const open = () => choose("quote", quote.id, { view: "documents", source: quote.document });
  const here = state.view === "documents" && state.source === quote.document && state.chosen?.kind === "quote";
  return here ? quoteFigure(quote, source, []) : quoteFigure(quote, source, [button(word("read"), open, { class: "read" })], open);
}

/** A sentence with its document, ways to go on from it, and the button that copies it as a citation. */
export function quoteFigure(quote, source, ways, open = null) {
  const copying = button(word("cite"), async () => {
    const done = await copy(cite(quote, source, word("undated")));
    for (const node of [copying, byId("announced")]) tell(node, word(done ? "cited" : "not_cited"));
  }, { class: "read" });
  return element(
    "figure",
    { class: "quote" },
    element("blockquote", { lang: source.language, class: open ? "way" : null, ...(open ? { click: open } : {}) }, quote.text),
    element(
      "figcaption",
      {},
      element("span", { class: "source" }, titleOf(source)),
      element("span", { class: "note" }, originOf(source)),
      element("span", { class: "ways" }, ways, copying),
    ),
  );
}

/** Facts as cards, those of one sentence on one. */
export const cards = (facts, seenFrom = null) =>
  element("ul", { class: "claims" }, groupFacts(facts, seenFrom).map((group) => claimCard(group, seenFrom)));

/** Things as a list of buttons that choose them. */
export const chipList = (ids) => element("ul", { class: "chips" }, ids.map((id) => element("li", {}, endChip(id))));

/** The facts of a list that are to be shown: those that documents state, and on wish those that follow. */
export const wanted = (facts) => facts.filter((fact) => state.derived || !fact.derived);

/** "1 fact" or "3 facts". */
export const factCount = (facts) => counted("fact_count", facts.length);
