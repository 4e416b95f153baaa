"""RDF stores on this machine, started on free loopback ports in a folder of their own, and stopped by who started them.

Their archives come from Maven Central by `mvn` once and stay in `~/.cache/kg-tests`, outside the working tree. Python's
own library is all that is needed here: `scripts/rdf4j` starts the same server for a contributor.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

RDF4J = "org.eclipse.rdf4j:rdf4j-http-server:4.1.3:war"
WEBAPP_RUNNER = "com.heroku:webapp-runner:9.0.89.0"
FUSEKI = "org.apache.jena:jena-fuseki-server:5.6.0"
GRAPHDB = "com.ontotext.graphdb:graphdb-runtime:10.8.12"

JAVA = ("java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
PATIENCE = 120.0
"""Seconds that a server may take to start."""
PATIENCE_AT_END = 5.0
"""Seconds that it may take to stop by itself; one waits for transactions that nobody will end."""

MEMORY_STORE = """\
@prefix rep: <http://www.openrdf.org/config/repository#> .
@prefix sr: <http://www.openrdf.org/config/repository/sail#> .
@prefix sail: <http://www.openrdf.org/config/sail#> .
[] a rep:Repository ; rep:repositoryID "NAME" ;
   rep:repositoryImpl [ rep:repositoryType "openrdf:SailRepository" ;
   sr:sailImpl [ sail:sailType "openrdf:MemoryStore" ] ] .
"""
GRAPHDB_STORE = """\
@prefix rep: <http://www.openrdf.org/config/repository#> .
@prefix sr: <http://www.openrdf.org/config/repository/sail#> .
@prefix sail: <http://www.openrdf.org/config/sail#> .
@prefix graphdb: <http://www.ontotext.com/config/graphdb#> .
[] a rep:Repository ; rep:repositoryID "NAME" ;
   rep:repositoryImpl [ rep:repositoryType "graphdb:SailRepository" ;
   sr:sailImpl [ sail:sailType "graphdb:Sail" ; graphdb:ruleset "RULESET" ; graphdb:enable-context-index "true" ] ] .
"""


class UnavailableError(Exception):
    """What a server needs is not on this machine."""


class StartError(Exception):
    """A server does not start."""


@dataclass(frozen=True)
class RdfServer:
    """A store on a server: where it is asked, where TriG is posted to, and where its Graph Store is."""

    name: str
    endpoint: str
    upload: str
    store: str

    @property
    def root(self) -> str:
        """The address of the server that has the repository."""
        return self.endpoint.partition("/repositories/")[0]

    @property
    def repository(self) -> str:
        """The name of the repository."""
        return self.endpoint.rpartition("/")[2]

    def load(self, trig: Path) -> None:
        """Add the quads of a file, each to its named graph."""
        send(self.upload, "POST", trig.read_bytes(), "application/trig")

    def lines(self) -> list[bytes]:
        """All its quads as N-Quads, as the server writes them."""
        return send(self.upload, "GET", accept="application/n-quads").splitlines()


@dataclass(frozen=True)
class Launch:
    """How a server is started, and the URL at which it answers when it is up."""

    command: Sequence[str]
    sign_of_life: str


def send(
    url: str, method: str, body: bytes | None = None, media_type: str = "text/plain", *, accept: str = "*/*"
) -> bytes:
    """The body of a server's answer; URLError where it is no success."""
    headers = {"Content-Type": media_type, "Accept": accept} if body is not None else {"Accept": accept}
    request = Request(url, data=body, method=method, headers=headers)
    with urlopen(request, timeout=PATIENCE) as answer:
        content: bytes = answer.read()
    return content


Maker = Callable[[str], RdfServer]
"""Makes an empty store of a name on a server that runs."""


@contextmanager
def rdf4j_server(folder: Path) -> Iterator[Maker]:
    """An RDF4J server, whose repositories are made in memory; their default graphs are the union of all graphs."""
    port = free_port()
    with running(rdf4j_launch(folder, port), folder):
        yield lambda name: made_repository(f"http://127.0.0.1:{port}/rdf4j-server", name, "RDF4J", MEMORY_STORE)


