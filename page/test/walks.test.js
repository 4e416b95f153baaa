import assert from "node:assert/strict";
import { test } from "node:test";
import { leavesOf, shortestWays, within } from "../src/walks.js";

const graph = { a: ["b", "c"], b: ["a", "d"], c: ["a", "d"], d: ["b", "c", "e"], e: ["d"], lone: [] };
const next = (node) => graph[node];

test("all within so many steps, with their distance", () => {
  assert.deepEqual([...within(["a"], 1, next)], [["a", 0], ["b", 1], ["c", 1]]);
  assert.equal(within(["a"], 2, next).get("d"), 2);
  assert.equal(within(["a"], 2, next).has("e"), false);
});

test("every shortest way is told, in the order of the neighbours", () => {
  assert.deepEqual(shortestWays("a", "e", next), { ways: [["a", "b", "d", "e"], ["a", "c", "d", "e"]], more: false });
});

test("of many ways only some are told, and that there are more", () => {
  assert.deepEqual(shortestWays("a", "e", next, 1), { ways: [["a", "b", "d", "e"]], more: true });
});

test("there is no way to what nothing is linked to", () => {
  assert.deepEqual(shortestWays("a", "lone", next), { ways: [], more: false });
});

test("parallel links make one way", () => {
  const twice = (node) => ({ a: ["b", "b"], b: ["a", "a"] })[node];
  assert.deepEqual(shortestWays("a", "b", twice).ways, [["a", "b"]]);
});

test("leaves are linked to nothing else, not even where several links join them", () => {
  const tree = { hub: ["x", "y", "z"], x: ["hub", "hub"], y: ["hub", "z"], z: ["hub", "y"] };
  assert.deepEqual(leavesOf("hub", (node) => tree[node]), ["x"]);
});
