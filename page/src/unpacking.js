/** Packed bytes in, what was packed out, by the browser's own means. */

/**
 * The bytes that were packed as `format` says. They are written into the stream one to one: WebKit does not read a Blob
 * in a page that was opened from a file.
 */
export async function unpackBytes(bytes, format) {
  const { readable, writable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  // What is wrong with the bytes is told by whoever reads them.
  written.catch(() => {});
  return new Uint8Array(await new Response(readable).arrayBuffer());
}
