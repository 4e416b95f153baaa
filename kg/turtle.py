"""Turtle files in, resources with their values and their place in the file out.

Knows Turtle and nothing of what the terms mean. Never writes a file, and never follows an IRI.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from kg.model import OntologyError

__all__ = ["Resource", "find_line", "read_bytes", "read_resources", "read_triples"]

PREFIX_DECLARATION = re.compile(
    r"""
    ^ \s* @? prefix \s+              # Turtle's @prefix or SPARQL's PREFIX
    (?P<prefix> [\w.-]* ) : \s*
    < (?P<iri> [^>]* ) >
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Resource:
    """A subject of one Turtle file: its IRI, and the lexical forms of its values by predicate IRI.

    Values stand in the order of the file. Literals in a language other than English are left out.
    """

    iri: str
    file: Path
    values: Mapping[str, tuple[str, ...]]

    def all(self, predicate: str) -> tuple[str, ...]:
        """The values of a predicate, sorted, none if there is none."""
        return tuple(sorted(self.values.get(predicate, ())))

    def one(self, predicate: str) -> str | None:
        """The single value of a predicate, or None; OntologyError if there are several."""
        found = self.values.get(predicate, ())
        if len(found) > 1:
            raise self.error(f"has {len(found)} values of {_shorten(predicate)}", "keep one")
        return found[0] if found else None

    def required(self, predicate: str) -> str:
        """The single value of a predicate; OntologyError if there is none or an empty one."""
        found = self.one(predicate)
        if found is None or not found.strip():
            raise self.error(f"has no {_shorten(predicate)}", "add one")
        return found

    def flag(self, predicate: str) -> bool:
        """Whether a predicate is said to be true; absent is false."""
        return self.one(predicate) in ("true", "1")

    def error(self, what: str, remedy: str) -> OntologyError:
        """An error that names this resource's file and line, what is wrong, and the remedy."""
        line = find_line(self.file, self.iri)
        return OntologyError(f"{self.file}:{line}: {_shorten(self.iri)} {what}; {remedy}")


def read_bytes(file: Path) -> bytes:
    """The bytes of a file of the ontology; OntologyError if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise OntologyError(f"{file}: {error.strerror or error}; restore the file") from error


def read_triples(file: Path) -> tuple[pyoxigraph.Triple, ...]:
    """The triples of a Turtle file in its order; OntologyError with file and line if it is not Turtle."""
    content = read_bytes(file)
    try:
        return tuple(quad.triple for quad in pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE))
    except SyntaxError as error:
        what = re.sub(r"^Parser error at line \d+ ", "", error.msg)
        raise OntologyError(f"{file}:{error.lineno or 1}: not Turtle: {what}; correct the line") from error


def read_resources(file: Path) -> tuple[Resource, ...]:
    """The named subjects of a Turtle file, sorted by IRI."""
    subjects: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in read_triples(file):
        subject, value = triple.subject, triple.object
        if not isinstance(subject, pyoxigraph.NamedNode):
            raise OntologyError(f"{file}: has a subject without a name; give every resource an IRI")
        if isinstance(value, pyoxigraph.Literal) and value.language not in (None, "en"):
            continue
        if isinstance(value, pyoxigraph.NamedNode | pyoxigraph.Literal):
            subjects[subject.value][triple.predicate.value].append(value.value)
    return tuple(
        Resource(iri=iri, file=file, values={name: tuple(found) for name, found in values.items()})
        for iri, values in sorted(subjects.items())
    )


def find_line(file: Path, iri: str) -> int:
    """The number of the line on which the description of an IRI begins, 1 if it is not found."""
    text = file.read_text(encoding="utf-8")
    spellings = [f"<{iri}>"]
    for declared in PREFIX_DECLARATION.finditer(text):
        if iri.startswith(declared["iri"]):
            spellings.append(f"{declared['prefix']}:{iri.removeprefix(declared['iri'])}")
    for number, line in enumerate(text.splitlines(), start=1):
        if any(line == spelling or line.startswith(spelling + " ") for spelling in spellings):
            return number
    return 1


def _shorten(iri: str) -> str:
    """The last part of an IRI, and before it the part that tells its type, for messages."""
    if "#" in iri:
        return iri.rsplit("#", 1)[1]
    return "/".join(iri.rsplit("/", 2)[1:]) if "/id/" in iri else iri.rsplit("/", 1)[1]
