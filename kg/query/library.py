"""The named questions of `kg/queries/`: SPARQL files whose header says what they ask.

A file goes in, a NamedQuery comes out, or a QueryError that names file and line. A header is a run of
comments, each `# key: value`, with these keys:

    title      a few words
    question   the question in full, with its question mark
    parameter  NAME ?VARIABLE (TYPE [or TYPE], required | optional | default VALUE): MEANING
    column     NAME: MEANING, in the order of the SELECT; further variables of it are not shown. NAME (several)
               puts the values that differ in nothing else into one cell
    evidence   a triple of variables and names whose assertions prove a row
    example    NAME=VALUE; NAME=VALUE
    empty      what it means that there are no rows, in place of "no rows"
    remark     what is to be borne in mind of rows
    ask        a pattern of the questions in plain English that it answers, as kg/ask/patterns.py reads it
    clause     a pattern of words that such a question may begin or end with
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model import QueryError
from kg.query.binding import find_blocks
from kg.query.tokens import read_tokens

__all__ = ["Column", "NamedQuery", "Parameter", "find_query", "library", "read_query", "read_twin"]

_FOLDER = Path(__file__).resolve().parent.parent / "queries"

_ENTRY = re.compile(r"\#\s(?P<key>[a-z]+):\s(?P<value>.+)", re.VERBOSE)
_PARAMETER = re.compile(
    r"""
    (?P<name>[a-z][a-z-]*) \s \?(?P<variable>\w+) \s
    \( (?P<types>[a-z-]+ (?: \sor\s [a-z-]+ )*), \s (?P<need> required | optional | default\s(?P<default>[^)]+) ) \)
    : \s (?P<meaning>.+)
    """,
    re.VERBOSE,
)
_KEYS = {"title", "question", "parameter", "column", "evidence", "example", "empty", "remark", "ask", "clause"}
_COLUMN = re.compile(r"(?P<name>\w+) (?P<several>\s\(several\))? : \s (?P<meaning>.+)", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query can be told: `name` on the command line, `variable` in the SPARQL.

    `types` are names of classes in small letters ("person", "forum"), or "relation", "first-day",
    "last-day", "date", "yes-no", "words", "publisher"; `default` is a value as a user would write it.
    """

    name: str
    variable: str
    types: tuple[str, ...]
    required: bool
    default: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column that an answer shows; `several` values of it may share a cell."""

    name: str
    meaning: str
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A question with its SPARQL; `evidence` are triples written with the query's variables and prefixes.

    `patterns` and `clauses` are lines for `kg ask`, as they stand in the header.
    """

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    evidence: tuple[str, ...]
    example: tuple[tuple[str, str], ...]
    patterns: tuple[str, ...]
    clauses: tuple[str, ...]
    sparql: str
    empty: str = "no rows"
    remark: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


@cache
def library() -> tuple[NamedQuery, ...]:
    """All named questions, sorted by name."""
    return tuple(read_query(path.read_text(encoding="utf-8"), path) for path in sorted(_FOLDER.glob("*.rq")))


def find_query(name: str) -> NamedQuery | None:
    """The question of that name, or None."""
    path = _FOLDER / f"{name}.rq"
    known = re.fullmatch(r"[a-z][a-z-]*", name) and path.is_file()
    return read_query(path.read_text(encoding="utf-8"), path) if known else None


def read_twin(name: str) -> str:
    """A named question in Cypher, for a graph that `kg load neo4j` has loaded; it gives the same rows.

    Raises QueryError where there is none, and tells those that there are.
    """
    twins = {path.stem: path for path in sorted(_FOLDER.glob("*.cypher"))}
    if name not in twins:
        raise QueryError(f"{name} is not there in Cypher; these are: {', '.join(twins)}")
    return twins[name].read_text(encoding="utf-8")


def read_query(text: str, path: Path) -> NamedQuery:
    """The query in a file with a header. Raises QueryError for a header that does not follow the format."""
    entries = _entries(text, path)
    for key in ("title", "question"):
        if len(entries.get(key, ())) != 1:
            raise QueryError(f"{path}: a header has one line '# {key}: ...'")
    parameters = tuple(_parameter(value, line, path) for line, value in entries.get("parameter", ()))
    blocks = find_blocks(text)
    for parameter in parameters:
        if (parameter.variable,) not in blocks:
            remedy = f"add VALUES ?{parameter.variable} {{ UNDEF }}"
            raise QueryError(f"{path}: parameter {parameter.name} has no place in the query; {remedy}")
    columns = tuple(_column(value, line, path) for line, value in entries.get("column", ()))
    return NamedQuery(
        name=path.stem,
        title=entries["title"][0][1],
        question=entries["question"][0][1],
        parameters=parameters,
        columns=columns or tuple(Column(name, "") for name in _selected(text)),
        evidence=tuple(value for _, value in entries.get("evidence", ())),
        example=tuple(_pair(pair) for _, value in entries.get("example", ()) for pair in value.split("; ")),
        patterns=tuple(value for _, value in entries.get("ask", ())),
        clauses=tuple(value for _, value in entries.get("clause", ())),
        sparql=text,
        empty=next((value for _, value in entries.get("empty", ())), "no rows"),
        remark=next((value for _, value in entries.get("remark", ())), ""),
    )


def _entries(text: str, path: Path) -> dict[str, list[tuple[int, str]]]:
    """The lines of the header by key, each with its number."""
    entries: dict[str, list[tuple[int, str]]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            break
        match = _ENTRY.fullmatch(line)
        if match is None or match["key"] not in _KEYS:
            raise QueryError(f"{path}:{number}: {line!r} is no line of a header; see kg/query/library.py")
        entries.setdefault(match["key"], []).append((number, match["value"]))
    return entries


def _parameter(value: str, line: int, path: Path) -> Parameter:
    match = _PARAMETER.fullmatch(value)
    if match is None:
        raise QueryError(f"{path}:{line}: write '# parameter: NAME ?VARIABLE (TYPE, optional): MEANING'")
    required = match["need"] == "required"
    types = tuple(match["types"].split(" or "))
    return Parameter(match["name"], match["variable"], types, required, match["default"], match["meaning"])


def _column(value: str, line: int, path: Path) -> Column:
    match = _COLUMN.fullmatch(value)
    if match is None:
        raise QueryError(f"{path}:{line}: write '# column: NAME: MEANING'")
    return Column(match["name"], match["meaning"], several=bool(match["several"]))


def _pair(pair: str) -> tuple[str, str]:
    name, _, value = pair.partition("=")
    return name, value


def _selected(text: str) -> tuple[str, ...]:
    """The variables between SELECT and the first brace or WHERE."""
    names, selecting = [], False
    for token in read_tokens(text):
        if selecting and (token.text == "{" or token.is_word("WHERE", "FROM")):
            break
        selecting = selecting or token.is_word("SELECT")
        names += [token.text[1:]] if selecting and token.kind == "variable" else []
    return tuple(names)
