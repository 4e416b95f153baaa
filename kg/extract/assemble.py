"""From things and claims to the clusters, mentions and facts of one document; ids are given here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extract.cast import Cast, body_thing
from kg.extract.chunks import Chunk, folded
from kg.extract.claims import HIGH, Claim, Thing
from kg.extract.confidence import confidence_of
from kg.extract.discourse import Discourse
from kg.extract.drafts import Draft, make_cluster
from kg.extract.forums import ForumCluster
from kg.extract.meetings import Meeting
from kg.extract.reading import Reading
from kg.model import Abstention, Cluster, Extraction, Fact, Mention, Span
from kg.vocab import Vocabulary

__all__ = ["assemble"]

REGISTRY = "registry "
"""How the key of a forum begins that the text names only inside another's name; the registry path follows."""

SPELT_OUT = 10
"""The highest session number that a meeting's label spells out."""


class Assembly:
    """The clusters of one document by thing; ids are given when all mentions are known."""

    def __init__(self, reading: Reading, cast: Cast, forums: Sequence[ForumCluster]) -> None:
        self.reading, self.cast = reading, cast
        self.drafts: dict[Thing, Draft] = {}
        self._names()
        self._persons()
        self._offices()
        self._forums(forums)

    def _draft(self, thing: Thing, label: str) -> Draft:
        return self.drafts.setdefault(thing, Draft(label))

    def _words(self, start: int, end: int) -> str:
        """The words of a range of tokens as one line."""
        return " ".join(self.reading.text(start, end).split())

    def _names(self) -> None:
        """Countries, places and organisations that the text names."""
        for chunk in self.reading.names:
            if chunk.kind not in ("country", "place", "organisation") or self._in_person(chunk):
                continue
            words, is_body = self._words(chunk.start, chunk.end), chunk.kind == "organisation"
            key = chunk.path or f"named {folded(chunk.label or words)}"
            thing = body_thing(self.reading, chunk) if is_body else Thing(chunk.kind, key)
            draft = self._draft(thing, chunk.label or words)
            draft.spans.add((chunk.start, chunk.end))
            draft.registry = draft.registry or chunk.path
            if chunk.form not in ("demonym", "combining"):
                draft.aliases.add(words)

    def _in_person(self, chunk: Chunk) -> bool:
        """Whether a name is a word of a person's ("Victoria", "Georgia")."""
        return any(m.start <= chunk.start < m.end for person in self.cast.persons for m in person.mentions)

    def _persons(self) -> None:
        for number, person in enumerate(self.cast.persons):
            draft = self._draft(Thing("person", str(number)), person.label)
            draft.spans |= {(m.start, m.end) for m in person.mentions}
            draft.aliases |= {m.name for m in person.mentions} - set(person.misspellings)
            draft.misspellings = tuple(sorted(set(person.misspellings)))
            country = self.cast.country(number)
            draft.countries = (country,) if country else ()

    def _offices(self) -> None:
        for delegate in self.cast.delegates:
            number = self.cast.number(delegate)
            for office in delegate.offices:
                draft = self._draft(self.cast.office(office, number), self.cast.office_label(office))
                draft.spans.add(office.core)
                draft.aliases.add(self._words(*office.core))
                country = office.country.path if office.country else self.cast.country(number)
                draft.countries = (country,) if country else ()
                if office.organisation:
                    draft.organisation = body_thing(self.reading, office.organisation)

    def _forums(self, forums: Sequence[ForumCluster]) -> None:
        for forum in forums:
            draft = self._draft(forum.thing, forum.label)
            draft.spans |= {(m.start, m.end) for m in forum.mentions}
            draft.aliases |= forum.aliases
            draft.registry, draft.kind, draft.countries = forum.path, forum.kind, forum.countries

    def meeting(self, meeting: Meeting) -> None:
        """Make a cluster of a meeting that a claim is about."""
        draft = self._draft(meeting.thing, meeting_label(meeting, self.reading.vocabulary))
        draft.spans |= {(ref.start, ref.end) for ref in meeting.refs}
        draft.session = None if meeting.session and meeting.session.startswith("of ") else meeting.session
        draft.date = max(sorted(meeting.days), key=len, default=None)
        draft.participants = meeting.participants
        if meeting.forum:
            draft.aliases |= {self._words(r.start, r.end) for r in meeting.refs if r.explicit}
            draft.forum, draft.countries = meeting.forum.thing, meeting.forum.countries

    def name(self, claim: Claim) -> None:
        """Make a cluster of what a claim names and the text does not otherwise: a domain, a body, a forum."""
        thing, at = claim.object, claim.object_at
        if thing and thing.type == "domain":
            self._domain(thing, at)
        elif thing and thing.type == "organisation":
            self._body(thing, at)
        elif claim.subject.type == "organisation":
            self._body(claim.subject, claim.subject_at)
        elif thing and thing.key.startswith(REGISTRY):
            self._parent(thing, at)
        elif thing and thing not in self.drafts and thing.type in ("country", "place"):
            self._party(thing, at)

    def _domain(self, thing: Thing, at: tuple[int, int]) -> None:
        """A domain, by its concept or as it is written."""
        words, candidate = self._words(*at), thing.key.startswith("candidate ")
        draft = self._draft(thing, words if candidate else self._concept(thing.key))
        draft.spans.add(at)
        draft.aliases.add(words)
        draft.registry = None if candidate else thing.key

    def _concept(self, path: str) -> str:
        return next(c.label for c in self.reading.vocabulary.concepts if c.path == path)

    def _party(self, thing: Thing, at: tuple[int, int]) -> None:
        """A country or place, where only a longer name holds it."""
        countries, places = self.reading.vocabulary.countries, self.reading.vocabulary.places
        labels = {c.path: c.label for c in countries} | {p.path: p.label for p in places}
        draft = self._draft(thing, labels[thing.key])
        draft.spans.add(at)
        draft.registry = thing.key

    def _body(self, thing: Thing, at: tuple[int, int]) -> None:
        """An organisation, where only its building or a portfolio names it."""
        entry = self.cast.organisations.get(thing.key)
        draft = self._draft(thing, entry.label if entry else self._words(*at))
        draft.spans.add(at)
        draft.registry = draft.registry or (entry.path if entry else None)

    def _parent(self, thing: Thing, at: tuple[int, int]) -> None:
        """A registered forum that is named only inside another's name."""
        path = thing.key.removeprefix(REGISTRY)
        entry = next(e for e in self.reading.vocabulary.forums if e.path == path)
        draft = self._draft(thing, entry.label)
        draft.spans.add(at)
        draft.registry, draft.kind = path, entry.kind

    # Ids

    def ids(self) -> dict[Thing, str]:
        """The id of every thing: its type and the offset of its first mention, or the next free one behind it."""
        out: dict[Thing, str] = {}
        used: set[str] = set()
        for thing, draft in sorted(self.drafts.items(), key=lambda item: (min(item[1].spans), item[0])):
            start = self.reading.span(*min(draft.spans)).start
            while f"{thing.type}:{start}" in used:
                start += 1
            out[thing] = f"{thing.type}:{start}"
            used.add(out[thing])
        return out

    def clusters(self, ids: Mapping[Thing, str]) -> tuple[Cluster, ...]:
        """The clusters in the order of their ids' offsets."""
        document = self.reading.document.name
        made = [make_cluster(document, thing, draft, ids) for thing, draft in self.drafts.items()]
        return tuple(sorted(made, key=lambda c: (int(c.id.rpartition(":")[2]), c.id)))

    def mentions(self, ids: Mapping[Thing, str]) -> tuple[Mention, ...]:
        """Every mention of every cluster, in text order."""
        name, text = self.reading.document.name, self.reading.document.text
        found = []
        for thing, draft in self.drafts.items():
            for start, end in draft.spans:
                span = self.reading.span(start, end)
                found.append(Mention(document=name, span=span, surface=span.of(text), cluster=ids[thing]))
        return tuple(sorted(found, key=lambda m: (m.span, m.cluster)))


