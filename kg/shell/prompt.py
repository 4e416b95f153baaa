"""The prompt at a terminal: editing over several lines, colours, completion and history.

A session goes in and is asked until its user leaves. prompt_toolkit draws; what it shows of a graph is cleaned of
control characters first, by the function that is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import DynamicLexer, Lexer, PygmentsLexer, SimpleLexer
from prompt_toolkit.output import ColorDepth, Output
from pygments.lexers.rdf import SparqlLexer  # type: ignore[import-untyped]

from kg.query.grammar import is_complete
from kg.shell.completing import propose
from kg.shell.names import Names

__all__ = ["is_whole", "make_prompt"]

PROMPT, MORE = "kg> ", "... "


def make_prompt(
    names: Names,
    clean: Callable[[str], str],
    *,
    history: Path | None,
    colour: bool,
    source: Input | None = None,
    screen: Output | None = None,
) -> Callable[[], str]:
    """A function that reads one entry from the terminal, or from `source`.

    It raises KeyboardInterrupt for Ctrl-C and EOFError for Ctrl-D. `history` is a file that is there, if any.
    """
    session: PromptSession[str] = PromptSession(
        PROMPT,
        multiline=True,
        prompt_continuation=MORE,
        history=_history(history),
        lexer=DynamicLexer(lambda: _lexer(session, colour)),
        completer=_Completer(names, clean),
        complete_while_typing=False,
        complete_in_thread=True,
        key_bindings=_keys(),
        color_depth=None if colour else ColorDepth.DEPTH_1_BIT,
        input=source,
        output=screen,
        reserve_space_for_menu=6,
    )
    return session.prompt


def is_whole(text: str) -> bool:
    """Whether Enter at the end of a text runs it."""
    begun = text.strip()
    if not begun or (begun.startswith(".") and not begun.startswith(".explain ")):
        return True
    if text.rsplit("\n", 1)[-1].strip() == "" and "\n" in text:
        return True
    if begun.startswith(".explain "):
        query = begun.partition(" ")[2]
        return "{" not in query or is_complete(query)
    return is_complete(text)


class _Completer(Completer):
    """Hands on what `propose` finds."""

    def __init__(self, names: Names, clean: Callable[[str], str]) -> None:
        self._names = names
        self._clean = clean

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """The proposals for what is before the cursor."""
        for found in propose(self._names, document.text_before_cursor):
            yield Completion(
                self._clean(found.text),
                start_position=-found.replaced,
                display=self._clean(found.shown or found.text),
                display_meta=self._clean(found.meaning),
            )


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("enter")
    def run_or_go_on(event: KeyPressEvent) -> None:
        """Run what is whole, and begin a line else; take a completion that is chosen in the menu."""
        buffer = event.current_buffer
        if buffer.complete_state is not None and buffer.complete_state.current_completion is not None:
            buffer.complete_state = None
        elif is_whole(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.newline()

    @keys.add("escape", "enter")
    def go_on(event: KeyPressEvent) -> None:
        """Begin a line in any case."""
        event.current_buffer.newline()

    return keys


def _lexer(session: Any, colour: bool) -> Lexer:
    """SPARQL's colours for what is no command."""
    if not colour or session.default_buffer.text.lstrip().startswith("."):
        return SimpleLexer()
    return PygmentsLexer(SparqlLexer)


def _history(file: Path | None) -> History:
    return InMemoryHistory() if file is None else FileHistory(str(file))
