"""`kg shell` through a pipe and at a terminal."""

from __future__ import annotations

import os
import select
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from graph_sample import sample_graph
from pyoxigraph import Literal, NamedNode, Quad

from kg.cli import main
from kg.identifiers import Identifiers
from kg.store import write_graph

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HOSTILE = "Evil \x1b]0;owned\x07\x1b[31m\x9b31m label"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built graph with a label that would command a terminal."""
    made = tmp_path_factory.mktemp("graph")
    label = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    evil = Quad(NamedNode("http://x/evil"), label, Literal(HOSTILE), NamedNode("http://x/graph"))
    write_graph([*sample_graph(), evil], made, Identifiers())
    return made


def run(folder: Path, text: str) -> Result:
    return CliRunner().invoke(main, ["shell", "-g", str(folder)], input=text)


def test_a_pipe_is_worked_off(folder: Path) -> None:
    """Queries end with a semicolon alone, or with the input."""
    done = run(folder, "ASK {\n\n ?a kg:met ?b }\n;\n.format csv\nSELECT ?n { VALUES ?n { 7 } }\n")
    assert (done.exit_code, done.stdout) == (0, "yes\nn\n7\n"), done.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ASK {}\n;\n\nASK {\n ?a kgg:x ?b }\n;\nASK {}\n", "line 5, column 5: the prefix kgg: is not known"),
        ("ASK {}\n;\n.run who-lead\n.graph\n", "no query is called 'who-lead'"),
        ("ASK {}\n;\n.wrong\nASK {}", "no command is called .wrong"),
    ],
)
def test_a_pipe_ends_at_the_first_error(folder: Path, text: str, message: str) -> None:
    """With status 1 and the line of the input; what was answered before stands."""
    done = run(folder, text)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "yes\n", 1)
    assert message in done.stderr


def test_quit_ends_a_pipe(folder: Path) -> None:
    assert run(folder, ".quit\nnonsense").exit_code == 0


def test_what_is_no_text_is_refused(folder: Path) -> None:
    done = CliRunner().invoke(main, ["shell", "-g", str(folder)], input=b"ASK {}\n;\n\xff")
    assert done.exit_code == 1
    assert "cannot be read as UTF-8 text" in done.stderr


def test_a_graph_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run(tmp_path / "none", "ASK {}")
    assert done.exit_code == 1
    assert "build a graph first" in done.stderr


PROMPT = "\x1b[?2004h"
"""What is written when a prompt begins: pasted text is to be marked as such."""


class Terminal:
    """`kg shell` at a pseudo-terminal of 80 columns; `seen` is all that it has written."""

    def __init__(self, folder: Path, state: Path, **environment: str) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        given = {**os.environ, "TERM": "xterm", "PAGER": "cat", "XDG_STATE_HOME": str(state), **environment}
        given.pop("COLUMNS", None)
        program = "import fcntl, sys, termios\nfcntl.ioctl(0, termios.TIOCSCTTY, 0)\nfrom kg.cli import main\nmain()\n"
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, "shell", "-g", str(folder)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env=given,
        )
        os.close(slave)
        self.seen = ""
        self._unread = ""

    def wait(self, words: str, *, seconds: float = 60) -> None:
        """Read on until these words come; what follows them is kept for the next time."""
        end = time.monotonic() + seconds
        while words not in self._unread:
            assert time.monotonic() < end, f"{words!r} is not in {self._unread!r}"
            if select.select([self._master], [], [], 0.2)[0]:
                data = os.read(self._master, 65536)
                if b"\x1b[6n" in data:
                    os.write(self._master, b"\x1b[1;1R")
                self._unread += data.decode("utf-8", "replace")
        read, _, self._unread = self._unread.partition(words)
        self.seen += read + words

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode("utf-8"))

    def leave(self) -> int:
        """Press Ctrl-D and wait for the end."""
        self.type("\x04")
        return self.process.wait(timeout=60)

    def close(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.wait()
        os.close(self._master)


Start = Callable[..., Terminal]


@pytest.fixture
def start(folder: Path, tmp_path: Path) -> Iterator[Start]:
    """A function that starts a shell; its history is in the test's own folder."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pseudo-terminals of this kind")
    with ExitStack() as stack:

        def begin(**environment: str) -> Terminal:
            terminal = Terminal(folder, tmp_path, **environment)
            stack.callback(terminal.close)
            return terminal

        yield begin


def test_a_conversation_at_a_terminal(start: Start, tmp_path: Path) -> None:
    """Two lines make a query, Tab completes, Ctrl-C stops what runs and no more, and the history lasts."""
    terminal = start()
    terminal.wait(PROMPT)
    terminal.type("SELECT ?n {\r")
    terminal.wait("...")
    terminal.type("VALUES ?n { 4711 } }\r")
    terminal.wait("4711\r\n")
    terminal.wait(PROMPT)
    terminal.type("ASK { ?a skos:prefL\t")
    terminal.wait("abel")
    terminal.type(" ?b }\r")
    terminal.wait("yes\r\n")
    terminal.wait(PROMPT)
    terminal.type(ENDLESS + "\r")
    time.sleep(2)
    terminal.type("\x03")
    terminal.wait("stopped\r\n")
    terminal.wait(PROMPT)
    terminal.type("SELECT ?n { VALUES ?n { 4712 } }\r")
    terminal.wait("4712\r\n")
    terminal.wait(PROMPT)
    assert terminal.leave() == 0
    assert stat.S_IMODE((tmp_path / "kg" / "history").stat().st_mode) == 0o600
    again = start()
    again.wait(PROMPT)
    again.type("\x1b[A\r")
    again.wait("4712\r\n")
    again.wait(PROMPT)
    assert again.leave() == 0


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_label_cannot_command_the_terminal(start: Start, folder: Path, form: str) -> None:
    """Whatever the format; through a pipe it comes as it is."""
    terminal = start()
    terminal.wait(PROMPT)
    terminal.type(f".format {form}\r")
    terminal.wait(PROMPT)
    terminal.type("SELECT ?l { <http://x/evil> ?p ?l }\r")
    terminal.wait("label")
    terminal.wait(PROMPT)
    assert "Evil" in terminal.seen
    assert not any(sign in terminal.seen for sign in ("\x1b]0;owned", "\x1b[31m", "\x07", "\x9b"))
    assert terminal.leave() == 0
    assert HOSTILE in run(folder, ".format csv\nSELECT ?l { <http://x/evil> ?p ?l }").stdout


def test_without_its_libraries_the_extra_is_named(start: Start, tmp_path: Path) -> None:
    """A pipe needs none."""
    (tmp_path / "prompt_toolkit").mkdir()
    (tmp_path / "prompt_toolkit" / "__init__.py").write_text("raise ModuleNotFoundError('prompt_toolkit')")
    terminal = start(PYTHONPATH=str(tmp_path))
    terminal.wait('pip install "kg[shell]"')
    assert terminal.process.wait(timeout=60) == 1
