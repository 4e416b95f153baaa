// Pairs by meetings: Which two persons were at the same meetings how often?
// $person (an IRI, or null): one of the two
// $other (an IRI, or null): the other of the two
// $top (true or false): whether only the highest number counts
// $planned (true or false): whether meetings count that are only planned, or cancelled
// $several (true or false): whether only pairs count that were at more than one
MATCH (one:Person)-[:ATTENDS]->(meeting:Meeting)<-[:ATTENDS]-(other:Person)
WHERE ($person IS NULL OR one.iri = $person)
  AND ($other IS NULL OR other.iri = $other)
  // Each pair is shown once.
  AND ($person IS NOT NULL OR one.iri < other.iri)
  AND ($planned OR meeting.statuses IS NULL OR 'held' IN meeting.statuses)
WITH one, other, count(DISTINCT meeting) AS meetings
WITH collect([one, other, meetings]) AS found, max(meetings) AS most
UNWIND found AS pair
WITH pair[0] AS one, pair[1] AS other, pair[2] AS meetings, most
WHERE (NOT $top OR meetings = most)
  AND (NOT $several OR meetings > 1)
WITH one, other, meetings
ORDER BY meetings DESC, one.name, other.name, one.iri, other.iri
RETURN one.name AS person, other.name AS other, meetings
