"""The commands that accept or reject a fact, or strike one sentence of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.correction_options import about_options
from kg.cli.examples import Command
from kg.cli.options import graph_option, open_for_reading
from kg.cli.saving import save
from kg.model import UsageError

if TYPE_CHECKING:
    from kg.facts import FactRow

__all__ = ["ACCEPTING", "JUDGING", "fact_options"]

Option = TypeVar("Option", bound=Callable[..., Any])
"""What an option decorates: the function of a command."""

SHOWN = 5
"""How many facts an error lists."""

FACT = (
    click.option("-d", "--document", metavar="NAME", help="The document that states it."),
    click.option("-r", "--relation", metavar="NAME", help="The relation, such as co_chairs."),
    click.option("--subject", metavar="NAME", help="The one end, as kg facts shows it or as the document has it."),
    click.option("--object", "object_", metavar="NAME", help="The other end."),
    click.option("--quote", metavar="TEXT", help="Words of the sentence."),
)


def fact_options(command: Option) -> Option:
    """Add the options that name a fact."""
    for option in reversed(FACT):
        command = option(command)
    return command


def judge(verb: str, help_: str, example: str) -> click.Command:
    """Make the command that accepts or rejects a fact, or strikes a sentence of it."""

    @click.command(verb, cls=Command, help=help_, examples=[example])
    @fact_options
    @about_options
    @graph_option
    def command(
        document: str | None,
        relation: str | None,
        subject: str | None,
        object_: str | None,
        quote: str | None,
        file: Path | None,
        folder: Path,
        **about: str | None,
    ) -> None:
        from kg.facts import read_abstentions, read_facts
        from kg.review import fact_target, fitting_rows

        graph = open_for_reading(folder)
        named = {"document": document, "predicate": relation, "subject": subject, "object_": object_, "quote": quote}
        if not any(named.values()):
            raise UsageError("which fact? Name it by --document, --relation, --subject, --object or --quote")
        found = fitting_rows(read_facts(graph), **named)
        if verb == "accept":
            found = found or fitting_rows(read_abstentions(graph), **named)
        row = the_fact(found)
        if verb == "strike":
            row = the_sentence([one for one in found if one.id == row.id])
        save(verb, fact_target(row), file, about)

    return command


def the_fact(found: Sequence[FactRow]) -> FactRow:
    """The only fact that fits, with its first sentence."""
    if not found:
        raise UsageError("no fact fits; kg facts shows those that there are")
    firsts: dict[str, FactRow] = {}
    for one in found:
        firsts.setdefault(one.id, one)
    facts = [*firsts.values()]
    if len(facts) > 1:
        told = [f"{one.subject} {one.predicate} {one.object} ({one.document})" for one in facts[:SHOWN]]
        more = f" and {len(facts) - SHOWN} more" if len(facts) > SHOWN else ""
        raise UsageError(f"{len(facts)} facts fit: {'; '.join(told)}{more}; name one of them more closely")
    return facts[0]


def the_sentence(rows: Sequence[FactRow]) -> FactRow:
    """The only one of a fact's sentences that fits."""
    if len(rows) > 1:
        told = "; ".join(f"“{' '.join(row.quote.split())}”" for row in rows[:SHOWN])
        raise UsageError(f"{len(rows)} of its sentences fit; name one by --quote: {told}")
    return rows[0]


LAUNCH = "-r launched_by --subject 'India-US COMPACT' --object India"
ACCEPTING = f"kg correct accept {LAUNCH} --why 'Read it' --who 'Asha Rao'"
JUDGING = (
    judge("accept", "Accept a fact: it holds, whatever the rules think of it.", ACCEPTING),
    judge("reject", "Reject a fact: the document does not state it.", ACCEPTING.replace("accept", "reject")),
    judge(
        "strike",
        "Strike one sentence of a fact: the fact stays by the others, and goes with the last.",
        ACCEPTING.replace("accept", "strike"),
    ),
)
