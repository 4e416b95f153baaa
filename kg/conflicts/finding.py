"""A graph in, all conflicts between its documents out, each value with its sentence.

What is compared is what documents state; what follows from it is not, nor is what the registry knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode

from kg.conflicts.acts import Acts
from kg.conflicts.claims import Claim, Source, countries_of_offices, labels_of, read_claims, read_sources
from kg.conflicts.disagreement import Conflict, Position, Rivals, Side, Spoken
from kg.conflicts.expansions import Naming, disputed_expansions, find_expansions, is_acronym
from kg.conflicts.holders import Offices, disputed_holders, disputed_offices, disputed_standings
from kg.conflicts.occasions import Places, disputed_dates, disputed_members, disputed_places
from kg.conflicts.reasons import reason
from kg.conflicts.relevance import Relevance
from kg.conflicts.spans import disputed_spans
from kg.conflicts.texts import Texts
from kg.query import Graph
from kg.resolve.wordbook import Wordbook, make_wordbook
from kg.sentences import sentence_around
from kg.stated_spans import read_stated_spans
from kg.vocab import Vocabulary

__all__ = ["find_conflicts"]

OFFICES = ("org:holds", "kg:heldOffice")
DATES = ("kg:heldOn", "kg:launchedOn")
PLACES = ("kg:heldIn",)
MEMBERS = ("kg:hasMember",)
NAMED = ("Forum", "Organisation")


def find_conflicts(graph: Graph, vocabulary: Vocabulary) -> tuple[Conflict, ...]:
    """The conflicts of a graph, sorted by kind and what they are about."""
    sources, book, texts = read_sources(graph), make_wordbook(vocabulary), Texts(graph)
    held, when, where, members = (read_claims(graph, sources, *names) for names in (OFFICES, DATES, PLACES, MEMBERS))
    told = (*held, *when, *where, *members)
    labels = labels_of(graph, (end for claim in told for end in (claim.subject, claim.object) if ":" in end))
    meetings = frozenset(str(record["meeting"]) for record in graph.look_up("meetings").records())
    quotes = _quotes(graph, {claim.iri for claim in (*when, *where)})
    relevance = Relevance(vocabulary, quotes)
    when, where = (relevance.select(claims, meetings) for claims in (when, where))
    offices = _offices_of_the_time(graph, held, labels, vocabulary)
    rivals = [
        *disputed_holders(offices),
        *disputed_offices(offices),
        *disputed_standings(offices),
        *disputed_spans(read_stated_spans(graph), held, offices),
        *disputed_dates(when, quotes, labels),
        *disputed_places(where, _places(graph), quotes, labels),
        *disputed_members(members, labels),
        *_expansions(graph, sources, book),
        *_acts(graph, offices, texts, Acts(vocabulary)),
    ]
    return _with_sentences(graph, rivals, texts)


def _offices_of_the_time(
    graph: Graph, claims: Sequence[Claim], labels: Mapping[str, str], vocabulary: Vocabulary
) -> Offices:
    """Who holds which office, without claims in dispute whose sentences tell of the past."""
    countries, book = countries_of_offices(graph), make_wordbook(vocabulary)
    offices = Offices.of(claims, labels, countries, book)
    rivals = (*disputed_holders(offices), *disputed_offices(offices), *disputed_standings(offices))
    disputed = {one.about for one in rivals} | {side.thing for one in rivals for side in one.sides}
    doubtful = {claim.iri for claim in claims if {claim.subject, claim.object} & disputed}
    relevance = Relevance(vocabulary, _quotes(graph, doubtful))
    kept = [claim for claim in claims if claim.iri not in doubtful or relevance.holding(claim)]
    return Offices.of(kept, labels, countries, book)


def _places(graph: Graph) -> Places:
    around: dict[str, set[str]] = defaultdict(set)
    buildings, countries = set(), set()
    for record in graph.look_up("places-within").records():
        place, outer = str(record["place"]), str(record["around"])
        around[place].add(outer)
        buildings |= {place} if record["building"] else set()
        countries |= {outer} if outer.startswith(f"{graph.base}id/country/") else set()
    return Places(around, buildings, countries)


def _expansions(graph: Graph, sources: Mapping[str, Source], book: Wordbook) -> Iterator[Rivals]:
    short: dict[str, set[str]] = {
        name: {
            str(record["thing"])
            for record in graph.look_up("names-of-class", kind=graph.term(name)).records()
            if any(map(is_acronym, str(record["name"]).split()))
        }
        for name in NAMED
    }
    things = [(NamedNode(thing),) for thing in sorted(set().union(*short.values()))]
    records = graph.look_up("names-in-documents", {("thing",): things}).records() if things else ()
    namings = [
        Naming(
            source=sources[str(record["document"])],
            start=int(str(record["start"])),
            end=int(str(record["end"])),
            thing=str(record["thing"]),
            words=str(record["words"]),
        )
        for record in records
    ]
    yield from disputed_expansions(find_expansions(namings, book), short["Forum"], book)


def _acts(graph: Graph, offices: Offices, texts: Texts, acts: Acts) -> Iterator[Rivals]:
    """Documents that call a person a former holder of an office and tell of an act in it as lately done."""
    for (person, office), claims in sorted(offices.former.items()):
        if not offices.titles[office].sole or offices.titles[office].rank:
            continue
        name, label = offices.labels.get(person, person), offices.labels.get(office, office)
        for claim in claims:
            for act in acts.find(texts.of(claim.source), _named(graph, claim.source, person)):
                why = reason("former_and_acting", document=claim.source.name, person=name, office=label, act=act.words)
                done = Side(f"{label}: {act.words}", office, spoken=(Spoken(claim.source, act.start, act.end),))
                yield Rivals("self", person, (Side(f"former {label}", office, (claim,)), done), why)


def _named(graph: Graph, source: Source, thing: str) -> list[tuple[int, int]]:
    """Where a document names a thing."""
    records = graph.once(
        ("mentions", source.iri), lambda: tuple(graph.look_up("mentions-in", document=source.iri).records())
    )
    return [(int(str(one["start"])), int(str(one["end"]))) for one in records if one["thing"] == thing]


def _with_sentences(graph: Graph, rivals: Sequence[Rivals], texts: Texts) -> tuple[Conflict, ...]:
    """Conflicts with the first sentence of each claim, and what stands around words that are no claim."""
    quotes = _quotes(graph, {claim.iri for one in rivals for side in one.sides for claim in side.claims})
    labels = labels_of(graph, (one.about for one in rivals))
    conflicts = [
        Conflict(
            kind=one.kind,
            about=labels.get(one.about, one.about),
            about_id=one.about,
            values=tuple(sorted({p for side in one.sides for p in _positions(side, quotes, texts)}, key=_place)),
            why=one.why,
        )
        for one in rivals
    ]
    return tuple(
        sorted(conflicts, key=lambda conflict: (conflict.kind, conflict.about, conflict.about_id, conflict.why))
    )


def _place(position: Position) -> tuple[str, str, int, int]:
    return position.value, position.document, position.start, position.end


def _positions(side: Side, quotes: Mapping[str, tuple[str, int, int]], texts: Texts) -> Iterator[Position]:
    for claim in side.claims:
        quote, start, end = quotes[claim.iri]
        yield Position(
            value=side.value,
            document=claim.source.name,
            quote=quote,
            start=start,
            end=end,
            thing=side.thing,
            claim=claim.iri,
        )
    for spoken in side.spoken:
        text = texts.of(spoken.source)
        start, end = sentence_around(text, spoken.start, spoken.end)
        yield Position(
            value=side.value, document=spoken.source.name, quote=text[start:end], start=start, end=end, thing=side.thing
        )


def _quotes(graph: Graph, claims: Iterable[str]) -> Mapping[str, tuple[str, int, int]]:
    """The first sentence of each of some claims, with its offsets."""
    wanted = [(NamedNode(claim),) for claim in sorted(claims)]
    found: dict[str, tuple[str, int, int]] = {}
    if wanted:
        for record in graph.look_up("quotes-of-claims", {("claim",): wanted}).records():
            quote = str(record["quote"]), int(str(record["start"])), int(str(record["end"]))
            found.setdefault(str(record["claim"]), quote)
    return found
