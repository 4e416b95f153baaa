// Removes relationships that are no longer in the build.
UNWIND $rows AS row
MATCH (:KgEntity {iri: row.source})-[relationship]->()
WHERE relationship.id = row.id AND relationship.kgDigest IS NOT NULL
DELETE relationship
