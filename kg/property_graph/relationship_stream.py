"""A dataset in, the relationships of its property graph out, each with the sentences behind it.

Facts come first, by their subjects, with the n-ary nodes folded into them; then what ties n-ary nodes, disagreements
and abstentions to their ends; then where documents name things. An end that is no node leaves its relationship out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.property_graph.lookup import Lookup, Place
from kg.property_graph.node_stream import read_node
from kg.property_graph.schema import Node, Relationship, Schema
from kg.property_graph.ties import Tie

__all__ = ["stream_ends", "stream_facts", "stream_mentions"]

Ends = tuple[str, str, str]
"""Source, term and target of a relationship."""


def stream_facts(lookup: Lookup, schema: Schema) -> Iterator[Relationship]:
    """What is claimed of things, and the n-ary nodes that no claim tells, as relationships from them."""
    for thing in lookup.things:
        ties: dict[Ends, Tie] = {}
        for assertion in lookup.claims(thing):
            _claim(lookup, schema, thing, assertion, ties)
        _fold(lookup, schema, thing, ties)
        yield from (_related(lookup, schema, ties[ends]) for ends in sorted(ties))


def stream_ends(lookup: Lookup, schema: Schema) -> Iterator[Relationship]:
    """What ties n-ary nodes, conflicts and abstentions to things and to each other, with the evidence of the node."""
    parts = [relation for relation, term in schema.terms.items() if term.part]
    for record in lookup.records:
        ties: dict[Ends, Tie] = {}
        derived = lookup.words(record, "prov:wasDerivedFrom")
        for relation in parts:
            _lead(lookup, record, relation, derived, ties)
        positions = lookup.words(record, "kg:position")
        _lead(lookup, record, lookup.identifiers.kg("disputed"), positions, ties)
        for position in positions:
            ends = (record, lookup.identifiers.kg("position"), position)
            ties[ends] = Tie(*ends, stated=True, proofs={position})
        _lead(lookup, record, lookup.identifiers.kg("names"), (record,), ties)
        if lookup.word(record, "kg:quote") and not lookup.is_assertion(record):
            for document in (iri for iri in derived if lookup.word(iri, "dcterms:identifier")):
                ends = (record, lookup.identifiers.expand("prov:wasDerivedFrom"), document)
                ties[ends] = Tie(*ends, stated=True, proofs={record})
        yield from (_related(lookup, schema, ties[ends]) for ends in sorted(ties))


def stream_mentions(lookup: Lookup, schema: Schema) -> Iterator[Relationship]:
    """Where documents name things: one relationship a document and thing, with all its places."""
    relation = lookup.identifiers.kg("mentions")
    for document in lookup.documents:
        places: dict[str, dict[Place, float | None]] = {}
        for mention in lookup.mentions(document):
            for thing in filter(lookup.is_thing, lookup.words(mention, "kg:mentions")):
                places.setdefault(thing, {})[lookup.place(mention)] = None
        for thing in sorted(places):
            tie = Tie(document, relation, thing, stated=True)
            yield _related(lookup, schema, tie, places[thing])


def _claim(lookup: Lookup, schema: Schema, thing: str, assertion: str, ties: dict[Ends, Tie]) -> None:
    """Take in an assertion about a thing; a symmetric one leads from the end that comes first."""
    relation = lookup.word(assertion, "rdf:predicate") or ""
    term = schema.terms.get(relation)
    if term is None or not term.fact or not lookup.is_assertion(assertion):
        return
    target = lookup.word(assertion, "rdf:object") or ""
    if term.symmetric and target == thing:
        target = lookup.words(assertion, "rdf:subject")[0]
    if not term.edge:
        target = lookup.identifiers.literal(thing, relation, target)
    elif not lookup.is_thing(target) or (term.symmetric and target < thing):
        return
    tie = ties.setdefault((thing, relation, target), Tie(thing, relation, target))
    tie.proofs.add(assertion)
    tie.stated = tie.stated or any(
        lookup.word(iri, "dcterms:identifier") for iri in lookup.words(assertion, "prov:wasDerivedFrom")
    )
    if sure := lookup.word(assertion, "kg:confidence"):
        tie.confidence = max(float(sure), tie.confidence or 0.0)
    tie.tell("standings", lookup.words(assertion, "kg:qualifier"))
    tie.tell("statuses", lookup.words(assertion, "kg:status"))
    tie.bound((*lookup.words(assertion, "kg:earliest"), *lookup.words(assertion, "kg:latest")))


def _fold(lookup: Lookup, schema: Schema, thing: str, ties: dict[Ends, Tie]) -> None:
    """Give each tie what the n-ary nodes of the same ends and assertions tell; make one where there is none."""
    behind = {ends: lookup.behind(tie.proofs) for ends, tie in ties.items()}
    claimed = {target for _, _, target in ties}
    for fold in schema.folds:
        for nary in lookup.folding(fold.leading, thing):
            if fold.kind not in lookup.words(nary, "rdf:type"):
                continue
            node, assertions = read_node(lookup, schema, nary), set(lookup.words(nary, "prov:wasDerivedFrom"))
            for target in filter(lookup.is_thing, lookup.words(nary, fold.ending)):
                fitting = [ends for ends in behind if ends[2] == target and behind[ends] & assertions]
                if target not in claimed:
                    ends = (thing, fold.kind, target)
                    ties.setdefault(ends, Tie(*ends, stated=True)).proofs.update(assertions)
                    fitting = [ends]
                for tie in (ties[ends] for ends in fitting):
                    _tell_fold(lookup, tie, node)


def _tell_fold(lookup: Lookup, tie: Tie, node: Node) -> None:
    """Put roles, sides, offices and dates of an n-ary node on the edge that it folds to."""
    tie.fold(node)
    tie.tell("dates", (*lookup.words(node.iri, "kg:witnessedOn"), *lookup.words(tie.target, "kg:heldOn")))
    tie.bound((*lookup.words(tie.target, "kg:earliest"), *lookup.words(tie.target, "kg:latest")))


def _lead(lookup: Lookup, record: str, relation: str, proofs: Sequence[str], ties: dict[Ends, Tie]) -> None:
    """Add what leads from a record to things by a property."""
    for target in lookup.words(record, relation):
        if lookup.is_thing(target):
            ends = (record, relation, target)
            ties[ends] = Tie(*ends, stated=True, proofs=set(proofs))


def _related(lookup: Lookup, schema: Schema, tie: Tie, places: dict[Place, float | None] | None = None) -> Relationship:
    term = schema.terms[tie.term]
    return Relationship(
        id=lookup.identifiers.triple(tie.source, tie.term, tie.target),
        type=term.type,
        source=tie.source,
        target=tie.target,
        properties=tie.properties(term.label, lookup.proofs(tie.proofs) if places is None else places),
    )
