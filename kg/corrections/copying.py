"""A verdict on evidence in one document in, the same on the same sentences of a copy of it out.

A document that tells the text of another is no source of its own: what a sentence does not say in the one it does not
say in the other. A sentence that only the copy has is not spoken of, nor is one that merely says something alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from kg.corrections.anchoring import fold
from kg.corrections.verdicts import Evidence, Verdict
from kg.model import Document

__all__ = ["carried", "families_of"]

SAME = 95
"""How alike, of 100, a sentence of a copy must be to one of the text: a misprint may have been corrected."""


def families_of(documents: Sequence[Document]) -> dict[str, tuple[str, ...]]:
    """For each document that has copies or is one, the others that tell its text, sorted."""
    first = {document.name: document.copy_of or document.name for document in documents}
    families: dict[str, list[str]] = {}
    for name, one in sorted(first.items()):
        families.setdefault(one, []).append(name)
    return {name: tuple(other for other in families[one] if other != name) for name, one in first.items()}


def carried(verdict: Verdict, text: str, evidence: Iterable[Evidence], copy: str) -> Verdict:
    """What a verdict on evidence in a text says of evidence for the same fact in a copy; maybe of none."""
    there = list(evidence)

    def same(some: Iterable[Evidence]) -> frozenset[Evidence]:
        told = [sentences(one, text) for one in some]
        return frozenset(one for one in there if any(one_holds_other(sentences(one, copy), other) for other in told))

    return replace(verdict, covered=same(verdict.covered), insisted=same(verdict.insisted))


def sentences(evidence: Evidence, text: str) -> tuple[str, ...]:
    """The words of evidence, sentence by sentence."""
    return tuple(fold(span.of(text)) for span in evidence)


def one_holds_other(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether all sentences of the shorter of two pieces of evidence are among those of the longer."""
    few, many = sorted((one, other), key=len)
    return all(any(fuzz.ratio(sentence, known) >= SAME for known in many) for sentence in few)
