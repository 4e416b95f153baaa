import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { unpack } from "../src/tables.js";

const text = JSON.stringify([{ label: "नई दिल्ली </script> 🕊" }]);
const packed = gzipSync(text).toString("base64");

test("what was packed is unpacked by the browser's own means", async () => {
  assert.equal(await unpack(packed), text);
});

test("a browser without such means unpacks it too", async () => {
  const { DecompressionStream } = globalThis;
  delete globalThis.DecompressionStream;
  try {
    assert.equal(await unpack(packed), text);
  } finally {
    globalThis.DecompressionStream = DecompressionStream;
  }
});
