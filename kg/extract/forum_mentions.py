"""Forums that a text speaks of: those of the registry, and those that only their own name makes known.

A name that several pairs of countries share ("2+2") is taken for one of the registry only with its
members, in the name or as the document's two parties. An acronym in brackets becomes an alias.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.chunks import Chunk, folded
from kg.extract.forums import ForumCluster, ForumMention, cluster_forums, core_words, countries_in, name_of, parties_of
from kg.extract.launched_names import launched_names
from kg.extract.name_phrases import NamePhrase
from kg.extract.name_words import HYPHENS
from kg.extract.numbered_forums import numbered_forums
from kg.extract.officials_meetings import officials_meetings
from kg.extract.reading import Reading
from kg.extract.short_names import name_behind
from kg.vocab import ForumEntry

__all__ = ["find_forums"]


def find_forums(reading: Reading, registry: Sequence[Chunk], phrases: Sequence[NamePhrase]) -> list[ForumCluster]:
    """The forums of a text with their mentions, in the order in which they are first named."""
    entries = {entry.path: entry for entry in reading.vocabulary.forums}
    parties = parties_of(reading)
    covered: set[int] = set()
    mentions: list[ForumMention] = []
    found = [
        *phrase_mentions(reading, registry, phrases, entries, parties),
        *numbered_forums(reading, entries.values()),
        *registry_mentions(reading, registry, entries, parties),
        *launched_names(reading),
        *officials_meetings(reading),
    ]
    found = [shortened(reading, m, found) for m in found]
    own = {m.acronym: m.name for m in found if m.acronym}
    found = [m for m in found if own.get(m.name, m.name) == m.name]
    spelt = {token for m in found if m.expansion for token in range(m.end, m.after)}
    for mention in found:
        span = set(range(mention.start, mention.end))
        if not span & (spelt | covered):
            covered |= span
            mentions.append(mention)
    mentions.extend(acronym_mentions(reading, mentions, covered))
    return cluster_forums(reading, sorted(mentions, key=lambda m: m.start))


def shortened(reading: Reading, mention: ForumMention, found: Sequence[ForumMention]) -> ForumMention:
    """A mention that is no forum of the registry where it is the beginning of a fuller name before it.

    "This Strategic Dialogue" of a text on the "Peru-Chile Strategic Dialogue on Ports" is that, and no other's.
    """
    if mention.path is None or mention.countries:
        return mention
    words = core_words(reading, mention)
    fuller = (m for m in found if m.path is None and m.start < mention.start)
    short = any(core_words(reading, m).startswith(f"{words} ") for m in fuller) and " " in words
    return replace(mention, path=None) if short else mention


def phrase_mentions(
    reading: Reading,
    registry: Sequence[Chunk],
    phrases: Sequence[NamePhrase],
    entries: dict[str, ForumEntry],
    parties: tuple[str, ...],
) -> Iterator[ForumMention]:
    """Mentions from capitalised names with a forum's head noun."""
    for phrase in phrases:
        if phrase.kind != "forum":
            continue
        within = [c for c in registry if c.kind == "forum" and phrase.start <= c.start and c.end <= phrase.end]
        holding = next((c for c in within if holds_head(reading, phrase, c)), None)
        countries = countries_in(reading, phrase.start, phrase.end)
        path = choose(holding, countries, entries, parties) if holding else None
        if path and entries[path].needs_members and any(is_joined_party(reading, c, entries) for c in within):
            path = None
        if path is None and is_title_case(reading, phrase, countries):
            continue
        named = next((c for c in within if c is not holding and is_described(reading, phrase, c)), None)
        path = path or (choose(named, countries, entries, parties) if named else None)
        inside = next((c for c in within if c is not holding and c.end <= phrase.head_start), None)
        kind = entries[path].kind if path else ("Dialogue" if phrase.form == "lower" else phrase.form)
        yield ForumMention(
            start=phrase.start,
            end=phrase.end,
            name=name_of(reading, phrase.start, phrase.end),
            path=path,
            kind=kind,
            countries=countries,
            acronym=phrase.acronym,
            inside=inside if path is None else parent_inside(reading, phrase.start, phrase.end, path, entries),
            after=phrase.after,
        )


def holds_head(reading: Reading, phrase: NamePhrase, known: Chunk) -> bool:
    """Whether a known name within a phrase is what it names: "the Quad Partnership", "the Summit of the Quad".

    "The Quad Partnership on Ports" is a narrower one, and "the Initiative for Quad Ports" another.
    """
    doc = reading.doc
    if known.start > phrase.head_start:
        between = [t.lower_ for t in doc[phrase.head_end : known.start] if not t.is_space]
        return between in (["of"], ["of", "the"])
    behind = next((t for t in doc[known.end : phrase.end] if not t.is_space), None)
    narrower = behind is not None and behind.i < phrase.end - 1 and behind.lower_ in ("for", "on")
    return known.end > phrase.head_start and not narrower


