// Co-participants: Who took part in the same meetings as this person?
// $person (an IRI): the person
// $planned (true or false): whether meetings count that are only planned, or cancelled
MATCH (asked:KgEntity {iri: $person})-[:ATTENDS]->(meeting:Meeting)<-[:ATTENDS]-(other)
WHERE other <> asked
  AND ($planned OR meeting.statuses IS NULL OR 'held' IN meeting.statuses)
UNWIND coalesce(meeting.heldOn, [null]) AS date
WITH DISTINCT other, meeting, date
ORDER BY meeting.earliest, meeting.name, other.name, date, meeting.iri, other.iri
RETURN other.name AS person, meeting.name AS meeting, date
