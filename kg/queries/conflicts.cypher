// Conflicts: On which facts do two documents disagree, or one with itself?
// $about (an IRI, or null): the office, person, meeting or forum in dispute
MATCH (conflict:Conflict)-[:DISPUTED]->(disputed)
WHERE $about IS NULL
  OR disputed.iri = $about
  OR EXISTS { (conflict)-[:POSITION]->()-[:NAMES]->(:KgEntity {iri: $about}) }
MATCH (conflict)-[said:POSITION]->(position)
UNWIND range(0, size(said.documents) - 1) AS place
WITH DISTINCT conflict, disputed, position.value AS value,
  said.documents[place] AS document, said.starts[place] AS start, said.quotes[place] AS quote
ORDER BY conflict.kind, disputed.name, disputed.iri, conflict.iri, value, document, start, quote
RETURN conflict.kind AS kind, disputed.name AS about, value, document, quote
