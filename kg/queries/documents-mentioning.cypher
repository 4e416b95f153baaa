// Documents that mention a thing: Which documents mention this thing?
// $about (an IRI): the person, office, forum, domain, country, ...
// $publisher (a string, or null): who published it
// $since (a date, or null): the first day on which a document that counts was published
// $until (a date, or null): the last such day
// $also (an IRI, or null): a thing that they mention too
// $without (an IRI, or null): a thing that they do not mention
// Who speaks of a session speaks of its forum.
MATCH (:KgEntity {iri: $about})<-[:SESSION_OF]-{0,1}(mentioned)<-[:MENTIONS]-(document:Document)
WITH DISTINCT document
WHERE ($publisher IS NULL OR document.publisher = $publisher)
  AND ($since IS NULL OR document.latest >= $since)
  AND ($until IS NULL OR document.earliest <= $until)
  AND ($also IS NULL OR EXISTS { (document)-[:MENTIONS]->()-[:SESSION_OF]->{0,1}(:KgEntity {iri: $also}) })
  AND ($without IS NULL OR NOT EXISTS { (document)-[:MENTIONS]->()-[:SESSION_OF]->{0,1}(:KgEntity {iri: $without}) })
WITH document
ORDER BY document.name, document.title, document.issued, document.iri
RETURN document.name AS document, document.title AS title, document.issued AS published
