// Participants of both: Who took part in both of two meetings, or in sessions of both of two forums?
// $first (an IRI): the one meeting or forum
// $second (an IRI): the other one
// $planned (true or false): whether meetings count that are only planned, or cancelled
MATCH (:KgEntity {iri: $first})<-[:SESSION_OF]-{0,1}(meeting:Meeting)<-[:ATTENDS]-(person:Person)
WHERE ($planned OR meeting.statuses IS NULL OR 'held' IN meeting.statuses)
MATCH (person)-[:ATTENDS]->(other:Meeting)
WHERE other <> meeting
  AND ($planned OR other.statuses IS NULL OR 'held' IN other.statuses)
  AND EXISTS { (other)-[:SESSION_OF]->{0,1}(:KgEntity {iri: $second}) }
WITH DISTINCT person, meeting, other
ORDER BY person.name, meeting.name, other.name, person.iri, meeting.iri, other.iri
RETURN person.name AS person, meeting.name AS meeting, other.name AS other
