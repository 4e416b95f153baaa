"""From the text of a document to what it says: mentions, clusters and facts with their sentences.

Knows text and the vocabulary; nothing here knows RDF or another document.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.agenda import Agenda
from kg.extract.assemble import assemble
from kg.extract.bearers import Bearers
from kg.extract.body_acronyms import find_body_acronyms
from kg.extract.cast import Cast
from kg.extract.claims import Claim
from kg.extract.delegates import find_delegates
from kg.extract.discourse import Discourse
from kg.extract.encounters import find_encounters
from kg.extract.forum_mentions import find_forums
from kg.extract.forums import ForumCluster, NamedForum
from kg.extract.language import load_language, read_texts
from kg.extract.launches import Launches
from kg.extract.lexicon import Lexicon, build_lexicon
from kg.extract.meeting_phrases import read_discourse
from kg.extract.members import member_claims
from kg.extract.name_phrases import find_name_phrases, with_phrases
from kg.extract.offices import find_offices
from kg.extract.parents import parent_claims
from kg.extract.person_clusters import cluster_persons
from kg.extract.persons import find_persons
from kg.extract.places import find_places
from kg.extract.processes import extract_in_processes, useful_jobs
from kg.extract.reading import Reading, read_parse
from kg.extract.roles import Roles
from kg.extract.schedule import Schedule
from kg.extract.stand_ins import find_stand_ins
from kg.extract.subjects import Subjects
from kg.extract.tenures import tenure_claims
from kg.extract.titles import TitleHits
from kg.model import LONGEST_TEXT, Document, Extraction, Problem
from kg.vocab import Vocabulary

__all__ = ["batched", "extract_batch", "extract_document", "extract_documents", "extract_each", "load_language"]

BATCH, BATCH_CHARACTERS = 16, 60_000
"""How many documents, and how many characters unless one document has more, are parsed at a time."""


def extract_documents(
    documents: Sequence[Document],
    vocabulary: Vocabulary,
    progress: Callable[[Document], None] | None = None,
    *,
    jobs: int | None = 1,
) -> tuple[Extraction, ...]:
    """The extractions of documents, in their order; `progress` is told each document that is done.

    `jobs` and what is raised are those of `extract_each`.
    """
    found = []
    with closing(extract_each(documents, vocabulary, jobs=jobs)) as stream:
        for document, extraction in zip(documents, stream, strict=True):
            found.append(extraction)
            if progress:
                progress(document)
    return tuple(found)


def extract_each(
    documents: Sequence[Document], vocabulary: Vocabulary, *, jobs: int | None = 1
) -> Generator[Extraction]:
    """The extractions of documents, in their order, as they are done; each is a function of its document alone.

    `jobs` processes read them, of None as many as are of use; what they find is the same whatever the number.
    Raises OntologyError where the vocabulary lacks words that the grammar needs, InputError where a process dies.
    """
    jobs = useful_jobs(documents) if jobs is None else jobs
    batches = batched(documents)
    if jobs > 1:
        yield from extract_in_processes(batches, vocabulary, extract_batch, jobs=jobs)
    else:
        for batch in batches:
            yield from extract_batch(batch, vocabulary)


def batched(documents: Iterable[Document]) -> Iterator[tuple[Document, ...]]:
    """The documents in order in batches that are read at a time, cut in one way whoever reads them."""
    batch: list[Document] = []
    for document in documents:
        if batch and (len(batch) == BATCH or sum(len(d.text) for d in (*batch, document)) > BATCH_CHARACTERS):
            yield tuple(batch)
            batch = []
        batch.append(document)
    if batch:
        yield tuple(batch)


def extract_batch(documents: Sequence[Document], vocabulary: Vocabulary) -> tuple[Extraction, ...]:
    """The extractions of some documents that are parsed together; nothing of the parses is kept."""
    lexicon = build_lexicon(vocabulary)
    # Without the zone the language model keeps every word that it has ever seen.
    with load_language().memory_zone():
        docs = read_texts(d.text for d in documents if len(d.text) <= LONGEST_TEXT)
        return tuple(
            too_long_to_read(d) if len(d.text) > LONGEST_TEXT else extract_parsed(d, next(docs), vocabulary, lexicon)
            for d in documents
        )


def too_long_to_read(document: Document) -> Extraction:
    """An empty extraction and the note that the text is longer than the language model takes."""
    size = f"{len(document.text):,} characters; at most {LONGEST_TEXT:,} are read in one document"
    message = f"{document.name}: {size}: split it"
    return Extraction(
        document=document.name, problems=(Problem(kind="too-long", document=document.name, message=message),)
    )


def extract_document(document: Document, vocabulary: Vocabulary) -> Extraction:
    """The extraction of one document; raises what `extract_documents` does."""
    return extract_documents([document], vocabulary)[0]


def extract_parsed(document: Document, doc: Doc, vocabulary: Vocabulary, lexicon: Lexicon) -> Extraction:
    """The extraction of one parsed document: names, then persons, then meetings, then what is said of them."""
    reading = read_parse(document, doc, vocabulary, lexicon)
    if not reading.sentences:  # a title alone
        return with_problem(reading, Extraction(document=document.name))
    hits = TitleHits(reading)
    forums = read_names(reading, hits)
    cast = read_persons(reading, hits)
    subjects = Subjects(reading, cast)
    encounters = find_encounters(reading, cast, forums, subjects)
    discourse = read_discourse(reading, forums, cast, encounters)
    roles = [*Roles(reading, cast, discourse, subjects, encounters).claims()]
    claims = [*roles, *said_of_meetings(reading, forums, cast, discourse), *tenure_claims(reading, cast)]
    extraction = assemble(reading, cast, forums, discourse, claims)
    return extraction if extraction.facts else with_problem(reading, extraction)


def read_names(reading: Reading, hits: TitleHits) -> list[ForumCluster]:
    """The forums of a text; lays the capitalised names that no registry lists over the reading's names."""
    registry, phrases = tuple(reading.names), find_name_phrases(reading, hits)
    forums = find_forums(reading, registry, phrases)
    reading.names = with_phrases(reading.names, phrases)
    for chunk in (*find_body_acronyms(reading), *find_places(reading)):
        reading.names.add(chunk)
    return forums


