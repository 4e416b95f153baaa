"""A network, its evidence and the looks in; the tables that the page reads out, as plain values for JSON.

Things, facts, quotes and documents refer to each other by their number in their table, so that no IRI or
text of a document serves as a key in the page. Nothing is escaped here: the template does that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.conflicts import Conflict
from kg.network import Evidence, Naming, Network, Passage, Source, Statement, Term
from kg.render.display import Look
from kg.web_addresses import is_web_address

__all__ = ["Row", "make_content"]

Row = dict[str, Any]
"""A line of a table of the page: strings, numbers, truth values, lists of numbers, or None."""

_NO_LOOK = Look(name="", plural="", colour="#56606b", colour_on_dark="#b3bdc8", shape="dot", order=0)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The place of each thing, document, relation, quote and fact in its table."""

    things: Mapping[str, int]
    documents: Mapping[str, int]
    relations: Mapping[str, int]
    quotes: Mapping[Passage, int]
    facts: Mapping[str, int]


def make_content(
    network: Network,
    evidence: Evidence,
    looks: Sequence[Look],
    groups: Mapping[str, str],
    *,
    with_texts: bool = True,
) -> dict[str, list[Row]]:
    """The tables `classes`, `things`, `groups`, `links`, `relations`, `facts`, `quotes`, `documents`, ...

    ... `disputes` and `undated`. `groups` gives the centre of a thing's group; see kg/network/groups.py.

    Links stand in the order of `network.edges`, things in that of their IRIs. A fact's ends are the
    number of a thing, or text where the network does not draw it. Without texts, documents keep their quotes only.
    """
    numbers = _number(network, evidence)
    terms = {term.iri: term for term in evidence.terms}
    labels = {iri.rsplit("#", 1)[-1]: term.label for iri, term in terms.items()}
    origins = _origins(evidence.statements)
    classes = _classes(network, labels, looks)
    things = _things(network, labels, numbers, {row["name"]: index for index, row in enumerate(classes)})
    grouped = _group(things, groups)
    group_of = {one: number for number, members in enumerate(grouped.values()) for one in members}
    namings: dict[str, list[Naming]] = defaultdict(list)
    for naming in evidence.namings:
        namings[naming.document].append(naming)
    return {
        "classes": classes,
        "things": [row | {"group": group_of.get(number)} for number, row in enumerate(things)],
        "groups": [{"centre": centre} for centre in grouped],
        "links": _links(network, numbers, origins),
        "relations": [_relation(iri, terms) for iri in numbers.relations],
        "facts": [_fact(fact, evidence, numbers, origins[fact.iri]) for fact in evidence.statements],
        "quotes": [_quote(passage, numbers.documents) for passage in numbers.quotes],
        "documents": [
            _document(source, namings[source.iri] if with_texts else (), numbers.things)
            | ({} if with_texts else {"text": None})
            for source in evidence.sources
        ],
        "disputes": [_dispute(one, evidence, numbers) for one in evidence.disputes if one.about_id in numbers.things],
        "undated": [{"thing": number} for number in _find(evidence.undated, numbers.things)],
    }


def _number(network: Network, evidence: Evidence) -> _Numbers:
    documents = _places(source.iri for source in evidence.sources)
    passages = {passage for fact in evidence.statements for passage in fact.passages if passage.document in documents}
    return _Numbers(
        things=_places(sorted(network)),
        documents=documents,
        relations=_places(sorted({fact.predicate for fact in evidence.statements})),
        quotes={passage: number for number, passage in enumerate(sorted(passages))},
        facts=_places(fact.iri for fact in evidence.statements),
    )


def _places(iris: Iterable[str]) -> dict[str, int]:
    return {iri: number for number, iri in enumerate(iris)}


def _classes(network: Network, labels: Mapping[str, str], looks: Sequence[Look]) -> list[Row]:
    """The classes that have things, in the order of their looks; one without a look is plain and comes last."""
    known = {look.name: look for look in looks}
    order = {look.name: number for number, look in enumerate(looks)}
    rows: list[Row] = []
    drawn = {network.nodes[iri]["type"] for iri in network}
    for name in sorted(drawn, key=lambda kind: (order.get(kind, len(order)), kind)):
        look = known.get(name, _NO_LOOK)
        label = labels.get(name, name)
        row: Row = {"name": name, "label": label, "plural": look.plural or label, "shape": look.shape}
        row |= {"colour": look.colour, "colourOnDark": look.colour_on_dark, "foldedInto": look.folded_into}
        rows.append(row)
    return rows


def _things(network: Network, labels: Mapping[str, str], numbers: _Numbers, classes: Mapping[str, int]) -> list[Row]:
    return [
        {
            "iri": iri,
            "class": classes[thing["type"]],
            "label": thing["label"],
            "kinds": [labels.get(kind, kind) for kind in thing["kinds"]],
            "aliases": thing["aliases"],
            "misspellings": thing["misspellings"],
            "spellings": thing["spellings"],
            "documents": _find(thing["documents"], numbers.documents),
            "importance": round(thing["importance"], 6),
        }
        for iri, thing in ((iri, network.nodes[iri]) for iri in sorted(network))
    ]


