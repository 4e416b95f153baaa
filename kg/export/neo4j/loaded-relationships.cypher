// The relationships that an earlier load wrote, from some nodes.
UNWIND $iris AS iri
MATCH (source:KgEntity {iri: iri})-[relationship]->()
WHERE relationship.kgDigest IS NOT NULL AND relationship.id IS NOT NULL
RETURN iri AS source, relationship.id AS id
