"""Clusters of meetings in, judgements on which are one meeting out.

Two sessions of a forum are one if their dates say so to the day or month, or their ordinals and places; an unnamed
meeting is known by who met and on which day. All else that may be one is noted as a doubt, never joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.partial_dates import may_be_one_day
from kg.resolve.groups import Firsts, Groups
from kg.resolve.nodes import Node, Nodes
from kg.resolve.wordbook import Wordbook

__all__ = ["resolve_meetings"]

MANY_SESSIONS = 12
"""Of a forum of which the documents tell more sessions, a doubt without any sign for it is not noted."""

MONTH = 7
DAY = 10
"""Characters of an ISO date of that precision."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one document tells of a meeting.

    `kept` is what it is known by: the forum, or the persons or countries that met. `place` is an entity's IRI,
    `within` the paths of the place and of its country; `forum` is the forum's name.
    """

    node: Node
    kept: object
    forum: str | None
    date: str | None
    number: str | None
    place: str | None
    within: frozenset[str]
    people: frozenset[str]


def resolve_meetings(nodes: Nodes, book: Wordbook, groups: Groups) -> None:
    """Judge which meetings are one, once it is settled which forums, persons and places are one."""
    blocks: dict[object, list[Account]] = defaultdict(list)
    for node in nodes.of("meeting"):
        account = read_account(node, nodes, book, groups)
        if account is not None:
            blocks[account.kept].append(account)
    for accounts in blocks.values():
        keep_documents_apart(accounts, groups)
        join_dated(accounts, groups)
        join_others(accounts, groups)
        note_doubts(accounts, groups)


def read_account(node: Node, nodes: Nodes, book: Wordbook, groups: Groups) -> Account | None:
    """What a document tells of a meeting; None for one that nothing tells from others."""
    kept: object
    if node.forum:
        kept = groups.find(node.forum)
    elif len(node.participants) > 1:
        kept = frozenset(groups.find(person) for person in node.participants)
    elif len(node.cluster.countries) > 1:
        kept = (frozenset(node.cluster.countries), book.split_countries(book.words(node.label))[1])
    else:
        return None
    session = node.cluster.session
    place = nodes[node.place] if node.place else None
    registered = place.cluster.registry if place else None
    return Account(
        node=node,
        kept=kept,
        forum=forum_label(nodes, node, groups, book),
        date=node.cluster.date,
        number="1" if session == "inaugural" else session if session and session.isdecimal() else None,
        place=groups.find(node.place) if node.place else None,
        within=frozenset(filter(None, (registered, book.country_of.get(registered or "")))),
        people=frozenset(groups.find(person) for person in (*node.participants, *node.attendees)),
    )


def forum_label(nodes: Nodes, node: Node, groups: Groups, book: Wordbook) -> str | None:
    """The name of the forum whose session a node is, the same for all its sessions."""
    if node.forum is None:
        return None
    forum = nodes[groups.find(node.forum)]
    return book.labels.get(forum.cluster.registry or "", forum.label)


def keep_documents_apart(accounts: Sequence[Account], groups: Groups) -> None:
    """Let no two meetings of one document become one, nor two whose dates or ordinals differ."""
    for left, right in combinations(accounts, 2):
        if left.node.document == right.node.document or contradict(left, right):
            groups.keep_apart(left.node.iri, right.node.iri)


def contradict(left: Account, right: Account) -> bool:
    """Whether dates or ordinals of two accounts exclude that they are of one meeting."""
    if left.date and right.date and not may_be_one_day(left.date, right.date):
        return True
    return bool(left.number and right.number and left.number != right.number)


def join_dated(accounts: Sequence[Account], groups: Groups) -> None:
    """Join the accounts of one day; if a document tells two meetings of the day, only those that agree in all."""
    by_day: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.date and len(account.date) == DAY:
            by_day[account.date].append(account)
    for day, alike in by_day.items():
        documents = [account.node.document for account in alike]
        if len(set(documents)) == len(documents):
            firsts: Firsts[Account] = Firsts(groups)
            for account in alike:
                first = firsts.of(day, account.node.iri, account)
                if first is not account:
                    groups.same(first.node.iri, account.node.iri, 0.95, f"{subject(account)} on {day}.")


def join_others(accounts: Sequence[Account], groups: Groups) -> None:
    """Join accounts whose months, or ordinals and places, agree, unless one of them agrees with several meetings."""
    found = [(left, right, why) for left, right in open_pairs(accounts, groups) if (why := agreement(left, right))]
    choices: dict[str, list[str]] = defaultdict(list)
    for left, right, _ in found:
        choices[left.node.iri].append(right.node.iri)
        choices[right.node.iri].append(left.node.iri)
    several = {
        iri
        for iri, others in choices.items()
        if any(groups.apart(one, other) for one, other in combinations(others, 2))
    }
    for left, right, why in found:
        if not {left.node.iri, right.node.iri} & several:
            groups.same(left.node.iri, right.node.iri, 0.85, why)


def open_pairs(accounts: Sequence[Account], groups: Groups) -> Iterator[tuple[Account, Account]]:
    """The pairs of accounts that are neither joined nor kept apart."""
    for left, right in combinations(accounts, 2):
        if groups.find(left.node.iri) != groups.find(right.node.iri) and not groups.apart(
            left.node.iri, right.node.iri
        ):
            yield left, right


def agreement(left: Account, right: Account) -> str | None:
    """Why two accounts that nothing contradicts are of one meeting, or None if too little says so."""
    if not left.forum or elsewhere(left, right):
        return None
    if left.date and right.date and min(len(left.date), len(right.date)) >= MONTH:
        return f"{subject(left)} in {min(left.date, right.date, key=len)}."
    if left.number and left.number == right.number and left.place and left.place == right.place:
        return f"{subject(left)} with the ordinal {left.number} and at one place."
    return None


def elsewhere(left: Account, right: Account) -> bool:
    """Whether two accounts give places of which neither lies in the other."""
    if not (left.place and right.place) or left.place == right.place:
        return False
    return not (left.within & right.within and min(len(left.within), len(right.within)) == 1)


def note_doubts(accounts: Sequence[Account], groups: Groups) -> None:
    """Note which meetings may be one: of alike accounts each with the first, of others each pair."""
    alike: dict[object, Account] = {}
    twins: list[tuple[Account, Account]] = []
    firsts: dict[str, Account] = {}
    for account in accounts:
        first = alike.setdefault((account.date, account.number, account.place, account.people), account)
        if first is account:
            firsts.setdefault(groups.find(account.node.iri), account)
        elif not groups.apart(first.node.iri, account.node.iri):
            twins.append((first, account))
    few = len(firsts) + len(twins) <= MANY_SESSIONS
    for left, right in (*twins, *open_pairs(list(firsts.values()), groups)):
        note_doubt(left, right, groups, always=few)


def note_doubt(left: Account, right: Account, groups: Groups, *, always: bool) -> None:
    """Note that two accounts may be of one meeting, with what speaks for it and what against."""
    if groups.find(left.node.iri) == groups.find(right.node.iri):
        return
    signs = list(signs_for(left, right))
    if signs or (always and left.forum):
        said = f"{subject(left)}; for one meeting: {', '.join(signs) or 'nothing more'}"
        why = f"{said}; against it: {', '.join(signs_against(left, right)) or 'nothing'}."
        groups.unsure(left.node.iri, right.node.iri, round(min(0.3 + 0.15 * len(signs), 0.7), 2), why)


def signs_for(left: Account, right: Account) -> Iterator[str]:
    """What speaks for one meeting."""
    if left.date and right.date:
        yield f"the dates {left.date} and {right.date} agree"
    if left.number and left.number == right.number:
        yield f"both have the ordinal {left.number}"
    if left.place and left.place == right.place:
        yield "one place"
    if left.forum and (shared := len(left.people & right.people)) > 1:
        yield f"{shared} persons take part in both"


def signs_against(left: Account, right: Account) -> Iterator[str]:
    """What speaks against one meeting, or is lacking."""
    if not (left.date and right.date):
        yield "not both have a date"
    elif min(len(left.date), len(right.date)) < MONTH:
        yield "one date is only a year"
    elif left.forum and not elsewhere(left, right):
        yield "another meeting fits as well"
    if elsewhere(left, right):
        yield "the places differ"
    elif not (left.place and right.place):
        yield "not both have a place"
    if {left.node.cluster.session, right.node.cluster.session} & {"last", "next"}:
        yield "one text looks back or ahead to it"


def subject(account: Account) -> str:
    """What two accounts have in common by being compared at all, in words."""
    return f"Both are sessions of {account.forum}" if account.forum else "Both are meetings of the same parties"
