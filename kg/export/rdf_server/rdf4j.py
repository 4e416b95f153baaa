"""A repository of a server that speaks RDF4J's protocol, RDF4J's own and GraphDB: made, compared, loaded at once.

The protocol: https://rdf4j.org/documentation/reference/rest-api/. IRIs reach the server as RDF or as fields of a
request, never as text of a query.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.export.rdf_server.connection import NQUADS, NTRIPLES, Answer, Connection, ServerError, UnsureError
from kg.export.rdf_server.contents import digest_triples, read_sizes, select
from kg.export.rdf_server.keeping import PAUSE, kept_alive
from kg.export.rdf_server.source import Chunk, Source
from kg.model import GraphError, UsageError
from kg.query.lookups import read_lookup

__all__ = ["Repository"]

CONFIGURATIONS = Path(__file__).resolve().parent / "repositories"

OLDEST = 9
"""The protocol's version since RDF4J 3.0, of 2019; GraphDB has it since 9.0."""

EMPTY = "empty"
"""The ruleset of GraphDB that infers nothing."""

REPOSITORY = "http://www.openrdf.org/config/repository#"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
WILDCARD = NamedNode("http://www.openrdf.org/schema/sesame#wildcard")
"""What stands for any term in statements that are to be removed."""

TRANSACTION = re.compile(r"[A-Za-z0-9-]{1,64}")

EXISTS, MISSING, TOO_LARGE = frozenset({409}), frozenset({404}), frozenset({413})
NO_SUCH_METHOD = frozenset({404, 405, 501})


