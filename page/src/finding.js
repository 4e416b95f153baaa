/**
 * Lists of names in, a finder out: what a text may mean, though it be cut short or misspelt.
 * MiniSearch finds; how well a name fits is ranked here, so that the name in full comes first.
 */

import MiniSearch from "minisearch";
import { fold } from "./comparing.js";

const WORDS = /[^\p{L}\p{M}\p{N}+]+/u;
const ALIAS = 0.5;
const MISSPELT = 4;

/** Of a word of four letters one may be wrong, of one of eight two. */
const fuzzy = (term) => (term.length < 4 ? false : term.length < 8 ? 1 : 2);

/** Where nothing is found so, one more: two letters that changed places are two that are wrong. */
const fuzzier = (term) => (term.length < 4 ? false : fuzzy(term) + 1);

function rankOf(folded, sought) {
  if (folded === sought) return 0;
  if (folded.startsWith(sought)) return 1;
  if (folded.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(sought)) || folded.includes(` ${sought}`)) return 2;
  return folded.includes(sought) ? 3 : MISSPELT;
}

/** `lists` are the names of each thing, its label first; with `whole` the words may stand in any of them. */
export function makeFinder(lists, { whole = false } = {}) {
  const names = whole ? lists.map((list, id) => [{ id, name: list.join(" · "), alias: 0 }]) : lists.map((list, id) => list.map((name, at) => ({ id, name, alias: at ? ALIAS : 0 })));
  const entries = names.flat().map((entry, key) => ({ ...entry, key, folded: fold(entry.name) }));
  const index = new MiniSearch({
    idField: "key",
    fields: ["folded"],
    tokenize: (text) => text.split(WORDS).filter(Boolean),
    processTerm: (term) => fold(term) || null,
    searchOptions: { combineWith: "AND", prefix: true, fuzzy },
  });
  index.addAll(entries);

  /** [{id, name, rank}]: each thing once, by the name that fits best. */
  function find(text) {
    const sought = fold(text.trim());
    if (!sought) return [];
    const best = new Map();
    const take = ({ id, name, alias, folded }, score) => {
      const rank = rankOf(folded, sought);
      // The better MiniSearch's score, the nearer a misspelt name comes to the next better rank.
      const placed = (rank === MISSPELT ? MISSPELT + 1 / (1 + score) : rank) + alias;
      if (!best.has(id) || best.get(id).rank > placed) best.set(id, { id, name, rank: placed });
    };
    const search = (options) => index.search(text, options).forEach(({ id: key, score }) => take(entries[key], score));
    search();
    // A part of a word, and a text that is no word at all, MiniSearch does not find.
    for (const entry of entries) if (entry.folded.includes(sought)) take(entry, 0);
    if (!best.size) search({ fuzzy: fuzzier });
    return [...best.values()];
  }
  return { find };
}
