// Connections: How are these two persons connected: by which meetings and offices, through whom?
// $person (an IRI): the one
// $other (an IRI): the other
// $planned (true or false): whether meetings count that are only planned, or cancelled
MATCH ALL SHORTEST (one:KgEntity {iri: $person})
  (()-[:ATTENDS|HELD_OFFICE]->(shared:Meeting|Office)<-[:ATTENDS|HELD_OFFICE]-(through)){1,3}
  (other:KgEntity {iri: $other})
WHERE one <> other
WITH DISTINCT shared, through
WHERE all(link IN shared WHERE $planned OR link.statuses IS NULL OR 'held' IN link.statuses)
WITH shared, [node IN shared | node.name] AS links, [node IN through[..-1] | node.name] AS persons,
  [node IN shared + through | node.iri] AS iris
ORDER BY persons[0], persons[1], links[0], links[1], links[2], iris
RETURN links[0] AS first, persons[0] AS broker, links[1] AS second, persons[1] AS next, links[2] AS third
