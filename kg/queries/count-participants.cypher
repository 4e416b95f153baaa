// Meetings by participants: How many persons took part in which meeting?
// $forum (an IRI, or null): the meeting, or the forum whose sessions count
// $top (true or false): whether only the highest number counts
// $planned (true or false): whether meetings count that are only planned, or cancelled
MATCH (person:Person)-[:ATTENDS]->(meeting:Meeting)
WHERE ($forum IS NULL OR EXISTS { (meeting)-[:SESSION_OF]->{0,1}(:KgEntity {iri: $forum}) })
  AND ($planned OR meeting.statuses IS NULL OR 'held' IN meeting.statuses)
WITH meeting, count(DISTINCT person) AS people
WITH collect([meeting, people]) AS found, max(people) AS most
UNWIND found AS pair
WITH pair[0] AS meeting, pair[1] AS people, most
WHERE NOT $top OR people = most
WITH meeting, people
UNWIND coalesce(meeting.heldOn, [null]) AS date
WITH meeting, people, date
ORDER BY people DESC, meeting.name, date, meeting.iri
RETURN meeting.name AS meeting, people, date
