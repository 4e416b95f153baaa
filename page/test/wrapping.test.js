/** Labels in, the lines in which they are drawn out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inLines } from "../src/wrapping.js";

test("a label is broken between words and keeps them all where there is room", () => {
  assert.deepEqual(inLines("India-US 2+2 Intersessional Dialogue", 14, 4), ["India-US 2+2", "Intersessional", "Dialogue"]);
  assert.deepEqual(inLines("Asha Menon", 14, 3), ["Asha Menon"]);
  assert.deepEqual(inLines("   ", 14, 3), []);
});

test("what has no room is left out, and that is told", () => {
  const lines = inLines("one two three four five six seven eight nine ten", 10, 2);
  assert.equal(lines.length, 2);
  assert.ok(lines[1].endsWith("…"));
  assert.deepEqual(inLines("x".repeat(50), 10, 2), [`${"x".repeat(9)}…`]);
});
