"""A small graph for tests, made by hand from two invented texts, with no extraction and no resolution.

`sample_quads()` is what a build asserts of it. The second text has no date, misspells a name, gives the
dialogue another place, and names another holder of an office that the first one fills.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from pyoxigraph import Quad, Store

from kg.assertions import assert_graph, read_ontology
from kg.conflicts import record_conflicts
from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.inference import infer
from kg.model import (
    Abstention,
    Cluster,
    Document,
    Entity,
    Extraction,
    Fact,
    Judgement,
    Mention,
    Resolution,
    Span,
)
from kg.store import store_of
from kg.vocab import Vocabulary, load_vocabulary

SESSION = (
    "The inaugural session of the India-Japan Strategic Materials Dialogue (SMD) was held in Tokyo on March 11, 2025.",
    "It was co-chaired by Foreign Secretary Asha Menon and Defence Secretary Rohan Pillai of India, and by "
    "Vice Minister Kenji Morita and Director General Yumi Arakawa of Japan.",
    "Led by Asha Menon, the Indian delegation included Farida Contractor.",
    "The dialogue works under the Resilient Technologies Initiative (RTI), which Prime Minister Leela Varma "
    "launched in May 2023.",
    "The RTI is itself part of the Indian Ocean Partnership.",
    "Both sides discussed semiconductors, quantum technologies and seabed mapping.",
    "Former Foreign Secretary Dev Rao attended the session, which Japan hosted.",
    "The next session of the SMD will be held in New Delhi in 2026.",
    "It may take up space.",
)
VISIT = (
    "Vice Minister Kenji Morita met Foreign Secretary Vikas Anand in New Delhi on Monday.",
    "Morito, as the programme called him, also spoke with Farida Contractor in a virtual meeting.",
    "Tara Iyer, Ambassador-designate of India to Japan, and acting Defence Secretary Neel Kapoor attended.",
    "They recalled the inaugural Strategic Materials Dialogue, held in Osaka in March 2025.",
    "India and Japan are members of the SMD, which deals with semiconductors.",
)


@dataclass(frozen=True)
class Thing:
    """A cluster by the words of its first mention, and further mentions; `names` come from the mentions."""

    type: str
    label: str
    words: tuple[str, ...]
    registry: str | None = None
    kind: str | None = None
    forum: str | None = None
    session: str | None = None
    misspelt: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """A fact by the keys of its ends and the number of its sentence; a value stands after an equals sign."""

    predicate: str
    subject: str
    object: str
    sentence: int
    words: tuple[str, str]
    qualifier: str | None = None
    status: str | None = None
    side: str | None = None
    office: str | None = None
    confidence: float = 0.9


SESSION_THINGS = {
    "inaugural": Thing(
        "meeting",
        "Inaugural India-Japan Strategic Materials Dialogue",
        ("The inaugural session", "the session"),
        forum="smd",
        session="inaugural",
    ),
    "next": Thing(
        "meeting", "Next India-Japan Strategic Materials Dialogue", ("The next session",), forum="smd", session="next"
    ),
    "smd": Thing(
        "forum",
        "India-Japan Strategic Materials Dialogue",
        ("India-Japan Strategic Materials Dialogue", "SMD"),
        kind="Dialogue",
    ),
    "rti": Thing(
        "forum", "Resilient Technologies Initiative", ("Resilient Technologies Initiative", "RTI"), kind="Initiative"
    ),
    "iop": Thing("forum", "Indian Ocean Partnership", ("Indian Ocean Partnership",), kind="Framework"),
    "menon": Thing("person", "Asha Menon", ("Asha Menon",)),
    "pillai": Thing("person", "Rohan Pillai", ("Rohan Pillai",)),
    "morita": Thing("person", "Kenji Morita", ("Kenji Morita",)),
    "arakawa": Thing("person", "Yumi Arakawa", ("Yumi Arakawa",)),
    "contractor": Thing("person", "Farida Contractor", ("Farida Contractor",)),
    "varma": Thing("person", "Leela Varma", ("Leela Varma",)),
    "rao": Thing("person", "Dev Rao", ("Dev Rao",)),
    "foreign secretary": Thing("office", "Indian Foreign Secretary", ("Foreign Secretary",)),
    "defence secretary": Thing("office", "Indian Defence Secretary", ("Defence Secretary",)),
    "vice minister": Thing("office", "Japanese Vice Minister", ("Vice Minister",)),
    "director general": Thing("office", "Japanese Director General", ("Director General",)),
    "prime minister": Thing("office", "Prime Minister", ("Prime Minister",)),
    "india": Thing("country", "India", ("India",), registry="country/india"),
    "japan": Thing("country", "Japan", ("Japan",), registry="country/japan"),
    "tokyo": Thing("place", "Tokyo", ("Tokyo",), registry="place/tokyo"),
    "delhi": Thing("place", "New Delhi", ("New Delhi",), registry="place/new-delhi"),
    "semiconductors": Thing("domain", "semiconductors", ("semiconductors",), registry="domain/semiconductors"),
    "quantum": Thing(
        "domain", "quantum technologies", ("quantum technologies",), registry="domain/quantum-technologies"
    ),
    "seabed": Thing("domain", "seabed mapping", ("seabed mapping",)),
    "space": Thing("domain", "space", ("space",), registry="domain/space"),
}
VISIT_THINGS = {
    "talks": Thing("meeting", "Meeting of Kenji Morita and Vikas Anand", ("met",)),
    "virtual": Thing("meeting", "Meeting of Farida Contractor and Kenji Morita", ("a virtual meeting",)),
    "inaugural": Thing(
        "meeting",
        "Inaugural Strategic Materials Dialogue",
        ("the inaugural Strategic Materials Dialogue",),
        forum="smd",
        session="inaugural",
    ),
    "smd": Thing("forum", "Strategic Materials Dialogue", ("Strategic Materials Dialogue", "SMD"), kind="Dialogue"),
    "morita": Thing("person", "Kenji Morita", ("Kenji Morita", "Morito"), misspelt=("Morito",)),
    "anand": Thing("person", "Vikas Anand", ("Vikas Anand",)),
    "contractor": Thing("person", "Farida Contractor", ("Farida Contractor",)),
    "iyer": Thing("person", "Tara Iyer", ("Tara Iyer",)),
    "kapoor": Thing("person", "Neel Kapoor", ("Neel Kapoor",)),
    "foreign secretary": Thing("office", "Foreign Secretary", ("Foreign Secretary",)),
    "defence secretary": Thing("office", "Defence Secretary", ("Defence Secretary",)),
    "vice minister": Thing("office", "Vice Minister", ("Vice Minister",)),
    "ambassador": Thing("office", "Ambassador of India to Japan", ("Ambassador",)),
    "india": Thing("country", "India", ("India",), registry="country/india"),
    "japan": Thing("country", "Japan", ("Japan",), registry="country/japan"),
    "delhi": Thing("place", "New Delhi", ("New Delhi",), registry="place/new-delhi"),
    "osaka": Thing("place", "Osaka", ("Osaka",)),
    "semiconductors": Thing("domain", "semiconductors", ("semiconductors",), registry="domain/semiconductors"),
}


def _chair(person: str, name: str, office: str, side: str) -> Said:
    return Said("co_chairs", person, "inaugural", 1, (name, "It"), status="held", side=side, office=office)


SESSION_FACTS = (
    Said("session_of", "inaugural", "smd", 0, ("The inaugural session", "India-Japan Strategic Materials Dialogue")),
    Said("held_in", "inaugural", "tokyo", 0, ("The inaugural session", "Tokyo"), status="held"),
    Said("held_on", "inaugural", "=2025-03-11", 0, ("The inaugural session", "March 11, 2025"), status="held"),
    Said("has_member", "smd", "india", 0, ("SMD", "India"), confidence=0.7),
    Said("has_member", "smd", "japan", 0, ("SMD", "Japan"), confidence=0.7),
    _chair("menon", "Asha Menon", "foreign secretary", "india"),
    _chair("pillai", "Rohan Pillai", "defence secretary", "india"),
    _chair("morita", "Kenji Morita", "vice minister", "japan"),
    _chair("arakawa", "Yumi Arakawa", "director general", "japan"),
    Said("holds_office", "menon", "foreign secretary", 1, ("Asha Menon", "Foreign Secretary")),
    Said("holds_office", "pillai", "defence secretary", 1, ("Rohan Pillai", "Defence Secretary")),
    Said("holds_office", "morita", "vice minister", 1, ("Kenji Morita", "Vice Minister")),
    Said("holds_office", "arakawa", "director general", 1, ("Yumi Arakawa", "Director General")),
    Said("office_of", "foreign secretary", "india", 1, ("Foreign Secretary", "India")),
    Said("office_of", "vice minister", "japan", 1, ("Vice Minister", "Japan")),
    Said("represents", "menon", "india", 1, ("Asha Menon", "India")),
    Said("represents", "morita", "japan", 1, ("Kenji Morita", "Japan")),
    Said("leads", "menon", "inaugural", 2, ("Asha Menon", "Led"), status="held", side="india"),
    Said("attends", "contractor", "inaugural", 2, ("Farida Contractor", "included"), status="held", side="india"),
    Said("part_of", "smd", "rti", 3, ("The dialogue", "Resilient Technologies Initiative")),
    Said("holds_office", "varma", "prime minister", 3, ("Leela Varma", "Prime Minister")),
    Said("launched_by", "rti", "varma", 3, ("RTI", "Leela Varma")),
    Said("launched_on", "rti", "=2023-05", 3, ("RTI", "May 2023")),
    Said("part_of", "rti", "iop", 4, ("The RTI", "Indian Ocean Partnership")),
    Said("covers", "inaugural", "semiconductors", 5, ("Both sides", "semiconductors"), status="held"),
    Said("covers", "inaugural", "quantum", 5, ("Both sides", "quantum technologies"), status="held"),
    Said("covers", "inaugural", "seabed", 5, ("Both sides", "seabed mapping"), status="held", confidence=0.75),
    Said("holds_office", "rao", "foreign secretary", 6, ("Dev Rao", "Foreign Secretary"), qualifier="former"),
    Said("attends", "rao", "inaugural", 6, ("Dev Rao", "the session"), status="held"),
    Said("hosts", "japan", "inaugural", 6, ("Japan", "the session"), status="held"),
    Said("session_of", "next", "smd", 7, ("The next session", "SMD"), status="planned"),
    Said("held_in", "next", "delhi", 7, ("The next session", "New Delhi"), status="planned"),
    Said("held_on", "next", "=2026", 7, ("The next session", "2026"), status="planned"),
)
VISIT_FACTS = (
    Said("met", "morita", "anand", 0, ("Kenji Morita", "Vikas Anand"), status="held"),
    Said("between", "talks", "morita", 0, ("met", "Kenji Morita"), status="held"),
    Said("between", "talks", "anand", 0, ("met", "Vikas Anand"), status="held"),
    Said("held_in", "talks", "delhi", 0, ("met", "New Delhi"), status="held"),
    Said("held_on_as_written", "talks", "=on Monday", 0, ("met", "on Monday"), status="held"),
    Said("holds_office", "morita", "vice minister", 0, ("Kenji Morita", "Vice Minister")),
    Said("holds_office", "anand", "foreign secretary", 0, ("Vikas Anand", "Foreign Secretary")),
    Said("met", "morita", "contractor", 1, ("Morito", "Farida Contractor"), status="held"),
    Said("format", "virtual", "=virtual", 1, ("a virtual meeting", "virtual"), status="held"),
    Said("chairs", "morita", "virtual", 1, ("Morito", "a virtual meeting"), status="held", confidence=0.6),
    Said("hosts", "contractor", "virtual", 1, ("Farida Contractor", "a virtual meeting"), confidence=0.6),
    Said("holds_office", "iyer", "ambassador", 2, ("Tara Iyer", "Ambassador"), qualifier="designate"),
    Said("office_of", "ambassador", "india", 2, ("Ambassador", "India")),
    Said("holds_office", "kapoor", "defence secretary", 2, ("Neel Kapoor", "Defence Secretary"), qualifier="acting"),
    Said("session_of", "inaugural", "smd", 3, ("the inaugural Strategic Materials Dialogue",) * 2),
    Said("held_in", "inaugural", "osaka", 3, ("the inaugural Strategic Materials Dialogue", "Osaka"), status="held"),
    Said(
        "held_on",
        "inaugural",
        "=2025-03",
        3,
        ("the inaugural Strategic Materials Dialogue", "March 2025"),
        status="held",
    ),
    Said("has_member", "smd", "india", 4, ("SMD", "India")),
    Said("has_member", "smd", "japan", 4, ("SMD", "Japan")),
    Said("covers", "smd", "semiconductors", 4, ("SMD", "semiconductors")),
)


def _document(name: str, sentences: Sequence[str], published: str | None) -> Document:
    text = " ".join(sentences) + "\n"
    return Document(
        name=name,
        text=text,
        source=f"{name}.txt",
        sha256=sha256(text.encode()).hexdigest(),
        title=sentences[0].removesuffix("."),
        publisher="Harbour Gazette" if published else None,
        url="https://news.example/harbour?id=1&page=2" if published else None,
        published=published,
    )


def _sentence(document: Document, sentences: Sequence[str], number: int) -> Span:
    start = document.text.index(sentences[number])
    return Span(start, start + len(sentences[number]))


def _find(document: Document, words: str, start: int = 0) -> Span:
    found = document.text.index(words, start)
    return Span(found, found + len(words))


def _clusters(document: Document, things: Mapping[str, Thing]) -> dict[str, Cluster]:
    ids = {key: f"{thing.type}:{_find(document, thing.words[0]).start}" for key, thing in things.items()}
    return {
        key: Cluster(
            document=document.name,
            id=ids[key],
            type=thing.type,
            label=thing.label,
            aliases=tuple(
                sorted({words for words in thing.words if thing.type != "meeting"} - {thing.label, *thing.misspelt})
            ),
            misspellings=thing.misspelt,
            registry=thing.registry,
            kind=thing.kind,
            forum=ids[thing.forum] if thing.forum else None,
            session=thing.session,
        )
        for key, thing in things.items()
    }


def _fact(document: Document, sentences: Sequence[str], clusters: Mapping[str, Cluster], said: Said) -> Fact:
    quote = _sentence(document, sentences, said.sentence)
    value = said.object.removeprefix("=") if said.object.startswith("=") else None
    return Fact(
        document=document.name,
        predicate=said.predicate,
        subject=clusters[said.subject].id,
        object=None if value else clusters[said.object].id,
        value=value,
        subject_span=_find(document, said.words[0], quote.start),
        object_span=_find(document, said.words[1], quote.start),
        quotes=(quote,),
        rule=f"by-hand-{said.predicate.replace('_', '-')}",
        confidence=said.confidence,
        qualifier=said.qualifier,
        status=said.status,
        side=clusters[said.side].id if said.side else None,
        office=clusters[said.office].id if said.office else None,
    )


def _extraction(
    document: Document,
    sentences: Sequence[str],
    things: Mapping[str, Thing],
    facts: Sequence[Said],
    unsaid: Sequence[Said],
) -> Extraction:
    clusters = _clusters(document, things)
    mentions = {
        Mention(document=document.name, span=span, surface=words, cluster=clusters[key].id)
        for key, thing in things.items()
        for words in thing.words
        for span in [_find(document, words)]
    }
    return Extraction(
        document=document.name,
        mentions=tuple(sorted(mentions, key=lambda mention: (mention.span, mention.cluster))),
        clusters=tuple(sorted(clusters.values(), key=lambda cluster: cluster.id)),
        facts=tuple(_fact(document, sentences, clusters, said) for said in facts),
        abstentions=tuple(
            Abstention(fact=_fact(document, sentences, clusters, said), reason="The text says only that it may be so.")
            for said in unsaid
        ),
    )


@cache
def sample_documents() -> tuple[Document, ...]:
    """The two texts: "session", published on a known day, and "visit", undated."""
    return _document("session", SESSION, "2025-03-12"), _document("visit", VISIT, None)


@cache
def sample_extractions() -> tuple[Extraction, ...]:
    """What a careful reader finds in each text."""
    session, visit = sample_documents()
    tentative = (Said("covers", "next", "space", 8, ("It", "space"), status="planned", confidence=0.4),)
    return (
        _extraction(session, SESSION, SESSION_THINGS, SESSION_FACTS, tentative),
        _extraction(visit, VISIT, VISIT_THINGS, VISIT_FACTS, ()),
    )


@cache
def sample_resolution(base: str = DEFAULT_BASE) -> Resolution:
    """Things with the same key in both texts are one."""
    identifiers = Identifiers(base)
    entities, judgements = [], []
    texts = dict(zip(sample_documents(), (SESSION_THINGS, VISIT_THINGS), strict=True))
    for key in sorted({key for things in texts.values() for key in things}):
        members = []
        for document, things in texts.items():
            if key in things:
                cluster = _clusters(document, things)[key]
                start = int(cluster.id.partition(":")[2])
                members.append((cluster, identifiers.cluster(cluster, document.name, start)))
        iris = sorted(iri for _, iri in members)
        first = members[0][0]
        entities.append(
            Entity(
                iri=identifiers.registry(first.registry) if first.registry else iris[0],
                type=first.type,
                label=first.label,
                members=tuple(sorted((cluster.document, cluster.id, iri) for cluster, iri in members)),
                registry=first.registry,
                kind=first.kind,
                session=first.session,
            )
        )
        if len(iris) == 2 and not first.registry:
            judgements.append(
                Judgement(left=iris[0], right=iris[1], verdict="same", score=0.95, why=f"both texts name {first.label}")
            )
    offices = {entity.label: entity.members[0][2] for entity in entities if entity.type == "office"}
    left, right = sorted([offices["Prime Minister"], offices["Ambassador of India to Japan"]])
    judgements.append(Judgement(left=left, right=right, verdict="unsure", score=0.5, why="made up, to have one"))
    return Resolution(
        entities=tuple(sorted(entities, key=lambda entity: entity.iri)),
        judgements=tuple(sorted(judgements, key=lambda judgement: (judgement.left, judgement.right))),
    )


@cache
def sample_quads(base: str = DEFAULT_BASE) -> tuple[Quad, ...]:
    """The asserted quads of the sample, with ontology and registry, without inferred ones."""
    return assert_graph(
        sample_documents(), sample_extractions(), sample_resolution(base), read_ontology(), Identifiers(base)
    )


@cache
def sample_graph(base: str = DEFAULT_BASE) -> tuple[Quad, ...]:
    """The whole graph of the sample, inferred quads and conflicts among it."""
    asserted = sample_quads(base)
    quads = (*asserted, *infer(asserted, Identifiers(base)))
    return (*quads, *record_conflicts(store_of(quads), load_vocabulary(), Identifiers(base)))


def sample_store(base: str = DEFAULT_BASE) -> Store:
    """A store in memory with the whole graph, anew for each caller."""
    return store_of(sample_graph(base))


def extract_by_hand(
    documents: Sequence[Document], _vocabulary: Vocabulary, tell: Callable[[Document], None]
) -> tuple[Extraction, ...]:
    """The sample's extractions, and nothing from any other text."""
    known = {extraction.document: extraction for extraction in sample_extractions()}
    for document in documents:
        tell(document)
    return tuple(known.get(document.name, Extraction(document=document.name)) for document in documents)
