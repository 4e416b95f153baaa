import assert from "node:assert/strict";
import { test } from "node:test";
import { arrowHead, bendOf, distanceTo, middleOf } from "../src/bends.js";
import { makeBoxes } from "../src/boxes.js";

const [from, to] = [{ x: 0, y: 0, size: 5 }, { x: 100, y: 0, size: 5 }];

test("parallel lines bend to either side", () => {
  assert.deepEqual(middleOf(from, to, 0), { x: 50, y: 0 });
  assert.equal(middleOf(from, to, 0.4).y, -middleOf(from, to, -0.4).y);
  assert.notEqual(middleOf(from, to, 0.4).y, 0);
});

test("a point is near a bent line where it bends, and not where a straight one would be", () => {
  const middle = middleOf(from, to, 0.6);
  assert.ok(distanceTo(middle, from, to, 0.6) < 1);
  assert.ok(distanceTo(middle, from, to, 0) > 10);
});

test("an arrow ends at the border of what it leads to", () => {
  const [tip] = arrowHead(from, to, 0, 8);
  assert.deepEqual(tip, { x: 95, y: 0 });
});

test("the bend is read as the build wrote it", () => {
  assert.equal(bendOf({}), 0);
  assert.equal(bendOf({ smooth: { enabled: true, type: "curvedCCW", roundness: 0.2 } }), -0.2);
});

test("a box that is taken is found by what overlaps it, over the borders of cells too", () => {
  const boxes = makeBoxes(10);
  boxes.add({ left: 5, right: 25, top: 5, bottom: 8 });
  assert.equal(boxes.overlaps({ left: 24, right: 30, top: 7, bottom: 9 }), true);
  assert.equal(boxes.overlaps({ left: 26, right: 30, top: 7, bottom: 9 }), false);
});
