"""Variants of the hand-made graph: documents left out or moved, things taken apart, facts left out, other names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256

from graph_sample import sample_documents, sample_extractions, sample_resolution
from pyoxigraph import Quad, RdfFormat, serialize

from kg.assertions import assert_graph, read_ontology
from kg.diff import ChangeNote, QuadChanges, compare_builds, compare_lines
from kg.identifiers import Identifiers
from kg.inference import infer
from kg.model import Document, Entity, Extraction, Fact, Resolution, Span
from kg.query import Graph
from kg.store import store_of


@dataclass(frozen=True)
class Variant:
    """A build of the sample.

    `documents` are the names of those that are there, `apart` the labels of things that are not joined across them,
    `without` the numbers of facts, counted over both texts, that are left out, `prefix` what stands before the text
    of the visit, so that all of its offsets are others, and `labels` other names for things.
    """

    documents: tuple[str, ...] = ("session", "visit")
    apart: frozenset[str] = frozenset()
    without: frozenset[int] = frozenset()
    prefix: str = ""
    labels: tuple[tuple[str, str], ...] = ()


def shifted(document: Document, found: Extraction, prefix: str) -> tuple[Document, Extraction]:
    """A document with words put before its text, and what was found in it at its new place."""
    by = len(prefix)

    def span(old: Span) -> Span:
        return Span(old.start + by, old.end + by)

    def name(old: str | None) -> str | None:
        kind, _, start = (old or "").partition(":")
        return None if old is None else f"{kind}:{int(start) + by}"

    def fact(old: Fact) -> Fact:
        ends = {key: name(getattr(old, key)) for key in ("subject", "object", "side", "office")}
        spans = {key: span(getattr(old, key)) for key in ("subject_span", "object_span")}
        return replace(old, quotes=tuple(map(span, old.quotes)), **ends, **spans)  # type: ignore[arg-type]

    text = prefix + document.text
    moved = replace(
        found,
        mentions=tuple(replace(one, span=span(one.span), cluster=str(name(one.cluster))) for one in found.mentions),
        clusters=tuple(replace(one, id=str(name(one.id)), forum=name(one.forum)) for one in found.clusters),
        facts=tuple(map(fact, found.facts)),
        abstentions=tuple(replace(one, fact=fact(one.fact)) for one in found.abstentions),
    )
    return replace(document, text=text, sha256=sha256(text.encode()).hexdigest()), moved


def resolved(extractions: Iterable[Extraction], variant: Variant) -> Resolution:
    """The sample's entities as far as the documents of a variant speak of them."""
    identifiers, clusters = Identifiers(), {}
    for extraction in extractions:
        for cluster in extraction.clusters:
            start = int(cluster.id.partition(":")[2])
            by = len(variant.prefix) if extraction.document == "visit" else 0
            clusters[extraction.document, f"{cluster.type}:{start - by}"] = (
                extraction.document,
                cluster.id,
                identifiers.cluster(cluster, extraction.document, start),
            )
    entities, other = [], dict(variant.labels)
    for entity in sample_resolution().entities:
        members = [clusters[key] for key in (member[:2] for member in entity.members) if key in clusters]
        groups = [[member] for member in members] if entity.label in variant.apart else [members] if members else []
        for group in groups:
            iri = entity.iri if entity.registry else min(member[2] for member in group)
            label = other.get(entity.label, entity.label)
            entities.append(replace(entity, iri=iri, label=label, members=tuple(sorted(group))))
    known = {member[2] for entity in entities for member in entity.members}
    judgements = sample_resolution().judgements
    return Resolution(
        entities=tuple(sorted(entities, key=lambda entity: entity.iri)),
        judgements=tuple(one for one in judgements if {one.left, one.right} <= known and not apart(one, entities)),
    )


def apart(judgement: object, entities: Iterable[Entity]) -> bool:
    """Whether a judgement says that clusters are the same which are not."""
    ends = {getattr(judgement, "left", ""), getattr(judgement, "right", "")}
    together = any(ends <= {member[2] for member in entity.members} for entity in entities)
    return getattr(judgement, "verdict", "") == "same" and not together


@cache
def quads_of(variant: Variant) -> tuple[Quad, ...]:
    """All quads of a variant, inferred ones among them."""
    pairs, number = [], 0
    for document, found in zip(sample_documents(), sample_extractions(), strict=True):
        kept = [fact for place, fact in enumerate(found.facts, start=number) if place not in variant.without]
        number += len(found.facts)
        found = replace(found, facts=tuple(kept))
        if variant.prefix and document.name == "visit":
            document, found = shifted(document, found, variant.prefix)
        if document.name in variant.documents:
            pairs.append((document, found))
    documents, extractions = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    resolution = resolved(extractions, variant)
    asserted = assert_graph(documents, extractions, resolution, read_ontology(), Identifiers())
    return (*asserted, *infer(asserted, Identifiers()))


@cache
def lines_of(variant: Variant) -> tuple[bytes, ...]:
    """The N-Quads of a variant, sorted."""
    written = serialize(quads_of(variant), format=RdfFormat.N_QUADS) or b""
    return tuple(sorted(set(written.splitlines(keepends=True))))


@cache
def graph_of(variant: Variant) -> Graph:
    """The graph of a variant, open for reading."""
    return Graph(store_of(quads_of(variant)))


def quads_between(old: Variant, new: Variant) -> QuadChanges:
    """The quads that differ between two variants."""
    return compare_lines(lines_of(old), lines_of(new))


@cache
def note_of(old: Variant, new: Variant) -> ChangeNote:
    """The change note from one variant to another."""
    return compare_builds(graph_of(old), graph_of(new), quads_between(old, new))
