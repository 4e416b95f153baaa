"""What a command decides in, an entry of the file of corrections and a word on it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.correction_options import DEFAULT, known_author, now
from kg.cli.printing import screen_width
from kg.cli.table import clean, wrap

if TYPE_CHECKING:
    from kg.corrections import Correction

__all__ = ["save"]


def save(verb: str, what: Any, file: Path | None, about: dict[str, str | None]) -> None:
    """Write a correction to its file, and say so."""
    from kg.corrections import Correction, append_corrections
    from kg.vocab import load_vocabulary

    place = file or DEFAULT
    correction = Correction(
        verb=verb,
        what=what,
        who=known_author(about["who"]),
        when=about["when"] or now(),
        why=about["why"] or "",
        source=about["source"],
    )
    append_corrections(place, [correction], load_vocabulary().properties)
    tell_saved(correction, place)


def tell_saved(correction: Correction, file: Path) -> None:
    """Say what was written, and how it takes effect."""
    told = f"{correction.id} in {file}: {correction.verb} {correction.briefly()}; kg build applies it"
    for line in wrap(clean(told), screen_width()):
        click.echo(line, err=True)
