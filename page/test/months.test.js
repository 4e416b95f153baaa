/** Dated things in; the months of the timeline, and its windows, out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { firstDay, lastDay, monthly, monthOf, nameOf, nextWindow } from "../src/months.js";

const MONTHS = monthly([{ first: "2023-12-30", last: "2023-12-30" }, { first: "2024-01-01", last: "2024-02-29" }]);

test("a month's number leads back to its days", () => {
  assert.equal(nameOf(monthOf("2024-02-10")), "2024-02");
  assert.equal(firstDay(monthOf("2024-02-10")), "2024-02-01");
  assert.equal(lastDay(monthOf("2024-02-10")), "2024-02-29");
  assert.equal(lastDay(monthOf("2023-12-10")), "2023-12-31");
});

test("what is dated by two months counts in both", () => {
  assert.deepEqual(MONTHS, { start: monthOf("2023-12-01"), counts: [1, 1, 1] });
  assert.deepEqual(monthly([]), { start: 0, counts: [] });
});

test("the window moves on by a month, keeps its width, and ends at the end", () => {
  const first = nextWindow({ from: null, to: null }, MONTHS);
  assert.deepEqual(first, { from: "2023-12-01", to: "2023-12-31" });
  assert.deepEqual(nextWindow(first, MONTHS), { from: "2024-01-01", to: "2024-01-31" });
  assert.deepEqual(nextWindow({ from: "2023-12-01", to: "2024-01-31" }, MONTHS), { from: "2024-01-01", to: "2024-02-29" });
  assert.equal(nextWindow({ from: "2024-01-01", to: "2024-02-29" }, MONTHS), null);
});

test("months of which nothing is told are passed over", () => {
  const apart = monthly([{ first: "1980-02-01", last: "1980-02-29" }, { first: "2024-01-05", last: "2024-01-05" }]);
  const first = { from: "1980-02-01", to: "1980-02-29" };
  assert.deepEqual(nextWindow(first, apart), { from: "2024-01-01", to: "2024-01-31" });
  assert.deepEqual(nextWindow({ from: "1980-02-01", to: "1980-05-31" }, apart), { from: "2023-10-01", to: "2024-01-31" });
});
