"""A graph in, its witnesses by office out: who is called the holder in texts of which days.

Left out are offices that several hold at a time, undated texts, copies of a text, and what does not tell of the time of
its text: a courtesy to a former holder, a sentence that looks back, a slip that gives a person another one's office.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.conflicts import Claim, Offices, Relevance, countries_of_offices, labels_of, read_claims, read_sources
from kg.query import Graph
from kg.resolve.wordbook import make_wordbook
from kg.tenures.spans import SITTING, Witness
from kg.vocab import Vocabulary

__all__ = ["Witnesses", "read_witnesses"]

HOLDINGS = ("org:holds", "kg:heldOffice", "kg:designatedTo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnesses:
    """The witnesses of each office that one person holds at a time, by its IRI.

    `discounted` tells why some claims, by their IRIs, are no witnesses; `offices` judges names.
    """

    by_office: Mapping[str, Sequence[Witness]]
    discounted: Mapping[str, str]
    offices: Offices


def read_witnesses(graph: Graph, vocabulary: Vocabulary) -> Witnesses:
    """All witnesses of a graph."""
    claims = read_claims(graph, read_sources(graph), *HOLDINGS)
    labels = labels_of(graph, (end for claim in claims for end in (claim.subject, claim.object)))
    offices = Offices.of(claims, labels, countries_of_offices(graph), make_wordbook(vocabulary))
    discounted = _discounted(graph, claims, offices, vocabulary)
    by_office: dict[str, list[Witness]] = defaultdict(list)
    for claim in claims:
        first, last = claim.source.first, claim.source.last
        if first and last and claim.iri not in discounted and _is_single(claim.object, offices):
            by_office[claim.object].append(
                Witness(
                    first=first,
                    last=last,
                    office=claim.object,
                    person=claim.subject,
                    qualifier=claim.qualifier,
                    claim=claim.iri,
                )
            )
    return Witnesses(by_office=by_office, discounted=discounted, offices=offices)


def _is_single(office: str, offices: Offices) -> bool:
    """Whether the office may be that of one person at a time: no mere rank, and not of two countries."""
    title = offices.titles.get(office)
    return title is not None and not title.bare and len(offices.countries_of(office)) <= 1


def _discounted(graph: Graph, claims: Sequence[Claim], offices: Offices, vocabulary: Vocabulary) -> dict[str, str]:
    """Why claims on sitting holders, of offices with several, are no witnesses."""
    holders: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.qualifier in SITTING:
            holders[claim.object].add(claim.subject)
    doubtful = [claim for claim in claims if claim.qualifier in SITTING and len(holders[claim.object]) > 1]
    relevance = Relevance(vocabulary, _quotes(graph, doubtful))
    found = {}
    for claim in doubtful:
        plain = claim.qualifier is None
        if plain and offices.belongs_abroad(claim.subject, claim.object):
            found[claim.iri] = "More texts give the person such an office of another country."
        elif plain and (claim.subject, claim.object) not in offices.sitting:
            found[claim.iri] = "The title is a courtesy to one who is called a former holder."
        elif not relevance.holding(claim):
            found[claim.iri] = "The sentence tells of the past."
    return found


def _quotes(graph: Graph, claims: Sequence[Claim]) -> dict[str, tuple[str, int, int]]:
    """The first sentence of each claim, with its offsets."""
    quotes: dict[str, tuple[str, int, int]] = {}
    wanted = [(NamedNode(claim.iri),) for claim in claims]
    for record in graph.look_up("quotes-of-claims", {("claim",): wanted}).records() if wanted else ():
        quote = str(record["quote"]), int(str(record["start"])), int(str(record["end"]))
        quotes.setdefault(str(record["claim"]), quote)
    return quotes
