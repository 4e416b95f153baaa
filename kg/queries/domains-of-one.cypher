// Domains of one and not the other: Which domains does this forum, or one under it, cover that the other one does not?
// $first (an IRI): the forum that covers them, with the forums under it
// $second (an IRI): the forum that does not
// $also (an IRI, or null): a forum whose domains count among those of the first
// $planned (true or false): whether meetings count that are only planned, or cancelled
MATCH (above:KgEntity)<-[:PART_OF]-{0,1}()<-[:SESSION_OF]-{0,1}(forum)-[:COVERS]->(domain)
WHERE above.iri IN [$first, $also]
  AND ($planned OR forum.statuses IS NULL OR 'held' IN forum.statuses)
  AND NOT EXISTS {
    MATCH (:KgEntity {iri: $second})<-[:PART_OF]-{0,1}()<-[:SESSION_OF]-{0,1}(other)-[:COVERS]->(domain)
    WHERE other.statuses IS NULL OR 'held' IN other.statuses
  }
WITH DISTINCT domain, forum
ORDER BY domain.name, forum.name, domain.iri, forum.iri
RETURN domain.name AS domain, forum.name AS forum
