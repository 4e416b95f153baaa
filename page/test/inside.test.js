import assert from "node:assert/strict";
import { test } from "node:test";
import { around } from "../src/inside.js";

const bay = [[0, 0], [10, 0], [10, 10], [6, 10], [6, 4], [4, 4], [4, 10], [0, 10]];

test("a line goes around what it encloses, and not around what lies in a bay of it", () => {
  assert.equal(around(bay, [2, 5]), true);
  assert.equal(around(bay, [8, 9]), true);
  assert.equal(around(bay, [5, 8]), false);
  assert.equal(around(bay, [12, 5]), false);
});

test("a line that is hardly drawn goes around nothing", () => {
  assert.equal(around([], [0, 0]), false);
  assert.equal(around([[0, 0], [3, 3]], [1, 1]), false);
});
