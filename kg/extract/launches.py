"""When a forum was launched, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.cast import Cast
from kg.extract.certainty import doubt_of
from kg.extract.claims import HIGH, MIDDLE, Claim, Thing
from kg.extract.delegates import Group
from kg.extract.discourse import Discourse
from kg.extract.forums import NamedForum
from kg.extract.members import country_list
from kg.extract.reading import CueHit, Reading, Sentence
from kg.extract.speakers import find_speakers

__all__ = ["Launches"]

CLIMB = 8
"""How many heads up the parse the subject of a launch is looked for."""
ANNIVERSARY_REACH = 4
"""How many tokens before a launch "anniversary" stands."""
BEHIND, AHEAD = 8, 5
"""How many tokens behind "launched" its object begins; how many before "was launched" its subject ends."""


class Launches:
    """The launches of the forums of one document; `forums` are its mentions in text order."""

    def __init__(self, reading: Reading, cast: Cast, discourse: Discourse, forums: Sequence[NamedForum]) -> None:
        self.reading, self.cast, self.discourse, self.forums = reading, cast, discourse, forums
        self.doc, self.speakers = reading.doc, find_speakers(reading, cast)

    def claims(self) -> Iterator[Claim]:
        """All claims `launched_on` and `launched_by`, sentence by sentence."""
        for sentence in self.reading.sentences:
            inside = [named for named in self.forums if sentence.start <= named[0].start < sentence.end]
            for hit in self.reading.cue("launched", start=sentence.start, end=sentence.end):
                denied = doubt_of(self.reading, sentence, hit)
                named = self._launched(hit, inside)
                if named is None or denied or self.reading.names.at(hit.start) or self._is_remembered(hit):
                    continue
                for each in self._all_launched(hit, named, inside):
                    yield from self._date(sentence, hit, each)
                    launchers = [*self._launchers(sentence, hit, each)]
                    yield from launchers
                    yield from self._founding_members(launchers)

    def _launched(self, hit: CueHit, inside: Sequence[NamedForum]) -> NamedForum | None:
        """The forum that a cue says was launched: right behind it, or before a passive."""
        if hit.kind == "passive":
            if all(t.tag_ != "VBN" for t in self.doc[hit.start : hit.end]):
                return None
            ahead = [named for named in inside if named[0].end <= hit.start]
            opens = all(t.is_space for t in self.doc[self.reading.sentence(hit.start).start : hit.start])
            if opens and not ahead:
                return self._of_participle(hit, inside)
            own = next((n for n in ahead if self._is_subject(hit, n)), None)
            return own or (ahead[-1] if ahead and hit.start - ahead[-1][0].end <= AHEAD else None)
        if hit.start and self.reading.cue_at(hit.start - 1, "country", "possessive"):
            return next(iter(inside), None)
        said = self._object(hit)
        referred = (n for n in inside if said is not None and n[0].named and n[0].start <= said.i < n[0].end)
        behind = next(referred, None)
        if behind and hit.kind == "verb":
            return behind
        behind = next((n for n in inside if n[0].start >= hit.end and n[0].named is None), None)
        if behind is None:
            return None
        between = self.doc[hit.end : behind[0].start]
        marks = [t.text for t in between if not (t.pos_ == "DET" or t.is_quote or t.is_space)]
        named_last = bool(marks) and marks[-1] in (":", "–", "—")
        if (len(between) > BEHIND and not named_last) or any(is_predicate(t) or t.dep_ == "mark" for t in between):
            return None
        return behind if named_last or self._is_object(hit, behind) else None

    def _object(self, hit: CueHit) -> Token | None:
        """The direct object of a cue's verb."""
        verb = next((t for t in self.doc[hit.start : hit.end] if t.pos_ == "VERB"), None)
        return (
            next((c for c in verb.children if c.dep_ == "dobj" and c.i >= hit.end), None) if verb is not None else None
        )

    def _is_object(self, hit: CueHit, named: NamedForum) -> bool:
        """Whether a forum is what was launched, not something about it ("announced key outcomes of the pact")."""
        if any(self.reading.word_is(t.i, "circumstance") for t in self.doc[hit.end : named[0].start]):
            return False
        said = self._object(hit)
        if said is None or hit.kind != "verb" or said.i >= named[0].start:
            return True
        return bool(self.reading.cue_at(said.i, "forum")) or bool(self.reading.cue_at(said.i, "launched"))

    def _is_subject(self, hit: CueHit, named: NamedForum) -> bool:
        """Whether a forum is the subject of a passive, however much is said of it between."""
        verb = next((t for t in self.doc[hit.start : hit.end] if t.tag_ == "VBN"), self.doc[hit.start])
        token = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        if token is None and verb.dep_ == "acl":
            token = verb.head
        while token is not None and token.dep_ == "appos" and not named[0].start <= token.i < named[0].end:
            token = token.head
        return token is not None and named[0].start <= token.i < named[0].end

    def _of_participle(self, hit: CueHit, inside: Sequence[NamedForum]) -> NamedForum | None:
        """The forum that opens the main clause of "Launched by A at the summit, the FORUM held ..."."""
        verb = self.doc[hit.start].head
        subject = next((c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > hit.end), None)
        own = (n for n in inside if subject is not None and n[0].start <= subject < n[0].end)
        return next(own, inside[0] if inside else None)

    # When

    def _date(self, sentence: Sentence, hit: CueHit, named: NamedForum) -> Iterator[Claim]:
        """The date behind a launch, or the one that opens its sentence."""
        mention, forum = named
        dates = self.reading.dates.within(sentence.start, sentence.end)
        done = max(hit.end, mention.end)
        behind = [d for d in dates if d.start >= min(hit.end, mention.end) and not self._other_event(done, d.start)]
        ahead = [d for d in dates if d.end <= hit.start]
        first = [d for d in ahead if self._opens(sentence, d.start, BEHIND if len(ahead) > 1 else 2 * BEHIND)]
        for date in behind[:1] or first[-1:]:
            phrase = self.reading.date_phrases.get(date.start)
            if phrase is None or (date.start and self.reading.word_is(date.start - 1, "span")):
                continue
            yield Claim(
                predicate="launched_on" if phrase.value else "launched_on_as_written",
                subject=forum.thing,
                subject_at=mention.naming,
                value=phrase.value or phrase.words,
                object_at=(date.start, date.end),
                quote=(mention.start, date.start),
                rule="date-of-launch",
                confidence=HIGH,
            )

    def _opens(self, sentence: Sentence, date: int, reach: int) -> bool:
        """Whether a date stands among a sentence's first words, or within reach behind "At the forum in Lima on"."""
        near = date - sentence.start <= BEHIND
        finite = any(is_finite(t) for t in self.doc[sentence.start : date])
        return near or (date - sentence.start <= reach and not finite)

    def _other_event(self, start: int, end: int) -> bool:
        """Whether another verb stands between a launch and a date ("... and met again in June")."""
        words = self.doc[start:end]
        verbs = any(t.pos_ == "VERB" and t.tag_ != "VBN" and t.dep_ != "xcomp" for t in words)
        return verbs and any(t.tag_ in ("VBD", "VBZ", "VBP") for t in words)

    # By whom

    def _is_remembered(self, hit: CueHit) -> bool:
        """Whether a text marks the anniversary of a launch, whose day the anniversary's is not."""
        first = max(hit.start - ANNIVERSARY_REACH, 0)
        return any(self.reading.word_is(at, "anniversary") for at in range(first, hit.start))

    def _founding_members(self, launchers: Sequence[Claim]) -> Iterator[Claim]:
        """The countries that launched a forum together are members of it."""
        countries = {c.object: c for c in launchers if c.object and c.object.type == "country" and not c.reason}
        for claim in countries.values() if len(countries) > 1 else ():
            yield replace(claim, predicate="has_member", rule="members-launch", confidence=MIDDLE)

    def _all_launched(self, hit: CueHit, named: NamedForum, inside: Sequence[NamedForum]) -> list[NamedForum]:
        """The forum, and the one joined to it where "both" or "A and B" were launched."""
        both, were = self.doc[hit.start - 1].lower_ == "both", self.doc[hit.start].lower_ == "were"
        pair = [n for n in inside if n[0].end <= hit.start][-2:] if hit.kind == "passive" and (both or were) else []
        if len(pair) < 2 or named not in pair:
            return [named]
        gap = self.doc[max(pair[0][0].after, pair[0][0].end) : pair[1][0].start]
        return pair if both or all(t.pos_ in ("CCONJ", "DET", "SPACE") for t in gap) else [named]

    def _launchers(self, sentence: Sentence, hit: CueHit, named: NamedForum) -> Iterator[Claim]:
        mention, forum = named
        template = Claim(
            predicate="launched_by",
            subject=forum.thing,
            subject_at=mention.naming,
            object_at=(hit.start, hit.end),
            quote=(mention.start,),
            rule="launched-by",
            confidence=HIGH,
        )
        if hit.kind == "noun" and not self._is_announced(hit):
            return
        actors = self._actors(sentence, hit, named)
        if hit.kind == "passive" and not actors:
            yield from self._by_countries(sentence, hit, template)
        if actors:
            for d in actors.delegates:
                quote = (mention.start, d.person.start)
                yield replace(template, object=self.cast.person(d), object_at=d.name_at, quote=quote)
        elif hit.kind == "verb" and not self._is_noun(hit):
            yield from self._countries(sentence, hit, template) or self._parties(sentence, hit, template)
        if not actors and hit.kind in ("verb", "noun"):
            yield from self._speaking(hit, template)

    def _is_announced(self, hit: CueHit) -> bool:
        """Whether those who speak launch what "the launch of" names: they announce it, and do not welcome it."""
        verb = next((t for t in self.doc[hit.start].ancestors if t.pos_ in ("VERB", "AUX")), None)
        return (
            verb is None
            or verb.pos_ == "AUX"
            or verb.i >= hit.end
            or self.reading.cue_at(verb.i, "launched") is not None
        )

    def _by_countries(self, sentence: Sentence, hit: CueHit, template: Claim) -> Iterator[Claim]:
        """The countries of "was set up in 2018 by A and B"."""
        by = next((t.i for t in self.doc[hit.end : min(hit.end + BEHIND, sentence.end)] if t.lower_ == "by"), None)
        for chunk in country_list(self.reading, by + 1, sentence.end) if by is not None else ():
            at = (chunk.start, chunk.end)
            quote = (*template.quote, chunk.start)
            yield replace(template, object=Thing("country", chunk.path or ""), object_at=at, quote=quote)

    def _actors(self, sentence: Sentence, hit: CueHit, named: NamedForum) -> Group | None:
        """The persons behind "by", else those right before the verb."""
        groups = [g for g in self.cast.groups if sentence.start <= g.start < sentence.end]
        start = hit.end if hit.kind == "passive" else named[0].end
        behind = self.doc[start : min(start + BEHIND + 1, sentence.end)]
        by = next((t.i for t in behind if t.lower_ == "by"), None)
        agents = next((g for g in groups if by is not None and by < g.start <= by + 3), None)
        if agents or hit.kind != "verb" or self._is_noun(hit):
            return agents
        return next((g for g in reversed(groups) if 0 <= hit.start - g.end <= 4), None)

    def _is_noun(self, hit: CueHit) -> bool:
        """Whether a verb of launching is a noun here: "Statement by A on launch of the forum"."""
        return self.doc[hit.start].tag_ in ("NN", "NNS")

    def _countries(self, sentence: Sentence, hit: CueHit, template: Claim) -> list[Claim]:
        """The countries of "A and B launched"."""
        names = self.reading.names.within(sentence.start, hit.start, "country")
        near = [c for c in names if c.form == "name" and hit.start - c.end <= 6]
        if not near or any(t.pos_ not in ("AUX", "ADV", "PUNCT") for t in self.doc[near[-1].end : hit.start]):
            return []
        return [
            replace(
                template,
                object=Thing("country", chunk.path or ""),
                object_at=(chunk.start, chunk.end),
                quote=(*template.quote, chunk.start),
            )
            for chunk in country_list(self.reading, near[0].start, hit.start) or near[-1:]
        ]

    def _parties(self, sentence: Sentence, hit: CueHit, template: Claim) -> list[Claim]:
        """The document's two parties of "both nations launched"; the pair of persons of "the leaders launched"."""
        subject = self.reading.cue("parties", start=sentence.start, end=hit.start)[-1:]
        if not subject or hit.start - subject[0].end > 3:
            return []
        at = (subject[0].start, subject[0].end)
        found: Sequence[Thing] = ()
        if any(self.reading.word_is(token, "persons") for token in range(*at)):
            found = self._leaders(hit.start)
        elif any(self.reading.word_is(token, "states") for token in range(*at)):
            found = [Thing("country", path) for path in self.cast.parties]
        weak = replace(template, object_at=at, quote=(*template.quote, at[0]), rule="launched-by-parties")
        return [replace(weak, object=thing, confidence=MIDDLE) for thing in found]

    def _speaking(self, hit: CueHit, template: Claim) -> Iterator[Claim]:
        """The countries, or the persons, of "we launched" in a joint statement; the subject's countries too."""
        subject = self._subject(hit)
        if subject is None:
            return
        said = (subject.i, subject.i + 1)
        if self.reading.word_is(subject.i, "we"):
            countries, quote = self.speakers.countries, (*template.quote, said[0])
        else:
            tokens = [t.i for t in subject.subtree if t.i < hit.start]
            inside = self.reading.names.at(subject.i)
            if (
                inside
                and inside.kind == "country"
                and not any(t.pos_ == "VERB" for t in self.doc[subject.i : hit.start])
            ):
                tokens += [hit.start - 1]
            named = self.reading.names.within(min(tokens), max(tokens) + 1, "country") if tokens else []
            countries = tuple({c.path: c for c in named if c.form != "combining"}.values()) if len(named) > 1 else ()
            quote = template.quote
        for chunk in countries:
            at = (chunk.start, chunk.end)
            yield replace(
                template,
                object=Thing("country", chunk.path or ""),
                object_at=at,
                quote=(*quote, chunk.start),
                rule="launched-by-speakers",
                confidence=MIDDLE,
            )

    def _subject(self, hit: CueHit) -> Token | None:
        """The subject of a launching verb by the parse, through the verbs that it hangs on; none of a mere intent."""
        token = next((t for t in self.doc[hit.start : hit.end] if t.pos_ == "VERB"), self.doc[hit.start])
        for _ in range(CLIMB):
            if self.reading.word_is(token.i, "intent"):
                return None
            found = next((c for c in token.children if c.dep_ == "nsubj" and c.i < hit.start), None)
            if found is not None or token.head == token:
                return found
            token = token.head
        return None

    def _leaders(self, before: int) -> Sequence[Thing]:
        """The persons whom "the leaders" means: the pair named together last, else those of the first meeting."""
        for group in reversed([g for g in self.cast.groups if g.end <= before]):
            if len(group.delegates) >= 2:
                return list(dict.fromkeys(self.cast.person(d) for d in group.delegates))
        return next((m.participants for m in self.discourse.meetings if m.participants), ())


def is_finite(token: Token) -> bool:
    """Whether a token is a verb or auxiliary with a tense, or one in the base form behind it."""
    return token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP", "VB", "MD")


def is_predicate(token: Token) -> bool:
    """Whether a token is a verb of its own clause and no participle before a noun ("an enhanced pact called")."""
    return token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ not in ("amod", "acl")
