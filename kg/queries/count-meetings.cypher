// Forums by meetings: How many meetings of which forum are known?
// $forum (an IRI, or null): the forum
// $since (a date, or null): the first day, month or year that counts
// $until (a date, or null): the last day, month or year that counts
// $top (true or false): whether only the highest number counts
// $planned (true or false): whether meetings count that are only planned, or cancelled
MATCH (meeting)-[:SESSION_OF]->(forum)
WHERE ($forum IS NULL OR forum.iri = $forum)
  AND ($since IS NULL OR meeting.latest >= $since)
  AND ($until IS NULL OR meeting.earliest <= $until)
  AND ($planned OR meeting.statuses IS NULL OR 'held' IN meeting.statuses)
WITH forum, count(DISTINCT meeting) AS meetings
WITH collect([forum, meetings]) AS found, max(meetings) AS most
UNWIND found AS pair
WITH pair[0] AS forum, pair[1] AS meetings, most
WHERE NOT $top OR meetings = most
WITH forum, meetings
ORDER BY meetings DESC, forum.name, forum.iri
RETURN forum.name AS forum, meetings
