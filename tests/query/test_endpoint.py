"""What can go wrong between here and an endpoint gets one clear line that names it, and tells no secret."""

from __future__ import annotations

import base64
import builtins
import re
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fake_endpoint import BASE, FakeEndpoint, Reply, Request, rows

from kg.cli import main
from kg.model import GraphError, QueryError, UsageError
from kg.query.address import Credentials, read_address
from kg.query.endpoint import Endpoint
from kg.query.prefixes import declare_prefixes
from kg.query.remote import RemoteStore

NAMES = "SELECT ?name { ?person a kg:Person ; skos:prefLabel ?name }"
SECRET = "correct-horse"


def ask(url: str, text: str = NAMES, *more: str, env: Mapping[str, str] | None = None) -> Result:
    """`kg query -` on an endpoint."""
    return CliRunner().invoke(main, ["query", "-", "--endpoint", url, *more], input=text, env=env)


def failure(reply: Reply, *more: str, env: Mapping[str, str] | None = None) -> str:
    """The one line that is told where the endpoint answers a query so."""
    with FakeEndpoint(lambda _: reply) as fake:
        result = ask(fake.url, NAMES, *more, env=env)
        assert result.exit_code == 1
        assert result.stdout == ""
        (line,) = result.stderr.splitlines()
        assert fake.url in line
    return line


def test_the_program_asks_by_a_form_and_reads_json() -> None:
    """POST, the query in a field, prefixes declared, the results of SPARQL in JSON; no dataset where none is needed."""
    with FakeEndpoint(lambda _: rows({"name": "Asha Menon"})) as fake:
        result = ask(fake.url, NAMES, "--format", "csv")
    assert result.stdout_bytes == b"name\r\nAsha Menon\r\n"
    request = fake.requests[-1]
    assert request.query.endswith(NAMES)
    assert request.query.startswith(f"PREFIX kg: <{BASE}ontology#> PREFIX skos: ")
    assert set(request.fields) == {"query"}
    assert request.headers["Accept"] == "application/sparql-results+json"
    assert "Authorization" not in request.headers


def test_rows_beyond_the_limit_are_left_out_and_that_is_said() -> None:
    """As of a graph in a folder."""
    with FakeEndpoint(lambda _: rows({"name": "Asha Menon"}, {"name": "Dev Rao"})) as fake:
        result = ask(fake.url, NAMES, "--format", "csv", "--max-rows", "1")
        assert result.stdout_bytes == b"name\r\nAsha Menon\r\n"
        assert "cut after 1 rows" in result.stderr
        assert "cut" not in ask(fake.url, NAMES, "--max-rows", "2").stderr


def test_graphs_are_named_where_the_default_graph_is_not_their_union() -> None:
    """Each as a default and as a named graph; the list is read once."""
    with FakeEndpoint(lambda _: rows({"name": "Asha Menon"}), united=False) as fake:
        assert ask(fake.url).exit_code == 0
    graphs = [f"{BASE}graph/doc/a", f"{BASE}graph/ontology"]
    assert fake.requests[-1].fields["default-graph-uri"] == graphs
    assert fake.requests[-1].fields["named-graph-uri"] == graphs
    assert len(fake.requests) == 4


