// Domains by forums: In how many forums, with their sessions, is which domain dealt with?
// $domain (an IRI, or null): the domain
// $top (true or false): whether only the highest number counts
// $planned (true or false): whether meetings count that are only planned, or cancelled
MATCH (domain)<-[:COVERS]-(dealing)-[:SESSION_OF]->{0,1}(forum:Forum)
WHERE ($domain IS NULL OR domain.iri = $domain)
  AND ($planned OR dealing.statuses IS NULL OR 'held' IN dealing.statuses)
WITH domain, count(DISTINCT forum) AS forums
WITH collect([domain, forums]) AS found, max(forums) AS most
UNWIND found AS pair
WITH pair[0] AS domain, pair[1] AS forums, most
WHERE NOT $top OR forums = most
WITH domain, forums
ORDER BY forums DESC, domain.name, domain.iri
RETURN domain.name AS domain, forums