def is_described(reading: Reading, phrase: NamePhrase, known: Chunk) -> bool:
    """Whether a phrase is a known name and what it is in small letters ("the MERIDIAN partnership")."""
    small = reading.doc[phrase.head_start].text[:1].islower()
    return small and (known.start, known.end) == (phrase.start, phrase.head_start) and phrase.end == phrase.head_end


def is_title_case(reading: Reading, phrase: NamePhrase, countries: tuple[str, ...]) -> bool:
    """Whether a name stands in a heading alone, where every word has a capital ("Trade and Economic Partnership")."""
    heading = reading.sentence(phrase.start).heading
    return heading and not countries and phrase.acronym is None and phrase.form not in ("Dialogue", "WorkingGroup")


def registry_mentions(
    reading: Reading, registry: Sequence[Chunk], entries: dict[str, ForumEntry], parties: tuple[str, ...]
) -> Iterator[ForumMention]:
    """Mentions of registered forums by any of their names, with the countries before them."""
    for chunk in registry:
        if chunk.kind != "forum":
            continue
        start, end = pair_start(reading, registry, chunk.start), chunk.end
        countries = countries_in(reading, start, end)
        path = choose(chunk, countries, entries, parties)
        if path is None and is_joined_party(reading, chunk, entries):
            continue
        short = name_behind(reading, end)
        yield ForumMention(
            start=start,
            end=end,
            name=name_of(reading, start, end),
            path=path,
            kind=entries[path or chunk.path or ""].kind,
            countries=countries,
            acronym=short.acronym,
            inside=parent_inside(reading, start, end, path, entries) if path else None,
            after=short.after,
            expansion=short.expansion,
        )


def parent_inside(reading: Reading, start: int, end: int, path: str, entries: dict[str, ForumEntry]) -> Chunk | None:
    """The registered parent that a forum's own name at some tokens holds: the "Quad" of the "Quad Ports Group"."""
    parent = entries.get(entries[path].parent or "")
    names = (parent.label, parent.acronym, *parent.core, *parent.alternatives) if parent else ()
    known = {folded(name) for name in names if name}
    ranges = ((one, two) for one in range(start, end) for two in range(end, one, -1) if (one, two) != (start, end))
    found = next((at for at in ranges if folded(" ".join(reading.text(*at).split())) in known), None) if known else None
    return Chunk("forum", *found, parent.path, "full", parent.label) if parent and found else None


def is_joined_party(reading: Reading, chunk: Chunk, entries: dict[str, ForumEntry]) -> bool:
    """Whether a hyphen joins a grouping to a country that is no member: the two sides of "U.S.-ASEAN relations"."""
    beside = (chunk.start - 1, chunk.end)
    joined = any(0 <= at < len(reading.doc) and reading.doc[at].text in HYPHENS for at in beside)
    return joined and chunk.path is not None and not entries[chunk.path].needs_members


def pair_start(reading: Reading, registry: Sequence[Chunk], start: int) -> int:
    """Where the countries begin that stand right before a forum's name ("the India-US ...")."""
    ending = {chunk.end: chunk for chunk in registry if chunk.kind == "country"}
    at = start
    while True:
        chunk = ending.get(at)
        if chunk is None and at > 0 and reading.doc[at - 1].text in HYPHENS:
            chunk = ending.get(at - 1)
        if chunk is None:
            return at
        at = chunk.start


def choose(
    chunk: Chunk, countries: tuple[str, ...], entries: dict[str, ForumEntry], parties: tuple[str, ...]
) -> str | None:
    """The registered forum that a name means, given the countries in the name or the document's parties."""
    candidates = chunk.others or ((chunk.path,) if chunk.path else ())
    if countries:
        fitting = [path for path in candidates if may_name(entries[path], countries)]
        bilateral = [path for path in fitting if len(entries[path].members) == len(countries)]
        return next(iter(bilateral or fitting), None)
    free = [path for path in candidates if not entries[path].needs_members or chunk.form == "full"]
    if len(free) == 1:
        return free[0]
    fitting = [path for path in candidates if parties and set(parties) == set(entries[path].members)]
    return fitting[0] if len(fitting) == 1 else None


def may_name(entry: ForumEntry, countries: tuple[str, ...]) -> bool:
    """Whether countries before a forum's name can be its members, or the one whose part in it is meant."""
    return set(countries) <= set(entry.members) or not (entry.members or entry.needs_members)


def acronym_mentions(reading: Reading, mentions: Sequence[ForumMention], covered: set[int]) -> Iterator[ForumMention]:
    """Later words that are the acronym, or the one word, by which a text itself named a forum."""
    given = {m.name: m for m in mentions if m.path is None and " " not in m.name}
    given |= {m.acronym: m for m in mentions if m.acronym}
    for token in reading.doc:
        known = given.get(token.text)
        if known and token.i not in covered:
            at = token.i
            yield replace(known, start=at, end=at + 1, name=token.text, inside=None, after=at + 1, expansion=None)
