// Forums under a forum: Which forums exist under this forum, at whatever depth?
// $forum (an IRI, or null): the forum above
MATCH (forum)-[:PART_OF]->+(within)
WHERE $forum IS NULL OR within.iri = $forum
WITH DISTINCT forum, within
ORDER BY within.name, forum.name, within.iri, forum.iri
RETURN forum.name AS forum, within.name AS within
