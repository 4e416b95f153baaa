"""The prompt takes keys as a person types them."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from graph_sample import sample_store
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from kg.cli.table import clean
from kg.query import Graph
from kg.shell.names import Names, Thing
from kg.shell.prompt import is_whole, make_prompt

ENTER, TAB, INTERRUPT, END, ESCAPE, UP = "\r", "\t", "\x03", "\x04", "\x1b", "\x1b[A"


@pytest.fixture(scope="module")
def names() -> Names:
    """The names of the hand-made graph."""
    return Names(Graph(sample_store()))


@contextmanager
def typing(names: Names, history: Path | None = None) -> Iterator[Callable[[str], str]]:
    """A function that types keys and returns the entry that they make."""
    with create_pipe_input() as keys:
        ask = make_prompt(names, clean, history=history, colour=True, source=keys, screen=DummyOutput())

        def press(text: str) -> str:
            keys.send_text(text)
            return ask()

        yield press


def test_enter_runs_what_is_whole_and_else_begins_a_line(names: Names) -> None:
    with typing(names) as press:
        assert press(f"ASK {{{ENTER}?a kg:met ?b{ENTER}}}{ENTER}") == "ASK {\n?a kg:met ?b\n}"
        assert press(f".help{ENTER}") == ".help"


def test_alt_enter_begins_a_line_and_an_empty_one_runs(names: Names) -> None:
    """What the grammar does not know can be run too."""
    with typing(names) as press:
        assert press(f"ASK {{}}{ESCAPE}{ENTER}LIMIT 1{ENTER}") == "ASK {}\nLIMIT 1"
        assert press(f"ASK {{ {ENTER}{ENTER}") == "ASK { \n"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("", True),
        (".explain ASK {", False),
        (".explain ASK { ?a ?b ?c }", True),
        (".explain who-led forum=SMD", True),
        ("SELECT ?a", False),
        ("SELECT * { ?a ?b '} ", False),
        ("SELECT * { ?a ?b ?c } # {", True),
        ("SELECT * { ?a ?b }", True),
    ],
)
def test_a_text_is_whole_by_the_grammar(text: str, *, whole: bool) -> None:
    """A bracket in a string or comment is none."""
    assert is_whole(text) is whole


def test_keys_that_stop_and_leave(names: Names) -> None:
    with typing(names) as press:
        with pytest.raises(KeyboardInterrupt):
            press(f"SELECT{INTERRUPT}")
        with pytest.raises(EOFError):
            press(END)


def test_history_lasts(names: Names, tmp_path: Path) -> None:
    """An entry of several lines comes back whole in the next session."""
    file = tmp_path / "history"
    file.touch(mode=0o600)
    entry = "ASK {\n?a kg:met ?b }"
    with typing(names, file) as press:
        assert press(f"ASK {{{ENTER}?a kg:met ?b }}{ENTER}") == entry
    with typing(names, file) as press:
        assert press(f"{UP}{ENTER}") == entry
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_is_proposed_is_cleaned(names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with control characters reaches neither the menu nor the line."""
    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

    from kg.shell.prompt import _Completer

    evil = "Evil \x1b]0;x\x07\x9b31m name"
    monkeypatch.setattr(names, "things", (Thing("http://x/", evil, evil, "Forum"),))
    found = list(_Completer(names, clean).get_completions(Document('ASK { ?a ?b "evil'), CompleteEvent()))
    assert len(found) == 1
    for text in (found[0].text, found[0].display_text, found[0].display_meta_text):
        assert not any(sign < " " or "\x7f" <= sign < "\xa0" for sign in text)