def read_persons(reading: Reading, hits: TitleHits) -> Cast:
    """The persons of a text with their offices and the lists they stand in."""
    offices = find_offices(reading, hits)
    persons = find_persons(reading, hits, offices)
    delegates = find_delegates(reading, hits, persons, offices)
    return Cast(reading, cluster_persons(persons), delegates, find_stand_ins(reading, offices, delegates))


def said_of_meetings(reading: Reading, forums: list[ForumCluster], cast: Cast, discourse: Discourse) -> Iterator[Claim]:
    """What is said of forums and meetings; the days that a schedule finds make a launch's date no meeting's."""
    named = sorted(((m, f) for f in forums for m in f.mentions), key=lambda pair: pair[0].start)
    spoken = sorted([*named, *referred(discourse)], key=lambda pair: pair[0].start)
    launches = [*Launches(reading, cast, discourse, spoken).claims()]

    def in_focus(token: int) -> NamedForum | None:
        meeting = discourse.focus(token)
        return (meeting.forum.mentions[0], meeting.forum) if meeting and meeting.forum else None

    yield from member_claims(reading, cast, spoken, in_focus)
    yield from parent_claims(reading, discourse, named)
    yield from launches
    yield from Schedule(reading, cast, discourse, launches).claims()
    yield from Agenda(reading, forums, discourse, Bearers(reading, cast, discourse)).claims()


def referred(discourse: Discourse) -> Iterator[NamedForum]:
    """The forums that "this committee" and "the initiative" stand for, as if these words named them."""
    for ref in discourse.refs:
        forum = ref.forum
        if forum is None or ref.explicit or ref.plural:
            continue
        known = [m for m in forum.mentions if m.start < ref.start] or forum.mentions
        named = replace(known[-1], start=ref.start, end=ref.end, after=ref.end, named=(known[-1].start, known[-1].end))
        yield named, forum


def with_problem(reading: Reading, extraction: Extraction) -> Extraction:
    """An extraction without facts, and the note that there are none."""
    name = reading.document.name
    problem = Problem(
        kind="no-fact",
        document=name,
        message=f"{name}: no fact was found in this document; check that it is a text about meetings",
    )
    return replace(extraction, problems=(*extraction.problems, problem))
