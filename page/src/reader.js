/** The documents: a list of them, and the text of one with the sentences that state a fact marked in it. */

import { content, counted, fold, originOf, titleOf, withoutTexts, word } from "./content.js";
import { button, byId, element } from "./dom.js";
import { change, choose, state, subscribe } from "./state.js";

/** So many documents are found without a search. */
const SHORT = 8;

/** Whether the panel lies over the lower half of a text, as page.css has it. */
const covered = matchMedia("(max-width: 800px)");

export function startReader() {
  const list = byId("document-list");
  const reader = byId("reader");
  const entries = [];
  const drawn = { source: null };

  const render = (now, before) => {
    if (now.view !== "documents") return;
    if (now.source === null && content.documents.length) return change({ source: firstSource(now) });
    if (!entries.length && content.documents.length) {
      entries.push(...content.documents.map(entry));
      list.append(...listed(entries));
    }
    entries.forEach((one, id) => one.setAttribute("aria-current", String(id === now.source)));
    if (drawn.source !== now.source && now.source !== null) {
      reader.replaceChildren(...told(content.documents[now.source]));
      reader.scrollTop = 0;
      drawn.source = now.source;
      entries[now.source].scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    markChosen(reader, now, before);
    markNamed(reader, now);
  };
  subscribe(render);
  render(state);
}

/** The list of the documents, and where it is long a field that leaves those whose entries hold all words of it. */
function listed(entries) {
  const items = entries.map((one) => element("li", {}, one));
  const search = element("input", { type: "search", "aria-label": word("find_document"), placeholder: word("find_document"), autocomplete: "off" });
  search.addEventListener("input", () => {
    const sought = fold(search.value.trim()).split(/\s+/);
    for (const item of items) item.hidden = !sought.every((part) => fold(item.textContent).includes(part));
  });
  return [items.length > SHORT ? search : null, element("ul", {}, items)].filter(Boolean);
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

function told(source) {
  const link = source.url ? element("a", { href: source.url, rel: "noopener noreferrer", target: "_blank" }, word("open_source")) : null;
  return [
    element("h2", {}, titleOf(source)),
    element("p", { class: "note" }, [originOf(source), source.name].join(" · "), link ? " · " : null, link),
    element("p", { class: "note" }, word(source.text !== null ? "sentences" : withoutTexts ? "text_left_out" : "no_text")),
    source.text === null ? sentencesOnly(source) : marked(source),
  ];
}

function sentencesOnly(source) {
  return element("div", { class: "text", lang: source.language }, source.quotes.map((quote) => element("p", {}, mark([quote], document.createTextNode(quote.text)))));
}

/** The text cut at every border of a quote and of a name. */
function marked(source) {
  const points = Array.from(source.text);
  const names = source.namings;
  const borders = new Set([0, points.length]);
  for (const { start, end } of source.quotes) borders.add(start).add(end);
  for (const [start, end] of names) borders.add(start).add(end);
  const cuts = [...borders].sort((one, other) => one - other);
  const text = element("div", { class: "text", lang: source.language });
  let open = null;
  for (let index = 0; index + 1 < cuts.length; index++) {
    const [start, end] = [cuts[index], cuts[index + 1]];
    const quotes = source.quotes.filter((quote) => quote.start <= start && quote.end >= end);
    // A text says its language as a whole; its pieces need not.
    const piece = document.createTextNode(points.slice(start, end).join(""));
    const named = names.filter(([from, to]) => from <= start && to >= end).map(([, , thing]) => thing);
    const shown = named.length ? element("span", { "data-things": named.join(" ") }, piece) : piece;
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
  if (first && moved) first.scrollIntoView({ block: covered.matches ? "start" : "center" });
  if (first && moved && before?.view !== "documents") first.focus({ preventScroll: true });
}

/** Underline the names of the thing that was chosen, or of what the chosen sentence is about, within it. */
function markNamed(reader, { chosen }) {
  const ends = chosen?.kind === "quote" ? content.quotes[chosen.id].facts.flatMap(({ subject, object }) => [subject, object]) : [];
  const wanted = new Set((chosen?.kind === "thing" ? [chosen.id] : chosen?.kind === "things" ? chosen.ids : ends).map(String));
  for (const node of reader.querySelectorAll("[data-things]")) {
    const near = chosen?.kind !== "quote" || node.closest("mark.chosen") !== null;
    node.classList.toggle("named", near && node.dataset.things.split(" ").some((id) => wanted.has(id)));
  }
}
