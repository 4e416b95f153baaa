"""Mints every IRI of a graph, and nothing else does.

Strings come in, absolute IRIs go out, as plain strings. An IRI is a function of its arguments alone: no
clock, no counter, no state, so that two builds name things alike. Nothing here reads a file or knows RDF.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from kg.model import ENTITY_TYPES, Cluster, DataError

__all__ = ["DEFAULT_BASE", "PREFIXES", "Identifiers", "slug"]

DEFAULT_BASE = "https://w3id.org/forum-graph/"
"""Where the project's own IRIs live; to be registered before a first public release."""

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The namespaces of the reused vocabularies, by their usual prefixes."""

CLAIMS = frozenset({"abstention", "assertion", "instant", "interval", "mention", "participation", "quote", "tenure"})
DECISIONS = frozenset({"conflict", "correction", "curator", "judgement", "match", "position"})
TYPES = frozenset(ENTITY_TYPES) | CLAIMS | DECISIONS
"""The first step of the path of an entity's IRI."""

GRAPHS = frozenset({"corrections", "identifiers", "inferred", "meta", "ontology", "registry"})
"""The named graphs that are not a document's."""

_ABSOLUTE = re.compile(
    r"""
    https?:// [^\s<>"{}|\\^`/?\#]+      # scheme and authority
    (?: / [^\s<>"{}|\\^`?\#]* )?        # path, without the characters that no IRI may hold
    [/]                                 # a name can be appended at once
    """,
    re.VERBOSE,
)

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The IRIs under one base.

    Invariant: `base` is an absolute http or https IRI that ends in "/", so that every IRI made here is
    that base and a path.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        """Refuse a base that would not make IRIs."""
        if not _ABSOLUTE.fullmatch(self.base):
            raise DataError(
                f"base {self.base!r}: not an absolute http(s) IRI that ends in '/'; write e.g. {DEFAULT_BASE}"
            )

    @property
    def vocabulary(self) -> str:
        """The namespace of the ontology's terms, which the prefix `kg:` stands for."""
        return self.base + "ontology#"

    @property
    def prefixes(self) -> dict[str, str]:
        """All prefixes of a graph under this base, `kg:` among them, sorted."""
        return dict(sorted({**PREFIXES, "kg": self.vocabulary}.items()))

    @property
    def entity_prefixes(self) -> dict[str, str]:
        """A prefix for each type of entity, to write its IRIs short: `person:` and so on."""
        return {kind: f"{self.base}id/{kind}/" for kind in sorted(TYPES)}

    def expand(self, name: str) -> str:
        """The IRI of a prefixed name: `expand("org:holds")`, `expand("kg:coChairs")`."""
        prefix, _, local = name.partition(":")
        if prefix == "kg":
            return self.kg(local)
        if prefix not in PREFIXES:
            raise DataError(f"prefixed name {name!r}: unknown prefix; use kg: or one of {', '.join(PREFIXES)}")
        return PREFIXES[prefix] + local

    def rebase(self, iri: str) -> str:
        """An IRI under the default base as the same one under this base; any other stays."""
        return self.base + iri[len(DEFAULT_BASE) :] if iri.startswith(DEFAULT_BASE) else iri

    def kg(self, term: str) -> str:
        """The IRI of a term of the ontology: `kg("Forum")`."""
        return self.vocabulary + term

    def registry(self, path: str) -> str:
        """The IRI of a registry entry, by its path: `registry("country/india")`."""
        kind, _, name = path.partition("/")
        if kind not in TYPES or not name:
            raise DataError(f"registry path {path!r}: not type/name with a type of {', '.join(sorted(TYPES))}")
        return f"{self.base}id/{kind}/{_segment(name)}"

    def path(self, iri: str) -> str | None:
        """The registry path of an IRI, or None for an IRI that is not an entity's under this base."""
        prefix = f"{self.base}id/"
        return iri[len(prefix) :] if iri.startswith(prefix) else None

    def cluster(self, cluster: Cluster, document: str, start: int) -> str:
        """The immutable IRI of what one document speaks of, from the offset of its first mention.

        The label is there to be read by people; the hash of document, type and offset tells clusters apart.
        """
        return self._entity(cluster.type, slug(cluster.label), (document, cluster.type, str(start)))

    def hashed(self, kind: str, *parts: str) -> str:
        """The IRI of a node that is known by its content: `hashed("assertion", document, s, p, o)`."""
        return self._entity(kind, "", parts)

    def literal(self, subject: str, relation: str, value: str) -> str:
        """The IRI of the node that stands for a fact's literal where a store knows no literals for objects."""
        return f"{self.base}literal/{self.triple(subject, relation, value)}"

    @staticmethod
    def triple(subject: str, relation: str, value: str) -> str:
        """A short name of a triple, which is no IRI: 20 hexadecimal digits."""
        return sha256("\x1f".join((subject, relation, value)).encode("utf-8")).hexdigest()[:20]

    def document(self, name: str) -> str:
        """The IRI of a document, by its name; a slash in the name stays a slash."""
        return f"{self.base}doc/{_segment(name)}"

    def graph(self, name: str) -> str:
        """The IRI of a named graph: a document's by its name as "doc/NAME", else one of GRAPHS."""
        if name in GRAPHS:
            return f"{self.base}graph/{name}"
        if name.startswith("doc/"):
            return f"{self.base}graph/doc/{_segment(name.removeprefix('doc/'))}"
        raise DataError(f"graph name {name!r}: write doc/NAME or one of {', '.join(sorted(GRAPHS))}")

    def _entity(self, kind: str, label: str, parts: tuple[str, ...]) -> str:
        if kind not in TYPES:
            raise DataError(f"entity type {kind!r}: not one of {', '.join(sorted(TYPES))}")
        # 10 digits (40 bits) are enough beside a label: things of one label are few. Where the hash stands
        # alone it names every node of a kind, and 80 bits keep millions of them apart.
        digest = sha256("\x1f".join(parts).encode("utf-8")).hexdigest()
        return f"{self.base}id/{kind}/" + (f"{label}-{digest[:10]}" if label else digest[:20])


def slug(label: str) -> str:
    """The ASCII letters and digits of a label, at most 40, words joined by hyphens; "" if there are none."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode("ascii").lower()
    joined = _NOT_IN_SLUG.sub("-", plain.replace("'", "")).strip("-")
    return joined if len(joined) <= 40 else joined[:41].rpartition("-")[0] or joined[:40]


def _segment(name: str) -> str:
    """A name as part of an IRI's path: what an IRI may hold there stays, a slash among it."""
    return quote(name, safe="/~!$&'()*+,;=:@")
