"""All that a graph holds about one thing, each fact with its sentence.

A graph and a name go in, an Explanation comes out. Nothing here is guessed: what it tells of is in the
graph, with the document that says so, or with the reason for which it was decided.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.facts import FactRow, read_facts_about
from kg.query import Graph, Rows, answer, find_query, find_thing
from kg.query.names import Reading
from kg.stated_spans import read_stated_spans

__all__ = ["Decision", "Explanation", "Inference", "OutsideIdentifier", "Usage", "explain"]


@dataclass(frozen=True, slots=True)
class Usage:
    """Words that a document uses for the thing, and how many times."""

    document: str
    words: str
    times: int


@dataclass(frozen=True, slots=True)
class Inference:
    """A fact that follows from what documents state, by a rule; a span has its first and its last day."""

    predicate: str
    subject: str
    object: str
    rule: str
    since: str | None = None
    until: str | None = None

    @property
    def sentence(self) -> str:
        """The fact read aloud: "Asha Rao held throughout Foreign Minister, 2024-05-02 to 2024-08-30"."""
        told = f"{self.subject} {self.predicate.replace('_', ' ')} {self.object}"
        return f"{told}, {self.since} to {self.until}" if self.since else told


@dataclass(frozen=True, slots=True)
class OutsideIdentifier:
    """What the thing is called elsewhere: `match` is "exact" or "close" (a candidate), `by` who confirmed it."""

    iri: str
    match: str
    source: str | None
    by: str | None

    @property
    def sentence(self) -> str:
        """The identifier read aloud."""
        told = ", ".join(filter(None, (self.source, f"confirmed by {self.by}" if self.by else None)))
        return f"{self.iri}: {self.match} match" + (f" ({told})" if told else "")


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two parts of the thing, or it and another, are one ("same", "different", "unsure"), and why."""

    verdict: str
    why: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What a graph holds about a thing, in the order in which it is told.

    `facts` are sorted by kind and place, `sessions` have the columns of the query meetings-of and are there
    for a forum only; `spans` are those of offices that documents state, read aloud; `corrections` are those of the
    thing itself, such as its name; `abstentions` were seen and not asserted.
    """

    reading: Reading
    classes: tuple[str, ...]
    names: tuple[str, ...]
    misspellings: tuple[str, ...]
    identifiers: tuple[OutsideIdentifier, ...]
    usages: tuple[Usage, ...]
    facts: tuple[FactRow, ...]
    sessions: Rows | None
    spans: tuple[str, ...]
    inferences: tuple[Inference, ...]
    decisions: tuple[Decision, ...]
    corrections: tuple[str, ...]
    abstentions: tuple[FactRow, ...]


def explain(graph: Graph, words: str) -> Explanation:
    """All that is known of what is meant by a name or an IRI. Raises QueryError as find_thing does."""
    reading = find_thing(graph, words)
    iri = reading.entity
    names = list(graph.look_up("names-of", thing=iri).records())
    classes = list(graph.look_up("thing", thing=iri).records())
    meetings = find_query("meetings-of")
    is_forum = any(record["class_id"] == graph.term("Forum") for record in classes)
    sessions = answer(graph, meetings, {"forum": iri, "planned": "yes"}).rows if meetings and is_forum else None
    facts = sorted(read_facts_about(graph, iri), key=lambda row: (row.predicate, row.place))
    return Explanation(
        reading=reading,
        classes=tuple(str(record["class"]) for record in classes),
        names=tuple(str(record["name"]) for record in names if not record["misspelt"]),
        misspellings=tuple(str(record["name"]) for record in names if record["misspelt"]),
        identifiers=tuple(
            OutsideIdentifier(
                iri=str(record["iri"]),
                match=str(record["match"]),
                source=None if record["source"] is None else str(record["source"]),
                by=None if record["by"] is None else str(record["by"]),
            )
            for record in graph.look_up("outside-identifiers", thing=iri).records()
        ),
        usages=tuple(
            Usage(str(record["document"]), str(record["words"]), int(str(record["times"])))
            for record in graph.look_up("mentions-of", thing=iri).records()
        ),
        facts=tuple(facts),
        sessions=sessions,
        spans=tuple(
            dict.fromkeys(
                f"{one.person_label} {one.office_label} {one.words} ({one.document})"
                for one in read_stated_spans(graph, iri)
            )
        ),
        inferences=_read_inferences(graph, iri, {(fact.predicate, fact.subject, fact.object) for fact in facts}),
        decisions=_read_decisions(graph, iri),
        corrections=tuple(str(record["told"]) for record in graph.look_up("corrections-of", thing=iri).records()),
        abstentions=read_facts_about(graph, iri, abstained=True),
    )


def _read_inferences(graph: Graph, iri: str, stated: set[tuple[str, str, str]]) -> tuple[Inference, ...]:
    """What follows, but for what is stated in the same words."""
    columns = ("predicate", "subject", "object", "rule", "since", "until")
    found = (
        Inference(**{name: str(record[name]) for name in columns if record[name] is not None})
        for record in graph.look_up("inferred-about", about=iri).records()
    )
    told = dict.fromkeys(one for one in found if (one.predicate, one.subject, one.object) not in stated)
    return tuple(told)


def _read_decisions(graph: Graph, iri: str) -> tuple[Decision, ...]:
    found = graph.look_up("judgements-of", thing=iri).records()
    told = (Decision(str(record["verdict"]), str(record["why"]), float(record["score"] or 0)) for record in found)
    return tuple(dict.fromkeys(told))
