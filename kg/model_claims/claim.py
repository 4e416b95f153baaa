"""A claim as a language model words it, and how it is read from JSON: nothing in it is believed yet."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields

from kg.model import Rejection, Span

__all__ = ["LONGEST_WORDS", "ModelClaim", "UnfitError", "read_claim"]

LONGEST_WORDS = 4_000
"""The most characters of one field of a claim."""


class UnfitError(Exception):
    """What was read is no claim; the message says in a few words why."""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class ModelClaim:
    """What a model claims that a text says: `predicate` relates `subject` to `object`, as `quote` has it.

    All fields are the model's words. The classes are names of the ontology ("Person"), of an object that is no
    thing "". `qualifier` is "" where nothing qualifies the claim. A field that the model left out is "".
    """

    predicate: str
    subject: str
    subject_class: str
    object: str
    object_class: str
    quote: str
    qualifier: str

    def rejected(self, document: str, rule: str, reason: str, quotes: tuple[Span, ...]) -> Rejection:
        """The entry of the claim in the ledger of a document."""
        return Rejection(
            document=document,
            predicate=self.predicate,
            subject=self.subject,
            object=self.object,
            quote=self.quote,
            rule=rule,
            reason=reason,
            quotes=quotes,
        )


NAMES = frozenset(field.name for field in fields(ModelClaim))


def read_claim(found: object, *, strict: bool) -> ModelClaim:
    """The claim in an object of JSON; with `strict` none of its fields may lack or be unknown."""
    if not isinstance(found, Mapping):
        raise UnfitError("a claim is no JSON object")
    if strict and set(found) != NAMES:
        wrong = sorted(set(found) ^ NAMES)[0]
        raise UnfitError(f"a claim {'has an unknown field' if wrong in found else 'lacks the field'} {wrong!a}")
    return ModelClaim(**{name: read_words(name, found.get(name)) for name in sorted(NAMES)})


def read_words(name: str, found: object) -> str:
    """The words of a field; what is lacking is ""."""
    if found is None:
        return ""
    if not isinstance(found, str):
        raise UnfitError(f"the field {name!a} of a claim is no string")
    if len(found) > LONGEST_WORDS:
        raise UnfitError(f"the field {name!a} of a claim has more than {LONGEST_WORDS:,} characters")
    if any(unicodedata.category(sign) in ("Cc", "Cs") and not sign.isspace() for sign in found):
        raise UnfitError(f"the field {name!a} of a claim holds signs that are no text")
    return found
