"""The commands that write corrections to their file, take them back, and list them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.correction_options import DEFAULT, about_options, file_option
from kg.cli.examples import Command, Group
from kg.cli.judging import ACCEPTING, JUDGING, fact_options
from kg.cli.options import format_option, graph_option, open_for_reading
from kg.cli.printing import print_readings
from kg.cli.saving import save
from kg.cli.table import clean
from kg.model import ENTITY_TYPES, InputError, UsageError

if TYPE_CHECKING:
    from kg.corrections import ThingTarget
    from kg.query import Graph

__all__ = ["correct"]

Option = TypeVar("Option", bound=Callable[..., Any])
"""What an option decorates: the function of a command."""

NAMING = "kg correct rename 'India-US COMPACT' COMPACT --why 'So it is called' --who 'Asha Rao'"


def join(verb: str, help_: str, example: str) -> click.Command:
    """Make the command that tells whether things are one."""

    @click.command(verb, cls=Command, help=help_, examples=[example])
    @click.argument("things", metavar="THING THING...", nargs=-1, required=True)
    @about_options
    @graph_option
    def command(things: Sequence[str], file: Path | None, folder: Path, **about: str | None) -> None:
        if len(things) < 2:
            raise UsageError(f"{verb} takes two things or more")
        graph = open_for_reading(folder)
        save(verb, tuple(named_thing(graph, words) for words in things), file, about)

    return command


@click.command(
    "split",
    cls=Command,
    examples=["kg correct split Trade -d 004_0651357811f23f6d --why 'Another trade' --who 'Asha Rao'"],
)
@click.argument("thing")
@click.option("-d", "--document", "documents", metavar="NAME", multiple=True, required=True, help="May be repeated.")
@about_options
@graph_option
def split(thing: str, documents: Sequence[str], file: Path | None, folder: Path, **about: str | None) -> None:
    """Part the THING that some documents speak of from what others call so."""
    graph = open_for_reading(folder)
    save("split", tuple(named_thing(graph, thing, document) for document in documents), file, about)


@click.command(
    "rename",
    cls=Command,
    examples=[NAMING],
)
@click.argument("thing")
@click.argument("name")
@about_options
@graph_option
def rename(thing: str, name: str, file: Path | None, folder: Path, **about: str | None) -> None:
    """Show a THING by another NAME."""
    save("rename", renamed(named_thing(open_for_reading(folder), thing), name), file, about)


@click.command(
    "retype",
    cls=Command,
    examples=["kg correct retype 'Trade Talks' meeting --why 'Not a forum' --who 'Asha Rao'"],
)
@click.argument("thing")
@click.argument("type_", metavar="TYPE", type=click.Choice(ENTITY_TYPES))
@click.option("-d", "--document", metavar="NAME", help="In this document only.", show_default="in all that name it")
@about_options
@graph_option
def retype(thing: str, type_: str, document: str | None, file: Path | None, folder: Path, **about: str | None) -> None:
    """Tell of what TYPE a THING is, such as person or forum."""
    from kg.review.targets import namings_of

    graph = open_for_reading(folder)
    iri = find(graph, thing)
    documents = [document] if document else sorted({one.document for one in namings_of(graph, iri)})
    targets = [named_thing(graph, iri, one) for one in documents] or [named_thing(graph, iri)]
    for target in targets:
        save("retype", renamed(target, type_), file, about)


@click.command(
    "add",
    cls=Command,
    examples=[
        "kg correct add -d 002_56f848f0625d842c -r covers --subject 'COMPACT initiative' --object Technology"
        " --quote 'both nations officially launched the COMPACT initiative—short for Catalysing Opportunities for"
        " Military Partnership, Accelerated Commerce and Technology' --why 'In its name' --who 'Asha Rao'"
    ],
)
@fact_options
@click.option("--value", metavar="VALUE", help="The date (2025-05) or word that the object is, where it is no thing.")
@click.option("--subject-type", type=click.Choice(ENTITY_TYPES), help="Where the relation leaves it open.")
@click.option("--object-type", type=click.Choice(ENTITY_TYPES), help="Where the relation leaves it open.")
@click.option("--qualifier", metavar="WORD", help="acting, former or designate.")
@click.option("--status", metavar="WORD", help="held, planned or cancelled.")
@about_options
@graph_option
def add(
    document: str | None, relation: str, subject: str, object_: str, quote: str, file: Path | None, folder: Path,
    **given: str | None,
) -> None:  # fmt: skip
    """Add a fact that was not found: from a document, or from a --source outside the documents.

    Subject and object are words of the document, or of the quote where there is none.
    """
    from kg.corrections import Added
    from kg.review.adding import check_words

    if not (relation and subject and object_ and quote):
        raise UsageError("a fact has a --relation, a --subject, an --object and a --quote")
    if document is None and not given["source"]:
        raise UsageError("name the --document that states it, or a --source outside the documents")
    check_words(open_for_reading(folder), document, quote, (subject, object_))
    kinds = ("subject_type", "object_type", "value", "qualifier", "status")
    more = {name: given.pop(name) for name in kinds}
    what = Added(document=document, predicate=relation, subject_text=subject, object_text=object_, quote=quote, **more)
    save("add", what, file, given)


@click.command("undo", cls=Command, examples=[f"{NAMING} && kg correct undo"])
@click.argument("known_as", metavar="[ID]", required=False)
@file_option
def undo(known_as: str | None, file: Path | None) -> None:
    """Take the correction with this ID, or the last one, out of the file."""
    from kg.corrections import remove_correction
    from kg.vocab import load_vocabulary

    place = existing(file)
    gone = remove_correction(place, load_vocabulary().properties, known_as=known_as)
    if gone is None:
        told = f"has no correction {known_as}; kg correct list shows them" if known_as else "holds no correction"
        raise InputError(f"{place}: {told}")
    click.echo(f"taken out of {place}: {clean(gone.briefly())}, {clean(gone.told())}", err=True)


@click.command("list", cls=Command, examples=["kg correct list"])
@format_option("table", "json")
@file_option
@graph_option
def list_(form: str, file: Path | None, folder: Path) -> None:
    """List the corrections of the file, and what came of each in the graph."""
    from kg.cli.correction_list import print_corrections
    from kg.corrections import read_corrections
    from kg.vocab import load_vocabulary

    place = file or DEFAULT
    found = read_corrections(place, load_vocabulary().properties) if file or place.exists() else ()
    print_corrections(found, form, place, folder)


def find(graph: Graph, words: str) -> str:
    """The IRI of the thing that is meant."""
    from kg.query import find_thing

    reading = find_thing(graph, words)
    print_readings([reading])
    return reading.entity


def named_thing(graph: Graph, words: str, document: str | None = None) -> ThingTarget:
    """The thing that is meant, by the words of a document."""
    from kg.review import thing_target

    return thing_target(graph, find(graph, words), document)


def renamed(target: ThingTarget, to: str) -> Any:
    """A thing with a new name or type."""
    from kg.corrections import Renamed

    return Renamed(document=target.document, type=target.type, words=target.words, quote=target.quote, to=to)


def existing(file: Path | None) -> Path:
    """The file of corrections; InputError where there is none."""
    place = file or DEFAULT
    if not place.exists():
        raise InputError(f"{place}: no such file; kg correct and kg review make it")
    return place


PARTS = (
    *JUDGING,
    join(
        "merge",
        "Tell that two THINGs or more are one.",
        "kg correct merge Space 'Civil space' --why 'One here' --who 'Asha Rao'",
    ),
    join(
        "never-merge",
        "Tell that THINGs are not one, whatever else is found.",
        "kg correct never-merge Space 'Civil space' --why 'Two' --who 'Asha Rao'",
    ),
    *(split, rename, retype, add, undo, list_),
)


@click.group(
    cls=Group,
    commands=PARTS,
    examples=[
        ACCEPTING,
        NAMING,
        "kg correct list",
    ],
)
def correct() -> None:
    """Correct the graph: what is accepted, rejected, one, two, named or added by hand.

    Each correction is an entry of a file, which kg build replays: accept and reject take a fact by what kg facts
    shows of it, merge, never-merge, split, rename and retype things by their names.
    """
