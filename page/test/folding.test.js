import assert from "node:assert/strict";
import { test } from "node:test";
import { bundleKey, fold, homeOf } from "../src/folding.js";

const link = (id, source, label, target, more = {}) => ({ id, source, label, target, symmetric: false, ...more });

test("what is not folded is drawn as it is", () => {
  const drawn = fold({ things: [1, 2], links: [link(0, 1, "met", 2)], homes: new Map() });
  assert.deepEqual([[...drawn.things], [...drawn.links], drawn.bundles.size], [[1, 2], [0], 0]);
});

test("links of what is folded lead to where it is drawn, those that say the same as one", () => {
  const links = [link(0, 1, "attended", 2), link(1, 1, "attended", 3), link(2, 1, "led", 3), link(3, 2, "session of", 9)];
  const drawn = fold({ things: [1, 2, 3, 9], links, homes: new Map([[2, 9], [3, 9]]) });
  assert.deepEqual([...drawn.things], [1, 9]);
  assert.equal(drawn.carried.get(9), 2);
  assert.deepEqual([...drawn.bundles.values()].map(({ label, links }) => [label, links]), [["attended", [0, 1]], ["led", [2]]]);
  assert.equal(drawn.bundleOf.get(1), bundleKey(1, "attended", 9));
});

test("a link that says the same of the very ends stands for a bundle", () => {
  const drawn = fold({ things: [1, 2, 9], links: [link(0, 1, "led", 2)], homes: new Map([[2, 9]]), twin: (...words) => (words.join() === "1,led,9" ? 7 : undefined) });
  assert.deepEqual([[...drawn.links], drawn.bundles.size, drawn.bundleOf.get(0)], [[7], 0, 7]);
});

test("links between groups are one, whatever they say and whichever way they lead", () => {
  const homes = new Map([[1, "group 0"], [2, "group 1"], [3, "group 1"]]);
  const drawn = fold({ things: [1, 2, 3], links: [link(0, 1, "led", 2), link(1, 3, "met", 1)], homes, plain: (end) => typeof end === "string" });
  assert.deepEqual([...drawn.bundles.values()].map(({ source, target, label, links }) => [source, target, label, links]), [["group 0", "group 1", "", [0, 1]]]);
});

test("what is folded into something folded is drawn where that is", () => {
  assert.equal(homeOf(1, new Map([[1, 2], [2, 3]])), 3);
  assert.equal(typeof homeOf(1, new Map([[1, 2], [2, 1]])), "number");
});
