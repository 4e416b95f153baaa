"""What sentences of our own say, and what they do not: every case of `cases/*.jsonl` holds.

A case marked `known_gap` is right and not yet met; it fails strictly, so that mending it is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from case_files import ALL, CASES, Case, Expected, read_lines

from kg.model import Cluster, Extraction, Fact, Span
from kg.vocab import Vocabulary

KEYS = {"name", "text", "published", "facts", "absent", "only", "abstained", "known_gap"}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
FEWEST, FEWEST_NEAR_MISSES = 300, 90


def parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{case.key}: {case.name}",
            marks=[pytest.mark.xfail(reason=case.known_gap, strict=True)] if case.known_gap else [],
        )
        for case in ALL
    ]


@pytest.mark.parametrize("case", parameters())
def test_a_case_says_what_it_says_and_no_more(case: Case, extractions: dict[str, Extraction]) -> None:
    """Every listed fact is read, no forbidden one is, and where a predicate is listed in full it has no other fact."""
    assert findings(case, extractions[case.key]) == []


def findings(case: Case, extraction: Extraction) -> list[str]:
    """The differences between a case and what was read from it, each a line."""
    clusters = {cluster.id: cluster for cluster in extraction.clusters}
    told = [as_told(case.text, clusters, fact) for fact in extraction.facts]
    withheld = [as_told(case.text, clusters, abstention.fact) for abstention in extraction.abstentions]
    found = [f"missing: {wanted}" for wanted in case.facts if not any(matches(wanted, fact) for fact in told)]
    for unwanted in case.absent:
        found += [f"unwanted: {fact}" for fact in told if matches(unwanted, fact)]
    for fact in told:
        if fact.predicate in case.only and not any(matches(wanted, fact) for wanted in case.facts):
            found.append(f"not listed: {fact}")
    for wanted in case.abstained:
        if not any(matches(wanted, fact) for fact in withheld):
            found.append(f"missing in the ledger: {wanted}")
    return found


@dataclass(frozen=True)
class Told:
    """A fact with every name that the document has for its two ends."""

    predicate: str
    subject: frozenset[str]
    object: frozenset[str]
    marks: frozenset[str]
    line: str

    def __str__(self) -> str:
        return self.line


def as_told(text: str, clusters: dict[str, Cluster], fact: Fact) -> Told:
    bounds = (f"since {fact.since}" if fact.since else None, f"until {fact.until}" if fact.until else None)
    marks = frozenset(mark for mark in (fact.qualifier, fact.status, *bounds) if mark)
    target = clusters[fact.object].label if fact.object else fact.value
    return Told(
        predicate=fact.predicate,
        subject=names_of(text, clusters, fact.subject, fact.subject_span),
        object=names_of(text, clusters, fact.object, fact.object_span)
        if fact.object
        else frozenset({even(fact.value or "")}),
        marks=marks,
        line=" | ".join([fact.predicate, clusters[fact.subject].label, target or "", *sorted(marks), fact.rule]),
    )


def names_of(text: str, clusters: dict[str, Cluster], key: str, span: Span) -> frozenset[str]:
    """The names of a cluster, the words at a span, and for a meeting its forum's names with the session's before."""
    cluster = clusters[key]
    names = {even(name) for name in (cluster.label, *cluster.aliases, *cluster.misspellings, span.of(text))}
    if cluster.forum:
        forum = clusters[cluster.forum]
        series = {even(name) for name in (forum.label, *forum.aliases)}
        sessions = session_words(cluster.session)
        names |= series | {f"{session} {name}" for session in sessions for name in series}
    return frozenset(names)


def session_words(session: str | None) -> list[str]:
    """The words for a session: "third" and "3rd" for "3"."""
    if session is None or not session.isdigit():
        return [session] if session else []
    number = int(session)
    suffix = "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return [f"{number}{suffix}", *ORDINALS[number - 1 : number]]


def even(name: str) -> str:
    """A name in small letters, on one line, without its article."""
    return re.sub(r"^(?:the|an?)\s", "", " ".join(name.split()).casefold())


def matches(wanted: Expected, fact: Told) -> bool:
    """Whether a fact is the one a case speaks of; people meet either way round."""
    predicate, subject, target, *marks = wanted
    ends = [(fact.subject, fact.object)] + [(fact.object, fact.subject)] * (predicate == "met")
    return (
        predicate == fact.predicate
        and fact.marks.issuperset(marks)
        and any(fits(subject, first) and fits(target, second) for first, second in ends)
    )


def fits(wanted: str | None, names: Iterable[str]) -> bool:
    return wanted is None or any(even(name) in names for name in wanted.split(" | "))


def test_the_suite_has_its_size() -> None:
    """No file of cases is lost or left uncollected, and a good part of the cases are near misses."""
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in CASES.glob("*.jsonl"))
    assert len(ALL) == lines >= FEWEST
    assert sum(case.near_miss for case in ALL) >= FEWEST_NEAR_MISSES


@pytest.mark.parametrize(("key", "line"), [pytest.param(key, line, id=key) for key, line in read_lines()])
def test_a_case_is_well_formed(key: str, line: dict[str, Any], vocabulary: Vocabulary) -> None:
    """A case has known keys, predicates of the ontology, a date that is one, and a text of its own."""
    assert set(line) <= KEYS
    assert line["facts"] or line.get("absent") or line.get("only") or line.get("abstained")
    predicates = {entry.notation for entry in vocabulary.properties}
    listed = [*line["facts"], *line.get("absent", ()), *line.get("abstained", ())]
    assert {fact[0] for fact in listed} | set(line.get("only", ())) <= predicates
    assert all(len(fact) in range(3, 7) for fact in listed)
    assert all(None not in fact for fact in line["facts"])
    if line.get("published"):
        assert date.fromisoformat(line["published"])
    assert [case.key for case in ALL if line["name"] == case.name or line["text"] == case.text] == [key]
