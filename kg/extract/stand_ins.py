"""Words that stand for persons named elsewhere: "he", "the foreign minister", "the two ministers".

A `StandIn` is used like a list of delegates at its own tokens. Nothing is taken where two persons fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.chunks import folded
from kg.extract.delegates import Delegate, Group
from kg.extract.offices import OfficeMention
from kg.extract.persons import PersonMention
from kg.extract.reading import Reading

__all__ = ["StandIn", "find_stand_ins"]

MOST_MEANT = 4


@dataclass(frozen=True, slots=True)
class StandIn:
    """Words at tokens `start` to `end` that stand for the persons of some delegates named elsewhere."""

    start: int
    end: int
    delegates: tuple[Delegate, ...]

    def mentions(self) -> tuple[PersonMention, ...]:
        """One mention a person, at these tokens."""
        return tuple(PersonMention(self.start, self.end, d.person.name, titled=True) for d in self.delegates)

    def group(self) -> Group:
        """The persons as a list at these tokens."""
        at = (self.start, self.end)
        return Group(*at, tuple(Delegate(*at, mention, ()) for mention in self.mentions()))


def find_stand_ins(reading: Reading, offices: Sequence[OfficeMention], delegates: Sequence[Delegate]) -> list[StandIn]:
    """All words of a text that stand for persons, in order."""
    held = {(o.start, o.end) for d in delegates for o in d.offices}
    free = [o for o in offices if (o.start, o.end) not in held]
    titled = [*by_title(reading, free, delegates)]
    found = [*titled, *by_pronoun(reading, delegates, titled)]
    return sorted(found, key=lambda stand: stand.start)


def by_title(reading: Reading, offices: Sequence[OfficeMention], delegates: Sequence[Delegate]) -> Iterator[StandIn]:
    """ "The two ministers", "the foreign minister": holders of such an office whom the text names."""
    for office in offices:
        before = [reading.doc[at].lower_ for at in range(max(office.start - 2, 0), office.start)]
        if not {"the", "both", "two"} & set(before) or office.country or office.organisation:
            continue
        meant = holders(office, delegates)
        if office.plural:
            exactly_two = bool({"two", "both"} & set(before))
            if exactly_two and len(meant) > 2:
                meant = tuple(d for d in meant if d.start < office.start)[-2:]
            if len(meant) == 2 or (not exactly_two and 2 < len(meant) <= MOST_MEANT):
                yield StandIn(office.start, office.end, meant)
        else:
            named = [d for d in meant if d.start < office.start]
            if len({d.person.name for d in named}) == 1 and len(meant) == 1:
                yield StandIn(office.start, office.end, (named[0],))


def holders(office: OfficeMention, delegates: Sequence[Delegate]) -> tuple[Delegate, ...]:
    """The delegates with an office whose title is, or ends in, the words given; each person once."""
    wanted = folded(office.title)
    wanted = wanted.rstrip("s") if office.plural else wanted
    found: dict[str, Delegate] = {}
    for delegate in delegates:
        titles = [folded(o.title).replace("-", " ") for o in delegate.offices if o.qualifier is None]
        if any(title.startswith(wanted) or title.endswith(f" {wanted}") for title in titles):
            found.setdefault(delegate.person.name.split()[-1], delegate)
    return tuple(found.values())


def by_pronoun(reading: Reading, delegates: Sequence[Delegate], titled: Sequence[StandIn]) -> Iterator[StandIn]:
    """ "He", "she" as a subject: the one person of this sentence before it, else of this one and the one before."""
    for token in reading.doc:
        if not reading.word_is(token.i, "he") or token.dep_ not in ("nsubj", "nsubjpass"):
            continue
        number = reading.by_sentence[token.i]
        first = reading.sentences[max(number - 1, 0)]
        if "\n" in reading.doc[first.end - 1].text and first.number != number:
            continue
        own = reading.sentences[number].start
        here = [*(s.delegates[0] for s in titled if own <= s.start < token.i and len(s.delegates) == 1)]
        here += [d for d in delegates if own <= d.start < token.i and not d.attribute]
        if len({d.person.name.split()[-1] for d in here}) == 1:
            yield StandIn(token.i, token.i + 1, (here[0],))
            continue
        near = [d for d in delegates if first.start <= d.start < token.i and not d.attribute]
        if len({d.person.name.split()[-1] for d in near}) == 1:
            yield StandIn(token.i, token.i + 1, (near[0],))
