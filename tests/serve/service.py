"""A service of the tests' own: `kg serve` as a user starts it, on a free port, and requests to it."""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """What a service answered: the status, the headers by their names in small letters, the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def media(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Service:
    """A service that was started: where it is, and its process."""

    url: str
    process: subprocess.Popen[str]

    def send(
        self, path: str, *, method: str = "GET", body: bytes | str | None = None, timeout: float = 60, **headers: str
    ) -> Answer:
        """The answer to a request, redirects not followed; underscores in headers' names are hyphens."""
        place = urlsplit(self.url)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=timeout)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body.encode("utf-8") if isinstance(body, str) else body, named)
            found = connection.getresponse()
            told = {name.lower(): value for name, value in found.getheaders()}
            return Answer(found.status, told, found.read())
        finally:
            connection.close()


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Service]:
    """A service on a graph, ended with the block."""
    command = [Path(sys.executable).with_name("kg"), "serve", "--port", "0", "-g", folder, *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        url = process.stdout.readline().strip()
        assert url.startswith("http://"), process.stderr.read()
        yield Service(url, process)
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()
        process.stderr.close()
