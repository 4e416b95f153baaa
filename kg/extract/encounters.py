"""Meetings that have no name: "A met B", "A's talks with B", "the ministers of X, Y and Z met".

Found before the discourse is read, so that "the meeting" further on can mean one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from kg.extract.cast import Cast
from kg.extract.chunks import folded
from kg.extract.delegates import Delegate, Group
from kg.extract.delegations import agent_start
from kg.extract.forums import ForumCluster
from kg.extract.modifiers import behind_describing
from kg.extract.reading import CueHit, Reading, Sentence
from kg.extract.subjects import Subjects

__all__ = ["Encounter", "find_encounters"]


LONGEST_MEANS = 7
"""How many tokens may stand between "spoke" and "with"."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """People meeting at one cue: the pairs said to have met, or the words for those who did.

    `start` to `end` are the tokens of the phrase that names the meeting; `own` is False where the
    meeting is a session of a forum that is named beside the cue, or behind it as its occasion; `occasion` is the first
    token of that forum's name.
    """

    hit: CueHit
    start: int
    end: int
    pairs: tuple[tuple[Delegate, Delegate], ...]
    words: str
    own: bool
    occasion: int | None = None


def find_encounters(reading: Reading, cast: Cast, forums: list[ForumCluster], subjects: Subjects) -> list[Encounter]:
    """All unnamed meetings of a text, in order."""
    named = {token for forum in forums for m in forum.mentions for token in range(m.start, m.end)}
    found: list[Encounter] = []
    for sentence in reading.sentences:
        for hit in (*reading.cue("met", start=sentence.start, end=sentence.end), *held_meetings(reading, sentence)):
            if found and found[-1].hit.start <= hit.start < found[-1].hit.end:
                continue
            if not subjects.inside_name(hit) and not is_of_forum(reading, hit, named):
                encounter = encounter_at(reading, cast, subjects, sentence, hit, named)
                found.extend([encounter] if encounter else [])
        found.extend(receptions(reading, subjects, sentence))
    return sorted(found, key=lambda e: e.hit.start)


def held_meetings(reading: Reading, sentence: Sentence) -> Iterator[CueHit]:
    """The cue that "held a virtual meeting of ministers with" makes, whatever stands between verb and noun."""
    for noun in reading.cue("meeting", "bilateral", start=sentence.start, end=sentence.end):
        token = reading.doc[noun.end - 1]
        verb, known = token.head, reading.cue("met", start=max(noun.start - 6, sentence.start), end=noun.end + 2)
        if token.dep_ != "dobj" or any(h.start < noun.start < h.end for h in known):
            continue
        follows = noun.end < sentence.end and reading.doc[noun.end].lower_ == "with"
        if follows and verb.i < noun.start and reading.word_is(verb.i, "light-verb"):
            yield CueHit("met", "verb", verb.i, noun.end + 1)


def is_of_forum(reading: Reading, hit: CueHit, named: set[int]) -> bool:
    """Whether a noun is that of a forum's session: "the first meeting of this committee with A and B"."""
    if reading.doc[hit.end - 1].lower_ != "of":
        return False
    at = behind_describing(reading, hit.end)
    return at in named or (at > hit.end and reading.cue_at(at, "forum", "namesake") is not None)


def behind_with(reading: Reading, hit: CueHit, end: int) -> int:
    """The token behind "with" where only a date and a means stand before it ("spoke by phone today with")."""
    at = hit.end
    while at < min(hit.end + LONGEST_MEANS, end) and hit.kind == "together":
        date = reading.dates.starting(at)
        if reading.doc[at].lower_ in ("with", "to"):
            return at + 1
        if date is None and reading.cue_at(at, "format") is None and reading.doc[at].pos_ not in ("ADV", "ADP"):
            break
        at = date.end if date else at + 1
    return hit.end


def encounter_at(
    reading: Reading, cast: Cast, subjects: Subjects, sentence: Sentence, hit: CueHit, named: set[int]
) -> Encounter | None:
    """The encounter that one cue tells of, if persons or officials are there to meet."""
    if any(child.dep_ == "auxpass" for child in reading.doc[hit.end - 1].children):
        return None
    right = subjects.group_from(behind_with(reading, hit, sentence.end), sentence.end)
    right = (*right, *included(reading, cast, right, sentence)) if right else right
    left = owner(reading, cast.groups, hit) if hit.kind == "noun" else subjects.of(sentence, hit)
    if hit.kind == "noun" and opens_clause(reading, hit) and (cut := before_subject(reading, right, sentence)):
        left, right = right[cut:], right[:cut]
    pairs = [(a, b) for a, b in pairs_at(reading, cast, hit, left, right) if cast.person(a) != cast.person(b)]
    if pairs:
        persons = [delegate.person for pair in pairs for delegate in pair]
        start, end = min(p.start for p in persons), max(p.end for p in persons)
        own = bool(right) or not any(token in named for token in range(hit.start, min(hit.end + 4, sentence.end)))
        last = max(end, hit.end)
        behind = right[-1].end if right else hit.end
        occasion = occasion_behind(reading, behind, sentence.end, named)
        occasion = occasion or occasion_of_purpose(reading, behind, sentence.end, named)
        own = own and occasion is None
        return Encounter(hit, min(start, hit.start), last, tuple(pairs), "", own, occasion)
    of_forum = hit.end < sentence.end and reading.doc[hit.end].lower_ == "of"
    of_forum = of_forum or occasion_behind(reading, hit.end, sentence.end, named) is not None
    if hit.kind == "together" and not left and not right and hit.start not in named and not of_forum:
        words = collective(reading, subjects, sentence, hit)
        return Encounter(hit, hit.start, hit.end, (), words, True) if words else None
    return None


