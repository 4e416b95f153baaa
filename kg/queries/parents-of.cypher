// Forums above a forum: Under which forums does this forum work, at whatever height?
// $forum (an IRI, or null): the forum below
MATCH (forum)-[:PART_OF]->+(within)
WHERE $forum IS NULL OR forum.iri = $forum
WITH DISTINCT forum, within
ORDER BY forum.name, within.name, forum.iri, within.iri
RETURN forum.name AS forum, within.name AS within
