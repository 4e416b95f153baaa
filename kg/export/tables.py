"""A network and its evidence in, tables out: the shape of every export in rows and columns.

Things, links, attributes (values that things have by documents), the evidence for links and attributes, names and
documents. A key is an IRI or a hash of content, so that the same graph has the same keys in every build. An IRI of
several stands in one cell, separated by a space, which no IRI holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from kg.export.columns import ATTRIBUTES, DOCUMENTS, EDGES, EVIDENCE, NAMES, NODES, Cell, Table
from kg.network import Evidence, Network, Passage, Statement

__all__ = ["Attribute", "Proof", "Tables", "edge_id", "make_tables"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Proof:
    """A sentence for a link or attribute, and the assertion that rests on it.

    `inferred` says that the sentence is that of a premise, from which the link follows by a rule.
    """

    passage: Passage
    assertion: str
    confidence: float | None
    rule: str | None
    qualifier: str | None
    status: str | None
    inferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A value that a thing has by documents: a date, a form of meeting, words as they were written."""

    id: str
    node: str
    property: str
    label: str
    value: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables, each sorted by its key; `proofs` holds by an edge's id what proves it, `attributes` the values."""

    nodes: Table
    edges: Table
    attributes: Table
    evidence: Table
    names: Table
    documents: Table
    proofs: Mapping[str, tuple[Proof, ...]]
    values: tuple[Attribute, ...]

    def all(self) -> tuple[Table, ...]:
        """The tables, each after those that it refers to."""
        return self.documents, self.nodes, self.names, self.edges, self.attributes, self.evidence


def edge_id(source: str, key: str, target: str) -> str:
    """The key of a link: a hash of its two ends and of its key in the network."""
    return _hash(source, key, target)


def make_tables(network: Network, evidence: Evidence) -> Tables:
    """The tables of a network and its evidence; the same graph gives the same rows in the same order."""
    statements = {one.iri: one for one in evidence.statements}
    proofs = {
        edge_id(source, key, target): _proofs(edge["assertions"], statements)
        for source, target, key, edge in network.edges(keys=True, data=True)
    }
    values = tuple(_attributes(network, evidence, statements))
    return Tables(
        nodes=Table(NODES, tuple(_nodes(network))),
        edges=Table(EDGES, tuple(sorted(_edges(network, proofs), key=_first_cell))),
        attributes=Table(ATTRIBUTES, tuple(map(_attribute_row, values))),
        evidence=Table(EVIDENCE, tuple(_evidence(proofs, values))),
        names=Table(NAMES, tuple(_names(network))),
        documents=Table(DOCUMENTS, tuple(_documents(evidence))),
        proofs=proofs,
        values=values,
    )


def _nodes(network: Network) -> Iterator[tuple[Cell, ...]]:
    for iri in sorted(network):
        node = network.nodes[iri]
        kinds, documents = " ".join(node["kinds"]), " ".join(node["documents"])
        yield iri, node["label"], node["type"], kinds or None, documents or None, round(node["importance"], 6)


def _names(network: Network) -> Iterator[tuple[Cell, ...]]:
    kinds = (("aliases", "alias"), ("misspellings", "misspelling"), ("spellings", "registered"))
    for iri in sorted(network):
        node = network.nodes[iri]
        found = {(node["label"], "label"), *((name, kind) for table, kind in kinds for name in node[table])}
        yield from ((_hash(iri, kind, name), iri, name, kind) for name, kind in sorted(found))


def _edges(network: Network, proofs: Mapping[str, Sequence[Proof]]) -> Iterator[tuple[Cell, ...]]:
    for source, target, key, edge in network.edges(keys=True, data=True):
        identifier = edge_id(source, key, target)
        found = proofs[identifier]
        named = (identifier, source, target, edge["property"], edge["label"], edge["role"])
        yield *named, edge["derived"], edge["symmetric"], _documents_of(found), _surest(found)


def _attributes(network: Network, evidence: Evidence, statements: Mapping[str, Statement]) -> Iterator[Attribute]:
    """What statements say of a thing that is no link between two things that are drawn."""
    found: dict[tuple[str, str, str, bool], set[str]] = defaultdict(set)
    for one in evidence.statements:
        if one.subject in network and (one.literal or one.object not in network):
            found[one.subject, one.predicate, one.object, one.literal].add(one.iri)
    labels = {term.iri: term.label for term in evidence.terms}
    rows = [
        Attribute(
            id=_hash(node, relation, value),
            node=node,
            property=relation,
            label=labels.get(relation) or evidence.label_of(relation),
            value=value if literal else labels.get(value) or evidence.label_of(value),
            proofs=_proofs(iris, statements),
        )
        for (node, relation, value, literal), iris in found.items()
    ]
    yield from sorted(rows, key=lambda row: row.id)


def _attribute_row(one: Attribute) -> tuple[Cell, ...]:
    documents, surest = _documents_of(one.proofs), _surest(one.proofs)
    return one.id, one.node, one.property, one.label, one.value, documents, surest


def _evidence(edges: Mapping[str, Sequence[Proof]], attributes: Iterable[Attribute]) -> Iterator[tuple[Cell, ...]]:
    """A row for each link or attribute, assertion and sentence."""
    proven: list[tuple[str, str | None, str | None, Sequence[Proof]]] = [
        *((key, key, None, found) for key, found in edges.items()),
        *((one.id, None, one.id, one.proofs) for one in attributes),
    ]
    for key, edge, attribute, found in sorted(proven, key=lambda row: row[0]):
        for proof in found:
            at = proof.passage
            identifier = _hash(key, proof.assertion, at.document, str(at.start), str(at.end))
            place = (at.document, at.text, at.start, at.end)
            how = (proof.confidence, proof.rule, proof.qualifier, proof.status, proof.inferred)
            yield identifier, edge, attribute, proof.assertion, *place, *how


def _documents(evidence: Evidence) -> Iterator[tuple[Cell, ...]]:
    for one in sorted(evidence.sources, key=lambda source: source.iri):
        yield one.iri, one.name, one.title, one.publisher, one.issued, one.url, one.language, one.text


def _proofs(assertions: Iterable[str], statements: Mapping[str, Statement]) -> tuple[Proof, ...]:
    """The sentences of some assertions, or of what they follow from, down to what documents state."""
    found: set[Proof] = set()
    seen: set[str] = set()
    waiting = [(iri, False) for iri in sorted(assertions)]
    while waiting:
        iri, inferred = waiting.pop()
        if iri in seen or iri not in statements:
            continue
        seen.add(iri)
        statement = statements[iri]
        found.update(_proof(statement, passage, inferred=inferred) for passage in statement.passages)
        waiting += [(premise, True) for premise in statement.premises]
    return tuple(sorted(found, key=lambda proof: (proof.passage, proof.assertion)))


def _proof(statement: Statement, passage: Passage, *, inferred: bool) -> Proof:
    return Proof(
        passage=passage,
        assertion=statement.iri,
        confidence=statement.confidence,
        rule=statement.rule,
        qualifier=statement.qualifier,
        status=statement.status,
        inferred=inferred,
    )


def _documents_of(proofs: Iterable[Proof]) -> str | None:
    return " ".join(sorted({proof.passage.document for proof in proofs})) or None


def _surest(proofs: Iterable[Proof]) -> float | None:
    return max((proof.confidence for proof in proofs if proof.confidence is not None), default=None)


def _first_cell(row: tuple[Cell, ...]) -> str:
    return str(row[0])


def _hash(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:20]
