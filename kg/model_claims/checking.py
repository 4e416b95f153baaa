"""A document, what the rules made of it and a model's claims in; the extraction with those that are believed out.

A claim is believed only where the text bears it out: its quote stands there letter by letter, in sentences that
name or refer to both ends and neither deny nor doubt, and the ontology allows the relation between such things.
What a passage tells its reader to do can at most make a claim, which must pass all of this like any other. Shapes
are checked later, on the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.dates import date_words, find_dates
from kg.model import MODEL_RULE, Document, Extraction, Rejection, Span
from kg.model_claims.claim import ModelClaim
from kg.model_claims.ends import End, Ends, NotBelievedError, overlap
from kg.model_claims.joining import Believed, joined
from kg.model_claims.names import NamesOfClass, names_of
from kg.model_claims.occurrences import contains, find_words, folded, phrase_in
from kg.model_claims.question import qualifiers_of
from kg.model_claims.relations import Relation, relations_of
from kg.vocab import Vocabulary

__all__ = ["Checker"]

MOST_SENTENCES = 3
"""How many sentences a quote may touch: a page that names both ends says nothing of how they are related."""

QUALIFIER_REACH, SUFFIX_REACH = 40, 12
"""Characters before and behind a person or an office in which a word such as "former" is about the holding."""

DENIED, DOUBTED = "the sentence denies it", "the sentence says it is not certain"
ASKED, CALLED_OFF = "the sentence asks", "the sentence speaks of something called off"

Situated = tuple[ModelClaim, Span]
"""A claim and the passage that it was made of."""


@dataclass(frozen=True, slots=True)
class Checker:
    """What is the same for all documents: relations and names of a vocabulary."""

    vocabulary: Vocabulary
    relations: Mapping[str, Relation]
    names: Mapping[str, NamesOfClass]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Checker:
        """The checker of a vocabulary."""
        return cls(vocabulary, relations_of(vocabulary), names_of(vocabulary))

    def check(self, document: Document, extraction: Extraction, claims: Iterable[Situated], model: str) -> Extraction:
        """The extraction with the claims of a model as facts or as rejections."""
        ends = Ends(document, extraction, self.names)
        believed: list[Believed] = []
        rejected: dict[Rejection, None] = {}
        for claim, passage in claims:
            quotes: tuple[Span, ...] = ()
            try:
                relation = self._relation(claim)
                quotes = self._quotes(claim, document, extraction.sentences, passage)
                believed.append(self._believe(claim, relation, quotes, document, ends))
            except NotBelievedError as error:
                rejected[claim.rejected(document.name, MODEL_RULE + model, str(error), quotes)] = None
        return joined(document, extraction, believed, tuple(rejected), MODEL_RULE + model)

    def _relation(self, claim: ModelClaim) -> Relation:
        """The relation that is claimed, between the classes claimed."""
        relation = self.relations.get(claim.predicate)
        if relation is None:
            raise NotBelievedError(f"the ontology has no predicate {claim.predicate!r}")
        for words, class_name, allowed in (
            (claim.subject, claim.subject_class, relation.subjects),
            (claim.object, claim.object_class, relation.objects or ("",)),
        ):
            if class_name not in allowed:
                wanted = " or ".join(allowed) or "no thing"
                raise NotBelievedError(f"{claim.predicate} wants {wanted} where it has {words!r} as {class_name!r}")
        return relation

    def _quotes(
        self, claim: ModelClaim, document: Document, sentences: Sequence[Span], passage: Span
    ) -> tuple[Span, ...]:
        """The sentences in which the quote stands, in the passage or else anywhere in the text."""
        places = find_words(claim.quote, document.text, passage) or find_words(claim.quote, document.text)
        if not places:
            raise NotBelievedError("the text does not have the quote")
        found = tuple(one for one in sentences if overlap(one, places[0])) if sentences else (places[0],)
        if not found:
            raise NotBelievedError("the quote stands in no sentence of the text")
        if len(found) > MOST_SENTENCES:
            raise NotBelievedError(f"the quote goes over {len(found)} sentences")
        return found

    def _believe(
        self, claim: ModelClaim, relation: Relation, quotes: tuple[Span, ...], document: Document, ends: Ends
    ) -> Believed:
        """A claim with its ends found in its quotes."""
        sentences = [quote.of(document.text) for quote in quotes]
        for sentence in sentences:
            self._refuse_doubtful(sentence)
        subject = ends.find(claim.subject, claim.subject_class, quotes)
        object_, value = None, None
        if relation.objects:
            object_ = ends.find(claim.object, claim.object_class, quotes)
            object_span = object_.span
            if object_.key == subject.key:
                raise NotBelievedError("both ends are one thing")
        else:
            value, object_span = self._value(claim.object, relation, quotes, document)
        if object_span == subject.span:
            raise NotBelievedError("the same words stand for both ends")
        return Believed(
            relation=relation,
            subject=subject,
            object=object_,
            value=value,
            object_span=object_span,
            quotes=quotes,
            qualifier=self._qualifier(claim, relation, (subject.span, object_span), document),
            status=self._status(subject, object_, sentences),
            claim=claim,
        )

    def _refuse_doubtful(self, sentence: str) -> None:
        """NotBelievedError for a sentence that denies, doubts or asks, or speaks of what did not take place.

        Stricter than the rules, which know the verb: a model that overlooks a "not" is what this is for.
        """
        reasons = {"negated": DENIED, "tentative": DOUBTED, "cancelled": CALLED_OFF}
        for role, reason in reasons.items():
            phrase = phrase_in(sentence, self.vocabulary.cue(role), as_written=True)
            if phrase is not None:
                raise NotBelievedError(f"{reason}: {phrase!r}")
        if sentence.rstrip("\"'”’) ").endswith("?"):
            raise NotBelievedError(ASKED)

    def _value(self, words: str, relation: Relation, quotes: Sequence[Span], document: Document) -> tuple[str, Span]:
        """The date, named value or words that a claim has for its object, and where they stand in its quotes."""
        places = [place for quote in quotes for place in find_words(words, document.text, quote)]
        if not places:
            raise NotBelievedError(f"the quote does not name {words!r}")
        place, text = places[0], places[0].of(document.text)
        if relation.values:
            for value in relation.values:
                if folded(words) in {folded(form) for form in (value, *self.vocabulary.cue(relation.notation, value))}:
                    return value, place
            raise NotBelievedError(f"{words!r} is not {', '.join(relation.values)}")
        if not (relation.dated or relation.worded):
            return text, place
        grammar = date_words(self.vocabulary.cue("planned", "verb"), self.vocabulary.cue("grammar", "month"))
        for date in find_dates(document.text, document.published, grammar):
            if contains(place, Span(date.start, date.end)) and (date.value or relation.worded):
                return text if relation.worded else str(date.value), place
        raise NotBelievedError(f"{words!r} is no date that the text settles")

    def _qualifier(
        self, claim: ModelClaim, relation: Relation, spans: tuple[Span, Span], document: Document
    ) -> str | None:
        """The qualifier of a claim, which is the one that the words before its ends give."""
        if not relation.qualified:
            return None
        titles = self.vocabulary.titles
        near = " ".join(document.text[max(span.start - QUALIFIER_REACH, 0) : span.end + SUFFIX_REACH] for span in spans)
        given = {
            word.meaning
            for word in (*titles.qualifiers, *titles.suffixes)
            if word.meaning and phrase_in(near, (*word.forms, *word.abbreviations))
        }
        if given != ({claim.qualifier} if claim.qualifier else set()):
            told = " and ".join(sorted(given)) or "no qualifier"
            raise NotBelievedError(f"the text gives {told}, the claim {claim.qualifier or 'none'!r}")
        return claim.qualifier if claim.qualifier in qualifiers_of(self.vocabulary) else None

    def _status(self, subject: End, object_: End | None, sentences: Sequence[str]) -> str | None:
        """Whether the sentences speak of a meeting as planned or held; None where no meeting is claimed."""
        types = {end.type for end in (subject, object_) if end}
        planned = self.vocabulary.cue("planned")
        if any(phrase_in(sentence, planned, as_written=True) for sentence in sentences):
            return "planned"
        return "held" if "meeting" in types or types == {"person"} else None
