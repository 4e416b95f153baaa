"""Which names in a text are one person's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from kg.extract.names import compatible, name_words
from kg.extract.persons import PersonMention

__all__ = ["PersonCluster", "cluster_persons"]

SHORTEST_MISSPELT = 5


@dataclass(slots=True)
class PersonCluster:
    """The mentions of one person, the fullest name, and what was taken for a typing error."""

    label: str
    mentions: list[PersonMention]
    misspellings: list[str]


def cluster_persons(mentions: Sequence[PersonMention]) -> list[PersonCluster]:
    """The mentions by person: fullest names first, shorter ones joined where just one person fits."""
    clusters: list[PersonCluster] = []
    ordered = sorted(mentions, key=lambda m: (-len(name_words(m.name)), -len(m.name), m.start))
    for mention in ordered:
        words = name_words(mention.name)
        fitting = [c for c in clusters if compatible(words, name_words(c.label), titled=mention.titled)]
        fitting = [c for c in fitting if not is_of_a_couple(c, mention)]
        if len(fitting) > 1:
            fitting = nearest_before(fitting, mention)
        if len(fitting) == 1:
            fitting[0].mentions.append(mention)
            continue
        likely = misspelt(mention, clusters) if not fitting else None
        if likely:
            likely.mentions.append(mention)
            likely.misspellings.append(mention.name)
        else:
            clusters.append(PersonCluster(mention.name, [mention], []))
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: m.start)
    return sorted(clusters, key=lambda c: c.mentions[0].start)


def is_of_a_couple(cluster: PersonCluster, mention: PersonMention) -> bool:
    """Whether the one is called a husband or wife and the other by an office: "First Lady A B" is not "President B"."""
    told = {known.spouse for known in cluster.mentions} - {None}
    return mention.spouse is not None and told == {not mention.spouse}


def nearest_before(clusters: list[PersonCluster], mention: PersonMention) -> list[PersonCluster]:
    """Of several persons that a short name fits, the one named last before it; none where nobody was."""

    def last(cluster: PersonCluster) -> int:
        return max((m.start for m in cluster.mentions if m.start < mention.start), default=-1)

    best = max(clusters, key=last)
    return [best] if last(best) >= 0 else []


def misspelt(mention: PersonMention, clusters: Sequence[PersonCluster]) -> PersonCluster | None:
    """The one person whose surname is a slip of the pen away from a lone untitled name."""
    words = name_words(mention.name)
    if len(words) != 1 or len(words[0]) < SHORTEST_MISSPELT or mention.titled:
        return None
    full = [(c, name_words(c.label)) for c in clusters]
    near = [c for c, known in full if len(known) > 1 and DamerauLevenshtein.distance(words[0], known[-1]) == 1]
    return near[0] if len(near) == 1 else None
