"""An exported network in, Popolo JSON out: persons, organizations, posts, memberships, events and areas.

https://www.popoloproject.com. Which collection and field a class or relation has there is told by
`ontology/exchange.ttl`. Every object has `sources`: the address of the document and, as the note, the sentence. The
schema has no place for offsets and confidence. A field of one value that has several takes the first, with a remark.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.export.exported import Exported
from kg.export.files.records import Key, Record, Value, make_records

__all__ = ["FORM", "write_popolo"]

FORM = "popolo"
MEMBERSHIPS, POSTS = "memberships", "posts"


def write_popolo(exported: Exported, path: Path) -> None:
    """Write the collections as one JSON object."""
    addresses = {source.iri: source.url or source.iri for source in exported.evidence.sources}
    collections: dict[str, list[dict[str, Any]]] = defaultdict(list)
    cut: Counter[str] = Counter()
    for record in make_records(exported, FORM):
        collections[record.type].append(_written(exported, record, addresses, cut))
    _name_organizations(collections[MEMBERSHIPS], collections[POSTS])
    for name, count in sorted(cut.items()):
        exported.remarks.append(f"{count} with several values of {name}, of which popolo has one: the first is kept")
    text = json.dumps(dict(sorted(collections.items())), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _written(exported: Exported, record: Record, addresses: Mapping[str, str], cut: Counter[str]) -> dict[str, Any]:
    written: dict[str, Any] = {"id": record.key}
    for name, values in sorted(record.values.items()):
        shaped = [_shape(value) for value in sorted(values, key=_order)]
        if len(shaped) > 1 and name not in record.listed:
            cut[f"{record.type}.{name}"] += 1
        written[name] = shaped if name in record.listed else shaped[0]
    sources = {(proof.passage.document, proof.passage.text) for proof in record.proofs}
    if not record.link:
        node = exported.network.nodes[record.key]
        if node["aliases"] and record.label_field:
            written[f"other_{record.label_field}s"] = [{record.label_field: name} for name in node["aliases"]]
        told = {document for document, _ in sources}
        sources |= {(document, "") for document in node["documents"] if document not in told}
    written["sources"] = _sources(sources, addresses)
    return written


def _order(value: Value) -> str:
    return value.iri if isinstance(value, Key) else value


def _shape(value: Value) -> str | dict[str, str]:
    if isinstance(value, Key):
        return {"id": value.iri, "name": value.label} if value.whole else value.iri
    return value


def _sources(sources: Iterable[tuple[str, str]], addresses: Mapping[str, str]) -> list[dict[str, str]]:
    links = ((addresses.get(document, document), note) for document, note in sorted(sources))
    return [{"url": url, "note": note} if note else {"url": url} for url, note in links]


def _name_organizations(memberships: Iterable[dict[str, Any]], posts: Iterable[dict[str, Any]]) -> None:
    """A membership by a post is one in the post's organization."""
    organizations = {post["id"]: post.get("organization_id") for post in posts}
    for membership in memberships:
        found = organizations.get(membership.get("post_id"))
        if found and "organization_id" not in membership:
            membership["organization_id"] = found
