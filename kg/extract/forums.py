"""Forums as values: a name in the text, and the names of one forum within a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.extract.chunks import Chunk, folded
from kg.extract.claims import Thing
from kg.extract.reading import Reading
from kg.extract.short_names import short_name

__all__ = [
    "ForumCluster",
    "ForumMention",
    "NamedForum",
    "cluster_forums",
    "core_words",
    "countries_in",
    "name_of",
    "parties_of",
]


@dataclass(frozen=True, slots=True)
class ForumMention:
    """A forum's name at tokens `start` to `end`; `inside` is the path of a forum named within the name.

    `after` is the token behind a short name or an `expansion` that follows in brackets; `named` is set where these
    tokens are no name but refer to one, and holds the name's.
    """

    start: int
    end: int
    name: str
    path: str | None
    kind: str
    countries: tuple[str, ...]
    acronym: str | None = None
    inside: Chunk | None = None
    after: int = 0
    expansion: str | None = None
    named: tuple[int, int] | None = None

    @property
    def naming(self) -> tuple[int, int]:
        """The tokens that name the forum: these, or those that "this committee" refers to."""
        return self.named or (self.start, self.end)


@dataclass(slots=True)
class ForumCluster:
    """The mentions of one forum within a document, and what they tell of it; grows while mentions are clustered.

    `path` is that of the registry or None, `kind` a subclass of kg:Forum, `countries` paths in order.
    """

    label: str
    path: str | None
    kind: str
    countries: tuple[str, ...]
    acronym: str | None = None
    aliases: set[str] = field(default_factory=set)
    mentions: list[ForumMention] = field(default_factory=list)

    @property
    def thing(self) -> Thing:
        """The forum as a thing of the document; its first token is its key."""
        return Thing("forum", str(self.mentions[0].start))


REGION = re.compile(r"(?<=ric)an\Z|(?<=asi)an\Z")
"""The end of "African" and "American", which names of one forum write as "Africa" and "America" too."""
FEWEST_CORE_WORDS = 2
"""How many telling words a short name has at least."""

NamedForum = tuple[ForumMention, ForumCluster]
"""A forum's name in the text and the forum that it names."""


def parties_of(reading: Reading) -> tuple[str, ...]:
    """The two countries that a document speaks of most, where two stand out; else nothing."""
    pairs = Counter(pair for chunk in reading.countries if (pair := pair_at(reading, chunk)))
    unions = {entry.path for entry in reading.vocabulary.countries if entry.kind == "union"}
    named = (c for c in reading.names if c.kind == "country")
    # "European" is said of many that do not act for the union.
    counts = Counter(c.path for c in named if c.path and (c.form != "demonym" or c.path not in unions))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    best = pairs.most_common(2)
    if len(best) == 1 or (best and best[0][1] > best[1][1]):
        # One pair joined once says nothing where a third country is spoken of more.
        third = next((count for path, count in ranked if path not in best[0][0]), 0)
        return best[0][0] if best[0][1] > 1 or third <= min(counts[path] for path in best[0][0]) else ()
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] * 2 > ranked[1][1]):
        return ()
    return tuple(sorted(path for path, _ in ranked[:2]))


def pair_at(reading: Reading, chunk: Chunk) -> tuple[str, ...] | None:
    """The two countries of "the Chile-Kenya talks" at a country; None where no hyphen joins it to one other."""
    if chunk.end >= len(reading.doc) - 1 or reading.doc[chunk.end].text not in ("-", "–", "/"):
        return None
    other = reading.countries.starting(chunk.end + 1)
    if other is None or other.path == chunk.path or not other.path or not chunk.path:
        return None
    longer = other.end < len(reading.doc) - 1 and reading.doc[other.end].text in ("-", "–")
    return None if longer else tuple(sorted((chunk.path, other.path)))


