"""Which domains a meeting discussed and a forum is for.

A cue opens a list ("discussed ...", "in areas such as ..."); the list is read by the module `topics`;
whose agenda it is says the module `bearers`, or a forum right behind the list. What one person remarks
is no agenda.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.agenda_openers import gapped_openers
from kg.extract.bearers import Bearer, Bearers
from kg.extract.certainty import doubt_of
from kg.extract.chunks import Chunk, folded
from kg.extract.claims import HIGH, LOW, MIDDLE, Claim, Thing
from kg.extract.discourse import Discourse
from kg.extract.forums import ForumCluster, ForumMention
from kg.extract.language import LIST_MARK
from kg.extract.meetings import MeetingRef
from kg.extract.reading import CueHit, Reading, Sentence
from kg.extract.topics import Topic, read_topics

__all__ = ["Agenda"]

UNSURE = "no concept of the scheme covers these words, and the sentence does not name whose agenda they are on"
"""Why a candidate is not asserted."""

PROMISED = "the words tell what those who met promise or hope for, not what they discussed"
"""Why an agenda of a meeting that has no name is not asserted."""

TOLD = ("discuss", "passive")
"""The kinds of cues that tell what a meeting discussed."""

STRONG = ("discuss", "list", "passive")
"""The kinds of cues whose lists hold domains even where no concept covers the words."""
LOOSE = ("discuss", "list")
NO_OPENERS = ("achieved", "adjective", "generic", "manner", "wide")
FORUM_BEHIND = 9
LONGEST_HEADING = 6
COLON_REACH = 14
"""How many tokens of a paragraph the colon behind its label is looked for in."""


class Agenda:
    """The domains of the forums and meetings of one document; each is claimed once in the same words."""

    def __init__(
        self, reading: Reading, forums: Sequence[ForumCluster], discourse: Discourse, bearers: Bearers
    ) -> None:
        self.reading, self.forums, self.discourse, self.bearers = reading, forums, discourse, bearers
        self.doc = reading.doc
        self._too_wide = {folded(phrase) for phrase in reading.vocabulary.cue("covers", "wide")}
        self._mentions = {m.start: f for f in forums for m in f.mentions}
        self._said: set[tuple[Thing, str, str]] = set()

    def claims(self) -> Iterator[Claim]:
        """All claims `covers`; a doubt of what is said elsewhere without one is none."""
        found = [*self._all()]
        said = {(claim.subject, claim.object) for claim in found if claim.reason is None}
        yield from (c for c in found if c.reason is None or (c.subject, c.object) not in said)

    def _all(self) -> Iterator[Claim]:
        """Names of forums first, then sentence by sentence."""
        for forum in self.forums:
            yield from self._named(forum)
        for sentence in self.reading.sentences:
            yield from self._heading(sentence)
            for hit in self._openers(sentence):
                yield from self._list(sentence, hit)

    def _openers(self, sentence: Sentence) -> list[CueHit]:
        """The cues of a sentence that open lists, the longest at each place, none within another's words."""
        hits = self.reading.cue("covers", start=sentence.start, end=sentence.end)
        hits += gapped_openers(self.reading, sentence)
        found: list[CueHit] = []
        for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
            if hit.kind in NO_OPENERS or (found and hit.start < found[-1].end) or self._is_noun(hit):
                continue
            inside = self.reading.names.at(hit.start)
            if not (inside and inside.kind in ("forum", "organisation")):
                found.append(hit)
        return found

    def _is_noun(self, hit: CueHit) -> bool:
        """Whether a verb of working together is a noun here: "their support for her vision"."""
        behind = self.doc[hit.end].lower_ if hit.end < len(self.doc) else ""
        noun = hit.end - hit.start == 1 and self.doc[hit.start].tag_ in ("NN", "NNS")
        return hit.kind == "cooperate" and noun and behind == "for"

    # Lists

    def _list(self, sentence: Sentence, hit: CueHit) -> Iterator[Claim]:
        end = min((token for token in self._mentions if hit.end < token < sentence.end), default=sentence.end)
        if hit.kind == "passive":
            topics = read_topics(self.reading, sentence.start, hit.start, loose=True)
        else:
            topics = read_topics(self.reading, hit.end, end, loose=hit.kind in LOOSE)
            topics += self._items(sentence, hit)
        bearer = (self._forum_behind(topics, end) or self.bearers.of(sentence, hit)) if topics else None
        if (
            bearer is None
            or self._is_achieved(sentence, hit)
            or (hit.kind == "cooperate" and self._is_elsewhere(bearer.thing))
        ):
            return
        doubt = doubt_of(self.reading, sentence, hit) if hit.kind == "discuss" else None
        if hit.kind not in TOLD and bearer.sure < HIGH and self._is_unnamed(bearer.thing):
            doubt = PROMISED
        for topic in self._without_persons(topics):
            if (topic.path or hit.kind in STRONG) and not self._is_vague(topic):
                reason = doubt or (UNSURE if topic.path is None and bearer.sure < HIGH else None)
                yield from (replace(claim, reason=reason) for claim in self._claim(bearer, topic, hit))

    def _is_achieved(self, sentence: Sentence, hit: CueHit) -> bool:
        """Whether a list names what was done before, not what was discussed: "welcomed successes, including"."""
        before = self.reading.cue("covers", start=sentence.start, end=hit.start)
        done = [h for h in before if h.kind == "achieved"]
        told = any(h.kind in TOLD for h in before)
        return bool(done) and not told and not any(t.pos_ == "VERB" for t in self.doc[done[-1].end : hit.start])

    def _without_persons(self, topics: Sequence[Topic]) -> list[Topic]:
        """The topics that hold no person and no title of one."""
        taken = [(d.start, d.end) for d in self.bearers.cast.delegates]
        return [t for t in topics if not any(start < t.end and t.start < end for start, end in taken)]

    def _items(self, sentence: Sentence, hit: CueHit) -> list[Topic]:
        """The first topics of the list items under a sentence that ends in a colon and opens a list."""
        words = [t for t in self.doc[hit.end : sentence.end] if not t.is_space]
        if not words or words[-1].text != ":" or hit.kind not in ("discuss", "list", "cooperate"):
            return []
        found: list[Topic] = []
        for item in self.reading.sentences[sentence.number + 1 :]:
            first = next(t for t in self.doc[item.start : item.end] if not t.is_space)
            if not LIST_MARK.fullmatch(first.text):
                break
            stop = next((t.i for t in self.doc[first.i + 1 : item.end] if t.text in ".:;"), item.end)
            found += read_topics(self.reading, first.i + 1, stop, loose=True)[:1]
        return found

    def _is_unnamed(self, thing: Thing) -> bool:
        """Whether a thing is a meeting of persons that is no forum's session."""
        return thing.type == "meeting" and self.discourse.meeting(thing).forum is None

    def _is_elsewhere(self, thing: Thing) -> bool:
        """Whether a thing is a last or next session, of which a text on this one does not tell the work."""
        return thing.type == "meeting" and not self.discourse.meeting(thing).is_present

    def _is_vague(self, topic: Topic) -> bool:
        """Whether a concept is too wide for an agenda when nothing narrower is said of it ("development")."""
        label, words = folded(topic.label), folded(topic.words)
        return label in self._too_wide and (words == label or words in self._too_wide)

    def _forum_behind(self, topics: Sequence[Topic], end: int) -> Bearer | None:
        """The forum right behind the list: "cooperation on health in the Health Working Group"."""
        forum, at, last = self._mentions.get(end), end, topics[-1].end
        if forum is None or forum.kind == "Dialogue":
            return None
        while at > 0 and self.doc[at - 1].pos_ in ("DET", "ADJ", "PROPN"):
            at -= 1
        verbs = any(t.pos_ == "VERB" for t in self.doc[last:at])
        if verbs or at - last > FORUM_BEHIND or not self.reading.word_is(at - 1, "through"):
            return None
        return Bearer(forum.thing, (end, end + 1), MIDDLE)

    # Names and headings

    def _named(self, forum: ForumCluster) -> Iterator[Claim]:
        """The domain in a forum's own name: "Dialogue on Technology"."""
        asides = {r.start for r in self.discourse.refs if r.aside and r.forum is forum}
        for mention in forum.mentions:
            passing = any(start <= mention.start < start + 3 for start in asides)
            if passing and not mention.acronym:
                continue
            links = ("on",) if passing else ("on", "for")
            bearer = Bearer(forum.thing, (mention.start, mention.end), MIDDLE)
            if not passing:
                yield from self._words(replace(bearer, sure=LOW), self._named_before_head(mention))
            for token in range(mention.start + 1, mention.end):
                if self.doc[token].lower_ in links:
                    known = self.reading.domains.within(token + 1, mention.end)
                    yield from self._words(bearer, [c for c in known if c.kind == "domain"])
                    if not known and self.doc[token].lower_ == "on" and self._is_group(mention, token):
                        topics = read_topics(self.reading, token + 1, mention.end, loose=True)
                        yield from self._claims_of(bearer, self._without_persons(topics))

    def _is_group(self, mention: ForumMention, end: int) -> bool:
        """Whether a forum's name begins as that of a working group, up to a token: no council's or commission's."""
        hits = self.reading.cue("forum", start=mention.start, end=end)
        return any(hit.kind == "WorkingGroup" and hit.end == end for hit in hits)

    def _named_before_head(self, mention: ForumMention) -> list[Chunk]:
        """The domains of "Supply Chain Working Group": before the noun that makes it a forum, and not too wide."""
        chunks = self.reading.domains.within(mention.start, mention.end, "domain")
        heads = {
            t for h in self.reading.cue("forum", start=mention.start, end=mention.end) for t in range(h.start, h.end)
        }
        before = [
            c for c in chunks if not heads & set(range(c.start, c.end)) and folded(c.label or "") not in self._too_wide
        ]
        return [c for c in before if any(c.end <= head for head in heads)]

    def _heading(self, sentence: Sentence) -> Iterator[Claim]:
        """A heading that is a domain, in a document about one meeting or forum."""
        end = self._label_end(sentence)
        words = [t for t in self.doc[sentence.start : end] if t.is_alpha] if end else []
        if end is None or not 0 < len(words) <= LONGEST_HEADING:
            return
        chunks = self.reading.domains.within(sentence.start, end, "domain")
        ref, meeting = self._present_before(sentence), self.discourse.primary()
        if not chunks or 2 * sum(c.end - c.start for c in chunks) < len(words) or ref is None or meeting is None:
            return
        if not self.reading.cue("heading", "never", start=sentence.start, end=end):
            yield from self._words(Bearer(meeting.thing, (ref.start, ref.end), LOW), chunks)

    def _label_end(self, sentence: Sentence) -> int | None:
        """Where a heading ends: with its line, or at the colon behind the words that open a paragraph."""
        if sentence.heading:
            return sentence.end
        before = self.doc[sentence.start - 1] if sentence.start else None
        if before is not None and "\n" not in before.text_with_ws:
            return None
        colon = next((t.i for t in self.doc[sentence.start : sentence.start + COLON_REACH] if t.text == ":"), None)
        return colon if colon is not None and colon < sentence.end else None

    def _present_before(self, sentence: Sentence) -> MeetingRef | None:
        """The last phrase before a sentence that stands for a present meeting."""
        before = reversed(self.discourse.before(sentence.start))
        return next((r for r in before if r.meeting and r.meeting.is_present and not r.aside), None)

    def _words(self, bearer: Bearer, chunks: Sequence[Chunk]) -> Iterator[Claim]:
        """Claims of domains that stand outside any list."""
        words = (Topic(c.start, c.end, c.path, c.label or "", self.reading.text(c.start, c.end)) for c in chunks)
        yield from self._claims_of(bearer, words)

    def _claims_of(self, bearer: Bearer, topics: Iterable[Topic]) -> Iterator[Claim]:
        """Claims of topics that no list holds."""
        for topic in topics:
            yield from self._claim(bearer, topic, None)

    def _claim(self, bearer: Bearer, topic: Topic, hit: CueHit | None) -> Iterator[Claim]:
        words, thing = folded(topic.words), bearer.thing
        key = topic.path or f"candidate {words}"
        if (thing, key, words) in self._said:
            return
        self._said.add((thing, key, words))
        yield Claim(
            predicate="covers",
            subject=thing,
            subject_at=bearer.at,
            object=Thing("domain", key),
            object_at=(topic.start, topic.end),
            quote=(topic.start, hit.start) if hit else (topic.start,),
            rule=f"agenda-{hit.kind}" if hit else "agenda-name",
            confidence=min(bearer.sure, HIGH if topic.path else LOW),
            status=self.discourse.meeting(thing).status if thing.type == "meeting" else None,
        )
