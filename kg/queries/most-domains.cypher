// Forums by domains: How many domains does which forum, with its sessions, cover?
// $forum (an IRI, or null): the forum
// $top (true or false): whether only the highest number counts
// $planned (true or false): whether meetings count that are only planned, or cancelled
MATCH (domain)<-[:COVERS]-(dealing)-[:SESSION_OF]->{0,1}(forum:Forum)
WHERE ($forum IS NULL OR forum.iri = $forum)
  AND ($planned OR dealing.statuses IS NULL OR 'held' IN dealing.statuses)
WITH forum, count(DISTINCT domain) AS domains
WITH collect([forum, domains]) AS found, max(domains) AS most
UNWIND found AS pair
WITH pair[0] AS forum, pair[1] AS domains, most
WHERE NOT $top OR domains = most
WITH forum, domains
ORDER BY domains DESC, forum.name, forum.iri
RETURN forum.name AS forum, domains
