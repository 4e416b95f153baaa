/** A label in, its lines out: as few and as long as there is room for; what has no room is told by "…". */

const cut = (line, width) => (line.length <= width ? line : `${line.slice(0, width - 1)}…`);

/** At most `most` lines of at most `width` letters, broken between words. */
export function inLines(text, width, most) {
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines.slice(0, most).map((line) => cut(line, width));
  if (lines.length > most && !kept[most - 1].endsWith("…")) kept[most - 1] = cut(`${kept[most - 1]} …`, Math.max(width, kept[most - 1].length + 2));
  return kept;
}
