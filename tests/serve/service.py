"""A service of the tests' own: `kg serve` as a user starts it, on a free port, and requests to it."""

from __future__ import annotations

import http.client
import subprocess
import sys
import tempfile
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
    """A service that was started: where it is, and the file of its standard error."""

    url: str
    remarks: Path

    def remarked(self) -> str:
        """What the service has written on its standard error."""
        return self.remarks.read_text(encoding="utf-8")

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
    with tempfile.NamedTemporaryFile() as remarks:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=remarks, text=True, encoding="utf-8")
        assert process.stdout is not None
        try:
            url = process.stdout.readline().strip()
            service = Service(url, Path(remarks.name))
            assert url.startswith("http://"), service.remarked()
            yield service
        finally:
            process.terminate()
            process.wait(20)
            process.stdout.close()
