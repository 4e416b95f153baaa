"""RDF stores on this machine, started for a test on free loopback ports in a folder of its own, and stopped by it.

Their archives come from Maven Central by `mvn` once and stay in `~/.cache/kg-tests`, outside the working tree.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

RDF4J = "org.eclipse.rdf4j:rdf4j-http-server:4.1.3:war"
WEBAPP_RUNNER = "com.heroku:webapp-runner:9.0.89.0"
FUSEKI = "org.apache.jena:jena-fuseki-server:5.6.0"

JAVA = ("java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
PATIENCE = 120.0
"""Seconds that a server may take to start."""

REPOSITORY = """\
@prefix rep: <http://www.openrdf.org/config/repository#> .
@prefix sr: <http://www.openrdf.org/config/repository/sail#> .
@prefix sail: <http://www.openrdf.org/config/sail#> .
[] a rep:Repository ; rep:repositoryID "NAME" ;
   rep:repositoryImpl [ rep:repositoryType "openrdf:SailRepository" ;
   sr:sailImpl [ sail:sailType "openrdf:MemoryStore" ] ] .
"""


@dataclass(frozen=True)
class RdfServer:
    """A store on a server: where it is asked, and where TriG is posted to."""

    name: str
    endpoint: str
    upload: str

    def load(self, trig: Path) -> None:
        """Add the quads of a file, each to its named graph."""
        send(self.upload, "POST", trig.read_bytes(), "application/trig")


def send(url: str, method: str, body: bytes | None = None, media_type: str = "text/plain") -> bytes:
    """The body of a server's answer; URLError where it is no success."""
    request = Request(url, data=body, method=method, headers={"Content-Type": media_type})
    with urlopen(request, timeout=PATIENCE) as answer:
        content: bytes = answer.read()
    return content


Maker = Callable[[str], RdfServer]
"""Makes an empty store of a name on a server that runs."""


@contextmanager
def rdf4j_server(folder: Path) -> Iterator[Maker]:
    """An RDF4J server, whose repositories are made in memory; their default graphs are the union of all graphs."""
    runner, war, port = artifact(WEBAPP_RUNNER), artifact(RDF4J), free_port()
    root = f"http://127.0.0.1:{port}/rdf4j-server"
    for place in ("data", "tomcat"):
        (folder / place).mkdir(parents=True)
    command = [*JAVA, f"-Dorg.eclipse.rdf4j.appdata.basedir={folder / 'data'}", "-jar", str(runner)]
    command += ["-Aaddress=127.0.0.1", "--port", str(port), "--path", "/rdf4j-server"]
    with running([*command, "--temp-directory", str(folder / "tomcat"), str(war)], folder, f"{root}/protocol"):

        def make(name: str) -> RdfServer:
            url = f"{root}/repositories/{name}"
            send(url, "PUT", REPOSITORY.replace("NAME", name).encode(), "text/turtle")
            return RdfServer("RDF4J", url, f"{url}/statements")

        yield make


@contextmanager
def fuseki_server(folder: Path) -> Iterator[Maker]:
    """A Fuseki server, whose datasets are made in memory; their default graphs are graphs of their own."""
    jar, port = artifact(FUSEKI), free_port()
    folder.mkdir(parents=True, exist_ok=True)
    root = f"http://127.0.0.1:{port}"
    command = [*JAVA, "-jar", str(jar), "--localhost", "--port", str(port), "--ping", "--mem", "--update"]
    with running([*command, "/first"], folder, f"{root}/$/ping"):

        def make(name: str) -> RdfServer:
            form = urlencode({"dbType": "mem", "dbName": name}).encode()
            send(f"{root}/$/datasets", "POST", form, "application/x-www-form-urlencoded")
            return RdfServer("Fuseki", f"{root}/{name}/sparql", f"{root}/{name}/data")

        yield make


@contextmanager
def running(command: Sequence[str], folder: Path, sign_of_life: str) -> Iterator[None]:
    """A server that answers at a URL, until the block ends."""
    log = folder / "log.txt"
    with log.open("wb") as output, ExitStack() as stack:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        stack.callback(stop, process)
        ends = time.monotonic() + PATIENCE
        while not answers(sign_of_life):
            if process.poll() is not None or time.monotonic() > ends:
                told = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:])
                pytest.fail(f"{command[0]} did not start a server:\n{told}")
            time.sleep(0.1)
        yield


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started here."""
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def answers(url: str) -> bool:
    """Whether a server answers at a URL with success."""
    try:
        with urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def free_port() -> int:
    """A port of the loopback interface that was free a moment ago."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def artifact(coordinates: str) -> Path:
    """The file of a Maven artifact "GROUP:NAME:VERSION[:TYPE]", fetched where it is lacking; skips without Java."""
    _, name, version, *kind = coordinates.split(":")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kg-tests"
    file = cache / f"{name}-{version}.{kind[0] if kind else 'jar'}"
    if shutil.which("java") is None or not (file.is_file() or shutil.which("mvn")):
        pytest.skip("needs java and mvn; on Debian: apt-get install openjdk-17-jre-headless maven")
    if not file.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as place:
            goal = ["dependency:copy", f"-Dartifact={coordinates}", f"-DoutputDirectory={place}"]
            finished = subprocess.run(
                ["mvn", "-B", "-q", *goal], cwd=place, capture_output=True, text=True, check=False
            )
            if finished.returncode:
                pytest.skip(f"mvn cannot fetch {coordinates}: {(finished.stdout + finished.stderr).strip()[-300:]}")
            (Path(place) / file.name).replace(file)
    return file
