/** What a reader gives, in; text of SPARQL, out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bind, bounds, day, iri, literal, tellsDataset, withPrefixes } from "../src/engine/sparql.js";

const PREFIXES = { kg: "https://graph.example/ontology#", person: "https://graph.example/id/person/" };

test("terms stand in their place, and a place without any is left out", () => {
  const parts = ["SELECT * { ", { place: ["one"] }, " ", { place: ["other"] }, " ?one ?two ?other }"];
  assert.equal(bind(parts, { one: ["<a:b>", "<a:c>"], other: null }), "SELECT * { VALUES (?one) { (<a:b>) (<a:c>) }  ?one ?two ?other }");
  assert.equal(bind([{ place: ["toString"] }], {}), "");
});

test("no text that is given can end its literal or its IRI", () => {
  assert.equal(literal('a"b\\c\nd'), '"a\\"b\\\\c\\nd"');
  assert.equal(iri('https://x.example/a> b"'), "<https://x.example/a%3E%20b%22>");
});

test("prefixes are declared where they are used, and not twice", () => {
  assert.equal(withPrefixes("ASK { ?a kg:b ?c }", PREFIXES), "PREFIX kg: <https://graph.example/ontology#> ASK { ?a kg:b ?c }");
  assert.equal(withPrefixes("PREFIX kg: <a:>\nASK { ?a kg:b ?c }", PREFIXES), "PREFIX kg: <a:>\nASK { ?a kg:b ?c }");
  assert.equal(withPrefixes("ASK { ?a ?b 'kg:c' } # kg:d", PREFIXES), "ASK { ?a ?b 'kg:c' } # kg:d");
});

test("a query tells its dataset by a keyword, not by a string, a comment, an IRI or a variable", () => {
  assert.ok(tellsDataset("SELECT * from <a:b> { ?s ?p ?o }"));
  assert.ok(tellsDataset("SELECT * { ?s <a:b#c> ?o }\nFROM NAMED <a:b>"));
  for (const text of ["ASK { ?from ?p 'FROM' }", "ASK {} # FROM", "ASK { <a:FROM> a kg:FROM }", 'ASK { ?s ?p """ \n FROM """ }']) assert.ok(!tellsDataset(text), text);
});

test("a year and a month are all of their days", () => {
  assert.deepEqual(bounds("2024"), ["2024-01-01", "2024-12-31"]);
  assert.deepEqual(bounds(" 2024-02 "), ["2024-02-01", "2024-02-29"]);
  assert.deepEqual(bounds("2025-05-28"), ["2025-05-28", "2025-05-28"]);
  for (const text of ["2025-13", "2025-02-29", "25", "next week", "2025-5", ""]) assert.equal(bounds(text), null, text);
  assert.equal(day("2025-05-28"), '"2025-05-28"^^<http://www.w3.org/2001/XMLSchema#date>');
});

test("a prefix that stands beside another, and one behind a bracket, are found", () => {
  assert.ok(withPrefixes("ASK { person:a kg:b(kg:c) }", PREFIXES).startsWith("PREFIX kg: <https://graph.example/ontology#> PREFIX person:"));
  for (const text of ["ASK { ?kg:x ?b ?c }", "ASK { $person:y ?b ?c }", "ASK { ?a ?b <kg:z> }"]) assert.equal(withPrefixes(text, PREFIXES), text);
});
