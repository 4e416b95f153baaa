"""The command that compares two names without a graph: same."""

from __future__ import annotations

import json

import click

from kg.cli.examples import Command
from kg.cli.options import format_option
from kg.cli.printing import print_lines, screen_width
from kg.cli.table import clean, wrap
from kg.model import UsageError

__all__ = ["same"]

_TYPES = ("person", "office", "forum", "organisation", "country", "domain")
_ANSWERS = {True: "yes", False: "no", None: "can't tell"}


@click.command(
    cls=Command,
    examples=[
        'kg same office EAM "Minister of External Affairs"',
        'kg same person "K. Morita" "Morita, Kenji" --format json',
    ],
)
@click.argument("type_", metavar="TYPE", type=click.Choice(_TYPES))
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@format_option("table", "json")
def same(type_: str, left: str, right: str, form: str) -> None:
    """Tell whether two names are one thing's, by the names alone.

    TYPE is person, office, forum, organisation, country or domain. No graph is read, so that "can't tell" is an
    answer: a bare surname or "Under Secretary" may be anyone's. The score is how likely it is that they are one.
    """
    for which, name in (("first", left), ("second", right)):
        if not any(map(str.isalnum, name)):
            raise UsageError(f"the {which} name, {name!r}, has no letter or figure; give two names of a {type_}")
    from kg.resolve import same_names
    from kg.vocab import load_vocabulary

    found = same_names(type_, left, right, load_vocabulary())
    if form == "json":
        told = {"same": found.same, "score": round(found.score, 2), "why": found.why}
        click.echo(json.dumps(told, ensure_ascii=False).encode("utf-8"))
        return
    click.echo(click.style(_ANSWERS[found.same], bold=True) + f" ({found.score:.2f})")
    print_lines(wrap(clean(found.why), screen_width()))
