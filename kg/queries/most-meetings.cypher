// Persons by meetings: Who took part in how many meetings?
// $person (an IRI, or null): the person
// $top (true or false): whether only the highest number counts
// $planned (true or false): whether meetings count that are only planned, or cancelled
// $several (true or false): whether only persons count who took part in more than one
MATCH (person:Person)-[:ATTENDS]->(meeting:Meeting)
WHERE ($person IS NULL OR person.iri = $person)
  AND ($planned OR meeting.statuses IS NULL OR 'held' IN meeting.statuses)
WITH person, count(DISTINCT meeting) AS meetings
WITH collect([person, meetings]) AS found, max(meetings) AS most
UNWIND found AS pair
WITH pair[0] AS person, pair[1] AS meetings, most
WHERE (NOT $top OR meetings = most)
  AND (NOT $several OR meetings > 1)
WITH person, meetings
ORDER BY meetings DESC, person.name, person.iri
RETURN person.name AS person, meetings