def _group(things: Sequence[Row], groups: Mapping[str, str]) -> dict[int, list[int]]:
    """The things of each group by its centre, the largest group first."""
    place = {thing["iri"]: number for number, thing in enumerate(things)}
    members: dict[int, list[int]] = defaultdict(list)
    for iri, number in place.items():
        if iri in groups:
            members[place[groups[iri]]].append(number)
    return dict(sorted(members.items(), key=lambda group: (-len(group[1]), group[0])))


def _links(network: Network, numbers: _Numbers, origins: Mapping[str, frozenset[str]]) -> list[Row]:
    rows: list[Row] = []
    for source, target, link in network.edges(data=True):
        documents = set(link["documents"]).union(*(origins[iri] for iri in link["assertions"] if iri in origins))
        row = {"source": numbers.things[source], "target": numbers.things[target], "label": link["label"]}
        row |= {"derived": link["derived"], "symmetric": link["symmetric"]}
        row |= {"facts": _find(link["assertions"], numbers.facts), "documents": _find(documents, numbers.documents)}
        rows.append(row)
    return rows


def _origins(statements: Sequence[Statement]) -> dict[str, frozenset[str]]:
    """The documents that each assertion rests on: its own, or those of all that it follows from."""
    known = {fact.iri: fact for fact in statements}
    origins: dict[str, frozenset[str]] = {}
    for fact in statements:
        if not fact.premises:
            origins[fact.iri] = frozenset([fact.document] if fact.document else ())
            continue
        seen: dict[str, Statement] = {}
        waiting = [fact.iri]
        while waiting:
            iri = waiting.pop()
            if iri not in seen and iri in known:
                seen[iri] = known[iri]
                waiting.extend(known[iri].premises)
        origins[fact.iri] = frozenset(premise.document for premise in seen.values() if premise.document)
    return origins


def _relation(iri: str, terms: Mapping[str, Term]) -> Row:
    term = terms.get(iri)
    label = (term.edge_label or term.label) if term else iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    return {"iri": iri, "label": label, "definition": term.definition if term else None}


def _fact(fact: Statement, evidence: Evidence, numbers: _Numbers, origins: frozenset[str]) -> Row:
    return {
        "subject": _end(fact.subject, evidence, numbers),
        "relation": numbers.relations[fact.predicate],
        "object": fact.object if fact.literal else _end(fact.object, evidence, numbers),
        "derived": fact.document is None,
        "confidence": fact.confidence,
        "rule": fact.rule,
        "qualifier": _qualifier(fact),
        "status": fact.status,
        "correction": fact.correction,
        "documents": _find(origins, numbers.documents),
        "quotes": _find(fact.passages, numbers.quotes),
        "premises": _find(fact.premises, numbers.facts),
    }


def _end(iri: str, evidence: Evidence, numbers: _Numbers) -> int | str:
    return numbers.things[iri] if iri in numbers.things else evidence.label_of(iri)


def _qualifier(fact: Statement) -> str | None:
    """What is said of a holding; of one that is inferred, the days between which it is."""
    days = f"{fact.since} to {fact.until}" if fact.since and fact.until else None
    return ", ".join(filter(None, (fact.qualifier, days))) or None


def _dispute(conflict: Conflict, evidence: Evidence, numbers: _Numbers) -> Row:
    """A conflict with the facts at odds; what documents say that is no fact is told in words (`said`)."""
    names = {source.name: numbers.documents[source.iri] for source in evidence.sources}
    said = [
        {"value": one.value, "document": names[one.document], "quote": one.quote}
        for one in conflict.values
        if one.claim is None and one.document in names
    ]
    facts = _find((one.claim for one in conflict.values), numbers.facts)
    row = {"kind": conflict.kind, "about": numbers.things[conflict.about_id], "why": conflict.why}
    return row | {"facts": facts, "said": said}


def _quote(passage: Passage, documents: Mapping[str, int]) -> Row:
    place = {"document": documents[passage.document], "start": passage.start, "end": passage.end}
    return place | {"text": passage.text}


def _document(source: Source, namings: Sequence[Naming], things: Mapping[str, int]) -> Row:
    return {
        "iri": source.iri,
        "name": source.name,
        "title": source.title,
        "publisher": source.publisher,
        "issued": source.issued,
        "url": source.url if source.url and is_web_address(source.url) else None,
        "language": source.language,
        "text": source.text,
        "namings": [(naming.start, naming.end, things[naming.thing]) for naming in namings if naming.thing in things],
    }


def _find(keys: Iterable[Any], numbers: Mapping[Any, int]) -> list[int]:
    found = [numbers[key] for key in keys if key in numbers]
    if len(found) > 1:
        found.sort()
    return found
