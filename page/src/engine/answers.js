/** The rows of a named question in, its rows as they are shown out, as kg/query/answers.py shows them. */

/** {cells, ids, triples} for each row: its texts, the IRIs behind them by column, and the triples that prove it. */
export function gather(question, { columns, rows }) {
  const shown = question.columns;
  const at = new Map(columns.map((name, place) => [name, place]));
  const telling = new Set(shown.filter((column) => !column.several).flatMap(({ name }) => [name, `${name}_id`]));
  const key = columns.map((name, place) => (telling.has(name) ? place : -1)).filter((place) => place >= 0);
  const found = new Map();
  for (const row of rows) {
    const about = JSON.stringify(key.map((place) => row[place]));
    if (!found.has(about)) found.set(about, { values: shown.map(() => new Map()), ids: shown.map(() => new Map()), triples: new Map() });
    const line = found.get(about);
    shown.forEach(({ name }, place) => {
      const term = row[at.get(name)] ?? null;
      if (term === null) return;
      line.values[place].set(JSON.stringify(term), term.value);
      const named = at.has(`${name}_id`) ? row[at.get(`${name}_id`)] : null;
      if (named?.type === "uri") line.ids[place].set(named.value, term.value);
    });
    for (const triple of proofs(question.evidence, at, row)) line.triples.set(JSON.stringify(triple), triple);
  }
  return merged([...found.values()]);
}

/** Rows that look the same are one row. */
function merged(lines) {
  const rows = new Map();
  for (const { values, ids, triples } of lines) {
    const cells = values.map((cell) => [...cell.values()].join(" / "));
    const key = JSON.stringify(cells);
    if (!rows.has(key)) rows.set(key, { cells, ids: ids.map(() => new Set()), triples: [] });
    const row = rows.get(key);
    ids.forEach((cell, place) => [...cell.keys()].forEach((id) => row.ids[place].add(id)));
    row.triples.push(...triples.values());
  }
  return [...rows.values()].map((row) => ({ ...row, ids: row.ids.map((cell) => [...cell]) }));
}

function proofs(templates, at, row) {
  const filled = templates.map((template) => template.map((part) => part.iri ?? row[at.get(part.variable)]?.value ?? null));
  return filled.filter((triple) => triple.every((part) => part !== null));
}

/** The rows of free SPARQL, in the same form. */
export const plainRows = ({ rows }) =>
  rows.map((row) => ({
    cells: row.map((term) => term?.value ?? ""),
    ids: row.map((term) => (term?.type === "uri" ? [term.value] : [])),
    triples: [],
  }));
