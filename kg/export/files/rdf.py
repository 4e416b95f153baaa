"""An exported dataset in, its triples or quads in a syntax of RDF out, sorted, with the usual prefixes.

TriG and N-Quads hold the named graphs. Turtle and RDF/XML have none: they hold the union of all graphs, in which an
assertion still names its document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.export.exported import Exported
from kg.export.files.xml_text import fit_for_xml
from kg.store import sorted_prefixes, write_trig

__all__ = ["sorted_triples", "write_nquads", "write_rdf_xml", "write_trig_file", "write_turtle"]

_ROOT = re.compile(rb"<rdf:RDF(?P<prefixes>[^>]*)>")
_PREFIX = re.compile(rb' xmlns:[^=]+="[^"]*"')


def write_nquads(exported: Exported, path: Path) -> None:
    """Write the quads, one a line, in the order of their bytes."""
    written = serialize(exported.dataset, format=RdfFormat.N_QUADS) or b""
    path.write_bytes(b"".join(sorted(set(written.splitlines(keepends=True)))))


def write_trig_file(exported: Exported, path: Path) -> None:
    """Write the quads by graph and subject, as `graph.trig` of a build has them."""
    path.write_bytes(write_trig(tuple(exported.dataset), exported.identifiers))


def write_turtle(exported: Exported, path: Path) -> None:
    """Write the triples of all graphs, each once, by subject."""
    names = exported.identifiers
    prefixes = {**names.prefixes, **names.entity_prefixes}
    triples = sorted_triples(exported)
    path.write_bytes(sorted_prefixes(serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes) or b""))


def write_rdf_xml(exported: Exported, path: Path) -> None:
    """Write the triples of all graphs as XML, in which a character that XML 1.0 cannot hold is U+FFFD."""
    triples = [_fit(exported, triple) for triple in sorted_triples(exported)]
    prefixes = exported.identifiers.prefixes
    written = serialize(triples, format=RdfFormat.RDF_XML, prefixes=prefixes) or b""
    # A parser takes a bare carriage return for a line feed.
    path.write_bytes(_ROOT.sub(_sort_prefixes, written, count=1).replace(b"\r", b"&#13;") + b"\n")


def sorted_triples(exported: Exported) -> list[Triple]:
    """The triples of all graphs, each once, by subject, a subject's class first."""
    kind = exported.identifiers.expand("rdf:type")
    spelt: dict[object, str] = {}

    def spell(term: object) -> str:
        return spelt.get(term) or spelt.setdefault(term, str(term))

    def place(triple: Triple) -> tuple[str, bool, str, str]:
        predicate = triple.predicate
        return spell(triple.subject), predicate.value != kind, spell(predicate), spell(triple.object)

    return sorted(_union(exported), key=place)


def _union(exported: Exported) -> Iterable[Triple]:
    return {quad.triple for quad in exported.dataset}


def _fit(exported: Exported, triple: Triple) -> Triple:
    value = triple.object
    if not isinstance(value, Literal):
        return triple
    text = fit_for_xml(exported, value.value)
    if text == value.value:
        return triple
    fitted = Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)
    return Triple(triple.subject, NamedNode(triple.predicate.value), fitted)


def _sort_prefixes(root: re.Match[bytes]) -> bytes:
    """The root element with its prefixes in order: the serialiser's order differs from run to run."""
    return b"<rdf:RDF" + b"".join(sorted(_PREFIX.findall(root["prefixes"]))) + b">"