@contextmanager
def graphdb_server(folder: Path) -> Iterator[Callable[..., RdfServer]]:
    """GraphDB's own engine behind RDF4J's web application; `make(name, ruleset)`. It sends no statistics."""
    port = free_port()
    with running(graphdb_launch(folder, port), folder):

        def make(name: str, ruleset: str = "empty") -> RdfServer:
            root = f"http://127.0.0.1:{port}/rdf4j-server"
            return made_repository(root, name, "GraphDB", GRAPHDB_STORE.replace("RULESET", ruleset))

        yield make


def made_repository(root: str, name: str, kind: str, configuration: str) -> RdfServer:
    """A repository of a server that speaks RDF4J's protocol, made new."""
    url = f"{root}/repositories/{name}"
    send(url, "PUT", configuration.replace("NAME", name).encode(), "text/turtle")
    return RdfServer(kind, url, f"{url}/statements", f"{url}/rdf-graphs/service")


def rdf4j_launch(folder: Path, port: int, *, heap: str = "512m") -> Launch:
    """RDF4J's web application in a folder, where its data and log are."""
    return webapp_launch(folder, port, artifact(RDF4J), heap=heap)


def graphdb_launch(folder: Path, port: int) -> Launch:
    """The same with GraphDB's engine in it, whose licence is proprietary: it is fetched, and never kept in the tree.

    It has much heap: where less than 250 MB are free it refuses to group and to count distinct values.
    """
    webapp = folder / "webapp"
    with zipfile.ZipFile(artifact(RDF4J)) as war:
        war.extractall(webapp)
    engine, libraries = dependencies(GRAPHDB), webapp / "WEB-INF" / "lib"
    brought = {library_name(jar) for jar in engine.iterdir()}
    for jar in list(libraries.iterdir()):
        if library_name(jar) in brought or re.search("lucene|elasticsearch|solr|lwjgl", jar.name):
            jar.unlink()
    for jar in engine.iterdir():
        shutil.copy(jar, libraries)  # Tomcat follows no links
    home = f"-Dgraphdb.home={folder / 'home'}"
    options = ("-Dstatistics-endpoint=disabled", home, "-Dgraphdb.page.cache.size=32m")
    return webapp_launch(folder, port, webapp, heap="2g", options=options)


