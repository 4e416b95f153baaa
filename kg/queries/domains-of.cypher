// Domains of a forum: Which domains does this forum, or a session of it, cover?
// $forum (an IRI, or null): the meeting, or the forum with its sessions
// $planned (true or false): whether meetings count that are only planned, or cancelled
// $coming (true or false): whether only meetings count that are planned and not held yet
// $besides (an IRI, or null): what is left out of the answer
MATCH (forum)-[:COVERS]->(domain)
WHERE ($forum IS NULL OR EXISTS { (forum)-[:SESSION_OF]->{0,1}(:KgEntity {iri: $forum}) })
  AND ($planned OR forum.statuses IS NULL OR 'held' IN forum.statuses)
  AND (NOT $coming OR ('planned' IN forum.statuses AND NOT 'held' IN forum.statuses))
  AND ($besides IS NULL OR domain.iri <> $besides)
WITH forum, domain
ORDER BY forum.name, domain.name, forum.iri, domain.iri
RETURN domain.name AS domain, forum.name AS forum
