// Removes nodes that are no longer in the build; one that someone else has tied to something or labelled stays.
UNWIND $rows AS row
MATCH (node:KgEntity {iri: row.iri})
WHERE node.kgDigest IS NOT NULL
  AND NOT EXISTS { (node)--() }
  AND all(label IN labels(node) WHERE label = 'KgEntity' OR label IN $known)
DELETE node
