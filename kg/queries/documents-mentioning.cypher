// Documents that mention a thing: Which documents mention this thing?
// $about (an IRI): the person, office, forum, domain, country, ...
// $publisher (a string, or null): who published it
// $since (a date, or null): the first day on which a document that counts was published
// $until (a date, or null): the last such day
// Who speaks of a session speaks of its forum.
MATCH (:KgEntity {iri: $about})<-[:SESSION_OF]-{0,1}(mentioned)<-[:MENTIONS]-(document:Document)
WITH DISTINCT document
WHERE ($publisher IS NULL OR document.publisher = $publisher)
  AND ($since IS NULL OR document.latest >= $since)
  AND ($until IS NULL OR document.earliest <= $until)
WITH document
ORDER BY document.name, document.title, document.issued, document.iri
RETURN document.name AS document, document.title AS title, document.issued AS published
