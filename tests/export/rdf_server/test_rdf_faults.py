"""Whatever goes wrong on the way into an RDF store gets one clear line, and the old graph or the new one is there."""

from __future__ import annotations

import base64
import json
import random
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from proxies import Call, CutLine, Gate, Reply
from pyoxigraph import Quad
from rdf_builds import NEWS, OWN, VISIT, quads_at, quads_of
from servers import Maker, RdfServer

from kg.cli import main
from kg.export.rdf_server import GraphStore, Loaded, Repository, load, open_source
from kg.export.rdf_server.connection import Connection
from kg.model import GraphError, KgError
from kg.query.address import Address

SECRET = "correct-horse"
CHUNK = 50_000
"""Bytes of a chunk in these tests: a small build has several."""

Refuse = Callable[[Call], Reply | None]


def run(*words: str, env: dict[str, str] | None = None) -> Result:
    """`kg load` with some words."""
    return CliRunner().invoke(main, ["load", *words], env=env)


def told(result: Result, code: int = 1) -> str:
    """The one line in which a failure is told, beside the two of a mistake in usage."""
    assert (result.exit_code, result.stdout) == (code, ""), result.output
    *usage, line = result.stderr.splitlines()
    assert len(usage) in ((0,) if code == 1 else (2, 3))
    return line.removeprefix("Error: ")


@pytest.fixture(scope="module")
def stored(rdf4j: Maker, old: Path) -> RdfServer:
    """A repository that has the old build; tests here leave it so."""
    server = rdf4j("stored")
    assert run("rdf4j", server.endpoint, "-g", str(old)).exit_code == 0
    return server


@contextmanager
def gated(server: RdfServer, refuse: Refuse) -> Iterator[Gate]:
    """A gate before a store that has the old build and keeps it."""
    before = quads_at(server)
    with Gate(server.endpoint, refuse) as gate:
        yield gate
    assert quads_at(server) == before


def action(name: str, reply: Reply) -> Refuse:
    """Refuse this action of a transaction."""
    return lambda call: reply if f"action={name}" in call.path else None


@pytest.mark.parametrize(
    ("refuse", "words"),
    [
        (
            action("ADD", Reply(b"No space left on device", 507, "text/plain")),
            r"the server has no room left \(HTTP 507\): No space left on device; free some there; nothing was changed",
        ),
        (
            action("ADD", Reply(b"java.io.IOException: No space left", 500, "text/plain")),
            r"the server refuses \(HTTP 500\): java\.io\.IOException: No space left; nothing was changed there$",
        ),
        (action("ADD", Reply(b"", 403)), r"wants a user name and password; set KG_RDF_USERNAME and KG_RDF_PASSWORD"),
        (action("DELETE", Reply(b"<html>no</html>", 502, "text/html")), r"refuses \(HTTP 502\); nothing was changed"),
        (
            action("COMMIT", Reply(b"conflict", 409, "text/plain")),
            r"\(HTTP 409\): conflict; it has the graph as it was or",
        ),
        (
            action("COMMIT", Reply(b"", 200, length=9)),
            r"broke off.*; it has the graph as it was or the new one, not a mix",
        ),
        (
            action("ADD", Reply(b"", 302, headers={"Location": "http://elsewhere.example/x?k=1"})),
            r"sends to http://els",
        ),
        (lambda call: Reply(b"", 201) if call.path.endswith("/transactions") else None, r"names no transaction"),
        (
            lambda call: Reply(b"6") if call.path.endswith("/protocol") else None,
            r"speaks version 6 .*, 9 is the oldest",
        ),
        (lambda call: Reply(b"hello") if call.path.endswith("/protocol") else None, r"its protocol has no version"),
        (
            lambda call: Reply(b"{", 200) if b"query=" in call.body else None,
            r"the answer is cut, or is no result of SPA",
        ),
        (
            lambda call: Reply(b"<a> <b", 200) if "context=" in call.path else None,
            r"the graph there is cut, or is no T",
        ),
    ],
)
def test_a_fault_is_told_in_one_line_and_nothing_is_changed(
    refuse: Refuse, words: str, stored: RdfServer, old: Path, new: Path
) -> None:
    """Whatever the server says, and whenever it says so; the transaction is rolled back."""
    with gated(stored, refuse) as gate:
        folder = old if "graph there" in words else new
        line = told(run("rdf4j", f"{gate.url}/rdf4j-server/repositories/{stored.repository}", "-g", str(folder)))
    assert gate.url in line
    assert re.search(words, line)
    begun = [call for call in gate.writes if call.path.endswith("/transactions")]
    if begun and "names no" not in words:
        assert gate.writes[-1].method == "DELETE"


