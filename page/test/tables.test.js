import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";
import { unpack } from "../src/tables.js";
import { unpackBytes } from "../src/unpacking.js";

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

test("no Blob is read, which WebKit refuses in a page from a file", async () => {
  const { stream } = Blob.prototype;
  Blob.prototype.stream = () => assert.fail("a Blob is read");
  try {
    assert.equal(await unpack(packed), text);
    assert.equal(new TextDecoder().decode(await unpackBytes(new Uint8Array(deflateSync(text)), "deflate")), text);
    await assert.rejects(unpackBytes(new Uint8Array([1, 2, 3]), "deflate"));
  } finally {
    Blob.prototype.stream = stream;
  }
});
