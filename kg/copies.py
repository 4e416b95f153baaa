"""The documents of a build in, the same documents out, each that tells another's text with the name of that one.

A syndicated release, a mail of it and its PDF are one source. Texts are compared word by word: what a copy adds
before and after, or leaves out, is its own; where it has another name, number, session or domain in place of one, it
is another text, such as the next readout of a series. The order of the documents changes nothing.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nsmallest

from rapidfuzz.distance import Levenshtein, Opcode

from kg.model import Document
from kg.vocab import Vocabulary

__all__ = ["mark_copies"]

WORD = re.compile(r"\w+(?:['’.-]\w+)*")
SHINGLE = 6
"""Words in a row that are looked up together."""

SKETCH = 128
"""How many shingles stand for a text, those of the least hashes: https://doi.org/10.1109/SEQUEN.1997.666900."""

PRIME = (1 << 61) - 1
BASE = 1_000_003
SPREAD = 0x1F3D_5B79_ACE0_2468
FEWEST_SHARED = SKETCH // 32
CROWD = 50
"""How many documents that share a shingle are compared with each other; in a greater crowd, each with so many."""

FEWEST_WORDS = 30
"""Shorter texts are alike by chance."""

MOST_WORDS = 20_000
"""Longer texts are one source only where they have the same words throughout."""

SHARED = 0.7
"""The share of the longer text's words that a copy has."""

CHANGED = 0.03
"""The share of words in place of which a copy may have others."""

CORRECTED = 1 / 300
"""The share of names and numbers that a correction changes; the next text of a series changes more."""

CORRECTION = 7
"""Days within which a release is corrected."""

FOOTING = 8
"""So many equal words in a row begin and end what two texts share."""

SHORT_CHANGE = 3
LONG_WORD = 4
"""Letters of the shortest word that tells a domain; "of" and "and" stand in many."""