def occasion_behind(reading: Reading, at: int, end: int, named: set[int]) -> int | None:
    """The first token of the forum that those met for: "met in Lima on 3 May for the third Harbour Dialogue"."""
    doc, opened = reading.doc, False
    while at < end:
        token, circumstance = doc[at], reading.dates.starting(at) or reading.names.starting(at)
        if at in named:
            return at if opened else None
        if circumstance and (circumstance.kind == "date" or (not opened and circumstance.kind in ("place", "country"))):
            at = circumstance.end
            continue
        if opened and not (reading.cue_at(at, "session") or token.pos_ in ("DET", "ADJ", "NUM", "SPACE")):
            return None
        if not opened and not (token.text == "," or token.pos_ in ("ADP", "ADV", "DET", "SPACE")):
            return None
        opened = opened or reading.word_is(at, "occasion")
        at += 1
    return None


def occasion_of_purpose(reading: Reading, at: int, end: int, named: set[int]) -> int | None:
    """The first token of the forum of "met on 3 May to discuss trade at the third Harbour Dialogue"."""
    doc = reading.doc
    while at < end - 2 and (doc[at].text == "," or doc[at].pos_ in ("ADP", "ADV", "SPACE") or reading.dates.at(at)):
        at += 1
    forum = next((token for token in range(at, end) if token in named), None)
    if forum is None or at >= end - 2 or (doc[at].tag_, doc[at + 1].tag_) != ("TO", "VB"):
        return None
    before = forum
    while before > at and (doc[before - 1].pos_ in ("DET", "ADJ", "NUM") or reading.cue_ending(before, "session")):
        before -= 1
    told = bool(reading.cue("session", start=before, end=forum)) and doc[before - 1].lower_ in ("at", "during")
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[at:forum])
    return forum if told and not finite else None


def included(reading: Reading, cast: Cast, right: tuple[Delegate, ...], sentence: Sentence) -> Iterator[Delegate]:
    """Those named behind "and members of the cabinet, including" in "met with A and members of the cabinet ..."."""
    end = right[-1].end
    for group in cast.groups:
        if not end <= group.start < sentence.end:
            continue
        gap = reading.doc[end : group.start]
        words = [t for t in gap if not t.is_space]
        if any(t.pos_ in ("AUX", "PRON") or t.tag_ in ("VBD", "VBZ", "VBP", "VB") for t in words):
            return
        opened = any(reading.word_is(t.i, "example") for t in words[-3:])
        if not opened and words:
            return
        yield from group.delegates
        end = group.end


def pairs_at(
    reading: Reading, cast: Cast, hit: CueHit, left: tuple[Delegate, ...], right: tuple[Delegate, ...]
) -> list[tuple[Delegate, Delegate]]:
    """The pairs that a cue joins: left with right of it ("A met B"), else across one list ("A and B met")."""
    if left and right:
        return list(product(left, right))
    if hit.kind == "noun":
        between = reading.doc[hit.end - 1].lower_ in ("between", "of")
        return opposite(cast, right) if between and not left else []
    joint = hit.kind == "together" and not right and not object_follows(reading, hit)
    return opposite(cast, left) if joint else []


def opposite(cast: Cast, delegates: tuple[Delegate, ...]) -> list[tuple[Delegate, Delegate]]:
    """The pairs across the table: of two persons the one pair, of more those of different countries."""
    if len(delegates) == 2:
        return [(delegates[0], delegates[1])]

    def across(one: Delegate, two: Delegate) -> bool:
        """Whether two are of different countries, or of one title where one's country is told."""
        sides = [cast.country(cast.number(delegate)) for delegate in (one, two)]
        titles = [{folded(office.title) for office in delegate.offices} for delegate in (one, two)]
        return sides[0] != sides[1] and (None not in sides or bool(titles[0] & titles[1]))

    return [(a, b) for a, b in combinations(delegates, 2) if across(a, b)]


