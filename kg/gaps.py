"""What a graph cannot tell, and where a document is to blame: meetings without a date, and names perhaps misspelt.

A graph goes in, Gaps come out, each with its document and sentence. Nothing is filled in here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import NamedNode
from rapidfuzz.distance import OSA

from kg.conflicts.claims import Source, labels_of, read_sources
from kg.conflicts.expansions import Naming
from kg.conflicts.texts import Texts
from kg.facts import FactRow, read_facts_about
from kg.query import Graph
from kg.resolve.personal_names import Likeness, PersonalName, compare_names, read_name
from kg.resolve.wordbook import Wordbook, make_wordbook
from kg.sentences import sentence_around
from kg.vocab import Vocabulary

__all__ = ["Gap", "find_gaps"]

AS_WRITTEN = "held_on_as_written"
SHORTEST = 5
"""Letters of the shortest surname that is taken for another one misspelt; from LONG on, two may be wrong."""

LONG = 8

CAPITALISED = re.compile(r"\b[A-Z][a-z]{4,}\b")
ACTING = re.compile(r"(?:^|[.!?][”\"]?\s+|\n)(?P<name>[A-Z][a-z]{4,}) (?:\w+ed|said)\b")
"""A single word with which a sentence begins, and which does something: "Brandt thanked"."""

SMALL = re.compile(r"\b[a-z]{5,}\b")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Gap:
    """What is missing or doubtful: "undated-meeting", "date-without-year" or "misspelling".

    `about` is the label of the meeting or person, `value` the document's words, None where it has none.
    """

    kind: str
    about: str
    value: str | None
    document: str
    quote: str
    why: str


def find_gaps(graph: Graph, vocabulary: Vocabulary) -> tuple[Gap, ...]:
    """The gaps of a graph, sorted."""
    sources, book = read_sources(graph), make_wordbook(vocabulary)
    found = {*_undated(graph, sources), *_misspelt(graph, sources, book)}
    return tuple(sorted(found, key=lambda gap: (gap.kind, gap.about, gap.document, gap.value or "", gap.quote)))


def _undated(graph: Graph, sources: Mapping[str, Source]) -> Iterator[Gap]:
    undated = {str(record["meeting"]) for record in graph.look_up("meetings").records() if record["date"] is None}
    dated = {source.name for source in sources.values() if source.first}
    facts: dict[str, list[FactRow]] = defaultdict(list)
    for fact in read_facts_about(graph, *sorted(undated)):
        for end in (fact.subject_id, fact.object_id):
            if end in undated:
                facts[str(end)].append(fact)
    labels = labels_of(graph, undated)
    for meeting, some in sorted(facts.items()):
        label = labels.get(meeting, meeting)
        written = [fact for fact in some if fact.predicate == AS_WRITTEN]
        first = min(written or some, key=lambda fact: fact.place)
        words = first.object if written else None
        told = f"only “{words}”" if words else "nothing"
        planned = ", which is planned" if {fact.status for fact in some} == {"planned"} else ""
        why = f"{first.document} tells {told} of the date of this meeting{planned}."
        yield Gap(kind="undated-meeting", about=label, value=words, document=first.document, quote=first.quote, why=why)
        for fact in written:
            reason = "has a date, which does not settle it" if fact.document in dated else "has no date"
            why = f"“{fact.object}” is a date only by that of the text, and {fact.document} {reason}."
            yield Gap(
                kind="date-without-year",
                about=label,
                value=fact.object,
                document=fact.document,
                quote=fact.quote,
                why=why,
            )


def _misspelt(graph: Graph, sources: Mapping[str, Source], book: Wordbook) -> Iterator[Gap]:
    texts = Texts(graph)
    wrong: dict[str, set[str]] = defaultdict(set)
    for record in graph.look_up("misspelt-names").records():
        wrong[str(record["thing"])].add(str(record["name"]))
    named: dict[Source, list[Naming]] = defaultdict(list)
    for naming in _namings(graph, sources):
        named[naming.source].append(naming)
    labels = labels_of(graph, {naming.thing for some in named.values() for naming in some})
    for source, some in sorted(named.items()):
        doubtful = [
            (naming, naming.thing, "was taken for a misspelling of the name of that person")
            for naming in some
            if naming.words in wrong[naming.thing]
        ]
        doubtful += _kept_apart(some, labels, book)
        doubtful += _not_read(source, texts.of(source), some, labels)
        for naming, thing, reason in doubtful:
            why = f"“{naming.words}” in {source.name} {reason}."
            yield _misspelling(texts.of(source), naming, labels.get(thing, thing), why)


def _namings(graph: Graph, sources: Mapping[str, Source]) -> Iterator[Naming]:
    """Where documents name persons, the first of equal words in each."""
    people = [
        (NamedNode(str(record["thing"])),)
        for record in graph.look_up("things-of-class", kind=graph.term("Person")).records()
    ]
    seen = set()
    for record in graph.look_up("names-in-documents", {("thing",): people}).records() if people else ():
        key = str(record["thing"]), str(record["document"]), str(record["words"])
        if key not in seen and key[1] in sources:
            seen.add(key)
            yield Naming(sources[key[1]], int(str(record["start"])), int(str(record["end"])), key[0], key[2])


def _kept_apart(
    namings: Sequence[Naming], labels: Mapping[str, str], book: Wordbook
) -> Iterator[tuple[Naming, str, str]]:
    """Persons of one document whose names are alike but for a letter, and who were not taken for one.

    The one that is named by less is taken for the misspelling.
    """
    spoken: dict[str, list[tuple[PersonalName, Naming]]] = defaultdict(list)
    for naming in namings:
        spoken[naming.thing].append((read_name(naming.words, book), naming))
    fullest = {thing: max(some, key=lambda pair: pair[0].weight) for thing, some in spoken.items()}
    surnames = {name.words[-1] for name, _ in fullest.values() if len(name.words) > 1}
    for left, right in combinations(sorted(fullest, key=lambda thing: (fullest[thing][0].weight, thing)), 2):
        short, long = fullest[left][0], fullest[right][0]
        if not short.words or len(long.words) < 2 or (len(short.words) == 1 and short.words[0] in book.name_groups):
            continue
        alone = len(short.words) == 1 and short.words[0] not in surnames and _mistyped(short.words[0], long.words[-1])
        if alone or (len(short.words) > 1 and compare_names(short, long, book) is Likeness.MISTYPED):
            label = labels.get(right, right)
            yield fullest[left][1], right, f"differs by a letter or two from the name of {label}, and was kept apart"


def _mistyped(word: str, surname: str) -> bool:
    """Whether a folded word is a surname but for a letter, of long ones but for two."""
    shorter = min(len(word), len(surname))
    return shorter >= SHORTEST and 0 < OSA.distance(word, surname, score_cutoff=2) <= (2 if shorter >= LONG else 1)


def _not_read(
    source: Source, text: str, namings: Sequence[Naming], labels: Mapping[str, str]
) -> Iterator[tuple[Naming, str, str]]:
    """Names at the head of sentences that are nobody's, and differ by a letter from a surname of the document."""
    people = {naming.words.split()[-1]: naming.thing for naming in namings if len(naming.words.split()) > 1}
    known = {word for naming in namings for word in CAPITALISED.findall(naming.words)}
    small = set(SMALL.findall(text))
    acting = {match["name"]: match.start("name") for match in ACTING.finditer(text)}
    for word in sorted(set(acting) - known):
        for surname, thing in sorted(people.items()):
            alike = word[:2] == surname[:2] or word[-3:] == surname[-3:]
            if alike and word.casefold() not in small and _mistyped(word, surname) and not _inflected(word, surname):
                at = acting[word]
                label = labels.get(thing, thing)
                reason = f"names nobody else and differs by a letter from the name of {label}"
                yield Naming(source, at, at + len(word), thing, word), thing, reason


def _inflected(word: str, surname: str) -> bool:
    """Whether one word is the other with an ending: "the Brandts"."""
    return word.startswith(surname) or surname.startswith(word)


def _misspelling(text: str, naming: Naming, label: str, why: str) -> Gap:
    start, end = sentence_around(text, naming.start, naming.end)
    return Gap(
        kind="misspelling",
        about=label,
        value=" ".join(naming.words.split()),
        document=naming.source.name,
        quote=text[start:end],
        why=why,
    )