def countries_in(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """The countries named within a range of tokens, sorted."""
    return tuple(sorted({c.path for c in reading.names.within(start, end, "country") if c.path}))


def name_of(reading: Reading, start: int, end: int) -> str:
    """A name as one line without quotation marks or an article."""
    words = re.sub(r"\s+", " ", reading.text(start, end)).strip('“”"‘ ')
    return re.sub(r"^(?:the|a|an)\s", "", words, flags=re.IGNORECASE)


def cluster_forums(reading: Reading, mentions: Sequence[ForumMention]) -> list[ForumCluster]:
    """The mentions by forum: the same registry entry, the same name, or the acronym given to it."""
    clusters: list[ForumCluster] = []
    by_key: dict[str, list[ForumCluster]] = {}
    for mention in mentions:
        keys = [core_words(reading, mention), *short_core(reading, mention), *core_within(reading, mention)]
        keys = [mention.path, *keys] if mention.path else [*keys, *([mention.acronym] if mention.acronym else [])]
        known = [c for key in keys for c in by_key.get(key, ()) if mention.path in (None, c.path) or c.path is None]
        found = next((c for c in known if same_members(c.countries, mention.countries)), None)
        if found is None:
            found = ForumCluster(mention.name, mention.path, mention.kind, mention.countries)
            clusters.append(found)
        for key in keys:
            if found not in by_key.setdefault(key, []):
                by_key[key].append(found)
        found.mentions.append(mention)
        found.acronym = found.acronym or mention.acronym
        found.path = found.path or mention.path
        found.countries = found.countries or mention.countries
        found.aliases |= {name for name in (mention.name, mention.acronym, mention.expansion) if name}
        if is_fuller(reading, mention, found) and not found.path:
            found.label = mention.name
    return with_short_names(reading, clusters)


def with_short_names(reading: Reading, clusters: list[ForumCluster]) -> list[ForumCluster]:
    """The clusters with those joined to another whose name leaves out some words of the other's.

    "The Strategic Dialogue on Ports" is the "Strategic High-Level Dialogue on Ports" where just one such is named; a
    word that tells forums of one series apart ("ministerial", "intersessional") is never left out.
    """
    core = {id(c): set(core_words(reading, c.mentions[0]).split()) for c in clusters}
    telling, kept = reading.lexicon.words_of("telling"), list(clusters)
    for short in clusters:
        words = core[id(short)]
        fuller = [c for c in kept if c is not short and words < core[id(c)] and is_short_for(short, c)]
        if short.path or len(words) < FEWEST_CORE_WORDS or len(fuller) != 1:
            continue
        if telling & (core[id(fuller[0])] - words):
            continue
        fuller[0].mentions = sorted([*fuller[0].mentions, *short.mentions], key=lambda m: m.start)
        fuller[0].aliases |= short.aliases
        fuller[0].acronym = fuller[0].acronym or short.acronym
        kept.remove(short)
    return kept


def is_short_for(short: ForumCluster, full: ForumCluster) -> bool:
    """Whether two forums can be one by their kind and members."""
    return short.kind == full.kind and same_members(full.countries, short.countries)


def core_words(reading: Reading, mention: ForumMention) -> str:
    """What two names of one forum share: no countries, no marks, no small words, no plural, no acronym in brackets."""
    kept = []
    for at in range(mention.start, mention.end):
        if at > mention.start and reading.doc[at - 1].text == "(" and reading.doc[at].text.isupper():
            continue
        word = REGION.sub("a", folded(reading.doc[at].text).rstrip("s"))
        if re.search(r"\w", reading.doc[at].text) and reading.countries.at(at) is None:
            kept.append(word)
    small = reading.lexicon.words_of("core")
    return " ".join(word for word in kept if word and word not in small)


def short_core(reading: Reading, mention: ForumMention) -> Iterator[str]:
    """What "the Harbour Resilience (HR) Dialogue" shares with "the HR Dialogue"."""
    doc = reading.doc
    for at in range(mention.start + 2, mention.end - 1):
        if doc[at - 1].text == "(" and doc[at + 1].text == ")" and doc[at].text.isupper():
            acronym = doc[at].text
            first = next((t for t in range(mention.start, at) if initials_from(reading, t, at - 1) == acronym), None)
            if first is not None:
                yield core_words(reading, replace(mention, start=at, end=mention.end))


def core_within(reading: Reading, mention: ForumMention) -> Iterator[str]:
    """What "the TIDE Ports Group" and "the Trade and Industry Pact (TIDE) Ports Group" share: TIDE and the rest."""
    parent = mention.inside
    if parent is None or not parent.path or core_words(reading, replace(mention, end=parent.start)):
        return
    behind = short_name(reading, parent.end)[1]
    if behind < mention.end:
        yield f"{parent.path} {core_words(reading, replace(mention, start=behind))}"


def initials_from(reading: Reading, start: int, end: int) -> str:
    """The first letters of the capitalised words of a range of tokens."""
    return "".join(t.text[0] for t in reading.doc[start:end] if t.text[:1].isupper())


def is_fuller(reading: Reading, mention: ForumMention, found: ForumCluster) -> bool:
    """Whether a mention names a forum better than its label: longer, and not by way of a meeting of it."""
    meeting = any(
        reading.doc[h.start].text[:1].islower()
        for h in reading.cue("meeting", "noun", start=mention.start, end=mention.end)
    )
    return len(mention.name) > len(found.label) and not meeting


def same_members(known: tuple[str, ...], named: tuple[str, ...]) -> bool:
    """Whether two mentions of a name can mean one forum: the countries agree, or one names none."""
    return not known or not named or set(known) == set(named)
