/**
 * Walks over a graph that is given as a function from a node to its neighbours. Knows nothing of the page.
 */

/** All that lies within so many steps of some nodes: a Map of each to its distance. */
export function within(starts, steps, next) {
  const distance = new Map([...starts].map((start) => [start, 0]));
  let edge = [...distance.keys()];
  for (let step = 1; step <= steps && edge.length; step++) {
    const found = [];
    for (const node of edge) {
      for (const other of next(node)) {
        if (distance.has(other)) continue;
        distance.set(other, step);
        found.push(other);
      }
    }
    edge = found;
  }
  return distance;
}

/**
 * The shortest ways from one node to another: {ways: [[node, ...], ...], more}. At most `most` of them are told,
 * in the order in which neighbours are given; `more` says whether there are others.
 */
export function shortestWays(from, to, next, most = 6) {
  const distance = within([to], Infinity, next);
  if (!distance.has(from)) return { ways: [], more: false };
  const ways = [];
  const follow = (way) => {
    if (ways.length > most) return;
    const last = way[way.length - 1];
    if (last === to) return void ways.push(way);
    const nearer = new Set([...next(last)].filter((other) => distance.get(other) === distance.get(last) - 1));
    for (const other of nearer) follow([...way, other]);
  };
  follow([from]);
  return { ways: ways.slice(0, most), more: ways.length > most };
}

/** The neighbours of a node that have no other neighbour than it. */
export function leavesOf(node, next) {
  return [...new Set(next(node))].filter((other) => other !== node && [...next(other)].every((one) => one === node || one === other));
}
