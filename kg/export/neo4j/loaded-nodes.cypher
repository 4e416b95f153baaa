// The nodes that an earlier load wrote, a page at a time.
MATCH (node:KgEntity)
WHERE node.iri > $after AND node.kgDigest IS NOT NULL
RETURN node.iri AS iri
ORDER BY iri
LIMIT $limit
