/** The part of the state that says what is looked for, and its words in the page's address. */

import { addressOf, content, questions, thingAt } from "./content.js";
import { bounds } from "./engine/sparql.js";

const TABLES = ["facts", "things", "documents"];

/** What is sought in the table, which of its facts are left, and the column that sorts it, if not the first. */
const allRows = () => ({ search: "", relation: null, document: null, derived: false, disputed: false, sort: null, down: false });

const COLUMN = /^[a-z_]{1,30}$/;

/** What stands for a question that a reader writes in SPARQL. */
export const OWN = "sparql";

/** The filters by what is linked, by role and by time. */
export const initialNarrowing = () => ({
  /** The things to which what is shown is linked: to one of each class that is among them. */
  near: new Set(),
  /** The words on links, of which only links with one of them are shown; none means all. */
  roles: new Set(),
  /** The first and the last day of what is shown, as "2025-05-28", or null. */
  from: null,
  to: null,
});

export const initialFinding = () => ({
  ...initialNarrowing(),
  /** What the table has a row for. */
  table: "facts",
  rows: allRows(),
  /** The question that is asked, what is given for its parameters, and the text of a reader's own. */
  question: null,
  given: {},
  sparql: "",
});

/** Write what differs from the beginning into an address. */
export function writeFinding(state, address) {
  if (state.chosen?.kind === "things") for (const id of state.chosen.ids) address.append("things", addressOf(content.things[id]));
  for (const id of [...state.near].sort()) address.append("near", addressOf(content.things[id]));
  for (const label of [...state.roles].sort()) address.append("role", label);
  if (state.from) address.set("from", state.from);
  if (state.to) address.set("to", state.to);
  if (state.table !== "facts") address.set("table", state.table);
  writeRows(state.rows, address);
  if (state.question === null) return;
  address.set("ask", state.question);
  for (const [name, value] of Object.entries(state.given).sort()) if (value) address.set(`p.${name}`, value);
  if (state.question === OWN && state.sparql) address.set("query", state.sparql);
}

function writeRows({ search, relation, document, derived, disputed, sort, down }, address) {
  const told = { search, relation: relation === null ? "" : relationName(content.relations[relation]), document: document === null ? "" : content.documents[document].name };
  const signs = { derived: derived ? "1" : "", disputed: disputed ? "1" : "", sort: sort || down ? `${down ? "-" : ""}${sort ?? ""}` : "" };
  for (const [name, value] of Object.entries({ ...told, ...signs })) if (value) address.set(`rows.${name}`, value);
}

const relationName = ({ iri }) => iri.split(/[#/]/).pop();

function readRows(address) {
  const given = (name) => address.get(`rows.${name}`) ?? "";
  const place = (list, isIt) => (list.some(isIt) ? list.findIndex(isIt) : null);
  const sort = given("sort").replace(/^-/, "");
  return {
    search: given("search"),
    relation: place(content.relations, (one) => relationName(one) === given("relation")),
    document: place(content.documents, ({ name }) => name === given("document")),
    derived: given("derived") === "1",
    disputed: given("disputed") === "1",
    sort: COLUMN.test(sort) ? sort : null,
    down: given("sort").startsWith("-"),
  };
}

const day = (text) => (text && bounds(text)?.[0] === text ? text : null);

/** What an address says of what is looked for; what it names that is not there is left out. */
export function readFinding(address) {
  const things = (name) => address.getAll(name).map(thingAt).filter(Boolean).map(({ id }) => id);
  const labels = new Set(content.links.map(({ label }) => label));
  const several = things("things");
  const asked = address.get("ask");
  const known = asked === OWN || questions.list.some(({ name }) => name === asked);
  return {
    ...(several.length ? { chosen: { kind: "things", id: null, ids: several, facts: null } } : {}),
    near: new Set(things("near")),
    roles: new Set(address.getAll("role").filter((label) => labels.has(label))),
    from: day(address.get("from")),
    to: day(address.get("to")),
    table: TABLES.includes(address.get("table")) ? address.get("table") : "facts",
    rows: readRows(address),
    question: known ? asked : null,
    given: Object.fromEntries([...address].filter(([name]) => name.startsWith("p.")).map(([name, value]) => [name.slice(2), value])),
    sparql: address.get("query") ?? "",
  };
}
