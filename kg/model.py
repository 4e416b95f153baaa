"""The values that cross stage borders, and the errors that end a command.

Every class here is a frozen dataclass with tuple fields: a stage takes them and returns them.
Nothing here reads a file, knows RDF or knows a language model.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "LONGEST_TEXT",
    "Abstention",
    "Cluster",
    "DataError",
    "Document",
    "Entity",
    "Extraction",
    "Fact",
    "GraphError",
    "InputError",
    "Judgement",
    "KgError",
    "Mention",
    "OntologyError",
    "Problem",
    "QueryError",
    "Rejection",
    "Resolution",
    "Span",
    "UsageError",
]

MODEL_RULE = "model:"
"""How the rule of a fact begins that a language model claimed; the model's name follows."""

ENTITY_TYPES = ("person", "office", "forum", "meeting", "organisation", "country", "place", "domain")


LONGEST_TEXT = 1_000_000
"""The most code points of a document's text; the language model takes no longer one."""


class KgError(Exception):
    """An error whose message is one line that names file, place, value and remedy."""


class InputError(KgError):
    """A document, folder or index file cannot be read."""


class OntologyError(KgError):
    """A file of `ontology/` is missing, is not Turtle, or breaks a rule that every term obeys."""


class DataError(KgError):
    """A value that should enter the graph is not fit for it."""


class GraphError(KgError):
    """A built graph is missing, is not whole, or was not made by a build."""


class QueryError(KgError):
    """A query is unknown, lacks a parameter, or is not SPARQL."""


class RefusedError(QueryError):
    """A query would write, or would reach out of this machine."""


class LimitError(QueryError):
    """A query took more time or memory than it may, or its answer is larger than it may be."""


class FormatError(QueryError):
    """An answer cannot be written as what was asked for."""


class UsageError(KgError):
    """The command line asks for what there is not; the exit code is 2."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text in code points: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as it was kept, with what is known about it.

    `name` is the file's stem, or its relative path with suffix where two stems clash. `text` is the
    file decoded with no newline translation, or what was read out of a page, PDF, Word document or mail.
    `published` is an ISO 8601 date of the precision known ("2025-05-28", "2025-05", "2025") or None.
    `source` is the path relative to the folder that was read, with forward slashes; `sha256` is that of
    the file's bytes, in hexadecimal. `copy_of` is the name of the document that stands for all that tell
    the same text, if this is another of them. `correction` is the id of the correction that quotes the text from
    outside the documents, if this is no document that was read.
    """

    name: str
    text: str
    source: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str = "en"
    encoding: str = "utf-8"
    copy_of: str | None = None
    correction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that was skipped, withheld or found wanting, for the report.

    `kind` is a short key such as "no-fact", "unreadable", "withheld", "bad-index". `message` is one
    line that names the value and the remedy.
    """

    kind: str
    message: str
    document: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words in a text that name a thing: `document.text[span.start:span.end] == surface`.

    `cluster` is the id of the Cluster in the same document that the words refer to.
    """

    document: str
    span: Span
    surface: str
    cluster: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One thing that one document speaks of: the mentions that corefer within the document.

    `id` is "{type}:{offset of the first mention}", unique within the document. `type` is one of
    ENTITY_TYPES. `label` is the fullest name that the document gives; `aliases` are its other names
    there, sorted; `misspellings` are names taken for typing errors. `registry` is the path of the
    registry entry that the names match ("forum/icet", "country/india", "domain/semiconductors"), or
    None. The further fields hold what resolution needs: `kind` is a forum's class ("Dialogue"...) or
    an organisation's; `forum` is the id of the forum cluster whose session a meeting is; `session` is
    "inaugural", an ordinal number in digits, "last", "next" or None; `countries` are the registry paths
    of the countries that the thing is tied to: an office's or organisation's country, a person's, the
    members in a forum's name, the sides of a meeting; `organisation` is the id of the organisation
    cluster that an office is in; `date` is a meeting's date where the document tells it (ISO, partial), `place` the id
    of its place's cluster; `participants` are the ids of person clusters that make an unnamed meeting.
    """

    document: str
    id: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    registry: str | None = None
    kind: str | None = None
    forum: str | None = None
    session: str | None = None
    countries: tuple[str, ...] = ()
    organisation: str | None = None
    date: str | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a rule claims that one document says.

    `predicate` is a notation of the ontology ("co_chairs", "holds_office", "session_of"...).
    `subject` is a cluster id; the object is either a cluster id (`object`) or a literal (`value`: an
    ISO date of any precision, "virtual", "in-person", or words kept as written). `subject_span` and
    `object_span` are where the two ends are named or referred to; they may lie outside the quotes when
    a pronoun or description in the quote refers to them. `quotes` are whole sentences, in text order.
    `qualifier` is "acting", "former", "designate" or None; `status` is "held", "planned", "cancelled"
    or None. `side` and `office` are the ids of the country and office clusters in which a person takes part in a
    meeting, where the document tells. `since` and `until` are the dates, ISO of any precision, between which the
    document says that an office was held. `confidence` lies in 0..1. `correction` is the id of the correction by which
    a person accepted, rejected or added it.
    """

    document: str
    predicate: str
    subject: str
    subject_span: Span
    object_span: Span
    quotes: tuple[Span, ...]
    rule: str
    confidence: float
    object: str | None = None
    value: str | None = None
    qualifier: str | None = None
    status: str | None = None
    side: str | None = None
    office: str | None = None
    since: str | None = None
    until: str | None = None
    correction: str | None = None

    @property
    def by_model(self) -> bool:
        """Whether a language model claims it, and no rule."""
        return self.rule.startswith(MODEL_RULE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstention:
    """A fact that was seen and not asserted, and the reason in one sentence."""

    fact: Fact
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A language model's claim that was not believed, in the model's words, and the reason in one sentence.

    Nothing of it need stand in the document: `predicate` may be none of the ontology, and `quotes` are empty
    where the text does not have the words of `quote`.
    """

    document: str
    predicate: str
    subject: str
    object: str
    quote: str
    rule: str
    reason: str
    quotes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was read out of one document; every id within it is the document's own.

    `sentences` are those of the body, in text order; `rejections` are there where a language model was asked.
    """

    document: str
    mentions: tuple[Mention, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    facts: tuple[Fact, ...] = ()
    abstentions: tuple[Abstention, ...] = ()
    problems: tuple[Problem, ...] = ()
    sentences: tuple[Span, ...] = ()
    rejections: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A recorded decision whether two clusters, named by their immutable IRIs, are one thing.

    `verdict` is "same", "different" or "unsure"; `score` lies in 0..1; `why` is one sentence; `correction` is the id of
    the correction by which a person decided.
    """

    left: str
    right: str
    verdict: str
    score: float
    why: str
    correction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing across documents: the clusters judged to be the same.

    `iri` is the canonical IRI: the registry's, else the least of the members' immutable IRIs. `members`
    are the clusters, as (document, cluster id, immutable IRI), sorted. References to other things
    (`forum`, `organisation`, `countries`) are canonical IRIs. `label` is the name to show; `aliases` and
    `misspellings` are all other names, sorted.
    """

    iri: str
    type: str
    label: str
    members: tuple[tuple[str, str, str], ...]
    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    registry: str | None = None
    kind: str | None = None
    forum: str | None = None
    session: str | None = None
    organisation: str | None = None
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The entities of a build and the judgements that made them, both sorted by IRI.

    `unheeded` are ids of corrections that could not be followed, in whole or in part, each with the reason.
    """

    entities: tuple[Entity, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    unheeded: tuple[tuple[str, str], ...] = ()
