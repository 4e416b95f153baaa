"""A query that would write, or reach out of this machine, is refused before it is run.

Each hostile query is also run by the engine alone, to show that it would have gone out: the listener
notes who comes.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest
from pyoxigraph import Store

from kg.model import QueryError
from kg.query.refusal import refuse_unless_reading

HOSTILE = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "select * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE\n# a remark\n<URL> { ?s ?p ?o } }",
    "PREFIX ex: <URL> SELECT * { SERVICE ex:a { ?s ?p ?o } }",
    "PREFIX ex: <URL> SELECT * { SERVICEex:a{ ?s ?p ?o } }",
    "PREFIX ex: <URL> SELECT * { SERVICESILENTex:a { ?s ?p ?o } }",
    "SELECT * { FILTER(1<2)SERVICE#>\n<URL>{ ?s ?p ?o } }",
    "SELECT * { FILTER(1<2&&(1)<2)SERVICE#>\n<URL> { ?s ?p ?o } }",
    "SELECT * { VALUES ?a { ''' ' } SERVICE <URL> { ?s ?p ?o } #\\x'''\n}",
    "SELECT * { VALUES ?a { true }SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { BIND (<URL> AS ?a) SERVICE ?a { ?s ?p ?o } }",
    "ASK { { SELECT * { OPTIONAL { SERVICE <URL> { ?s ?p ?o } } } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
]
ENCODED = [
    "SELECT * { \\u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { SERVI\\U00000043E <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { \\u005Cu0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
]
HARMLESS = [
    "SELECT ?service { ?service ?p ?o }",
    "PREFIX service: <http://example.org/> SELECT * { ?s service:of ?o }",
    "SELECT * { <http://example.org/service> ?p <http://example.org/service?id=1> }",
    'SELECT * { ?s ?p "SERVICE <http://127.0.0.1/> { }" }',
    "SELECT * { ?s ?p ?o } # SERVICE <http://127.0.0.1/> { }",
    "SELECT * { ?s ?p 'x'@en . _:service ?p ?o }",
    "SELECT * { GRAPH <http://example.org/service#a> { ?s ?p ?o } FILTER(?o < 3 && 2 > 1) }",
    "PREFIX ex: <http://example.org/> SELECT * { ?s ex:service ?x { ?x ?y ?z } }",
    "ASK {}",
    "SELECT * { ?s ?p '''it's ''' }",
]


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    """A socket on this machine that notes who comes, and answers nobody."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        server.settimeout(2)
        yield server


def address(listener: socket.socket) -> str:
    return f"http://127.0.0.1:{listener.getsockname()[1]}/"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_call_of_another_service_is_refused(text: str) -> None:
    """However it is written, and with the place named in one line."""
    with pytest.raises(QueryError, match=r"line \d+, column \d+: SERVICE"):
        refuse_unless_reading(text.replace("URL", "http://127.0.0.1:1/"))


@pytest.mark.parametrize("text", [HOSTILE[0], HOSTILE[4], HOSTILE[6]])
def test_the_engine_would_have_gone_out(text: str, listener: socket.socket) -> None:
    """The refusal is not for show: without it the engine opens a connection."""
    import threading

    def ask() -> None:
        with suppress(OSError, RuntimeError):
            list(Store().query(text.replace("URL", address(listener))))

    asking = threading.Thread(target=ask)
    asking.start()
    visitor, _ = listener.accept()
    visitor.close()
    asking.join(timeout=10)
    assert not asking.is_alive()


@pytest.mark.parametrize("text", ENCODED)
def test_letters_written_as_code_points_are_read(text: str) -> None:
    """Engines differ in where they decode them; none may be led past."""
    with pytest.raises(QueryError, match="SERVICE"):
        refuse_unless_reading(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_the_word_alone_is_no_reason(text: str) -> None:
    """Variables, names, strings and comments may say it."""
    refuse_unless_reading(text)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <http://a/> <http://b/> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
        "PREFIX ex: <http://example.org/> load silent <http://127.0.0.1/>",
        "# a remark\nCLEAR ALL",
        "DROP GRAPH <http://example.org/g>",
        "WITH <http://example.org/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_an_update_is_refused(text: str) -> None:
    """The graph is only read; the error names the keyword."""
    with pytest.raises(QueryError, match="is SPARQL Update"):
        refuse_unless_reading(text)
