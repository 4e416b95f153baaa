// Writes the relationships of one type that are new or have changed. TYPE stands for the type, or for that of each row.
// Each source is given the label that it has: that writes nothing, but whoever else would write the same relationship
// waits until this transaction ends. MERGE would lock both ends, in the order of the rows, and so two batches each other.
// All is found by its key, so that a plan stays good however many there are, and none is made anew.
CYPHER replan=skip
UNWIND $rows AS row
MATCH (source:KgEntity {iri: row.source})
MATCH (target:KgEntity {iri: row.target})
SET source:KgEntity
WITH source, target, row
OPTIONAL MATCH (source)-[known:TYPE {id: row.id}]->(target)
FOREACH (told IN CASE WHEN known IS NULL THEN [row] ELSE [] END |
  CREATE (source)-[made:TYPE {id: told.id}]->(target)
  SET made += told.properties, made.kgDigest = told.digest
)
WITH known, row
WHERE known IS NOT NULL AND coalesce(known.kgDigest, '') <> row.digest
FOREACH (written IN CASE WHEN known.kgDigest IS NULL THEN [] ELSE [known] END | SET written += $blank)
SET known += row.properties, known.kgDigest = row.digest
