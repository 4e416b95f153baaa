"""The options that say where `kg build` keeps what it found out for the next build, and the cache that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from kg.model import UsageError

if TYPE_CHECKING:
    from kg.cache import PassedChecks, StandingBuilds
    from kg.pipeline import Extract

__all__ = ["Kept", "cache_options", "opened_cache"]

VARIABLE = "KG_CACHE"

Option = TypeVar("Option", bound=Callable[..., Any])
"""What an option decorates: the function of a command."""

OPTIONS = (
    click.option(
        "--cache",
        "folder",
        metavar="DIR",
        type=click.Path(path_type=Path, file_okay=False),
        envvar=VARIABLE,
        show_default=f"${VARIABLE}, else the user's folder for such files",
        help="Keep there what was found in each document, for the next build.",
    ),
    click.option("--no-cache", is_flag=True, help="Keep nothing and use nothing that was kept; the graph is the same."),
)


class Kept(NamedTuple):
    """What earlier builds left, as a build takes it; `leave_out` is where it lies."""

    extract: Extract | None = None
    standing: StandingBuilds | None = None
    checks: PassedChecks | None = None
    leave_out: tuple[Path, ...] = ()


def cache_options(command: Option) -> Option:
    """Add the options."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def opened_cache(
    output: Path, *, folder: Path | None, no_cache: bool, jobs: int | None, asking: bool, also: Iterable[str] = ()
) -> Kept:
    """The cache that the options ask for; an empty one where they ask for none. `also` is what else a build rests on.

    Where a language model is asked, which may say another thing today, no build is taken to stand. `also` is a digest
    of what else a build depends on.
    """
    if no_cache:
        return Kept()
    if folder is None:
        from platformdirs import user_cache_path

        folder = user_cache_path("kg", appauthor=False)
    if folder.resolve().is_relative_to(output.resolve()):
        raise UsageError(f"--cache {folder}: lies in {output}, which the build replaces; choose another place")
    from kg.cache import Entries, ExtractionCache, PassedChecks, StandingBuilds

    def tell(line: str) -> None:
        click.echo(f"cache: {line}", err=True)

    extractions, builds, checks = (Entries(folder / name, notice=tell) for name in ("extractions", "builds", "checks"))
    return Kept(
        extract=ExtractionCache(extractions, jobs=jobs).extract,
        standing=None if asking else StandingBuilds(builds, also=tuple(also)),
        checks=PassedChecks(checks),
        leave_out=(folder,),
    )
