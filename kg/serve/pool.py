"""Several processes that answer requests on one copy of a graph, each one request at a time.

A request waits for a process that is free; one that was killed at its limit is replaced by a new one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from anyio import CapacityLimiter, to_thread

from kg.model import KgError, LimitError
from kg.query import QueryProcess

__all__ = ["Pool"]

PROGRAM = "kg.serve.worker"

START = 60.0
"""The seconds that a process has to open a graph."""

PATIENCE = 5.0
"""The seconds beyond the limit of a query that a request waits for its turn: those before it are stopped by then."""

SPARE = 1
"""How many processes stand by, to take the place of one that was killed at once."""


class Pool:
    """The processes of one graph.

    Invariant: a process is in `_idle`, answers a request, or is being started, and `_all` holds each that lives.
    """

    def __init__(self, folder: Path, *, size: int, memory: int) -> None:
        """Take a folder that nobody changes while the pool is open, and how many requests are answered at a time."""
        self._folder, self._size, self._memory = folder, size, memory
        self._idle: asyncio.Queue[QueryProcess] = asyncio.Queue()
        self._all: set[QueryProcess] = set()
        self._threads = CapacityLimiter(2 * (size + SPARE))
        self._turns = asyncio.Semaphore(size)
        self._replacing: set[asyncio.Task[None]] = set()
        self._asking = 0
        self._closed = False

    async def start(self) -> dict[str, Any]:
        """Start all processes, wait until they have the graph open, and tell what they say of it.

        Raises what the first of them met.
        """
        try:
            first, *_ = await asyncio.gather(*(self._add() for _ in range(self._size + SPARE)))
        except KgError:
            self.close()
            raise
        return first

    async def ask(self, asked: Mapping[str, Any], *, timeout: float) -> tuple[dict[str, Any], bytes]:
        """The answer to a request, as QueryProcess.ask; LimitError too where its turn did not come."""
        self._asking += 1
        try:
            await self._turn(timeout + PATIENCE)
            try:
                process = await self._idle.get()
                try:
                    return await to_thread.run_sync(lambda: process.ask(asked, timeout=timeout), limiter=self._threads)
                finally:
                    self._put_back(process)
            finally:
                self._turns.release()
        finally:
            self._asking -= 1

    async def retire(self) -> None:
        """Wait for the requests that are being answered, then close."""
        while self._asking:
            await asyncio.sleep(0.05)
        self.close()

    def close(self) -> None:
        """End all processes, whatever they do."""
        self._closed = True
        for task in self._replacing:
            task.cancel()
        for process in self._all:
            process.close()
        self._all.clear()

    async def _turn(self, patience: float) -> None:
        """Wait until fewer requests are answered than may be at a time."""
        try:
            await asyncio.wait_for(self._turns.acquire(), patience)
        except TimeoutError as error:
            raise LimitError(f"all {self._size} processes were busy for {patience:g} s; ask again later") from error

    def _put_back(self, process: QueryProcess) -> None:
        """Let a process wait for the next request, or another in its place where it is dead."""
        if process.alive:
            self._idle.put_nowait(process)
            return
        self._all.discard(process)
        process.close()
        if not self._closed:
            task = asyncio.create_task(self._replace())
            self._replacing.add(task)
            task.add_done_callback(self._replacing.discard)

    async def _replace(self) -> None:
        """Start a process until one lives: a machine that is short of memory for a moment gets another try."""
        while not self._closed:
            try:
                await self._add()
            except (KgError, OSError):
                await asyncio.sleep(1.0)
            else:
                return

    async def _add(self) -> dict[str, Any]:
        process = QueryProcess(self._folder, program=PROGRAM, memory=self._memory)
        self._all.add(process)
        try:
            head, _ = await to_thread.run_sync(
                lambda: process.ask({"job": "ready"}, timeout=START), limiter=self._threads
            )
        except BaseException:
            self._all.discard(process)
            process.close()
            raise
        if self._closed:
            process.close()
        else:
            self._idle.put_nowait(process)
        return head
