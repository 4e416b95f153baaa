// What persons discussed: Which domains were discussed where this person, or both of two, took part?
// $person (an IRI): who took part
// $other (an IRI, or null): who took part too
// $place (an IRI, or null): where the meeting was held
// $planned (true or false): whether meetings count that are only planned, or cancelled
// $since (a date, or null): the first day, month or year that counts
// $until (a date, or null): the last day, month or year that counts
MATCH (:KgEntity {iri: $person})-[:ATTENDS]->(meeting:Meeting)
WHERE ($other IS NULL OR EXISTS { (:KgEntity {iri: $other})-[:ATTENDS]->(meeting) })
  AND ($place IS NULL OR EXISTS { (meeting)-[:HELD_IN]->(:KgEntity {iri: $place}) })
  AND ($planned OR meeting.statuses IS NULL OR 'held' IN meeting.statuses)
  AND ($since IS NULL OR meeting.latest >= $since)
  AND ($until IS NULL OR meeting.earliest <= $until)
MATCH (meeting)-[:COVERS]->(domain)
UNWIND coalesce(meeting.heldOn, [null]) AS date
WITH DISTINCT domain, meeting, date
ORDER BY meeting.earliest, meeting.name, domain.name, date, meeting.iri, domain.iri
RETURN domain.name AS domain, meeting.name AS meeting, date
