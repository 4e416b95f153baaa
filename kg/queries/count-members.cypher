// Forums by members: How many countries are members of which forum, according to the documents?
// $forum (an IRI, or null): the forum
MATCH (forum)-[:HAS_MEMBER]->(member)
WHERE $forum IS NULL OR forum.iri = $forum
WITH forum, count(DISTINCT member) AS members
ORDER BY members DESC, forum.name, forum.iri
RETURN forum.name AS forum, members
