"""Countries, bodies and towns that host a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.cast import body_thing
from kg.extract.certainty import doubt_of
from kg.extract.chunks import Chunk, folded
from kg.extract.claims import HIGH, Claim, Thing
from kg.extract.meetings import MeetingRef
from kg.extract.members import country_list
from kg.extract.reading import CueHit, Reading, Sentence

__all__ = ["Hosts"]


class Hosts:
    """The hosts of one document that are no persons; `status` tells what a sentence says of a meeting at a cue."""

    def __init__(self, reading: Reading, status: Callable[[Sentence, CueHit, MeetingRef], str]) -> None:
        self.reading, self.doc, self.status = reading, reading.doc, status

    def party(self, sentence: Sentence, hit: CueHit, ref: MeetingRef, agent: int | None) -> Iterator[Claim]:
        """A country or organisation that hosts."""
        chunk, target = self._party(sentence, hit, agent), ref.thing
        if chunk is None or target is None:
            return
        listed = country_list(self.reading, chunk.start, sentence.end) if agent is not None else []
        for party in listed or [chunk]:
            is_country = party.kind == "country"
            host = Thing("country", party.path or "") if is_country else body_thing(self.reading, party)
            yield Claim(
                predicate="hosts",
                subject=host,
                subject_at=(party.start, party.end),
                object=target,
                object_at=ref.naming,
                quote=(party.start, hit.start),
                rule="hosts-party",
                confidence=HIGH,
                status=self.status(sentence, hit, ref),
                reason=doubt_of(self.reading, sentence, hit),
            )

    def place(self, sentence: Sentence, hit: CueHit, ref: MeetingRef, agent: int | None) -> Iterator[Claim]:
        """The town of "Lima hosted the forum"."""
        place, target = self.reading.names.ending(hit.start), ref.thing
        if agent is not None or place is None or place.kind != "place" or target is None or ref.meeting is None:
            return
        yield Claim(
            predicate="held_in",
            subject=target,
            subject_at=ref.naming,
            object=Thing("place", place.path or f"named {folded(place.label or '')}"),
            object_at=(place.start, place.end),
            quote=(place.start, hit.start),
            rule="place-hosts",
            confidence=HIGH,
            status=self.status(sentence, hit, ref),
            reason=doubt_of(self.reading, sentence, hit),
        )

    def _party(self, sentence: Sentence, hit: CueHit, agent: int | None) -> Chunk | None:
        """The country or organisation behind "by", else the nearest before the verb."""
        if agent is not None:
            while agent < sentence.end and self.doc[agent].pos_ in ("DET", "ADJ"):
                agent += 1
            found = self.reading.names.starting(agent)
            joined = found is not None and found.end < sentence.end and self.doc[found.end].text == "-"
            return found if found and is_party(found) and not joined else None
        for back in range(hit.start, max(sentence.start, hit.start - 7), -1):
            chunk = self.reading.names.ending(back)
            if chunk and is_party(chunk) and chunk.form != "demonym":
                return chunk
            if self.doc[back - 1].pos_ == "VERB":
                return None
        return None


def is_party(chunk: Chunk) -> bool:
    """Whether a name is a country's, a body's, or a building's that stands for who sits in it."""
    return chunk.kind in ("country", "organisation") or (chunk.kind == "place" and chunk.form == "building")
