"""A session answers queries and commands on one graph, and outlives a query that is stopped."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from kg.model import LimitError, QueryError, UsageError
from kg.query import Graph
from kg.shell.session import COMMANDS, Session
from kg.store import open_graph

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


class Seen:
    """A screen that keeps what it is shown."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, Any, Any]] = []

    def found(self, found: Any, form: str, most_rows: int) -> None:
        self.shown.append(("found", found, (form, most_rows)))

    def answered(self, found: Any, form: str) -> None:
        self.shown.append(("answered", found, form))

    def asked(self, found: Any, form: str) -> None:
        self.shown.append(("asked", found, form))

    def explained(self, found: Any, form: str) -> None:
        self.shown.append(("explained", found, form))

    def listed(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.shown.append(("listed", columns, rows))

    def told(self, text: str) -> None:
        self.shown.append(("told", text, None))

    def remarked(self, text: str) -> None:
        self.shown.append(("remarked", text, None))


@pytest.fixture
def screen() -> Seen:
    """What is shown."""
    return Seen()


@pytest.fixture
def session(sample_folder: Path, screen: Seen) -> Iterator[Session]:
    """A session with a limit of one second."""
    made = Session(sample_folder, Graph(open_graph(sample_folder)), screen, timeout=60, most_rows=3)
    yield made
    made.close()


def test_a_query_is_answered_in_the_format_that_was_chosen(session: Session, screen: Seen) -> None:
    """And cut to the rows that are wanted."""
    assert session.answer("ASK { ?a kg:met ?b }")
    assert session.answer(".format csv")
    assert session.answer("SELECT ?a { ?a ?b ?c }")
    (_, truth, _), (_, rows, how) = (shown for shown in screen.shown if shown[0] == "found")
    assert (truth.kind, truth.body) == ("truth", b'{"head":{},"boolean":true}')
    assert (rows.cut, rows.body.count(b"\r\n"), how) == (True, 4, ("csv", 3))


def test_each_command_does_what_the_help_says(session: Session, screen: Seen) -> None:
    for entry in (
        ".help",
        ".prefixes",
        ".queries",
        ".graph",
        ".ask who met whom?",
        ".run who-led forum=SMD",
        ".timeout 7",
    ):
        assert session.answer(entry)
    assert session.answer(".explain ASK { ?a kg:met ?b }")
    assert session.answer('.explain who-led person="Asha Menon"')
    kinds = [kind for kind, _, _ in screen.shown]
    assert kinds == ["told", "listed", "listed", "listed", "listed", "asked", "answered", "explained", "explained"]
    assert [name for name, _ in screen.shown[1][2]] == list(COMMANDS)
    assert ("kg:", "https://w3id.org/forum-graph/ontology#") in screen.shown[2][2]
    assert screen.shown[5][1].understood
    assert screen.shown[6][1].rows.rows
    assert screen.shown[7][1].patterns[0].matches > 0
    assert "asha-menon" in screen.shown[8][1].text
    assert not session.answer(".quit")


@pytest.mark.parametrize(
    ("entry", "error", "message"),
    [
        ("ASK {", QueryError, "line 1, column 6: the query ends"),
        ("CLEAR ALL", QueryError, "is SPARQL Update"),
        (".nothing", UsageError, r"no command is called \.nothing; \.help lists them"),
        (".format pdf", UsageError, "'pdf': write .format and one of table, csv"),
        (".timeout soon", UsageError, "'soon': write .timeout and seconds"),
        (".timeout -1", UsageError, "write .timeout and seconds"),
        (".timeout inf", UsageError, "write .timeout and seconds"),
        (".ask", UsageError, "write .ask and a question"),
        (".run", QueryError, r"no query is called ''; \.queries lists them"),
        (".run who-lead", QueryError, "no query is called 'who-lead'"),
        (".run who-led SMD", UsageError, "'SMD': write name=value"),
        ('.run who-led forum="SMD', UsageError, "close the quote"),
        (".run who-led forum=Nowhere", QueryError, "no forum or meeting is called 'Nowhere'"),
        (".explain", UsageError, "write .explain and a query"),
        (".explain hello", QueryError, "not a SPARQL query"),
    ],
)
def test_a_wrong_entry_says_what_would_be_right(session: Session, entry: str, error: type, message: str) -> None:
    """And the session goes on."""
    with pytest.raises(error, match=message):
        session.answer(entry)
    assert session.answer("ASK {}")


def test_a_query_is_stopped_at_its_limit_and_the_next_is_answered(session: Session, screen: Seen) -> None:
    session.answer(".timeout 1")
    with pytest.raises(LimitError, match="stopped after 1 s"):
        session.answer(ENDLESS)
    session.answer(".timeout 60")
    session.answer("ASK {}")
    assert screen.shown[-1][1].body == b'{"head":{},"boolean":true}'


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="the signal is sent to this thread")
def test_an_interrupt_leaves_no_answer_behind(session: Session, screen: Seen) -> None:
    """What the broken-off query would have said is not taken for the answer to the next."""
    session.answer("ASK {}")
    main = threading.main_thread().ident
    assert main is not None
    timer = threading.Timer(1, lambda: signal.pthread_kill(main, signal.SIGINT))
    timer.start()
    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        session.answer(ENDLESS)
    assert time.monotonic() - begin < 30
    session.answer("SELECT ?n { VALUES ?n { 7 } }")
    assert b'"7"' in screen.shown[-1][1].body
