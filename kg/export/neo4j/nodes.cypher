// Writes the nodes of one set of labels that are new or have changed. LABELS stands for the set, or for that of each row.
// All is found by its key, so that a plan stays good however many there are, and none is made anew.
CYPHER replan=skip
UNWIND $rows AS row
MERGE (node:KgEntity {iri: row.iri})
WITH node, row
WHERE coalesce(node.kgDigest, '') <> row.digest
FOREACH (written IN CASE WHEN node.kgDigest IS NULL THEN [] ELSE [node] END | SET written += $blank)
REMOVE node:$([label IN labels(node) WHERE label IN $known])
SET node:LABELS, node += row.properties, node.kgDigest = row.digest
