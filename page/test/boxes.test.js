/** Boxes that are taken, and how many of them another covers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { makeBoxes } from "../src/boxes.js";

const box = (left, top, width = 10, height = 10) => ({ left, right: left + width, top, bottom: top + height });

test("each box that another covers counts once, however many cells it lies in", () => {
  const boxes = makeBoxes(5);
  for (const left of [0, 20, 40]) boxes.add(box(left, 0));
  assert.equal(boxes.count(box(5, 5, 20, 20)), 2);
  assert.equal(boxes.count(box(100, 100)), 0);
  assert.ok(boxes.overlaps(box(45, 5)));
});
