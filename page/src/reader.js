/** The documents: a list of them, and the text of one with the sentences that state a fact marked in it. */

import { content, counted, originOf, titleOf, word } from "./content.js";
import { button, byId, element } from "./dom.js";
import { change, choose, state, subscribe } from "./state.js";

export function startReader() {
  const list = byId("document-list");
  const reader = byId("reader");
  const entries = content.documents.map(entry);
  list.append(element("ul", {}, entries.map((one) => element("li", {}, one))));
  const drawn = { source: null, thing: null };

  const render = (now, before) => {
    if (now.view !== "documents") return;
    if (now.source === null && content.documents.length) return change({ source: firstSource(now) });
    const thing = now.chosen?.kind === "thing" ? now.chosen.id : null;
    entries.forEach((one, id) => one.setAttribute("aria-current", String(id === now.source)));
    if (drawn.source !== now.source || drawn.thing !== thing) {
      if (now.source !== null) reader.replaceChildren(...told(content.documents[now.source], thing));
      Object.assign(drawn, { source: now.source, thing });
    }
    markChosen(reader, now, before);
  };
  subscribe(render);
  render(state);
}

/** The document that the choice speaks of, else the first. */
function firstSource({ chosen }) {
  if (chosen?.kind === "quote") return content.quotes[chosen.id].document;
  if (chosen?.kind === "thing") return content.things[chosen.id].documents[0] ?? 0;
  return 0;
}

function entry(source) {
  const facts = new Set(source.quotes.flatMap((quote) => quote.facts));
  return button("", () => change({ source: source.id, chosen: null }), {}).appendChild(
    element("span", {}, element("span", { class: "source" }, titleOf(source)), element("span", { class: "note" }, [originOf(source), counted("fact_count", facts.size)].join(" · "))),
  ).parentElement;
}

function told(source, thing) {
  const link = source.url ? element("a", { href: source.url, rel: "noopener noreferrer", target: "_blank" }, word("open_source")) : null;
  return [
    element("h2", {}, titleOf(source)),
    element("p", { class: "note" }, [originOf(source), source.name].join(" · "), link ? " · " : null, link),
    element("p", { class: "note" }, source.text === null ? word("no_text") : word("sentences")),
    source.text === null ? sentencesOnly(source) : marked(source, thing),
  ];
}

function sentencesOnly(source) {
  return element("div", { class: "text", lang: source.language }, source.quotes.map((quote) => element("p", {}, mark([quote], quote.text))));
}

/** The text cut at every border of a quote or, for the thing that was chosen, of its names. */
function marked(source, thing) {
  const points = Array.from(source.text);
  const names = thing === null ? [] : source.namings.filter(([, , id]) => id === thing);
  const borders = new Set([0, points.length]);
  for (const { start, end } of source.quotes) borders.add(start).add(end);
  for (const [start, end] of names) borders.add(start).add(end);
  const cuts = [...borders].sort((one, other) => one - other);
  const text = element("div", { class: "text", lang: source.language });
  let open = null;
  for (let index = 0; index + 1 < cuts.length; index++) {
    const [start, end] = [cuts[index], cuts[index + 1]];
    const quotes = source.quotes.filter((quote) => quote.start <= start && quote.end >= end);
    const piece = points.slice(start, end).join("");
    const named = names.some(([from, to]) => from <= start && to >= end);
    const shown = named ? element("span", { class: "named" }, piece) : piece;
    if (!quotes.length) {
      open = null;
      text.append(shown);
    } else if (open && same(open.quotes, quotes)) open.node.append(shown);
    else {
      open = { quotes, node: mark(quotes, shown) };
      text.append(open.node);
    }
  }
  return text;
}

const same = (one, other) => one.length === other.length && one.every((quote, index) => quote === other[index]);

/** A marked sentence; the shortest of the quotes that cover it is the one that it tells of. */
function mark(quotes, shown) {
  const quote = [...quotes].sort((one, other) => one.end - one.start - (other.end - other.start))[0];
  const open = () => choose("quote", quote.id, { source: quote.document });
  const press = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  };
  const attributes = { role: "button", tabindex: "0", click: open, keydown: press, "data-quotes": quotes.map((one) => one.id).join(" ") };
  return element("mark", attributes, shown);
}

function markChosen(reader, now, before) {
  const quote = now.chosen?.kind === "quote" ? String(now.chosen.id) : null;
  let first = null;
  for (const node of reader.querySelectorAll("mark")) {
    const mine = quote !== null && node.dataset.quotes.split(" ").includes(quote);
    node.classList.toggle("chosen", mine);
    node.setAttribute("aria-pressed", String(mine));
    if (mine) first ??= node;
  }
  const moved = !before || before.chosen !== now.chosen || before.view !== now.view;
  if (first && moved) first.scrollIntoView({ block: "center" });
  if (first && moved && before?.view !== "documents") first.focus({ preventScroll: true });
}
