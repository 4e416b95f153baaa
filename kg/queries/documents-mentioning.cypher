// Documents that mention a thing: Which documents mention this thing?
// $about (an IRI): the person, office, forum, domain, country, ...
// Who speaks of a session speaks of its forum.
MATCH (:KgEntity {iri: $about})<-[:SESSION_OF]-{0,1}(mentioned)<-[:MENTIONS]-(document:Document)
WITH DISTINCT document
ORDER BY document.name, document.title, document.issued, document.iri
RETURN document.name AS document, document.title AS title, document.issued AS published