def test_a_store_that_keeps_a_part_is_found_out(stored: RdfServer, new: Path) -> None:
    """The triples of each graph are counted after the load."""
    with gated(stored, action("COMMIT", Reply(b"", 200))) as gate:
        line = told(run("rdf4j", gate.url + "/rdf4j-server", "--repository", stored.repository, "-g", str(new)))
    assert re.search(
        rf"<{OWN}doc/news> has 0 triples after the load, 2,000 in the build; another load.*run it again", line
    )


class Forgetful(Gate):
    """Says that a commit has failed which the server has done, as RDF4J does of one that lasted too long."""

    def reply_to(self, request: Call) -> Reply:
        """The server's answer, but to a commit, which takes a while."""
        reply = super().reply_to(request)
        if "action=COMMIT" not in request.path:
            return reply
        self.released.wait(0.3)
        return Reply(b"transaction not registered", 500, "text/plain")


def test_a_commit_that_was_done_all_the_same_is_found(rdf4j: Maker, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store is asked; and while the commit lasts, the server is told that somebody waits for it."""
    monkeypatch.setattr(Repository, "pause", 0.05)
    server = rdf4j("forgetful")
    with Forgetful(server.endpoint) as gate:
        done = run("rdf4j", f"{gate.url}/rdf4j-server/repositories/forgetful", "-g", str(new))
    assert (done.exit_code, done.stderr) == (0, "")
    assert quads_at(server) == quads_of(new)
    assert any("action=PING" in call.path for call in gate.writes)


def test_a_chunk_is_halved_until_the_server_takes_it(rdf4j: Maker, new: Path) -> None:
    """As where something before the server bounds the size of a request."""
    server, most = rdf4j("halved"), 40_000

    def refuse(call: Call) -> Reply | None:
        return Reply(b"", 413) if len(call.body) > most else None

    with Gate(server.endpoint, refuse) as gate:
        done = run("rdf4j", f"{gate.url}/rdf4j-server/repositories/halved", "-g", str(new))
    assert (done.exit_code, done.stderr) == (0, "")
    assert quads_at(server) == quads_of(new)
    taken = [len(call.body) for call in gate.writes if "action=ADD" in call.path and len(call.body) <= most]
    assert len(taken) > 8


def test_one_line_that_is_too_large_for_the_server_is_told(stored: RdfServer, new: Path) -> None:
    """It cannot be halved."""
    with gated(stored, lambda call: Reply(b"", 413) if "action=ADD" in call.path else None) as gate:
        line = told(run("rdf4j", f"{gate.url}/rdf4j-server/repositories/{stored.repository}", "-g", str(new)))
    assert re.search(r"refuses \(HTTP 413\); nothing was changed there$", line)


def guarded(call: Call) -> Reply | None:
    """Let nobody pass who does not know the password."""
    sent = base64.b64encode(f"asha:{SECRET}".encode()).decode()
    return None if call.headers.get("Authorization") == f"Basic {sent}" else Reply(b"who? correct-horse", 401)


def test_a_password_opens_and_is_never_told(stored: RdfServer, old: Path) -> None:
    """None, a wrong one, and the right one, which the server's own words do not give away."""
    right = {"KG_RDF_USERNAME": "asha", "KG_RDF_PASSWORD": SECRET}
    with gated(stored, guarded) as gate:
        words = ("rdf4j", f"{gate.url}/rdf4j-server/repositories/{stored.repository}", "-g", str(old))
        assert told(run(*words)).endswith(
            "the server wants a user name and password; set KG_RDF_USERNAME and KG_RDF_PASSWORD (HTTP 401)"
        )
        assert told(run(*words, env={**right, "KG_RDF_PASSWORD": "battery"})).endswith(
            "the server refuses the user name and password of KG_RDF_USERNAME and KG_RDF_PASSWORD for this (HTTP 401)"
        )
        assert "nothing to change" in run(*words, env=right).stdout


def test_a_password_is_asked_for_at_a_terminal(stored: RdfServer, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the server wants one and the environment has none; it is not shown."""
    monkeypatch.setattr("kg.cli.load_rdf.at_terminal", lambda: True)
    with gated(stored, guarded) as gate:
        url = f"{gate.url}/rdf4j-server/repositories/{stored.repository}"
        done = CliRunner().invoke(main, ["load", "rdf4j", url, "-g", str(old)], input=f"asha\n{SECRET}\n")
    assert done.exit_code == 0
    assert "the server wants a user name and password\nUser name: asha\nPassword: \n" in done.stderr
    assert SECRET not in done.output


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (("rdf4j", "http://asha:secret@localhost/rdf4j-server"), 2, "put them into KG_RDF_USERNAME, KG_RDF_PASSWORD"),
        (("rdf4j", "localhost:8080"), 2, "no plain http address; write e.g. http://localhost:7200 (GraphDB)"),
        (("rdf4j", "http://localhost/?a=b"), 2, "an address to load into has no '?'"),
        (("graphdb", "http://localhost", "--repository", "../system"), 2, "no name of a repository"),
        (("graphdb", "http://localhost", "--repository", 'a" ; rep:b "c'), 2, "no name of a repository"),
        (("graphdb", "http://localhost/repositories/a", "--repository", "b"), 2, "name two repositories; take one"),
        (("gsp", "file:///etc/passwd"), 2, "no plain http address; write e.g. http://localhost:3030/DATASET/data"),
        (
            ("gsp", "http://localhost/ds", "--query-endpoint", "here"),
            2,
            "--query-endpoint 'here': no plain http address",
        ),
    ],
)
def test_a_mistake_is_told_before_anything_is_sent(words: tuple[str, ...], code: int, line: str, old: Path) -> None:
    """In one line that repeats no password."""
    found = told(run(*words, "-g", str(old)), code)
    assert line in found
    assert "secret" not in found


def test_a_password_goes_to_another_machine_over_https_only(old: Path) -> None:
    """As for a question."""
    env = {"KG_RDF_USERNAME": "asha", "KG_RDF_PASSWORD": SECRET}
    line = told(run("graphdb", "http://graph.example:7200", "-g", str(old), env=env), 2)
    assert line.startswith("URL http://graph.example:7200: the password would travel unencrypted; use https")


@pytest.mark.parametrize(("kind", "path"), [("rdf4j", "/rdf4j-server"), ("gsp", "/ds/data")])
def test_no_server_is_told(kind: str, path: str, old: Path) -> None:
    """As when it is not running."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}{path}"
    line = told(run(kind, url, "-g", str(old)))
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\S+: no server answers there; is it running, .*right\?", line)


def test_what_is_no_store_is_told(stored: RdfServer, old: Path) -> None:
    """A server that does not speak RDF4J's protocol; one without a query endpoint beside its Graph Store."""
    root = stored.root.removesuffix("/rdf4j-server")
    line = told(run("rdf4j", root, "-g", str(old)))
    assert line.startswith(f"{root}: no RDF4J or GraphDB server there; GraphDB's root is http://HOST:7200")
    line = told(run("gsp", f"{root}/ds/data", "-g", str(old)), 2)
    assert f"no query endpoint at {root}/ds/sparql or {root}/ds/query or {root}/ds/data" in line
    assert line.endswith("name it: --query-endpoint URL")


def test_graphs_that_no_build_writes_are_not_loaded(stored: RdfServer, tmp_path: Path) -> None:
    """Whoever else's they are, they would be replaced."""
    for graph, words in (("<http://other.example/g>", "the graph <http://other.example/g>"), ("", "the default graph")):
        (tmp_path / "graph.nq").write_text(f"<http://a.example/> <http://b.example/> <{OWN}c> {graph} .\n")
        line = told(run("rdf4j", stored.endpoint, "-g", str(tmp_path)))
        assert f"{tmp_path}: has triples in {words}, but a build has them in graphs <{OWN}...> alone" in line


class FakeGraphDB(Gate):
    """What GraphDB's own interface adds: repositories are made by a form. It is a gate before an RDF4J server."""

    def __init__(self, server: RdfServer, status: int) -> None:
        super().__init__(server.endpoint, self.answer)
        self.status, self.forms = status, list[bytes]()

    def answer(self, call: Call) -> Reply | None:
        """Keep the form of a new repository; infer by rules."""
        if call.path.endswith("/rest/repositories"):
            self.forms.append(call.body)
            return Reply(b"exists already", self.status, "text/plain")
        if b"listRulesets" in call.body:
            head = {"vars": ["state", "ruleset"]}
            rows = [{"ruleset": {"type": "literal", "value": name}} for name in ("empty", "owl-horst-optimized")]
            return Reply(json.dumps({"head": head, "results": {"bindings": rows}}).encode())
        return Reply(b"Unknown repository", 404) if call.path.endswith("/fresh/size") else None


@pytest.mark.parametrize(("status", "made"), [(201, True), (409, False)])
def test_graphdb_makes_a_repository_from_a_file(status: int, made: bool, stored: RdfServer, old: Path) -> None:
    """The configuration goes as the form's field `config`; one that another has made meanwhile is taken as it is."""
    with FakeGraphDB(stored, status) as gate:
        done = run("graphdb", gate.url + "/rdf4j-server", "--repository", "fresh", "--create", "-g", str(old))
    (form,) = gate.forms
    assert b'Content-Disposition: form-data; name="config"; filename="fresh.ttl"' in form
    for part in (rb'repositoryID> "fresh"', rb'graphdb#ruleset> "empty"', rb'sailType> "graphdb:Sail"'):
        assert re.search(part, form)
    assert ("/repositories/fresh: made\n" in done.stderr) is made
    assert 'infers by ruleset "owl-horst-optimized", which changes answers' in done.stderr


@contextmanager
def connected(server: RdfServer, through: CutLine | None = None) -> Iterator[Repository | GraphStore]:
    """A store as it is loaded into, directly or by way of a line."""

    def connect(url: str) -> Connection:
        direct = server.upload.split("/")[2]
        url = url.replace(direct, through.url.split("/")[2]) if through else url
        return stack.enter_context(Connection(Address(url, url), timeout=30))

    with ExitStack() as stack:
        if "/repositories/" in server.endpoint:
            yield Repository.opened(connect(server.root), server.repository, kind="rdf4j", create=False)[0]
        else:
            yield GraphStore.opened(connect(server.store), [connect(server.endpoint)])


def load_into(server: RdfServer, folder: Path, through: CutLine | None = None) -> Loaded:
    """Load a build in small chunks, and remove what is no longer built."""
    with open_source(folder, chunk=CHUNK) as source, connected(server, through) as store:
        return load(source, store, prune=True)


def by_graph(quads: set[Quad]) -> dict[str, set[Quad]]:
    """Quads by their graph."""
    graphs: dict[str, set[Quad]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), set()).add(quad)
    return graphs


@pytest.mark.proof
@pytest.mark.parametrize("kind", ["rdf4j", "oxigraph", pytest.param("graphdb", marks=pytest.mark.graphdb)])
def test_a_line_that_is_cut_leaves_the_old_graph_or_the_new_one(
    kind: str, request: pytest.FixtureRequest, old: Path, new: Path, soak: bool
) -> None:
    """Wherever it is cut; each graph for itself on a plain Graph Store. The next load completes it."""
    made = request.getfixturevalue(kind)
    server = made if isinstance(made, RdfServer) else made("cut")
    before, after = quads_of(old), quads_of(new)
    load_into(server, old)
    with CutLine(server.endpoint) as line:
        load_into(server, new, line)
    draw, outcomes = random.Random(8), {"old": 0, "new": 0, "between": 0}
    for _ in range(50 if soak else 3):
        load_into(server, old)
        with CutLine(server.endpoint, after=draw.randrange(line.carried)) as broken:
            try:
                load_into(server, new, broken)
            except KgError as error:
                assert "\n" not in str(error)
                assert broken.url.split("/")[2] in str(error)
        found = quads_at(server)
        outcomes["old" if found == before else "new" if found == after else "between"] += 1
        for graph, quads in by_graph(found).items():
            assert quads in (by_graph(before).get(graph), by_graph(after).get(graph)), graph
        load_into(server, new)
        assert quads_at(server) == after
    if kind != "oxigraph":
        assert outcomes["between"] == 0
    assert outcomes["old"] + outcomes["between"] > 0


@pytest.mark.proof
@pytest.mark.parametrize("kind", ["rdf4j", pytest.param("graphdb", marks=pytest.mark.graphdb)])
def test_two_loads_at_once_leave_one_of_the_two_graphs(
    kind: str, request: pytest.FixtureRequest, old: Path, new: Path, soak: bool
) -> None:
    """Whole; who finds the other's counts afterwards says so, and its next load completes it."""
    server: RdfServer = request.getfixturevalue(kind)("at-once")
    load_into(server, old)
    for _ in range(20 if soak else 2):
        errors = at_once(server, old, new)
        found = quads_at(server)
        wholes = ((quads_of(old), NEWS), (quads_of(new), VISIT))
        assert sum({quad for quad in found if quad.graph_name != others} == whole for whole, others in wholes) == 1
        assert all("after the load" in error for error in errors)
        load_into(server, new)
        assert quads_at(server) == quads_of(new)


def at_once(server: RdfServer, *folders: Path) -> list[str]:
    """Load some folders at one time; what was told of those that failed."""
    errors: list[str] = []
    threads = [threading.Thread(target=attempt, args=(server, folder, errors)) for folder in folders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def attempt(server: RdfServer, folder: Path, errors: list[str]) -> None:
    """Load a build, and keep the error."""
    try:
        load_into(server, folder)
    except GraphError as error:
        errors.append(str(error))


@pytest.mark.parametrize("kind", ["rdf4j", pytest.param("graphdb", marks=pytest.mark.graphdb)])
def test_two_first_loads_at_once_leave_one_of_the_two_graphs(
    kind: str, request: pytest.FixtureRequest, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither removes anything from a store that was empty, so that both are in it; who counts them does it over."""
    server: RdfServer = request.getfixturevalue(kind)("both-first")
    together, replace, begun = threading.Barrier(2), Repository.replace, list[Repository]()

    def meet(self: Repository, *given: object) -> None:
        first = not any(one is self for one in begun)
        begun.append(self)
        if first:
            together.wait(timeout=60)
        replace(self, *given)  # type: ignore[arg-type]
        if first:
            together.wait(timeout=60)

    monkeypatch.setattr(Repository, "replace", meet)
    errors = at_once(server, old, new)
    assert len(begun) > 2
    found = by_graph(quads_at(server))
    wholes = [by_graph(quads_of(folder)) for folder in (old, new)]
    assert sum(all(found[graph] == quads for graph, quads in whole.items()) for whole in wholes) == 1
    assert all("after the load" in error for error in errors)
    monkeypatch.undo()
    load_into(server, new)
    assert quads_at(server) == quads_of(new)
