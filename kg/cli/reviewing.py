"""The command that asks a person about what is least certain, one question at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.correction_options import DEFAULT, file_option, known_author, now
from kg.cli.examples import Command
from kg.cli.options import graph_option, open_for_reading
from kg.cli.printing import print_entry, screen_width
from kg.cli.table import clean, wrap

if TYPE_CHECKING:
    from kg.query import Graph
    from kg.review import AbstentionDoubt, FactDoubt, PairDoubt, Review

__all__ = ["review"]

AROUND = 100
"""How many signs of a document are shown on either side of a sentence."""

KINDS = ("abstention", "fact", "pair")
"""What can be asked about alone: the KINDS of kg.review."""

SENTENCES = 2
"""How many sentences are shown for each of two things, and for the other side of a conflict."""

MOST_SENTENCES = 5
"""How many sentences are shown for one fact; each of these can be struck."""


@click.command(
    cls=Command,
    examples=[
        "kg review --who 'Asha Rao'",
        "printf 'a\\ns\\nu\\nq\\n' | kg review --who 'Asha Rao'",
    ],
)
@click.option("--who", metavar="NAME", help="Who decides.", show_default="$KG_AUTHOR, else $GIT_AUTHOR_NAME")
@click.option(
    "--least-doubt",
    "least",
    metavar="DOUBT",
    type=click.FloatRange(0, 0.5),
    default=0.05,
    show_default=True,
    help="Leave out what is surer: 0.5 is as likely wrong as right.",
)
@click.option("--only", metavar="KIND", type=click.Choice(KINDS), help="Ask about one kind: abstention, fact or pair.")
@file_option
@graph_option
def review(who: str | None, least: float, only: str | None, file: Path | None, folder: Path) -> None:
    """Go through what is least certain, with the sentences, and decide.

    The most doubtful comes first: things that may be one, facts on which documents disagree, what was seen and not
    asserted (an abstention), facts that are least sure. A letter and Enter answers, and a reason may follow it: "r he
    is not the minister". Every answer is saved at once, and kg build applies what was saved.
    """
    from kg.corrections import append_corrections, read_corrections, remove_correction
    from kg.review import Review, count_unnamed, make_queue
    from kg.vocab import load_vocabulary

    place, author = file or DEFAULT, known_author(who)
    properties = load_vocabulary().properties
    decided = read_corrections(place, properties) if place.exists() else ()
    graph = open_for_reading(folder)
    if sys.stderr.isatty():
        click.echo("looking for what is least certain ...", err=True)
    found = Review(
        graph,
        make_queue(graph, decided=decided, least=least, only=only),
        who=author,
        now=now,
        save=lambda one: append_corrections(place, [one], properties),
        take_back=lambda one: remove_correction(place, properties, known_as=one.id),
        decided=decided,
    )
    unnamed = count_unnamed(graph) if only in (None, "abstention") else 0
    if unnamed:
        told = f"claims of a language model that name no things are left out ({unnamed})"
        click.echo(f"{told}: kg facts --abstained shows them, kg correct add adds what holds", err=True)
    if found.question() is None:
        click.echo("nothing to review: no doubt of that size is left in the graph", err=True)
        return
    _ask(found, graph)
    told = f"{found.made} answer{'' if found.made == 1 else 's'} saved"
    click.echo(f"{told} in {place}; kg build applies them" if found.made else "nothing was saved", err=True)


def _ask(found: Review, graph: Graph) -> None:
    """Put the questions, until there is none or the person leaves; Ctrl-C leaves as well, with all that was saved."""
    answers = _answers()
    try:
        while not found.stopped and (one := found.question()) is not None:
            _show(one, found, graph)
            while not _follow(found, next(answers, "q")):
                pass
    except KeyboardInterrupt:
        click.echo()


def _answers() -> Iterator[str]:
    """What is typed, a line each; what comes through a pipe is shown, so that a log can be read."""
    typed = sys.stdin.isatty()
    for line in iter(sys.stdin.readline, ""):
        if not typed:
            click.echo(clean(line.rstrip("\n")))
        yield line


def _follow(found: Review, line: str) -> bool:
    """Do what an answer says; False, with a word of help, where it says nothing."""
    letter, _, why = line.strip().partition(" ")
    verbs = {verb[0]: verb for verb in found.verbs()}
    key = letter[:1].lower() if letter.lower() in {*verbs, *verbs.values(), *OTHERS, *OTHERS.values()} else ""
    strikes = letter in map(str, range(1, _strikable(found) + 1))
    if key in verbs or strikes:
        correction = found.strike(int(letter), why.strip()) if strikes else found.decide(verbs[key], why.strip())
        click.echo(f"saved: {clean(correction.verb)} ({correction.id})")
    elif key == "s":
        found.skip()
    elif key == "u":
        last = found.undo()
        click.echo("nothing to take back" if last is None else "taken back")
    elif key == "q":
        found.stopped = True
    else:
        click.echo(_choices(found), nl=False)
        return False
    return True


OTHERS = {"s": "skip", "u": "undo", "q": "quit"}


def _choices(found: Review) -> str:
    verbs, others = (" ".join(f"[{word[0]}]{word[1:]}" for word in some) for some in (found.verbs(), OTHERS.values()))
    count = _strikable(found)
    return " ".join(filter(None, [verbs, f"[1-{count}] strike a sentence" if count else "", others])) + ": "


def _strikable(found: Review) -> int:
    """How many sentences are shown one of which can be struck."""
    return min(found.sentences(), MOST_SENTENCES)


def _show(one: FactDoubt | AbstentionDoubt | PairDoubt, found: Review, graph: Graph) -> None:
    """Show a question with its sentences."""
    from kg.review import PairDoubt

    click.echo()
    _rule(f"{found.place + 1} of {len(found.queue)}, doubt {one.doubt:.2f}")
    if isinstance(one, PairDoubt):
        _show_pair(one, graph)
    else:
        _show_fact(one, graph)
    click.echo(_choices(found), nl=False)


def _show_fact(one: FactDoubt | AbstentionDoubt, graph: Graph) -> None:
    from kg.review import FactDoubt
    from kg.review.passages import passages_of_fact

    fact = one.fact
    marks = ", ".join(mark for mark in (fact.qualifier, fact.status) if mark)
    told = f"{fact.subject} → {fact.predicate.replace('_', ' ')} → {fact.object}{f' ({marks})' if marks else ''}"
    _head(told)
    conflict = one.conflict if isinstance(one, FactDoubt) else None
    if conflict:
        print_entry(conflict.why)
    if fact.reason:
        print_entry(f"seen and not asserted: {fact.reason}")
    several = len(one.rows) > 1 and isinstance(one, FactDoubt)
    for number, passage in enumerate(passages_of_fact(graph, one.rows[:MOST_SENTENCES], AROUND), start=1):
        print_entry(f"[{number}] {passage.document}:" if several else f"{passage.document}:")
        _print_faint(passage.before.strip() and f"… {passage.before}")
        print_entry(f"“{passage.words}”", indent=4)
        _print_faint(passage.after.strip() and f"{passage.after} …")
    if len(one.rows) > MOST_SENTENCES:
        print_entry(f"(and {len(one.rows) - MOST_SENTENCES} more of its sentences)")
    others = [position for position in conflict.values if position.claim != fact.id] if conflict else []
    for position in others[:SENTENCES]:
        print_entry(f"but {position.value}: {position.document}: “{position.quote}”")


def _show_pair(one: PairDoubt, graph: Graph) -> None:
    from kg.review.passages import passages_of_thing

    _head(f"Are they one? {one.left_label} / {one.right_label}")
    print_entry(one.why)
    for iri, label in ((one.left, one.left_label), (one.right, one.right_label)):
        click.echo(click.style(f"  {clean(label)}", bold=True))
        for passage in passages_of_thing(graph, iri, SENTENCES, AROUND):
            print_entry(f"{passage.document}: … {passage.before}{passage.words}{passage.after} …", indent=4)


def _print_faint(words: str) -> None:
    """What stands around a sentence, fainter than it where the terminal can."""
    for line in wrap(words, screen_width() - 6) if words else ():
        click.echo("      " + click.style(line, dim=True))


def _head(words: str) -> None:
    for line in wrap(clean(words), screen_width()):
        click.echo(click.style(line, bold=True))


def _rule(words: str) -> None:
    click.echo(f"-- {words} ".ljust(screen_width(), "-"))