def test_a_user_s_own_dataset_stays() -> None:
    """The graphs of FROM would be overruled by those of the request."""
    with FakeEndpoint(lambda _: rows({"name": "Asha Menon"}), united=False) as fake:
        assert ask(fake.url, f"SELECT ?name FROM <{BASE}graph/doc/a> {{ ?a skos:prefLabel ?name }}").exit_code == 0
    assert set(fake.requests[-1].fields) == {"query"}


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }",
        "DELETE WHERE { ?s ?p ?o }",
        "# title: A\n# question: B?\nSELECT * { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }",
    ],
)
def test_what_does_not_only_read_is_refused_before_anything_is_sent(text: str) -> None:
    """As on a graph in a folder."""
    with FakeEndpoint(lambda _: rows()) as fake:
        result = ask(fake.url, text)
    assert result.exit_code == 1
    assert re.search("SERVICE would ask another machine|is SPARQL Update", result.stderr)
    assert fake.requests == []


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (
            Reply(b"Lexical error at line 1", 400, "text/plain"),
            r"refuses the query \(HTTP 400\): Lexical error at line 1$",
        ),
        (Reply(b"a\x1b[31m\xe2\x80\xaeb\nc", 400, "text/plain"), r": a \[31m b c$"),
        (Reply(b"x" * 9000, 400, "text/plain"), r": x{300}\.\.\.$"),
        (Reply(b"<html>no</html>", 400, "text/html"), r"refuses the query \(HTTP 400\)$"),
        (Reply(b"", 401), r"wants a user name and password; set KG_RDF_USERNAME and KG_RDF_PASSWORD"),
        (Reply(b"Unknown repository: x", 404, "text/plain"), r"no SPARQL endpoint is there \(HTTP 404\): Unknown"),
        (Reply(b"", 405), r"no SPARQL endpoint is there \(HTTP 405\); write e\.g\. http://localhost:7200"),
        (Reply(b"", 413), r"takes no request of this size"),
        (Reply(b"heap", 500, "text/plain"), r"the server fails \(HTTP 500\): heap"),
        (Reply(b"", 302, headers={"Location": "http://elsewhere.example/q?k=1"}), r"to http://elsewhere\.example/q \("),
        (Reply(b"<html>hello</html>", media_type="text/html; charset=utf-8"), r"answers with a web page"),
        (Reply(b'{"head": {"vars": ["name"]}, "results": {"bind'), r"the answer is cut, or is no result of SPARQL"),
        (Reply(b'{"head": {"vars": []}}', length=900), r"the answer broke off"),
        (Reply(b"hello", media_type="text/plain"), r"is no result of SPARQL"),
        (Reply(b"\x1f\x8b", headers={"Content-Encoding": "gzip"}), r"compressed"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_fault_is_told_in_one_line(reply: Reply, words: str) -> None:
    """With the address, what the server says of it where it says something, and what to do."""
    assert re.search(words, failure(reply))


@pytest.mark.parametrize("reply", [Reply(stall=True), Reply(b" " * 999, trickle=True)], ids=["silent", "slow"])
def test_a_server_that_takes_too_long_is_left(reply: Reply) -> None:
    """Whether it says nothing or never ends."""
    assert "no whole answer came within 0.4 s; ask for less, or give it --timeout" in failure(reply, "--timeout", "0.4")


def test_no_server_is_told() -> None:
    """As when it is not running."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}/ds"
    result = ask(url)
    assert (result.exit_code, result.stderr) == (
        1,
        f"Error: {url}: no server answers there; is it running, and is the address right?\n",
    )


def test_an_answer_has_a_largest_size() -> None:
    """More is not read."""
    with FakeEndpoint(lambda _: Reply(b" " * 5_000)) as fake:
        endpoint = Endpoint(read_address(fake.url), largest=2_000)
        with pytest.raises(GraphError, match="more than 2,000 bytes; ask for less"):
            RemoteStore(endpoint).select("SELECT ?x {}", base=BASE)
        endpoint.close()


def test_a_store_without_a_graph_of_ours_is_told() -> None:
    """Rather than answered from."""
    with FakeEndpoint(lambda _: rows(), known=False) as fake:
        result = CliRunner().invoke(main, ["query", "timeline", "--endpoint", fake.url])
    assert result.exit_code == 1
    assert f"{fake.url}: no graph of kg is in this store; load graph.trig" in result.stderr


def test_a_refusal_of_the_program_s_own_query_is_no_fault_of_a_name() -> None:
    """It ends the command, and is not taken for a name that is not known."""
    with FakeEndpoint(lambda _: Reply(b"no EXISTS here", 400, "text/plain")) as fake:
        result = CliRunner().invoke(main, ["ask", "who met Asha Menon?", "--endpoint", fake.url])
    assert result.exit_code == 1
    assert "no EXISTS here; the server does not take what kg asks" in result.stderr


def test_a_password_comes_from_the_environment_and_is_sent_there_only() -> None:
    """As HTTP's basic authentication has it."""
    env = {"KG_RDF_USERNAME": "asha", "KG_RDF_PASSWORD": SECRET}
    with FakeEndpoint(lambda _: rows({"name": "Asha Menon"})) as fake:
        assert ask(fake.url, env=env).exit_code == 0
    sent = base64.b64encode(f"asha:{SECRET}".encode()).decode()
    assert {request.headers["Authorization"] for request in fake.requests} == {f"Basic {sent}"}


def test_a_password_is_never_told() -> None:
    """Not where it is refused, and not where a server repeats it."""
    env = {"KG_RDF_USERNAME": "asha", "KG_RDF_PASSWORD": SECRET}
    assert "refuses the user name and password" in failure(Reply(b"", 403), env=env)
    sent = base64.b64encode(f"asha:{SECRET}".encode())
    for told in (b"bad password correct-horse", b"header: Basic " + sent):
        line = failure(Reply(told, 400, "text/plain"), env=env)
        assert line.endswith("refuses the query (HTTP 400)")
    assert SECRET not in repr(Credentials("asha", SECRET))


@pytest.mark.parametrize(
    ("env", "words"),
    [
        ({"KG_RDF_USERNAME": "asha"}, "one is set and the other is not"),
        ({"KG_RDF_USERNAME": "a:b", "KG_RDF_PASSWORD": "c"}, "a character that none can hold"),
        ({"KG_RDF_USERNAME": "a", "KG_RDF_PASSWORD": "c\nd"}, "a character that none can hold"),
    ],
)
def test_a_password_that_cannot_be_one_is_refused(env: dict[str, str], words: str) -> None:
    """Before anything is sent."""
    with FakeEndpoint(lambda _: rows()) as fake:
        result = ask(fake.url, env=env)
    assert (result.exit_code, fake.requests) == (2, [])
    assert words in result.stderr


def test_neither_a_proxy_nor_a_netrc_of_the_environment_is_used(tmp_path: Path) -> None:
    """What is asked goes to the address given and to no other."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login asha password whatever\n", encoding="utf-8")
    env = {"HTTP_PROXY": "http://127.0.0.1:9", "ALL_PROXY": "http://127.0.0.1:9", "HOME": str(tmp_path)}
    env["NETRC"] = str(tmp_path / ".netrc")
    with FakeEndpoint(lambda _: rows({"name": "Asha Menon"})) as fake:
        assert ask(fake.url, env=env).exit_code == 0
    assert all("Authorization" not in request.headers for request in fake.requests)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://asha:secret@localhost/ds", "put them into KG_RDF_USERNAME, KG_RDF_PASSWORD"),
        ("http:/asha:secret@localhost/ds", "put them into KG_RDF_USERNAME, KG_RDF_PASSWORD"),
        ("localhost:3030/ds", "no plain http address; write e.g. http://localhost:7200/repositories/NAME"),
        ("file:///etc/passwd", "no plain http address"),
        ("http://localhost/ds#a", "no plain http address"),
        ("http://localhost:99999/ds", "Port out of range"),
    ],
)
def test_what_is_no_address_is_refused(url: str, words: str) -> None:
    """In a line that does not repeat a password."""
    with pytest.raises(UsageError, match=re.escape(words)) as caught:
        read_address(url)
    assert "secret" not in str(caught.value)


def test_a_password_goes_to_another_machine_over_https_only() -> None:
    """A query string, which may hold a key, is not told."""
    credentials = Credentials("asha", SECRET)
    with pytest.raises(UsageError, match=r"^--endpoint http://graph\.example/q: the password would travel unencrypted"):
        read_address("http://graph.example/q?key=1", credentials)
    assert read_address("https://graph.example/q?key=1", credentials).name == "https://graph.example/q"
    assert read_address("http://localhost:7200/repositories/kg", credentials)


def test_a_folder_and_an_endpoint_are_two_graphs() -> None:
    """Only one can be asked; a folder that the environment names gives way."""
    with FakeEndpoint(lambda _: rows({"name": "Asha Menon"})) as fake:
        assert ask(fake.url, NAMES, "-g", "build").exit_code == 2
        assert fake.requests == []
        assert ask(fake.url, env={"KG_GRAPH": "nowhere"}).exit_code == 0


def test_the_extra_is_named_where_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever installed kg without it is told how to have it."""
    load = builtins.__import__

    def without_httpx(name: str, *more: Any, **named: Any) -> Any:
        if name == "httpx":
            raise ImportError(name)
        return load(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", without_httpx)
    with pytest.raises(UsageError, match=r"needs the extra \[endpoint\].*pip install '\.\[endpoint\]'"):
        Endpoint(read_address("http://localhost/ds"))


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        (NAMES, ["kg", "skos"]),
        ("# a comment\nSELECT * {\n ?a kg:met person:x }", ["kg", "person"]),
        ("PREFIX kg: <http://other.example/>\nASK { ?a kg:met ?b }", []),
        ("ASK { ?a own:met 'kg:met' }", []),
    ],
)
def test_prefixes_that_lack_are_declared_before_the_first_line(text: str, declared: list[str]) -> None:
    """Lines keep their numbers; what is declared, or not known, is left as it is."""
    found = declare_prefixes(text, BASE)
    assert found.endswith(text)
    assert found.count("\n") == text.count("\n")
    assert re.findall(r"PREFIX (\w+):", found.removesuffix(text)) == declared


def test_a_query_without_a_form_is_no_query() -> None:
    """It is not sent."""

    def answer(request: Request) -> Reply:
        raise AssertionError(request.query)

    with FakeEndpoint(answer) as fake:
        assert "not a SPARQL query: no SELECT, ASK" in ask(fake.url, "hello { }").stderr
        assert "rows are not written as turtle" in ask(fake.url, NAMES, "--format", "turtle").stderr
        assert "triples are not written as csv" in ask(fake.url, "DESCRIBE <a:b>", "--format", "csv").stderr


def test_only_a_select_has_rows() -> None:
    """An endpoint that says yes to a SELECT is told of."""
    with FakeEndpoint(lambda _: Reply(b'{"head": {}, "boolean": true}')) as fake:
        endpoint = Endpoint(read_address(fake.url))
        with pytest.raises((GraphError, QueryError), match="only a SELECT has rows"):
            RemoteStore(endpoint).select("ASK {}", base=BASE)
        endpoint.close()
