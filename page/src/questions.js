/** The saved questions, and a reader's own in SPARQL: what is asked, and the rows that the engine answers. */

import { questions, word } from "./content.js";
import { button, byId, element, tell as say } from "./dom.js";
import { gather, plainRows } from "./engine/answers.js";
import { ASK_LIMIT, ask, Stopped, stop, whyNot } from "./engine/client.js";
import { bind, tellsDataset, withPrefixes } from "./engine/sparql.js";
import { fold } from "./comparing.js";
import { field, Unreadable } from "./parameters.js";
import { showRows } from "./results.js";
import { OWN } from "./finding_address.js";
import { change, state, subscribe } from "./state.js";

const FIRST_QUERY = "SELECT DISTINCT ?class (COUNT(DISTINCT ?thing) AS ?things) WHERE {\n  ?thing a ?class .\n}\nGROUP BY ?class\nORDER BY DESC(?things)\n";

export function startQuestions() {
  const entries = startList();
  const drawn = { question: null, given: null };
  const render = (now) => {
    if (now.view !== "questions") return;
    for (const [name, entry] of entries) entry.setAttribute("aria-current", String(name === now.question));
    if (drawn.question === now.question && drawn.given === now.given) return;
    Object.assign(drawn, { question: now.question, given: now.given });
    stop();
    const known = questions.list.find(({ name }) => name === now.question);
    byId("asking").replaceChildren();
    byId("questions-view").classList.toggle("asked", now.question === OWN || Boolean(known));
    if (now.question === OWN) showOwn(now.sparql);
    else if (known) showQuestion(known, now.given, (given) => {
      drawn.given = given;
      change({ given });
    });
    else byId("asking").append(element("h2", {}, word("questions")), element("p", {}, word("questions_help")), ...unable());
  };
  subscribe(render);
  render(state);
}

/** Where nothing can be asked, why; else nothing. */
function unable() {
  const reason = whyNot();
  return reason ? [element("p", { class: "notice" }, word(reason))] : [];
}

function startList() {
  const search = element("input", { type: "search", "aria-label": word("find_question"), placeholder: word("find_question"), autocomplete: "off" });
  const choose = (name) => change({ question: name, given: {}, chosen: null });
  const entry = (name, title, question) =>
    button("", () => choose(name)).appendChild(element("span", {}, element("span", { class: "source" }, title), element("span", { class: "note" }, question))).parentElement;
  const entries = new Map([
    [OWN, entry(OWN, word("own_question"), word("own_question_help"))],
    ...questions.list.map(({ name, title, question }) => [name, entry(name, title, question)]),
  ]);
  const items = [...entries.values()].map((one) => element("li", {}, one));
  search.addEventListener("input", () => {
    const sought = fold(search.value.trim()).split(/\s+/);
    for (const item of items) item.hidden = !sought.every((part) => fold(item.textContent).includes(part));
  });
  byId("question-list").append(search, element("ul", {}, items));
  return entries;
}

/** On a narrow screen the list gives way to the question, and this button brings it back. */
const pick = () => element("p", { class: "pick" }, button(word("all_questions"), () => change({ question: null, given: {} })));

const head = (title, text) => [pick(), element("h2", {}, title), element("p", { class: "note" }, text)];

function showQuestion(question, given, remember) {
  const place = startAnswer();
  const run = async () => {
    try {
      const read = fields.map((one) => ({ ...one, ...one.read() }));
      remember(Object.fromEntries(fields.map((one) => [one.name, one.value()]).filter(([name, value]) => value !== (defaults.get(name) ?? ""))));
      const values = Object.fromEntries(question.parameters.map(({ variable }, at) => [variable, read[at].terms]));
      const taken = read.filter((one) => one.taken).map((one) => word("taken_as", { words: one.value(), label: one.taken }));
      await place.answer(bind(question.parts, values), { union: true, note: taken.join(" ") }, (told) => ({ columns: question.columns, rows: gather(question, told), empty: question.empty }));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      place.tell(error.message);
    }
  };
  const defaults = new Map(question.parameters.map((parameter) => [parameter.name, parameter.default]));
  const fields = question.parameters.map((parameter) => field(parameter, given[parameter.name], run));
  const start = button(word("ask"), run, { class: "primary" });
  byId("asking").append(...head(question.title, question.question), ...unable());
  if (whyNot()) return;
  byId("asking").append(element("div", { class: "givens" }, fields.map(({ row }) => row)), element("p", { class: "actions" }, start, place.stopper), ...place.parts);
  if (fields.every((one, at) => one.value() || !question.parameters[at].required)) run();
}

function showOwn(sparql) {
  const place = startAnswer();
  const text = element("textarea", { id: "own", rows: "10", spellcheck: "false", autocapitalize: "off", "aria-describedby": "own-help" });
  text.value = sparql || FIRST_QUERY;
  const run = () => {
    change({ sparql: text.value });
    const union = !tellsDataset(text.value);
    return place.answer(withPrefixes(text.value, questions.prefixes), { union }, (told) => ({ columns: told.columns.map((name) => ({ name })), rows: plainRows(told), count: told.count }));
  };
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  });
  const help = element("p", { class: "note", id: "own-help" }, word("own_help", { seconds: ASK_LIMIT / 1000 }));
  byId("asking").append(...head(word("own_question"), word("own_question_help")), ...unable());
  if (whyNot()) return;
  const label = element("label", { class: "note", for: "own" }, word("own_label"));
  byId("asking").append(label, text, help, element("p", { class: "actions" }, button(word("run"), run, { class: "primary" }), place.stopper), ...place.parts);
}

/** Where an answer comes to stand: {parts, stopper, tell(text), answer(text, options, read)}. */
function startAnswer() {
  const status = element("p", { role: "status", class: "note" });
  const rows = element("div", { class: "answer" });
  const stopper = button(word("stop"), () => stop(), { hidden: true });
  const tell = (text) => {
    say(status, text);
    rows.replaceChildren();
  };
  async function answer(text, { union, note = "" }, read) {
    tell(word("asking"));
    stopper.hidden = false;
    try {
      const { columns, rows: found, count, empty } = read(await ask(text, { union }));
      status.replaceChildren([note, told(found.length, count)].filter(Boolean).join(" "));
      if (!found.length && empty) status.append(" ", element("span", {}, `(${empty})`));
      showRows(rows, columns, found, state.question);
      stopper.hidden = true;
    } catch (error) {
      // A question that another has replaced has nothing more to say.
      if (error instanceof Stopped && !rows.isConnected) return;
      stopper.hidden = true;
      tell(error instanceof Stopped ? word(error.message, { seconds: error.seconds }) : word("engine_says", { text: inShort(error.message) }));
    }
  }
  return { parts: [status, rows], stopper, tell, answer };
}

const told = (shown, count = shown) => (count > shown ? word("rows_cut", { shown, count }) : word(count === 1 ? "rows_found_one" : "rows_found", { count }));

/** The engine lists every sign that it would have taken; the place and its first words are enough. */
const inShort = (text) => (text.length > 240 ? `${text.slice(0, 240)} …` : text);
