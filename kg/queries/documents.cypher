// Documents: Which documents are there, by whom and when were they published?
// $source (an IRI, or null): the document
// $publisher (a string, or null): who published it
// $since (a date, or null): the first day on which a document that counts was published
// $until (a date, or null): the last such day
MATCH (document:Document)
WHERE ($source IS NULL OR document.iri = $source)
  AND ($publisher IS NULL OR document.publisher = $publisher)
  AND ($since IS NULL OR document.latest >= $since)
  AND ($until IS NULL OR document.earliest <= $until)
WITH document
ORDER BY document.earliest, document.name, document.title, document.issued, document.publisher, document.iri
RETURN document.name AS document, document.title AS title, document.issued AS published, document.publisher AS publisher
