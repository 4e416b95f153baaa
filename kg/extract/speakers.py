"""The countries and persons that speak as "we" in a joint statement.

    Speakers := "As leaders of" Countries ", we" | "We, the Principals of" Countries | "We," Persons
              | the offices of two countries that are the subject of the first sentence

Only the opening sentences tell; "we" of a text that does not say who speaks is nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.cast import Cast
from kg.extract.chunks import Chunk
from kg.extract.delegates import Delegate
from kg.extract.reading import Reading, Sentence

__all__ = ["Speakers", "find_speakers"]

OPENING = 3
"""How many sentences that are no headings open a text."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """Whom "we" means: the chunks of the countries in text order, each country once, and the persons who say it."""

    countries: tuple[Chunk, ...] = ()
    delegates: tuple[Delegate, ...] = ()


def find_speakers(reading: Reading, cast: Cast) -> Speakers:
    """The speakers of a text; nobody where no "we" stands in it or where fewer than two are named."""
    we = [t.i for t in reading.doc if reading.word_is(t.i, "we")]
    if not we:
        return Speakers()
    opening = [s for s in reading.sentences if not s.heading][:OPENING]
    for sentence in opening:
        own = next((at for at in we if sentence.start <= at < sentence.end), None)
        persons = persons_who_speak(cast, sentence, own)
        countries = countries_that_speak(reading, sentence, own)
        if len(countries) >= 2 or len(persons) >= 2:
            return Speakers(countries if len(countries) >= 2 else (), persons)
    return Speakers()


def persons_who_speak(cast: Cast, sentence: Sentence, we: int | None) -> tuple[Delegate, ...]:
    """The list of persons right behind "we"."""
    if we is None:
        return ()
    near = (g for g in cast.groups if we < g.start < sentence.end and g.start - we <= 2)
    return next((g.delegates for g in near if len(g.delegates) >= 2), ())


def countries_that_speak(reading: Reading, sentence: Sentence, we: int | None) -> tuple[Chunk, ...]:
    """The countries before "we" or right behind it, up to the verb; those of the sentence's subject without it."""
    start, end = sentence.start, verb_behind(reading, sentence, we)
    found: dict[str, Chunk] = {}
    for chunk in reading.names.within(start, end, "country"):
        if chunk.form != "combining" and chunk.path:
            found.setdefault(chunk.path, chunk)
    return tuple(found.values())


def verb_behind(reading: Reading, sentence: Sentence, we: int | None) -> int:
    """The first finite verb of a sentence's main clause: that of "we", else the root."""
    root = next((t for t in reading.doc[sentence.start : sentence.end] if t.dep_ == "ROOT"), None)
    if we is not None and (reading.doc[we].dep_ in ("nsubj", "nsubjpass") and reading.doc[we].head.i > we):
        return reading.doc[we].head.i
    return root.i if root is not None and root.pos_ in ("VERB", "AUX") else sentence.start
