"""A graph in, what its documents state by some properties out: the claims that may be at odds with each other.

Copies of a text are left out where the text that they tell says the same, so that no source is heard twice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode

from kg.identifiers import Identifiers
from kg.query import Graph

__all__ = [
    "Claim",
    "Source",
    "countries_of_offices",
    "day_number",
    "labels_of",
    "order_of",
    "read_claims",
    "read_sources",
    "several_sources",
]


YEAR = 366
"""Days in which an office does not go to another holder and back."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A document: its name, the days that it may be of (None where it has no date), and the text that it tells.

    `text` is the IRI of the document that the copies of one text have in common.
    """

    name: str
    iri: str
    first: str | None
    last: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A triple that one document states: `object` is an IRI or the lexical form of a literal.

    `words` and `object_words` are how the document names the two.
    """

    source: Source
    subject: str
    relation: str
    object: str
    qualifier: str | None
    status: str | None
    rule: str | None
    words: str | None
    object_words: str | None
    earliest: str | None
    latest: str | None
    iri: str


def read_sources(graph: Graph) -> Mapping[str, Source]:
    """The documents by their IRIs."""
    found = {}
    for record in graph.look_up("sources").records():
        iri, original = str(record["document"]), record["original"]
        first, last = (None if record[name] is None else str(record[name]) for name in ("earliest", "latest"))
        found[iri] = Source(str(record["name"]), iri, first, last, iri if original is None else str(original))
    return found


def read_claims(graph: Graph, sources: Mapping[str, Source], *names: str) -> tuple[Claim, ...]:
    """What documents state by the properties of some prefixed names, sorted, copies of one text once."""
    identifiers = Identifiers(graph.base)
    relations = [(NamedNode(identifiers.expand(name)),) for name in names]
    claims = [
        Claim(
            source=sources[str(record["document"])],
            subject=str(record["subject"]),
            relation=str(record["relation"]),
            object=str(record["object"]),
            iri=str(record["claim"]),
            **{
                name: None if record[name] is None else str(record[name])
                for name in ("qualifier", "status", "rule", "words", "object_words", "earliest", "latest")
            },
        )
        for record in graph.look_up("claims", {("relation",): relations}).records()
    ]
    first: dict[tuple[str, str, str, str], Claim] = {}
    for claim in sorted(claims, key=lambda claim: (claim.source.iri != claim.source.text, claim.source, claim.iri)):
        first.setdefault((claim.subject, claim.relation, claim.object, claim.source.text), claim)
    return tuple(sorted(first.values(), key=lambda claim: (claim.source, claim.iri)))


def labels_of(graph: Graph, things: Iterable[str]) -> Mapping[str, str]:
    """The names by which some things are shown."""
    wanted = [(NamedNode(thing),) for thing in sorted(set(things))]
    if not wanted:
        return {}
    labels: dict[str, str] = {}
    for record in graph.look_up("labels", {("thing",): wanted}).records():
        labels.setdefault(str(record["thing"]), str(record["label"]))
    return labels


def countries_of_offices(graph: Graph) -> Mapping[str, frozenset[str]]:
    """The countries that documents tie offices to, as paths of the registry."""
    found: dict[str, set[str]] = defaultdict(set)
    start = f"{graph.base}id/"
    for record in graph.look_up("countries-of-offices").records():
        found[str(record["office"])].add(str(record["country"]).removeprefix(start))
    return {office: frozenset(countries) for office, countries in found.items()}


def several_sources(*sides: Sequence[Claim]) -> bool:
    """Whether the sides of a disagreement are told by more than one text."""
    return len({claim.source.text for side in sides for claim in side}) > 1


class Days:
    """The days of some documents, those without a date left out.

    Invariant: `firsts` and `lasts` are sorted, and `exact` are the days that are known to the day.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        """Take the documents."""
        spans = sorted({(source.first, source.last) for source in sources if source.first and source.last})
        self.spans = spans
        self._firsts = [first for first, _ in spans]
        self._lasts = sorted(last for _, last in spans)
        self._exact = {first for first, last in spans if first == last}

    def enclose(self, first: str, last: str) -> bool:
        """Whether a text of these days stands on the same day, or two stand around it, not a year apart."""
        if first == last and first in self._exact:
            return True
        before, after = bisect_left(self._lasts, first), bisect_right(self._firsts, last)
        if not before or after == len(self._firsts):
            return False
        return day_number(self._firsts[after]) - day_number(self._lasts[before - 1]) < YEAR

    def tell_order(self, other: Days) -> bool:
        """Whether any two texts of the two groups stand one after another for certain."""
        if not self.spans or not other.spans:
            return False
        return self._lasts[0] < other._firsts[-1] or other._lasts[0] < self._firsts[-1]


def order_of(left: Iterable[Source], right: Iterable[Source]) -> str:
    """How the days of two groups of documents stand: "after" one another, "together" or "unknown".

    They are together where a text of the one group is of a day of the other, or between two that are not a year apart.
    Where a group has no date, or dates that leave the order open, nothing tells.
    """
    one, other = Days(left), Days(right)
    if any(other.enclose(*span) for span in one.spans) or any(one.enclose(*span) for span in other.spans):
        return "together"
    return "after" if one.tell_order(other) else "unknown"


def day_number(day: str) -> int:
    """A day as a number that grows by one a day."""
    return date.fromisoformat(day).toordinal()
