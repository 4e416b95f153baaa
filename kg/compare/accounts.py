"""A graph and the names of documents, or of a meeting, in, a Comparison out.

QueryError where a name means nothing or several things, where both names mean one document, and where a meeting is
told by other than two.
"""

from __future__ import annotations

import json
from collections import defaultdict
from importlib import resources

from kg.compare.comparison import Comparison
from kg.compare.reading import Side, read_side, read_things
from kg.compare.sections import make_sections
from kg.model import QueryError
from kg.query import Graph, find_thing

__all__ = ["compare_accounts", "compare_documents"]

_TOLD = 8
"""How many accounts an error lists."""


def compare_documents(graph: Graph, first: str, second: str, *, meeting: str | None = None) -> Comparison:
    """What two documents say, side by side, in all or about one meeting."""
    one, other = (find_thing(graph, words, ("document",)) for words in (first, second))
    if one.entity == other.entity:
        raise QueryError(f"{first!r} and {second!r} are one document, {one.label}; name two")
    about = None if meeting is None else find_thing(graph, meeting, ("meeting",)).entity
    return _compared(graph, read_side(graph, None, [one.entity]), read_side(graph, None, [other.entity]), about)


def compare_accounts(graph: Graph, meeting: str) -> Comparison:
    """What the two publishers, or documents, that tell of a meeting say about it."""
    about = find_thing(graph, meeting, ("meeting",))
    accounts: dict[str, list[str]] = defaultdict(list)
    for record in graph.look_up("accounts-of", meeting=about.entity).records():
        accounts[str(record["publisher"] or record["name"])].append(str(record["document"]))
    if len(accounts) != 2:
        told = sorted(accounts)
        listed = "; ".join(told[:_TOLD] + ([f"{len(told) - _TOLD} more"] if len(told) > _TOLD else []))
        number = "one account tells" if len(told) == 1 else f"{len(told) or 'no'} accounts tell"
        raise QueryError(f"{about.label}: {number} of it{f' ({listed})' if told else ''}, not two; name two documents")
    left, right = (read_side(graph, label, documents) for label, documents in sorted(accounts.items()))
    return _compared(graph, left, right, about.entity)


def _compared(graph: Graph, left: Side, right: Side, about: str | None) -> Comparison:
    ends = {end for side in (left, right) for fact in side.facts for end in fact.ends}
    things = read_things(graph, ends | left.named.keys() | right.named.keys())
    return Comparison(
        left=left.account,
        right=right.account,
        meeting=next((thing.label for thing in things if thing.iri == about), None),
        sections=make_sections(left, right, things, _headings(), about=about),
    )


def _headings() -> dict[str, str]:
    """The headings of sections by their kinds, in the order in which they are told."""
    file = resources.files("kg").joinpath("templates", "compare.en.json")
    headings: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return headings