def webapp_launch(folder: Path, port: int, webapp: Path, *, heap: str, options: Sequence[str] = ()) -> Launch:
    """RDF4J's web application, in an archive or a folder, on a port of the loopback interface."""
    runner = artifact(WEBAPP_RUNNER)
    for place in ("data", "tomcat"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    command = [JAVA[0], f"-Xmx{heap}", *JAVA[2:], *options, f"-Dorg.eclipse.rdf4j.appdata.basedir={folder / 'data'}"]
    command += ["-jar", str(runner), "-Aaddress=127.0.0.1", "--port", str(port), "--path", "/rdf4j-server"]
    command += ["--temp-directory", str(folder / "tomcat"), str(webapp)]
    return Launch(command, f"http://127.0.0.1:{port}/rdf4j-server/protocol")


@contextmanager
def fuseki_server(folder: Path) -> Iterator[Maker]:
    """A Fuseki server, whose datasets are made in memory; their default graphs are graphs of their own."""
    jar, port = artifact(FUSEKI), free_port()
    root = f"http://127.0.0.1:{port}"
    command = [*JAVA, "-jar", str(jar), "--localhost", "--port", str(port), "--ping", "--mem", "--update", "/first"]
    with running(Launch(command, f"{root}/$/ping"), folder):

        def make(name: str) -> RdfServer:
            form = urlencode({"dbType": "mem", "dbName": name}).encode()
            send(f"{root}/$/datasets", "POST", form, "application/x-www-form-urlencoded")
            return RdfServer("Fuseki", f"{root}/{name}/sparql", f"{root}/{name}/data", f"{root}/{name}/data")

        yield make


@contextmanager
def oxigraph_server(folder: Path) -> Iterator[RdfServer]:
    """An Oxigraph server with one empty store on the disk; its default graph is a graph of its own."""
    port = free_port()
    root, program = f"http://127.0.0.1:{port}", Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        raise UnavailableError("needs oxigraph, which `make test` installs")
    command = [str(program), "serve", "--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}"]
    with running(Launch(command, f"{root}/"), folder):
        yield RdfServer("Oxigraph", f"{root}/query", f"{root}/store", f"{root}/store")


@contextmanager
def running(launch: Launch, folder: Path) -> Iterator[None]:
    """A server that answers, until the block ends."""
    with ExitStack() as stack:
        process = start(launch, folder)
        stack.callback(stop, process)
        wait_for(process, launch, folder)
        yield


def start(launch: Launch, folder: Path, *, detached: bool = False) -> subprocess.Popen[bytes]:
    """The process of a server, which writes a log in a folder; `detached`, it outlives who starts it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "log.txt").open("wb") as output:
        return subprocess.Popen(
            launch.command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=detached,
        )


def wait_for(process: subprocess.Popen[bytes], launch: Launch, folder: Path) -> None:
    """Return when a server answers; StartError tells the end of its log where it does not."""
    ends = time.monotonic() + PATIENCE
    while not answers(launch.sign_of_life):
        if process.poll() is not None or time.monotonic() > ends:
            log = (folder / "log.txt").read_text(encoding="utf-8", errors="replace")
            told = "\n".join(log.splitlines()[-20:])
            raise StartError(f"{launch.command[0]} did not start a server:\n{told}")
        time.sleep(0.1)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started here."""
    process.terminate()
    try:
        process.wait(timeout=PATIENCE_AT_END)
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
    """The file of a Maven artifact "GROUP:NAME:VERSION[:TYPE]", fetched where it is lacking."""
    _, name, version, *kind = coordinates.split(":")
    return fetched(
        f"{name}-{version}.{kind[0] if kind else 'jar'}",
        lambda place: ["dependency:copy", f"-Dartifact={coordinates}", f"-DoutputDirectory={place}"],
        whole=False,
    )


def dependencies(coordinates: str) -> Path:
    """A folder with the archives of a Maven artifact and of all that it needs, fetched where they are lacking."""
    group, name, version = coordinates.split(":")
    project = (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>kg</groupId>'
        "<artifactId>kg</artifactId><version>1</version><packaging>pom</packaging><dependencies><dependency>"
        f"<groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version>"
        "</dependency></dependencies></project>"
    )

    def goal(place: Path) -> list[str]:
        (place.parent / "pom.xml").write_text(project, encoding="utf-8")
        copied = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={place}"]
        return ["-f", str(place.parent / "pom.xml"), "-Dmaven.artifact.threads=10", *copied]

    return fetched(f"{name}-{version}", goal, whole=True)


def fetched(name: str, goal: Callable[[Path], list[str]], *, whole: bool) -> Path:
    """What a goal of Maven writes into the folder it is given: that file of it, or the `whole` folder, once."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kg-tests"
    there = cache / name
    if shutil.which("java") is None or not (there.exists() or shutil.which("mvn")):
        raise UnavailableError("needs java and mvn; on Debian: apt-get install openjdk-17-jre-headless maven")
    if not there.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as temporary:
            place = Path(temporary) / "fetched"
            command = ["mvn", "-B", "-q", *goal(place)]
            finished = subprocess.run(command, cwd=temporary, capture_output=True, text=True, check=False)
            if finished.returncode:
                told = (finished.stdout + finished.stderr).strip()[-300:]
                raise UnavailableError(f"mvn cannot fetch {name}: {told}")
            (place if whole else place / name).replace(there)
    return there


def library_name(jar: Path) -> str:
    """The name of an archive without its version."""
    return re.sub(r"-\d[^/]*\.jar$", "", jar.name)
