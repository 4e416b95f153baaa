"""An exported network in, entities of FollowTheMoney out, one a line as JSON: https://followthemoney.tech.

Which schema and which property a class or relation has there is told by `ontology/exchange.ttl`. A link carries its
documents (`proof`), its sentences (`description`) and its assertions (`recordId`); of offsets and confidence the
schema knows nothing, and languages have other codes there. A key is a hash of the IRI, which has characters that keys
may not have; the IRI itself is the `sourceUrl` of a thing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from kg.export.exported import Exported
from kg.export.files.records import Key, Record, make_records
from kg.network import Source
from kg.web_addresses import is_web_address

__all__ = ["FORM", "entity_id", "write_ftm"]

FORM = "ftm"
Properties = dict[str, list[str]]


def write_ftm(exported: Exported, path: Path) -> None:
    """Write documents, things and links as entities, one a line."""
    with path.open("w", encoding="utf-8", newline="\n") as opened:
        for identifier, schema, properties in _entities(exported):
            known = {name: values for name, values in sorted(properties.items()) if values}
            entity = {"id": identifier, "schema": schema, "properties": known}
            opened.write(json.dumps(entity, ensure_ascii=False) + "\n")


def entity_id(iri: str) -> str:
    """The key of an entity, of letters, digits and a hyphen."""
    return f"kg-{sha256(iri.encode('utf-8')).hexdigest()[:24]}"


def _entities(exported: Exported) -> Iterator[tuple[str, str, Properties]]:
    sources = {source.iri: source for source in exported.evidence.sources}
    for iri, source in sorted(sources.items()):
        yield entity_id(iri), "PlainText", _document(source)
    for record in make_records(exported, FORM):
        properties = {
            name: [entity_id(value.iri) if isinstance(value, Key) else value for value in sorted(values, key=_order)]
            for name, values in record.values.items()
        }
        properties |= _proof_of_link(record, sources) if record.link else _proof_of_thing(exported, record)
        yield entity_id(record.key), record.type, properties


def _order(value: str | Key) -> str:
    return value.iri if isinstance(value, Key) else value


def _document(source: Source) -> Properties:
    told = {
        "fileName": source.name,
        "title": source.title,
        "publisher": source.publisher,
        "publishedAt": source.issued,
        "sourceUrl": source.url if source.url and is_web_address(source.url) else None,
        "bodyText": source.text,
    }
    return {"name": [source.title or source.name]} | {name: [value] for name, value in told.items() if value}


def _proof_of_link(record: Record, sources: Mapping[str, Source]) -> Properties:
    proofs = sorted(record.proofs, key=lambda proof: (proof.passage, proof.assertion))
    documents = sorted({proof.passage.document for proof in proofs})
    urls = [sources[iri].url for iri in documents if iri in sources]
    publishers = {sources[iri].publisher for iri in documents if iri in sources}
    return {
        "proof": [entity_id(iri) for iri in documents],
        "description": list(dict.fromkeys(proof.passage.text for proof in proofs)),
        "recordId": sorted({proof.assertion for proof in proofs}),
        "sourceUrl": sorted({url for url in urls if url and is_web_address(url)}),
        "publisher": sorted(name for name in publishers if name),
    }


def _proof_of_thing(exported: Exported, record: Record) -> Properties:
    node = exported.network.nodes[record.key]
    documents = {*node["documents"], *(proof.passage.document for proof in record.proofs)}
    return {
        "alias": list(node["aliases"]),
        "weakAlias": list(node["misspellings"]),
        "proof": [entity_id(iri) for iri in sorted(documents)],
        "sourceUrl": [record.key],
    }
