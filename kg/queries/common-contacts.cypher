// Brokers: Who has sat at one table with both of these persons, and at which meetings?
// $person (an IRI): the one
// $other (an IRI): the other
// $planned (true or false): whether meetings count that are only planned, or cancelled
MATCH (one:KgEntity {iri: $person})-[:ATTENDS]->(meeting:Meeting)<-[:ATTENDS]-(broker)
WHERE broker <> one
  AND ($planned OR meeting.statuses IS NULL OR 'held' IN meeting.statuses)
MATCH (broker)-[:ATTENDS]->(second:Meeting)
WHERE ($planned OR second.statuses IS NULL OR 'held' IN second.statuses)
MATCH (second)<-[:ATTENDS]-(other:KgEntity {iri: $other})
WHERE other <> one AND other <> broker
WITH DISTINCT broker, meeting, second
ORDER BY broker.name, meeting.name, second.name, broker.iri, meeting.iri, second.iri
RETURN broker.name AS broker, meeting.name AS meeting, second.name AS second
