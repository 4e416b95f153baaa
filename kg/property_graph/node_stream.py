"""A dataset in, the nodes of its property graph out, things first, then records of evidence, then literals."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.identifiers import Identifiers
from kg.projection import local_name
from kg.property_graph.lookup import Lookup
from kg.property_graph.schema import LITERAL, MATCHES, TOLD, Node, Schema, Value

__all__ = ["read_node", "stream_nodes"]


def stream_nodes(lookup: Lookup, schema: Schema) -> Iterator[Node]:
    """The nodes for things and records, each once, a thing's literals after it."""
    for iri in lookup.things:
        literals = tuple(_literals(lookup, schema, iri))
        node = read_node(lookup, schema, iri, literals)
        matches = {key: found for key, name in MATCHES.items() if (found := lookup.matches(iri, name))}
        yield replace(node, properties={**node.properties, **matches}) if matches else node
        yield from literals
    for iri in lookup.records:
        yield read_node(lookup, schema, iri)


def read_node(lookup: Lookup, schema: Schema, iri: str, literals: Iterable[Node] = ()) -> Node:
    """The node of an IRI; the dates and words of a thing's literals are its properties too."""
    values: dict[str, list[str]] = defaultdict(list)
    told, keys = lookup.told(iri), _keys(lookup.identifiers)
    for relation in (relation for relation in told if relation in keys):
        key = keys[relation]
        for value in told[relation]:
            if value.literal:
                values[key] += [value.text] if key != "name" or not value.language else []
            else:
                values[key].append(lookup.name(value.text) or local_name(value.text))
    for literal in literals:
        values[str(literal.properties["property"])].append(str(literal.properties["value"]))
    for original in lookup.words(iri, "prov:alternateOf"):
        values["copyOf"].append(lookup.word(original, "dcterms:identifier") or original)
    labels = schema.labels_of(lookup.words(iri, "rdf:type"))
    if not values["name"]:
        values["name"] = values["value"] or values["kind"] or values["roles"] or [" ".join(labels).lower()]
    values["aliases"] = [alias for alias in values["aliases"] if alias not in values["name"]]
    return Node(iri=iri, labels=labels, properties=dict(_properties(values, schema.node_keys)))


@cache
def _keys(identifiers: Identifiers) -> Mapping[str, str]:
    """TOLD by the IRIs of the properties."""
    return {identifiers.expand(name): key for name, key in TOLD.items()}


def _literals(lookup: Lookup, schema: Schema, thing: str) -> Iterator[Node]:
    """The nodes for what facts about a thing have for an object that is none: a date, words, a fixed value's name."""
    found: dict[str, Node] = {}
    literal = {iri for iri, term in schema.terms.items() if term.fact and not term.edge and lookup.words(thing, iri)}
    for assertion in lookup.claims(thing) if literal else ():
        relation = lookup.word(assertion, "rdf:predicate") or ""
        if relation not in literal or not lookup.is_assertion(assertion):
            continue
        for value in lookup.told(assertion)[lookup.identifiers.expand("rdf:object")]:
            iri = lookup.identifiers.literal(thing, relation, value.text)
            if iri in found:
                continue
            words = value.text if value.literal else lookup.name(value.text) or local_name(value.text)
            properties: dict[str, Value] = {"name": words, "value": words, "property": local_name(relation)}
            if value.literal:
                properties["datatype"] = local_name(value.datatype)
            for key in ("earliest", "latest"):
                if day := lookup.word(assertion, f"kg:{key}"):
                    properties[key] = datetime.date.fromisoformat(day)
            found[iri] = Node(iri=iri, labels=(LITERAL,), properties=properties)
    yield from (found[iri] for iri in sorted(found))


def _properties(values: Mapping[str, Sequence[str]], keys: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    """The properties in the order of the schema, each of its type; one of several values where one is wanted."""
    for key, kind in keys.items():
        if not (found := values.get(key)):
            continue
        if kind == "string[]":
            yield key, tuple(sorted(set(found)))
        elif kind == "date":
            yield key, datetime.date.fromisoformat((max if key == "latest" else min)(found))
        elif kind == "long":
            yield key, int(found[0])
        elif kind == "double":
            yield key, float(found[0])
        else:
            yield key, min(found)
