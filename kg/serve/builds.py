"""Follows a folder into which builds are put, and serves each from a copy of its own.

A folder goes in; the build that is served comes out, and another one when there is one. A copy is made of links
where the file system allows it, so that files of two builds can never be mixed.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from anyio import to_thread

from kg.model import GraphError, KgError
from kg.serve.pool import Pool
from kg.serve.settings import Settings
from kg.store import copy_graph, mark_of
from kg.swap import previous_of

__all__ = ["Build", "Builds"]

GLANCE = 1.0
"""The seconds between two looks at the folder."""

TRIES = 5

PAGE = "network.html"
"""The network page of a build, which is served with it."""


@dataclass(frozen=True, slots=True)
class Build:
    """A build that is served: the folder of its copy, what tells it from others, its IRIs' base, its processes."""

    folder: Path
    mark: str
    base: str
    pool: Pool


class Builds:
    """The build that is served now.

    Invariant: from `open` to `close`, `current` is a build whose processes are alive or being replaced.
    """

    def __init__(self, folder: Path, settings: Settings, notice: Callable[[str], None]) -> None:
        """Take the folder that is followed; `notice` is told in one line of what could not be served."""
        self._folder, self._settings, self._notice = folder, settings, notice
        self._place = Path(tempfile.mkdtemp(prefix="kg-serve-"))
        self._number = 0
        self._seen: object = None
        self._current: Build | None = None
        self._retiring: set[asyncio.Task[None]] = set()

    @property
    def current(self) -> Build:
        """The build that is served."""
        if self._current is None:
            raise GraphError(f"{self._folder}: is not open")
        return self._current

    @property
    def previous(self) -> Path:
        """Where the build before the one in the folder stands, if there is one."""
        return previous_of(self._folder)

    async def open(self) -> None:
        """Serve the build that is there. Raises GraphError where there is none that is whole."""
        self._current = await self._take()

    async def follow(self) -> None:
        """Serve each build that is put in the folder, until cancelled."""
        while True:
            await asyncio.sleep(GLANCE)
            if (there := self._glance()) in (None, self._seen):
                continue
            self._seen = there  # what cannot be served is told of once
            try:
                await self._swap()
            except (KgError, OSError) as error:
                self._notice(f"the new build is not served, the one before it still is: {error}")

    async def _swap(self) -> None:
        before, after = self.current, await self._take()
        if after.mark == before.mark:
            after.pool.close()
            shutil.rmtree(after.folder, ignore_errors=True)
            return
        self._current = after
        task = asyncio.create_task(self._retire(before))
        self._retiring.add(task)
        task.add_done_callback(self._retiring.discard)

    async def _retire(self, build: Build) -> None:
        await build.pool.retire()
        await to_thread.run_sync(lambda: shutil.rmtree(build.folder, ignore_errors=True))

    async def _take(self) -> Build:
        """A copy of what is in the folder, with its processes started."""
        for _ in range(TRIES):
            seen, self._number = self._glance(), self._number + 1
            folder = self._place / str(self._number)
            try:
                mark = await to_thread.run_sync(self._copy, folder)
            except (GraphError, OSError):
                shutil.rmtree(folder, ignore_errors=True)
                if self._glance() == seen:
                    raise
                continue
            if self._glance() != seen:  # another build was put there meanwhile
                shutil.rmtree(folder, ignore_errors=True)
                continue
            pool = Pool(folder, size=self._settings.workers, memory=self._settings.memory)
            told = await pool.start()
            self._seen = seen
            return Build(folder, mark, str(told["base"]), pool)
        raise GraphError(f"{self._folder}: is replaced again and again; let one build end, and start again")

    def _copy(self, into: Path) -> str:
        return copy_graph(self._folder, into, also=(PAGE,), notice=self._notice)

    def _glance(self) -> object:
        """What a change of the folder would change; None where there is no graph in it now."""
        return mark_of(self._folder)

    def close(self) -> None:
        """End all processes and delete all copies."""
        for task in self._retiring:
            task.cancel()
        if self._current is not None:
            self._current.pool.close()
        shutil.rmtree(self._place, ignore_errors=True)
