"""Two names and their type in, whether they are names of one thing out: what the names alone tell.

No text, no graph and no other name is asked, so that much is left open which a build can tell; what is decided is
decided by the parts that `resolve` itself compares: read names, titles, telling words, countries, registries.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.resolve.evidence import CANNOT_TELL, Finding
from kg.resolve.registered import Register, make_register
from kg.resolve.same_bodies import same_forums, same_organisations
from kg.resolve.same_offices import same_offices
from kg.resolve.same_persons import same_persons
from kg.resolve.same_words import same_countries, same_domains
from kg.vocab import Vocabulary

__all__ = ["CANNOT_TELL", "COMPARED", "Finding", "same_names"]

COMPARED: Mapping[str, Callable[[str, str, Register], Finding]] = {
    "person": same_persons,
    "office": same_offices,
    "forum": same_forums,
    "organisation": same_organisations,
    "country": same_countries,
    "domain": same_domains,
}
"""How the names of each type are compared."""


def same_names(kind: str, left: str, right: str, vocabulary: Vocabulary) -> Finding:
    """Whether two names of a type are names of one thing; neither the order nor white space matters."""
    one, other = sorted((" ".join(left.split()), " ".join(right.split())))
    return COMPARED[kind](one, other, make_register(vocabulary))
