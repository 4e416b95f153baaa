/**
 * Queries in, answers out: starts the worker when something is first asked, and ends it when it is stopped or
 * takes longer than its limit.
 */

import { engine } from "../content.js";

const OPEN_LIMIT = 90_000;
export const ASK_LIMIT = 20_000;

let worker = null;
let running = null;

/** Why nothing can be asked in this browser or of this page, as the name of a word; null where it can. */
export function whyNot() {
  if (!("DecompressionStream" in globalThis) || !("Worker" in globalThis) || !("WebAssembly" in globalThis)) return "engine_browser";
  return engine().quads === null ? "engine_large" : null;
}

/** An answer took too long, or was stopped: `message` is the name of a word. All else is told in the engine's words. */
export class Stopped extends Error {
  constructor(message, limit = 0) {
    super(message);
    this.seconds = limit / 1000;
  }
}

/** The answer to a query: {columns, rows, count}; one is run at a time, and a new one ends the one before. */
export async function ask(text, { union }) {
  stop();
  // A question that comes while this one waits ends the worker and names another: each waits for its own.
  const mine = (worker ??= start());
  try {
    await mine;
  } catch (error) {
    if (worker === mine) worker = null;
    throw error;
  }
  return send(await mine, { text, union }, ASK_LIMIT);
}

/** End what is running, if anything is. */
export function stop(reason = "stopped") {
  if (!running) return;
  const waiting = running;
  running = null;
  worker?.then((one) => one.terminate(), () => {});
  worker = null;
  waiting.reject(new Stopped(reason));
}

async function start() {
  const { script, wasm, quads } = engine();
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const made = new Worker(address);
  URL.revokeObjectURL(address);
  try {
    await send(made, { wasm, quads }, OPEN_LIMIT);
  } catch (error) {
    made.terminate();
    throw error;
  }
  return made;
}

function send(to, message, limit) {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => {
      to.terminate();
      worker = null;
      settle(reject, new Stopped("too_long", limit));
    }, limit);
    const settle = (how, value) => {
      clearTimeout(clock);
      running = null;
      how(value);
    };
    running = { reject: (error) => settle(reject, error) };
    to.onmessage = ({ data }) => ("done" in data ? settle(resolve, data.done) : settle(reject, new Error(data.problem)));
    to.onerror = (event) => {
      event.preventDefault?.();
      to.terminate();
      worker = null;
      settle(reject, event.message ? new Error(event.message) : new Stopped("engine_stopped"));
    };
    to.postMessage(message);
  });
}
