"""Documents in, their extractions out: from the cache where they are there, read anew and kept where they are not.

The language model is not loaded while nothing has to be read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.cache.coding import UnfitError, decode, encode
from kg.cache.digests import digest_of, extraction_digest
from kg.cache.entries import Entries
from kg.cache.fitting import KnownWords, fits
from kg.model import Document, Extraction
from kg.vocab import Vocabulary

__all__ = ["ExtractionCache"]


class ExtractionCache:
    """Extractions by what they depend on: text and metadata of the document, ontology, code and language model.

    What another document says, a correction or a later stage changes is not among it. Invariant: what `extract`
    gives is what `kg.extract.extract_documents` gives.
    """

    def __init__(self, entries: Entries, *, jobs: int | None = None) -> None:
        """`jobs` processes read what is not there, of None as many as are of use."""
        self._entries = entries
        self._jobs = jobs

    def extract(
        self,
        documents: Sequence[Document],
        vocabulary: Vocabulary,
        progress: Callable[[Document], None] | None = None,
    ) -> tuple[Extraction, ...]:
        """The extractions of documents, in their order; each that is read anew is kept as soon as it is there.

        Raises what `kg.extract.extract_documents` does.
        """
        known = KnownWords.of(vocabulary)
        found = [self._find(document, vocabulary, known) for document in documents]
        missing = [number for number, extraction in enumerate(found) if extraction is None]
        if progress:
            for document, extraction in zip(documents, found, strict=True):
                if extraction is not None:
                    progress(document)
        if missing:
            from kg.extract import extract_each  # loads the libraries of the language model

            stream = extract_each([documents[number] for number in missing], vocabulary, jobs=self._jobs)
            try:
                for number, extraction in zip(missing, stream, strict=True):
                    found[number] = extraction
                    self._entries.put(key_of(documents[number], vocabulary), encode(extraction))
                    if progress:
                        progress(documents[number])
            finally:
                stream.close()
                self._entries.prune()
        return tuple(extraction for extraction in found if extraction is not None)

    def _find(self, document: Document, vocabulary: Vocabulary, known: KnownWords) -> Extraction | None:
        """What was kept for a document, if it can be its."""
        written = self._entries.get(key_of(document, vocabulary))
        if written is None:
            return None
        try:
            extraction = decode(written)
        except UnfitError:
            return None
        return extraction if fits(extraction, document, known) else None


def key_of(document: Document, vocabulary: Vocabulary) -> str:
    """The key of a document's extraction. Of which text it is a copy, and how its file was encoded, changes nothing."""
    metadata = (document.name, document.title, document.publisher, document.url, document.published, document.language)
    return digest_of(["extraction", extraction_digest(), vocabulary.digest, *metadata, document.text])
