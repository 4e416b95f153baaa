"""Answers the entries of a shell: SPARQL by a process that can be killed, commands that begin with a dot by itself.

Text goes in, answers go to a Screen, errors are raised. A query that is stopped costs the next one a new process.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.model import QueryError, UsageError
from kg.query import Answer, Graph, NamedQuery, answer, find_query, library
from kg.query.engine import known_prefixes
from kg.query.parameters import bound_query
from kg.query.processes import Found, QueryClient

if TYPE_CHECKING:
    from kg.ask import Asked
    from kg.query.explaining import Explanation

__all__ = ["COMMANDS", "FORMS", "Screen", "Session"]

FORMS = ("table", "csv", "json", "tsv", "xml", "turtle")
"""What answers can be printed as."""

COMMANDS = {
    ".help": "tell what can be typed",
    ".prefixes": "list the prefixes that need no declaration",
    ".queries": "list the named queries",
    ".ask": "QUESTION: ask in plain English",
    ".run": "NAME name=value ...: answer a named query",
    ".explain": "QUERY, or NAME name=value ...: tell how it is run",
    ".format": "table|csv|json|tsv|xml|turtle: how to print answers",
    ".timeout": "S: stop a query after so many seconds",
    ".graph": "tell which graph is open",
    ".quit": "leave; Ctrl-D does too",
}
"""The commands and what they take and do."""


class Screen(Protocol):
    """Where a session's answers go."""

    def found(self, found: Found, form: str, most_rows: int) -> None:
        """Show the answer to a query."""

    def answered(self, found: Answer, form: str) -> None:
        """Show the answer to a named query."""

    def asked(self, found: Asked, form: str) -> None:
        """Show the answer to a question in plain English."""

    def explained(self, found: Explanation, form: str) -> None:
        """Show how a query is run."""

    def listed(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show a table of words."""

    def told(self, text: str) -> None:
        """Show a text."""

    def remarked(self, text: str) -> None:
        """Say what is allowed in a query and hardly meant."""


class Session:
    """A conversation about one graph.

    Invariant: `graph` and the process behind `client` read the same folder for as long as the session lasts.
    """

    def __init__(self, folder: Path, graph: Graph, screen: Screen, *, timeout: float, most_rows: int) -> None:
        """Open a process on the folder of a graph that is open here too."""
        self.graph = graph
        self.form = FORMS[0]
        self._folder = folder
        self._screen = screen
        self._timeout = timeout
        self._most_rows = most_rows
        self._client = QueryClient(folder)
        self._commands: Mapping[str, Callable[[str], None]] = {
            ".help": self._help,
            ".prefixes": self._prefixes,
            ".queries": self._queries,
            ".ask": self._ask,
            ".run": self._run,
            ".explain": self._explain,
            ".format": self._format,
            ".timeout": self._limit,
            ".graph": self._tell_graph,
        }

    def answer(self, text: str) -> bool:
        """Answer one entry; False where it says to leave. Raises KgError, after which the session goes on."""
        entry = text.strip()
        if not entry.startswith("."):
            if entry:
                self._query(text)
            return True
        name, _, rest = entry.partition(" ")
        if name in (".quit", ".exit"):
            return False
        if name not in self._commands:
            raise UsageError(f"no command is called {name}; .help lists them")
        self._commands[name](rest.strip())
        return True

    def close(self) -> None:
        """End the process."""
        self._client.close()

    def _query(self, text: str) -> None:
        found = self._client.run(text, self.form, timeout=self._timeout, most_rows=self._most_rows)
        self._screen.remarked(text)
        self._screen.found(found, self.form, self._most_rows)

    def _help(self, _: str) -> None:
        self._screen.told(_read_help())
        self._screen.listed(("command", "what it does"), [*COMMANDS.items()])

    def _prefixes(self, _: str) -> None:
        known = sorted(known_prefixes(self.graph.base).items())
        self._screen.listed(("prefix", "namespace"), [(f"{prefix}:", namespace) for prefix, namespace in known])

    def _queries(self, _: str) -> None:
        rows = [(query.name, query.question, _parameters(query)) for query in library()]
        self._screen.listed(("name", "question", "parameters (* needed)"), rows)

    def _ask(self, question: str) -> None:
        from kg.ask import ask

        if not question:
            raise UsageError("write .ask and a question, such as: .ask who met whom?")
        self._screen.asked(ask(self.graph, question), "json" if self.form == "json" else "table")

    def _run(self, words: str) -> None:
        query, given = _read_call(words, ".run")
        form = "table" if self.form == "turtle" else self.form
        self._screen.answered(answer(self.graph, query, given), form)

    def _explain(self, text: str) -> None:
        from kg.query.explaining import explain_query

        if not text:
            raise UsageError("write .explain and a query, or .explain NAME name=value ...")
        if find_query(text.split()[0]):
            query, given = _read_call(text, ".explain")
            text, _ = bound_query(self.graph, query, given)
        found = explain_query(self.graph, self._client, text, timeout=self._timeout)
        self._screen.explained(found, "json" if self.form == "json" else "table")

    def _format(self, form: str) -> None:
        if form not in FORMS:
            raise UsageError(f"{form or 'no format'!r}: write .format and one of {', '.join(FORMS)}")
        self.form = form

    def _limit(self, seconds: str) -> None:
        try:
            limit = float(seconds)
        except ValueError:
            limit = 0
        if not 0 < limit < float("inf"):
            raise UsageError(f"{seconds or 'no number'!r}: write .timeout and seconds, such as .timeout 30")
        self._timeout = limit

    def _tell_graph(self, _: str) -> None:
        graphs = len(self.graph.look_up("graphs").rows)
        limits = f"{self._timeout:g} s a query, {self._most_rows or 'all'} rows"
        rows = [
            ("folder", str(self._folder)),
            ("base", self.graph.base),
            ("graphs", str(graphs)),
            ("format", self.form),
            ("limits", limits),
        ]
        self._screen.listed(("what", "value"), rows)


def _read_call(words: str, command: str) -> tuple[NamedQuery, dict[str, str]]:
    """The named query that `NAME name=value ...` means, and the values."""
    try:
        name, *pairs = shlex.split(words) or [""]
    except ValueError as error:
        raise UsageError(f"{command} {words}: {error}; close the quote") from error
    query = find_query(name)
    if query is None:
        raise QueryError(f"no query is called {name!r}; .queries lists them")
    given = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not value.strip():
            raise UsageError(f'{command}: {pair!r}: write name=value, or name="value of several words"')
        given[key] = value.strip()
    return query, given


def _parameters(query: NamedQuery) -> str:
    return ", ".join(f"{one.name}{'*' if one.required else ''}" for one in query.parameters)


def _read_help() -> str:
    return Path(__file__).with_name("help.txt").read_text(encoding="utf-8").rstrip()
