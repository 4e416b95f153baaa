/** Tables and quotes in; files and citations out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cite } from "../src/citation.js";
import { csv } from "../src/csv.js";

test("no cell of a file is a formula, and every cell can be read back", () => {
  const cells = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "a,b", 'say "yes"', "two\nlines", "plain"];
  const written = csv(["name"], cells.map((cell) => [cell]));
  assert.ok(written.startsWith("\ufeffname\r\n"));
  for (const sign of ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", '"a,b"', '"say ""yes"""', '"two\nlines"']) assert.ok(written.includes(`\r\n${sign}\r\n`), sign);
});

test("a citation holds what is known of the document", () => {
  const source = { title: "A visit", name: "visit", publisher: "Harbour Gazette", issued: "2025-03-12", url: "https://news.example/1" };
  assert.equal(cite({ text: "They\nmet." }, source, "undated"), "“They met.” — A visit, Harbour Gazette, 2025-03-12, https://news.example/1");
  assert.equal(cite({ text: "They met." }, { title: null, name: "visit", publisher: null, issued: null, url: null }, "undated"), "“They met.” — visit, undated");
});
