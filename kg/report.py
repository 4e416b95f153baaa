"""What a build has read, made and left out: for `report.json` and for the terminal.

A graph that was made and the problems on the way go in, a BuildReport comes out. It holds no clock, no path
and no duration, so that two builds of the same input report the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kg.conflicts import read_conflicts
from kg.corrections import Outcome
from kg.model import Document, Judgement, Problem
from kg.query import Graph
from kg.stats import count, count_in_documents

__all__ = ["BuildReport", "CorrectionReport", "DocumentReport", "make_report", "read_report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReport:
    """A document that was read: as it was found, of which it is a copy, and how many facts it states."""

    name: str
    source: str
    encoding: str
    language: str
    published: str | None
    copy_of: str | None
    facts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionReport:
    """A correction by its id: what was made of it, why it is not followed, and for which copies it holds too."""

    id: str
    verb: str
    target: str
    outcome: str
    why: str | None
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """The size of a graph, its documents by name, and all that was skipped, withheld or found wanting.

    `classes`, `relations`, `judgements` and `corrections` (by what became of them) are pairs of a name and how many
    there are, sorted by name; `followed` are the corrections in the order in which they were made, `conflicts` are as
    `kg conflicts` tells them.
    """

    base: str
    facts: int
    inferred: int
    abstentions: int
    classes: tuple[tuple[str, int], ...]
    relations: tuple[tuple[str, int], ...]
    judgements: tuple[tuple[str, int], ...]
    corrections: tuple[tuple[str, int], ...]
    documents: tuple[DocumentReport, ...]
    followed: tuple[CorrectionReport, ...]
    problems: tuple[Problem, ...]
    conflicts: tuple[dict[str, Any], ...]

    @property
    def sources(self) -> int:
        """How many documents tell a text of their own."""
        return sum(document.copy_of is None for document in self.documents)

    def to_json(self) -> str:
        """The report as `report.json` has it."""
        content = {
            "generator": "kg",
            "base": self.base,
            "counts": {
                "documents": len(self.documents),
                "sources": self.sources,
                "facts": self.facts,
                "inferred": self.inferred,
                "abstentions": self.abstentions,
                "problems": dict(sorted(Counter(problem.kind for problem in self.problems).items())),
                "conflicts": dict(sorted(Counter(conflict["kind"] for conflict in self.conflicts).items())),
                "things": dict(self.classes),
                "relations": dict(self.relations),
                "judgements": dict(self.judgements),
                "corrections": dict(self.corrections),
            },
            "documents": [asdict(document) for document in self.documents],
            "corrections": [asdict(correction) for correction in self.followed],
            "problems": [asdict(problem) for problem in self.problems],
            "conflicts": list(self.conflicts),
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

    def lines(self) -> tuple[str, ...]:
        """What a person wants to know first, then each problem, each on a line."""
        documents = f"{len(self.documents)} document{'' if len(self.documents) == 1 else 's'}"
        copies = len(self.documents) - self.sources
        documents += f" ({self.sources} without copies of the same text)" if copies else ""
        size = f"{documents}, {self.facts} facts, {self.inferred} inferred from them"
        things = ", ".join(f"{number} {name}" for name, number in self.classes)
        return (size, things, *(problem.message for problem in self.problems))


def make_report(
    graph: Graph,
    documents: Sequence[Document],
    judgements: Sequence[Judgement],
    problems: Iterable[Problem],
    outcomes: Sequence[Outcome] = (),
) -> BuildReport:
    """The report on a graph; a document of which it holds no fact is a problem."""
    sizes = count(graph)
    stated = count_in_documents(graph)
    found = tuple(
        DocumentReport(
            name=document.name,
            source=document.source,
            encoding=document.encoding,
            language=document.language,
            published=document.published,
            copy_of=document.copy_of,
            facts=stated.get(document.name, 0),
        )
        for document in documents
    )
    known = set(problems)
    told = {problem.document for problem in known if problem.kind == "no-fact"}
    known |= {no_fact(document) for document in found if not document.facts and document.name not in told}
    return BuildReport(
        base=graph.base,
        facts=sizes.facts,
        inferred=sizes.inferred,
        abstentions=sizes.abstentions,
        classes=tuple(sizes.classes.items()),
        relations=tuple((name, relation.facts) for name, relation in sizes.relations.items()),
        judgements=tuple(sorted(Counter(judgement.verdict for judgement in judgements).items())),
        corrections=tuple(sorted(Counter(outcome.state for outcome in outcomes).items())),
        documents=found,
        followed=tuple(map(report_on, outcomes)),
        problems=tuple(sorted(known, key=lambda problem: (problem.document or "", problem.kind, problem.message))),
        conflicts=tuple(conflict.told() for conflict in read_conflicts(graph)),
    )


def read_report(written: str) -> BuildReport:
    """The report that `to_json` wrote."""
    content = json.loads(written)
    counts = content["counts"]
    return BuildReport(
        base=content["base"],
        facts=counts["facts"],
        inferred=counts["inferred"],
        abstentions=counts["abstentions"],
        classes=tuple(counts["things"].items()),
        relations=tuple(counts["relations"].items()),
        judgements=tuple(counts["judgements"].items()),
        corrections=tuple(counts["corrections"].items()),
        documents=tuple(DocumentReport(**document) for document in content["documents"]),
        followed=tuple(
            CorrectionReport(**{**correction, "copies": tuple(correction["copies"])})
            for correction in content["corrections"]
        ),
        problems=tuple(Problem(**problem) for problem in content["problems"]),
        conflicts=tuple(content["conflicts"]),
    )


def report_on(outcome: Outcome) -> CorrectionReport:
    """What is told of a correction."""
    correction = outcome.correction
    return CorrectionReport(
        id=correction.id,
        verb=correction.verb,
        target=correction.briefly(),
        outcome=outcome.state,
        why=outcome.why,
        copies=outcome.copies,
    )


def no_fact(document: DocumentReport) -> Problem:
    """That a document was read and nothing came of it."""
    return Problem(
        kind="no-fact",
        message=f"{document.source}: no fact was found in it; see that it is a text about meetings, offices or forums",
        document=document.name,
    )
