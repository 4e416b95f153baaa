/** Names in, what a text may mean out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { makeFinder } from "../src/finding.js";
import { fold } from "../src/comparing.js";

const NAMES = [["Asha Menon", "Menon"], ["Ashok Mehta"], ["2+2 Ministerial Dialogue"], ["Critical minerals", "rare earths"], ["नई दिल्ली"], ["__proto__"]];
const finder = makeFinder(NAMES);
const found = (text) => finder.find(text).sort((one, other) => one.rank - other.rank).map(({ id }) => id);

test("a name is found in full, by its beginning, by a part, and by another name", () => {
  for (const text of ["asha menon", "ash", "menon", "MENON"]) assert.equal(found(text)[0], 0, text);
  assert.deepEqual(found("rare"), [3]);
  assert.deepEqual(found("sterial"), [2]);
  assert.deepEqual(found("2+2"), [2]);
});

test("a slip of the pen does no harm, and another word is not found", () => {
  for (const text of ["asha menom", "Asah Menon", "mennon"]) assert.equal(found(text)[0], 0, text);
  assert.deepEqual(found("critcal mineral"), [3]);
  for (const text of ["atlantis", "xyz", "", "   ", "?!"]) assert.deepEqual(found(text), [], text);
});

test("the name in full comes before one that is only near", () => {
  const [first, second] = makeFinder([["Rao Kapoor"], ["Rao"]]).find("rao").sort((one, other) => one.rank - other.rank);
  assert.deepEqual([first.id, second.id], [1, 0]);
});

test("other scripts and odd names are found as they are written", () => {
  assert.deepEqual(found("दिल्ली"), [4]);
  assert.deepEqual(found("__proto__"), [5]);
});

test("the words of a question may stand in its title or its text", () => {
  const questions = makeFinder([["Co-chairs", "Who co-chaired which meeting?"], ["Offices with several holders", "Which offices?"]], { whole: true });
  assert.deepEqual(questions.find("holders offices").map(({ id }) => id), [1]);
});

test("case, accents and dots do not count, and vowel signs of Hindi do", () => {
  assert.equal(fold("J.D. Vánce’s"), "jd vances");
  assert.notEqual(fold("दिल्ली"), fold("दल्ला"));
});
