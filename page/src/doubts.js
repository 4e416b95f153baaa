/** What is not settled, in one place: where documents disagree, with what each says, and what has no date. */

import { content, term, titleOf, word, worded } from "./content.js";
import { cards, chipList, endChip, quoteFigure } from "./claims.js";
import { button, byId, element } from "./dom.js";
import { change, state, subscribe } from "./state.js";

/** So many disagreements are shown at once. */
const PAGE = 50;

export function startDoubts() {
  const view = byId("doubts-view");
  const drawn = { once: false };
  const render = (now) => {
    if (now.view !== "doubts" || drawn.once) return;
    drawn.once = true;
    view.replaceChildren(...told());
  };
  subscribe(render);
  render(state);
}

function told() {
  const { disputes, undated, documents } = content;
  const dateless = documents.filter((source) => !source.issued);
  return [
    element("h2", { id: "doubts-title" }, word("doubts_title")),
    element("p", { class: "note" }, word("doubts_help")),
    element("h3", {}, word("disputes", { count: disputes.length })),
    disputes.length ? paged(disputes) : element("p", { class: "note" }, word("no_disputes")),
    element("h3", {}, word("undated_meetings", { count: undated.length })),
    undated.length ? chipList(undated.map(({ thing }) => thing)) : element("p", { class: "note" }, word("none")),
    element("h3", {}, word("undated_documents", { count: dateless.length })),
    dateless.length ? element("ul", { class: "chips" }, dateless.map((source) => element("li", {}, documentChip(source)))) : element("p", { class: "note" }, word("none")),
  ];
}

function paged(disputes) {
  const place = element("div", { class: "disputes" });
  let shown = 0;
  const more = button(word("show_more"), () => add());
  function add() {
    place.append(...disputes.slice(shown, shown + PAGE).map(aboutDispute));
    shown += PAGE;
    more.hidden = shown >= disputes.length;
  }
  add();
  return element("div", {}, place, more);
}

const documentChip = (source) => button(titleOf(source), () => change({ view: "documents", source: source.id, chosen: null }), { class: "chip" });

function aboutDispute({ kind, about, why, facts, said }) {
  const title = element("p", { class: "statement" }, element("strong", {}, worded("dispute", kind)), endChip(about));
  const reason = element("p", { class: "note" }, term(why));
  const disputed = facts.map((id) => content.facts[id]);
  return element("section", { class: "dispute" }, title, reason, disputed.length ? cards(disputed) : null, said.map(saying));
}

/** What a document says in a conflict where that is no fact of the graph. */
function saying({ value, document, quote }) {
  return element("div", { class: "claim" }, element("p", { class: "statement" }, value), quoteFigure({ text: quote }, content.documents[document], []));
}
