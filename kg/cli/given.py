"""What a person hands to a build beside documents: the options, and what is read from their files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.correction_options import DEFAULT, corrections_option
from kg.model import UsageError

if TYPE_CHECKING:
    from kg.corrections import Correction
    from kg.matches import GivenMatch

__all__ = ["Given", "given_options", "read_given"]

Option = TypeVar("Option", bound=Callable[..., Any])
"""What an option decorates: the function of a command."""


@dataclass(frozen=True, slots=True)
class Given:
    """Corrections, outside identifiers, the files that they are in, and what tells one state of them from another."""

    corrections: Sequence[Correction]
    matches: Sequence[GivenMatch]
    files: tuple[Path, ...]
    state: tuple[str, ...]


def given_options(command: Option) -> Option:
    """Add --corrections and --identifiers."""
    identifiers = click.option(
        "--identifiers",
        "identified",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Link things to what a CSV file names elsewhere: type,name,iri,match,source, and perhaps country,by.",
    )
    return corrections_option(identifiers(command))


def read_given(file: Path | None, identified: Path | None, output: Path) -> Given:
    """What the files of the options hold; no corrections where no file is named and the usual one is not there.

    UsageError for a file in the folder that the build replaces, InputError for one that is named and not there.
    """
    from kg.corrections import corrections_digest
    from kg.matches import read_matches

    place = file or DEFAULT
    for option, path in (("--corrections", place), ("--identifiers", identified)):
        if path is not None and path.resolve().is_relative_to(output.resolve()):
            raise UsageError(f"{option} {path}: lies in {output}, which the build replaces; keep it elsewhere")
    corrections = read_corrections_at(place) if file is not None or place.exists() else ()
    matches = read_matches(identified) if identified else ()
    return Given(
        corrections=corrections,
        matches=matches,
        files=(place, *([identified] if identified else [])),
        state=(corrections_digest(corrections), *map(repr, matches)),
    )


def read_corrections_at(place: Path) -> Sequence[Correction]:
    """The corrections in a file."""
    from kg.corrections import read_corrections
    from kg.vocab import load_vocabulary

    return read_corrections(place, load_vocabulary().properties)