def meeting_label(meeting: Meeting, vocabulary: Vocabulary) -> str:
    """A meeting's name: its forum's with the ordinal or "inaugural"; an unnamed one's words."""
    if meeting.forum is None:
        return meeting.words
    name, session = meeting.forum.label, meeting.session
    if session == "inaugural":
        return f"Inaugural meeting of the {name}"
    return f"{ordinal(session, vocabulary)} {name}" if session and session.isdigit() else name


def ordinal(session: str, vocabulary: Vocabulary) -> str:
    """The ordinal of a session's number, as a word up to ten ("Third") and in digits from there ("12th")."""
    words = vocabulary.cue("session", session)
    spelt = (word.capitalize() for word in sorted(words) if word.isalpha() == (int(session) <= SPELT_OUT))
    return next(spelt, f"{session}th")


def assemble(
    reading: Reading, cast: Cast, forums: Sequence[ForumCluster], discourse: Discourse, claims: Iterable[Claim]
) -> Extraction:
    """The extraction of one document from all claims about it; what has a `reason` becomes an abstention."""
    assembly = Assembly(reading, cast, forums)
    kept = [*claims]
    used = {thing for claim in kept for thing in (claim.subject, claim.object)}
    for meeting in discourse.meetings:
        if meeting.thing in used:
            assembly.meeting(meeting)
            kept.extend(session_claim(meeting))
    for claim in kept:
        assembly.name(claim)
    ids = assembly.ids()
    facts = [make_fact(reading, claim, ids) for claim in kept if not claim.reason]
    doubts = [Abstention(fact=make_fact(reading, c, ids), reason=c.reason) for c in kept if c.reason]
    return Extraction(
        document=reading.document.name,
        mentions=assembly.mentions(ids),
        clusters=assembly.clusters(ids),
        facts=tuple(sorted(merge(facts), key=fact_order)),
        abstentions=tuple(sorted(doubts, key=lambda doubt: fact_order(doubt.fact))),
        sentences=tuple(reading.span(sentence.start, sentence.end) for sentence in reading.sentences),
    )


