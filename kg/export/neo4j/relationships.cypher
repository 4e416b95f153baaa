// Writes the relationships of one type that are new or have changed. TYPE stands for the type, or for that of each row.
UNWIND $rows AS row
MATCH (source:KgEntity {iri: row.source})
MATCH (target:KgEntity {iri: row.target})
MERGE (source)-[relationship:TYPE {id: row.id}]->(target)
WITH relationship, row
WHERE coalesce(relationship.kgDigest, '') <> row.digest
FOREACH (written IN CASE WHEN relationship.kgDigest IS NULL THEN [] ELSE [relationship] END | SET written += $blank)
SET relationship += row.properties, relationship.kgDigest = row.digest