def owner(reading: Reading, groups: Sequence[Group], hit: CueHit) -> tuple[Delegate, ...]:
    """Whose meeting it is: "A's discussions with B"."""
    for group in groups:
        if 0 < hit.start - group.end <= 4 and reading.doc[group.end].tag_ == "POS":
            return group.delegates[-1:]
    own = hit.start and reading.doc[hit.start - 1].tag_ == "PRP$" and reading.doc[hit.start].head.dep_ != "nsubj"
    return subject_of_clause(reading, groups, hit) if own or opens_clause(reading, hit) else ()


def before_subject(reading: Reading, right: tuple[Delegate, ...], sentence: Sentence) -> int:
    """How many of "In a meeting with A, B said" stand before the subject that a comma joins to them; 0 for none."""
    for number, delegate in enumerate(right[1:], start=1):
        gap = [t.text for t in reading.doc[right[number - 1].end : delegate.start] if not t.is_space]
        subject = any(t.dep_ == "nsubj" for t in reading.doc[delegate.start : delegate.end])
        if subject and gap == [","] and number == len(right) - 1 and delegate.end < sentence.end:
            return number
    return 0


def opens_clause(reading: Reading, hit: CueHit) -> bool:
    """Whether a meeting is where the clause behind it happens: "In a meeting with A, B said"."""
    words = [t.lower_ for t in reading.doc[reading.sentence(hit.start).start : hit.start] if not t.is_space]
    return len(words) in (1, 2, 3) and words[0] in ("in", "during", "at") and words[1:2] != ["the"]


def subject_of_clause(reading: Reading, groups: Sequence[Group], hit: CueHit) -> tuple[Delegate, ...]:
    """The one person who is the subject of "During her meeting with A, B said"."""
    sentence = reading.sentence(hit.start)
    for token in reading.doc[hit.end : sentence.end]:
        if token.dep_ == "nsubj" and token.head.dep_ in ("ROOT", "ccomp", "conj"):
            found = next((g for g in groups if g.start <= token.i < g.end), None)
            return found.delegates if found and len(found.delegates) == 1 else ()
    return ()


def object_follows(reading: Reading, hit: CueHit) -> bool:
    """Whether a plain "met" has an object of its own ("met the king", "met with officials")."""
    if hit.end >= len(reading.doc):
        return False
    following = reading.doc[hit.end]
    return following.lower_ == "with" or (following.pos_ in ("DET", "PROPN", "NOUN") and not reading.dates.at(hit.end))


def collective(reading: Reading, subjects: Subjects, sentence: Sentence, hit: CueHit) -> str | None:
    """The words for those who met, where they are officials of several countries and no forum."""
    if object_follows(reading, hit) or sentence.heading:
        return None
    subject = subjects.token(hit)
    if subject is None or reading.doc[subject].pos_ == "PRON":
        return None
    name = reading.names.at(subject)
    if name and name.kind == "forum":
        return None
    tokens = [t.i for t in reading.doc[subject].subtree if t.i < hit.start]
    countries = {c.path for c in reading.names.within(min(tokens, default=hit.start), hit.start, "country")}
    if len(countries) < 2:
        return None
    words = " ".join(reading.text(min(tokens), max(tokens) + 1).split()).strip(" ,")
    return f"Meeting of {words[:1].lower() + words[1:] if words[:4] == 'The ' else words}"


def receptions(reading: Reading, subjects: Subjects, sentence: Sentence) -> Iterator[Encounter]:
    """Two persons who met, where "A hosted B" or "A welcomed B to the palace"."""
    for hit in reading.cue("hosts", "receive", start=sentence.start, end=sentence.end):
        guests = subjects.group_from(hit.end, sentence.end)
        led = () if guests else received_leaders(reading, subjects, sentence, hit)
        left, right = subjects.of(sentence, hit), guests or led
        planned = reading.cue("planned", start=max(sentence.start, hit.start - 5), end=hit.start)
        if len(left) == 1 and (len(right) == 1 or led) and not planned and left[0].person != right[0].person:
            pairs = tuple((left[0], guest) for guest in right)
            yield Encounter(hit, left[0].person.start, right[-1].person.end, pairs, "", len(led) > 1)


def received_leaders(reading: Reading, subjects: Subjects, sentence: Sentence, hit: CueHit) -> tuple[Delegate, ...]:
    """Those who led the guests of "A received a delegation of officials led by B and C"."""
    for noun in reading.cue("delegation", "noun", start=hit.end, end=sentence.end):
        between = reading.doc[hit.end : noun.start]
        led = next(iter(reading.cue("leads", start=noun.end, end=sentence.end)), None)
        if led is None or any(t.pos_ == "VERB" for t in (*between, *reading.doc[noun.end : led.start])):
            return ()
        start = agent_start(reading, led)
        return subjects.group_from(start, sentence.end) if start is not None else ()
    return ()
