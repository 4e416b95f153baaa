"""Neo4j Community on this machine, started on a free loopback port in a folder of its own, stopped by who started it.

Its jars come from Maven Central by `mvn` once and stay in `~/.cache/kg-tests`, outside the working tree. Python's own
library is all that is needed here: `scripts/neo4j` starts the same server for a contributor.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from servers import StartError, UnavailableError, free_port

VERSION = "5.26.30"
USERNAME, PASSWORD = "neo4j", "a-password-for-tests"
PATIENCE = 180.0
"""Seconds that a server may take to start."""

POM = f"""\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>kg.tests</groupId><artifactId>neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{VERSION}</version></dependency>
  </dependencies>
</project>
"""
SETTINGS = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
dbms.security.auth_enabled={auth}
dbms.security.auth_max_failed_attempts=0
dbms.usage_report.enabled=false
server.memory.pagecache.size=128m
db.tx_log.preallocate=false
db.tx_log.rotation.size=1m
"""
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util.concurrent")
OPEN = tuple(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED)
SMALL = ("java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", *OPEN)
"""How the server is run: soon there, with little memory."""
FULL = ("java", "-Xmx1g", *OPEN)
"""How it is run for long: with the compiler and the collector that Java itself chooses."""


@dataclass(frozen=True)
class Neo4jServer:
    """A server that runs: its folder, its process, where it listens, and who may write."""

    folder: Path
    process: subprocess.Popen[bytes]
    port: int
    username: str = USERNAME
    password: str = PASSWORD

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"bolt://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """End the process that was started here."""
        self.process.terminate()
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def neo4j_server(folder: Path, *, anew: bool = True, java: Sequence[str] = SMALL) -> Iterator[Neo4jServer]:
    """A server with an empty database or, where it is not made anew, with what is in its folder already."""
    if anew:
        prepare(folder, free_port())
    server = start(folder, java=java)
    try:
        yield server
    finally:
        server.process.kill()  # nobody wants the data, so nothing need be written through
        server.process.wait()


def prepare(folder: Path, port: int, *, auth: bool = True) -> None:
    """Write the settings of a server that is not started yet, and its first password."""
    (folder / "conf").mkdir(parents=True, exist_ok=True)
    settings = SETTINGS.format(port=port, auth=str(auth).lower())
    (folder / "conf" / "neo4j.conf").write_text(settings, encoding="utf-8")
    if auth:
        (folder / "data" / "dbms").mkdir(parents=True, exist_ok=True)
        (folder / "data" / "dbms" / "auth.ini").write_text(first_password(USERNAME, PASSWORD), encoding="utf-8")


def first_password(username: str, password: str) -> str:
    """What `neo4j-admin dbms set-initial-password` writes, without the seconds that it takes."""
    rounds, salt = 1024, secrets.token_bytes(32)
    digest = salt + password.encode()
    for _ in range(rounds):
        digest = hashlib.sha256(digest).digest()
    return f"{username}:SHA-256,{digest.hex()},{salt.hex()},{rounds}:\n"


def admin(folder: Path, *words: str, cwd: Path | None = None) -> str:
    """What neo4j-admin prints; StartError where it fails."""
    command = [*SMALL, "-cp", f"{jars()}/*", "org.neo4j.cli.AdminTool", *words]
    done = subprocess.run(
        command, env=environment(folder), cwd=cwd or folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise StartError(f"neo4j-admin {' '.join(words[:2])} failed:\n{(done.stdout + done.stderr)[-2000:]}")
    return done.stdout


def start(folder: Path, *, detached: bool = False, java: Sequence[str] = SMALL) -> Neo4jServer:
    """Start the server of a folder and wait until it can be called."""
    settings = (folder / "conf" / "neo4j.conf").read_text(encoding="utf-8")
    port = int(settings.partition("server.bolt.listen_address=127.0.0.1:")[2].split()[0])
    arguments = [f"--home-dir={folder}", f"--config-dir={folder / 'conf'}"]
    command = [*java, "-cp", f"{jars()}/*", "org.neo4j.server.CommunityEntryPoint", *arguments]
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            command,
            env=environment(folder),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=detached,
        )
    ends = time.monotonic() + PATIENCE
    while not listens(port):
        if process.poll() is not None or time.monotonic() > ends:
            process.kill()
            process.wait()
            logs = [file for file in (folder / "logs" / "neo4j.log", folder / "log.txt") if file.is_file()]
            told = "\n".join("\n".join(file.read_text(errors="replace").splitlines()[-20:]) for file in logs)
            raise StartError(f"Neo4j does not start:\n{told}")
        time.sleep(0.1)
    return Neo4jServer(folder, process, port)


def environment(folder: Path) -> dict[str, str]:
    """The environment in which server and admin tool run."""
    return {**os.environ, "NEO4J_HOME": str(folder), "NEO4J_CONF": str(folder / "conf")}


def listens(port: int) -> bool:
    """Whether something listens on a port of this machine."""
    with closing(socket.socket()) as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def jars() -> Path:
    """The folder with the server's jars, fetched where it is lacking; UnavailableError without Java or Maven."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kg-tests"
    folder = cache / f"neo4j-{VERSION}"
    lacking = [name for name in ("java", *(() if folder.is_dir() else ("mvn",))) if shutil.which(name) is None]
    if lacking:
        needed = "on Debian: apt-get install openjdk-17-jre-headless maven"
        raise UnavailableError(f"needs {' and '.join(lacking)}; {needed}")
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as place:
            (Path(place) / "pom.xml").write_text(POM, encoding="utf-8")
            goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=lib"]
            done = subprocess.run(
                ["mvn", "-B", "-q", "-Dmaven.artifact.threads=10", *goal],
                cwd=place,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                raise UnavailableError(f"mvn cannot fetch Neo4j: {(done.stdout + done.stderr).strip()[-300:]}")
            copy_whole(Path(place) / "lib", folder)
    return folder


def copy_whole(made: Path, folder: Path) -> None:
    """Put a folder in its place in one step, unless another run has done so meanwhile."""
    try:
        made.replace(folder)
    except OSError:
        if not folder.is_dir():
            raise


def words_of(process: int) -> Sequence[bytes]:
    """The command line of a process; none where there is no such process."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return ()