def session_claim(meeting: Meeting) -> Iterator[Claim]:
    """That a meeting is a session of its forum, where the text names it."""
    if meeting.forum is None or not meeting.refs:
        return
    ref = next((r for r in meeting.refs if r.explicit), meeting.refs[0])
    yield Claim(
        predicate="session_of",
        subject=meeting.thing,
        subject_at=(ref.start, ref.end),
        object=meeting.forum.thing,
        object_at=(ref.start, ref.end),
        quote=(ref.start,),
        rule="session-of-forum",
        confidence=HIGH,
        status=meeting.status,
    )


def make_fact(reading: Reading, claim: Claim, ids: Mapping[Thing, str]) -> Fact:
    """The fact of a claim."""
    return Fact(
        document=reading.document.name,
        predicate=claim.predicate,
        subject=ids[claim.subject],
        subject_span=reading.span(*claim.subject_at),
        object_span=reading.span(*claim.object_at),
        quotes=reading.quote(*claim.quote),
        rule=claim.rule,
        confidence=confidence_of(reading, claim),
        object=ids[claim.object] if claim.object else None,
        value=claim.value,
        qualifier=claim.qualifier,
        status=claim.status,
        side=ids.get(Thing("country", claim.side)) if claim.side else None,
        office=ids.get(claim.office) if claim.office else None,
        since=claim.since,
        until=claim.until,
    )


def fact_order(fact: Fact) -> tuple[Span, str, str, str, str]:
    """The key by which facts are sorted: place in the text first."""
    return fact.quotes[0], fact.predicate, fact.subject, fact.object or "", fact.value or ""


def merge(facts: Iterable[Fact]) -> list[Fact]:
    """Facts that claim the same in the same words once, with the surer rule; other wordings stay."""
    best: dict[tuple[object, ...], Fact] = {}
    for fact in sorted(facts, key=lambda f: (-f.confidence, fact_order(f))):
        key = (fact.predicate, fact.subject, fact.object, fact.value, fact.qualifier, fact.quotes, fact.object_span)
        best.setdefault(key, fact)
    return [*best.values()]
