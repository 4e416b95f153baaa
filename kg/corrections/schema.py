"""What an entry of a file of corrections may hold; the README's table of it is made from here.

Each verb has fields: whether one is needed, and what it means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["ENTRY", "LISTS", "STATUSES", "VERBS", "Field", "Verb", "schema_table"]

STATUSES = ("held", "planned", "cancelled")


@dataclass(frozen=True, slots=True)
class Field:
    """A key of an entry."""

    meaning: str
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Verb:
    """What can be done, as it is told when done, and what it is about; a list of such where it takes several things."""

    done: str
    meaning: str
    fields: Mapping[str, Field]


DOCUMENT = Field("the document's name, as `kg facts` shows it")
QUALIFIER = Field("acting, former or designate", needed=False)

FACT = {
    "document": DOCUMENT,
    "predicate": Field("the relation, such as co_chairs"),
    "subject_text": Field("the document's words for the one end"),
    "object_text": Field("the document's words for the other end"),
    "quote": Field("a sentence of the document that states it"),
    "subject": Field("the name of the one end, where the words stand for several (“both sides”)", needed=False),
    "object": Field("the name of the other end, where the words stand for several", needed=False),
    "qualifier": QUALIFIER,
}
THING = {
    "document": DOCUMENT,
    "type": Field("person, office, forum, meeting, organisation, country, place or domain"),
    "words": Field("the document's words for the thing"),
    "quote": Field("a passage with these words, where they are said of several things", needed=False),
}
ADDED = {
    "document": Field("the document that states it; left out where a source outside the documents does", needed=False),
    **{name: FACT[name] for name in ("predicate", "subject_text", "object_text")},
    "quote": Field("words of the document that state it, or of the source, which name both ends"),
    "subject_type": Field("the type of the one end, where the relation leaves it open", needed=False),
    "object_type": Field("the type of the other end, where the relation leaves it open", needed=False),
    "value": Field("the date (2025-05-28, 2025-05 or 2025) or word, where the object is no thing", needed=False),
    "qualifier": QUALIFIER,
    "status": Field("held, planned or cancelled", needed=False),
}

VERBS: Mapping[str, Verb] = {
    "accept": Verb(
        "accepted", "The fact holds: its confidence is 1. What was seen and not asserted is asserted.", FACT
    ),
    "reject": Verb(
        "rejected", "The document does not state the fact: it is kept with the abstentions, with the reason.", FACT
    ),
    "strike": Verb(
        "struck",
        "The sentence does not state the fact, which stays by its other sentences and goes with the last of them.",
        FACT,
    ),
    "merge": Verb("merged", "Things that are one.", THING),
    "never-merge": Verb("kept apart", "Things each of which is another, whatever else is found.", THING),
    "split": Verb("split", "Members of one thing that are another thing than the rest of it.", THING),
    "rename": Verb("renamed", "The name to show.", {**THING, "to": Field("the name")}),
    "retype": Verb("retyped", "What kind of thing it is.", {**THING, "to": Field("the type")}),
    "add": Verb("added", "A fact that was not found.", ADDED),
}

LISTS: Mapping[str, int] = {"merge": 2, "never-merge": 2, "split": 1}
"""The verbs that take a list of things, and how many at least."""

ENTRY: Mapping[str, Field] = {
    "who": Field("who decided"),
    "when": Field("a date (2026-03-04) or a time with its zone (2026-03-04T10:00:00Z)"),
    "why": Field("the reason, in a sentence"),
    "source": Field("an address or a citation; needed where an added fact has no document", needed=False),
}


def schema_table() -> str:
    """The verbs and their keys, in Markdown."""
    lines = ["| verb | meaning | keys |", "| --- | --- | --- |"]
    for name, verb in VERBS.items():
        keys = ", ".join(f"`{key}`{'' if field.needed else '?'}" for key, field in verb.fields.items())
        lines.append(f"| `{name}` | {verb.meaning} | {'a list of: ' if name in LISTS else ''}{keys} |")
    lines += ["", "| key | meaning |", "| --- | --- |"]
    known = {key: field for verb in reversed([*VERBS.values()]) for key, field in verb.fields.items() if key != "to"}
    for key, field in {**known, **ENTRY}.items():
        lines.append(f"| `{key}` | {field.meaning} |")
    return "\n".join(lines) + "\n"