TELLING = ("session", "planned", "cancelled", "tentative", "negated")
TURNING = ("negated", "cancelled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text as it is compared: `folded` words and, for each, whether it names or counts something."""

    document: Document
    folded: tuple[str, ...]
    telling: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of the vocabulary that make two texts differ: in place of one another, or by being there at all."""

    telling: frozenset[str]
    turning: frozenset[str]


def mark_copies(documents: Sequence[Document], vocabulary: Vocabulary) -> tuple[Document, ...]:
    """The documents in their order; `copy_of` names the one that stands for all of the same text.

    That is the earliest published, an undated one after the dated, then the longest, then the first by name.
    """
    tongue = tongue_of(vocabulary)
    ordered = sorted(documents, key=lambda d: (d.published or "9999-99-99", -len(d.text), d.name))
    texts = [words_of(document, tongue) for document in ordered]
    first: dict[tuple[str, ...], int] = {}
    copy_of = {n: first.setdefault(text.folded, n) for n, text in enumerate(texts) if len(text.folded) >= FEWEST_WORDS}
    copies = {number: other for number, other in copy_of.items() if number != other}
    single = [number for number in copy_of if number not in copies]
    for later, earlier in candidates([texts[number].folded for number in single]):
        one, other = single[earlier], single[later]
        if one not in copies and other not in copies and is_copy(texts[one], texts[other], tongue):
            copies[other] = one
    names = {ordered[n].name: ordered[copies.get(one, one)].name for n, one in copies.items()}
    return tuple(replace(document, copy_of=names.get(document.name)) for document in documents)


def tongue_of(vocabulary: Vocabulary) -> Tongue:
    """The words of domains, and those that alone signal a session, a plan or a denial."""
    names = " ".join(name for concept in vocabulary.concepts for name in (concept.label, *concept.alternatives))
    domains = {word for word in names.split() if len(word) >= LONG_WORD}
    alone = {role: {phrase for phrase in vocabulary.cue(role) if " " not in phrase} for role in TELLING}
    telling = domains.union(*alone.values())
    return Tongue(frozenset(map(fold, telling)), frozenset(fold(word) for role in TURNING for word in alone[role]))


def words_of(document: Document, tongue: Tongue) -> Words:
    """The words of a text, folded; a name is a word that the text has with a capital only."""
    written = WORD.findall(document.text)
    folded = tuple(map(fold, written))
    lower = {word for word in written if word[0].islower()}
    telling = tuple(
        any(map(str.isdigit, word)) or (word[0].isupper() and word.lower() not in lower) for word in written
    )
    return Words(document=document, folded=folded, telling=telling)


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word without capitals, accents, and dots or strokes within."""
    plain = unicodedata.normalize("NFKD", word.casefold()).replace("’", "'").replace(".", "").replace("-", "")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def candidates(texts: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs of places in a list, the later one first, of texts that share much of their sketches; sorted."""
    holders: dict[int, list[int]] = defaultdict(list)
    sketches = [sketch(text) for text in texts]
    for number, hashes in enumerate(sketches):
        for found in hashes:
            holders[found].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        for place, later in enumerate(numbers):
            shared.update((later, earlier) for earlier in numbers[max(0, place - CROWD) : place])
    for (later, earlier), count in sorted(shared.items()):
        if count >= min(FEWEST_SHARED, len(sketches[later]) // 32, len(sketches[earlier]) // 32):
            yield later, earlier


def sketch(words: tuple[str, ...]) -> list[int]:
    """The least hashes of a text's shingles, each a polynomial of the hashes of its words: Rabin's fingerprint."""
    numbers = [number_of(word) for word in words]
    gone = pow(BASE, SHINGLE, PRIME)
    rolling, found = 0, set()
    for place, number in enumerate(numbers):
        leaving = numbers[place - SHINGLE] * gone if place >= SHINGLE else 0
        rolling = (rolling * BASE + number - leaving) % PRIME
        if place >= SHINGLE - 1:
            found.add(rolling * SPREAD % PRIME)
    return nsmallest(SKETCH, found)


@lru_cache(maxsize=100_000)
def number_of(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=7).digest())


def is_copy(one: Words, other: Words, tongue: Tongue) -> bool:
    """Whether two texts are told in the same words, between the first and the last that they have in common."""
    longer, shorter = max(len(one.folded), len(other.folded)), min(len(one.folded), len(other.folded))
    if longer > MOST_WORDS or shorter < SHARED * longer:
        return False
    codes = list(Levenshtein.opcodes(one.folded, other.folded))
    footing = [n for n, code in enumerate(codes) if code.tag == "equal" and code.src_end - code.src_start >= FOOTING]
    if not footing:
        return False
    core = codes[footing[0] : footing[-1] + 1]
    equal = sum(code.src_end - code.src_start for code in core if code.tag == "equal")
    changed = sum(max(width(code)) for code in core if code.tag == "replace")
    if equal < SHARED * longer or changed > CHANGED * longer:
        return False
    changes = [code for code in core if code.tag != "equal"]
    if any(turns(code, one, other, tongue) for code in changes):
        return False
    allowed = CORRECTED * longer if is_soon(one.document, other.document) else 0
    return sum(map(bool, (renamed(code, one, other) for code in changes))) <= allowed


def width(code: Opcode) -> tuple[int, int]:
    return code.src_end - code.src_start, code.dest_end - code.dest_start


def turns(code: Opcode, one: Words, other: Words, tongue: Tongue) -> bool:
    """Whether a change makes it another session, domain or standing, or turns a sentence into its contrary."""
    here, there = (set(words) for words in changed_words(code, one, other))
    if code.tag == "replace":
        return bool((here ^ there) & tongue.telling)
    return max(width(code)) <= SHORT_CHANGE and bool((here | there) & tongue.turning)


def renamed(code: Opcode, one: Words, other: Words) -> set[str]:
    """The names and numbers in place of which a change has others."""
    if code.tag != "replace":
        return set()
    here = {one.folded[place] for place in range(code.src_start, code.src_end) if one.telling[place]}
    there = {other.folded[place] for place in range(code.dest_start, code.dest_end) if other.telling[place]}
    return here ^ there


def changed_words(code: Opcode, one: Words, other: Words) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return one.folded[code.src_start : code.src_end], other.folded[code.dest_start : code.dest_end]


def is_soon(one: Document, other: Document) -> bool:
    """Whether two documents were published within the days of a correction; of undated ones that is not known."""
    if not one.published or not other.published:
        return False
    days = (one.published, other.published)
    if any(len(day) < len("2025-05-28") for day in days):
        return days[0] == days[1]
    first, second = map(datetime.date.fromisoformat, days)
    return abs((first - second).days) <= CORRECTION
