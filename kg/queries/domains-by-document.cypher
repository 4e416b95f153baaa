// Domains as each document tells them: Which domains does this forum, or a session of it, cover according to which document?
// $forum (an IRI, or null): the meeting, or the forum with its sessions
// $source (an IRI, or null): the document
// $planned (true or false): whether meetings count that are only planned, or cancelled
MATCH (forum)-[covers:COVERS {inferred: false}]->(domain)
WHERE ($forum IS NULL OR EXISTS { (forum)-[:SESSION_OF]->{0,1}(:KgEntity {iri: $forum}) })
  AND ($planned OR forum.statuses IS NULL OR 'held' IN forum.statuses)
UNWIND covers.documents AS document
WITH DISTINCT forum, domain, document
WHERE $source IS NULL OR EXISTS { (:Document {iri: $source, name: document}) }
WITH forum, domain, document
ORDER BY document, forum.name, domain.name, forum.iri, domain.iri
RETURN forum.name AS forum, domain.name AS domain, document