class Repository:
    """A repository that is there.

    Invariant: its content changes in one transaction or not at all; `name` is how errors call it.
    """

    whole = True
    """All graphs of a build are replaced together."""

    pause = PAUSE
    """Seconds between two signs of life while a transaction lasts."""

    def __init__(self, server: Connection, repository: str) -> None:
        """Take a connection to a server's root, and the name of a repository there. See `open`."""
        self._server = server
        self.repository = repository
        self._empty = False
        self._path = f"/repositories/{repository}"
        self.name = server.name.rstrip("/") + self._path

    @classmethod
    def opened(cls, server: Connection, repository: str, *, kind: str, create: bool) -> tuple[Repository, bool]:
        """A repository and whether it was made; UsageError where it is not there and shall not be made.

        `kind` names the configuration that a new one gets: "rdf4j" or "graphdb". GraphError where no server that
        speaks the protocol is there.
        """
        check_protocol(server)
        there = cls(server, repository)
        if there._exists():
            return there, False
        if not create:
            raise UsageError(f"{server.name}: no repository {repository} there; --create makes it")
        return there, there._make(kind)

    def rulesets(self) -> list[str]:
        """The rulesets by which a GraphDB repository infers, other than the empty one; none on another store."""
        rows = select(self._server, read_lookup("rulesets"), path=self._path).records()
        return sorted({str(row["ruleset"]) for row in rows if row["ruleset"]} - {EMPTY})

    def sizes(self, own: str) -> dict[str, int]:
        """How many triples each graph has whose IRI begins so."""
        content = self._server.send("GET", f"{self._path}/contexts", accept="text/csv").content
        lines = content.decode("utf-8").splitlines()[1:]
        found = read_sizes(self._server, [line for line in lines if line.startswith(own)], path=self._path)
        self._empty = not found
        return found

    def digest(self, graph: str) -> int:
        """The digest of a graph as the server has it, without what it infers."""
        fields = [("context", f"<{graph}>"), ("infer", "false")]
        with self._server.receive(f"{self._path}/statements", fields=fields, accept=NTRIPLES) as written:
            return digest_triples(written, self.name)

    def replace(
        self, source: Source, graphs: Collection[str], removed: Collection[str], tell: Callable[[int], None]
    ) -> None:
        """Replace all graphs of a build, and remove others, in one transaction; `tell` is told what was sent.

        Raises GraphError with nothing changed, and UnsureError where the commit has failed: a server may have done it
        all the same.
        """
        with self._transaction() as act:
            if not self._empty:  # removing a thousand graphs that are not there doubles the time of a commit
                act("DELETE", serialize(wildcards([*source.sizes, *removed]), format=RdfFormat.N_QUADS) or b"")
            for chunk in source.quads():
                for content, count in self._sent(act, chunk):
                    tell(count if content else 0)

    def _sent(self, act: Callable[[str, bytes], Answer], chunk: Chunk) -> Iterator[Chunk]:
        """Add a chunk, in halves where the server takes no request of its size."""
        content, count = chunk
        try:
            act("ADD", content)
            yield chunk
        except ServerError as error:
            if error.status not in TOO_LARGE or count == 1:
                raise
            lines = content.splitlines(keepends=True)
            for half in (lines[: count // 2], lines[count // 2 :]):
                yield from self._sent(act, (b"".join(half), len(half)))

    @contextmanager
    def _transaction(self) -> Iterator[Callable[[str, bytes], Answer]]:
        """Give what acts within a transaction, which is committed at the end of the block, or rolled back."""
        begun = self._server.send("POST", f"{self._path}/transactions")
        mark = begun.headers.get("location", "").rstrip("/").rpartition("/")[2]
        if not TRANSACTION.fullmatch(mark):
            raise GraphError(f"{self.name}: the server names no transaction that it began; nothing was changed")
        place = f"{self._path}/transactions/{mark}"

        def act(action: str, content: bytes = b"") -> Answer:
            media = NQUADS if content else ""
            return self._server.send("PUT", place, fields=[("action", action)], content=content or None, media=media)

        with kept_alive(lambda: act("PING"), pause=self.pause):
            try:
                yield act
            except BaseException as error:
                with suppress(GraphError):
                    self._server.send("DELETE", place)
                if isinstance(error, ServerError):
                    raise GraphError(f"{error}; nothing was changed there") from error
                raise
            try:
                act("COMMIT")
            except ServerError as error:
                with suppress(GraphError):
                    self._server.send("DELETE", place)
                told = "it has the graph as it was or the new one, not a mix; run it again, which compares"
                raise UnsureError(f"{error}; {told}") from error

    def _exists(self) -> bool:
        try:
            self._server.send("GET", f"{self._path}/size")
        except ServerError as error:
            if error.status in MISSING:
                return False
            raise
        return True

    def _make(self, kind: str) -> bool:
        """Make the repository; False where another has made it meanwhile."""
        configuration = configure(kind, self.repository)
        try:
            if kind != "graphdb" or not self._made_by_workbench(configuration):
                self._server.send("PUT", self._path, content=configuration, media="text/turtle")
        except ServerError as error:
            if error.status in EXISTS:
                return False
            raise
        return True

    def _made_by_workbench(self, configuration: bytes) -> bool:
        """Make it the way of GraphDB's own interface; False where the server has none but RDF4J's."""
        files = {"config": (f"{self.repository}.ttl", configuration, "text/turtle")}
        try:
            self._server.send("POST", "/rest/repositories", files=files)
        except ServerError as error:
            if error.status in NO_SUCH_METHOD:
                return False
            raise
        return True


def check_protocol(server: Connection) -> None:
    """Raise GraphError unless a server speaks RDF4J's protocol in a version that has its transactions."""
    try:
        content = server.send("GET", "/protocol").content
    except ServerError as error:
        if error.status in MISSING:
            remedy = "GraphDB's root is http://HOST:7200, RDF4J's http://HOST:8080/rdf4j-server"
            raise GraphError(f"{server.name}: no RDF4J or GraphDB server there; {remedy}") from error
        raise
    told = content.decode("ascii", "replace").strip()
    if not told.isdecimal():
        raise GraphError(f"{server.name}: no RDF4J or GraphDB server there: its protocol has no version")
    if int(told) < OLDEST:
        raise GraphError(
            f"{server.name}: speaks version {int(told)} of RDF4J's protocol, {OLDEST} is the oldest that will do;"
            " take RDF4J 3 or GraphDB 9, or newer"
        )


def configure(kind: str, repository: str) -> bytes:
    """The configuration of a new repository of a kind, as Turtle."""
    file = CONFIGURATIONS / f"{kind}.ttl"
    quads = list(parse(path=file, format=RdfFormat.TURTLE))
    described = next(
        quad.subject for quad in quads if (quad.predicate, quad.object) == (TYPE, NamedNode(f"{REPOSITORY}Repository"))
    )
    quads.append(Quad(described, NamedNode(f"{REPOSITORY}repositoryID"), Literal(repository)))
    return serialize((quad.triple for quad in quads), format=RdfFormat.TURTLE) or b""


def wildcards(graphs: Iterable[str]) -> Iterator[Quad]:
    """Statements that stand for all of some graphs."""
    return (Quad(WILDCARD, WILDCARD, WILDCARD, NamedNode(graph)) for graph in graphs)
