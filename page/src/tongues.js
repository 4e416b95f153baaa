/**
 * Text in, nodes out: who reads the page aloud is told which words of it are English, and no name turns the order of
 * what stands beside it. Names, titles and sentences stand as documents have them, and only English ones are read.
 */

/** Letters that are written from right to left, and signs that change the order of what follows them. */
const TURNING = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u202a-\u202e\u2066-\u2069]|[\ud802\ud803\ud83a\ud83b]/;

const LATIN = /\p{Script=Latin}/u;
const OTHER = /(?!\p{Script=Latin})\p{L}/u;
const ENGLISH = /[\p{N}_]*\p{Script=Latin}(?:[\p{Script=Latin}\P{L}]*\p{Script=Latin})?[\p{N}_]*/gu;

const scripts = new Map();

/** Whether the page's own language is written in other letters, so that Latin ones are English. */
function inOtherLetters() {
  const { lang } = document.documentElement;
  if (!scripts.has(lang)) scripts.set(lang, Boolean(lang) && new Intl.Locale(lang).maximize().script !== "Latn");
  return scripts.get(lang);
}

/** Whether a text is English in a page that is not. */
export const isEnglish = (text) => inOtherLetters() && LATIN.test(text) && !OTHER.test(text);

/** A text as it is, or as a node that says in which language and order it stands. */
export function told(text) {
  const turning = TURNING.test(text);
  const mixed = inOtherLetters() && LATIN.test(text);
  if (!turning && !mixed) return text;
  const node = document.createElement(turning ? "bdi" : "span");
  if (!mixed || isEnglish(text)) {
    if (mixed) node.lang = "en";
    node.textContent = text;
    return node;
  }
  let at = 0;
  for (const { 0: words, index } of text.matchAll(ENGLISH)) {
    const english = document.createElement("span");
    english.lang = "en";
    english.textContent = words;
    node.append(text.slice(at, index), english);
    at = index + words.length;
  }
  node.append(text.slice(at));
  return node;
}

/** A value that is put into a sentence, kept apart from it where it would turn its order. */
export const apart = (value) => (TURNING.test(value) ? `\u2068${value}\u2069` : value);
