/** Terms of an answer, in; the rows that are shown, out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { gather, plainRows } from "../src/engine/answers.js";

const uri = (value) => ({ type: "uri", value });
const text = (value) => ({ type: "literal", value });
const QUESTION = {
  columns: [{ name: "person" }, { name: "side", several: true }],
  evidence: [[{ variable: "person_id" }, { iri: "a:leads" }, { variable: "meeting_id" }]],
};
const COLUMNS = ["person", "side", "person_id", "side_id", "meeting_id"];

test("values that differ in a column of several share one cell", () => {
  const rows = ["India", "Japan"].map((side) => [text("Asha Rao"), text(side), uri("a:asha"), uri(`a:${side}`), uri("a:meeting")]);
  assert.deepEqual(gather(QUESTION, { columns: COLUMNS, rows }), [
    { cells: ["Asha Rao", "India / Japan"], ids: [["a:asha"], ["a:India", "a:Japan"]], triples: [["a:asha", "a:leads", "a:meeting"]] },
  ]);
});

test("two that are called the same are one row, and both can be reached from it", () => {
  const rows = ["a:one", "a:two"].map((id) => [text("Asha Rao"), null, uri(id), null, null]);
  assert.deepEqual(gather(QUESTION, { columns: COLUMNS, rows }), [{ cells: ["Asha Rao", ""], ids: [["a:one", "a:two"], []], triples: [] }]);
});

test("a row of free SPARQL shows what it holds", () => {
  assert.deepEqual(plainRows({ rows: [[uri("a:one"), null, text("1")]] }), [{ cells: ["a:one", "", "1"], ids: [["a:one"], [], []], triples: [] }]);
});
