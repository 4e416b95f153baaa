"""Pairs of names of one thing and of two, drawn from a build of many documents.

    python benchmarks/draw_name_pairs.py GRAPH [--seed N] > benchmarks/name_pairs.csv

GRAPH is a build (`kg build FOLDER -o GRAPH`). Names are those by which its documents speak of a thing; no text is kept.

A pair of one thing is either two names that the documents themselves use for it ("used"), or a name and the same name
as other texts would write it: an initial for the given name, the family name first, an honorific before it, accents
or a middle name left out, one letter left out, doubled, swapped or hit beside; British or American spelling,
"Secretary of X" and "X Secretary", a country before or behind, countries in another order, an acronym for its words,
"the". A pair of two things is made of names that are easily taken for one: a surname in common, a surname but for a
letter or two, Jr. and Sr., another middle initial, another rank, duty or country, nearly the same acronym, most words
in common. A name that tells too little to be anyone's alone ("Under Secretary", a bare surname) makes a pair with
`same` no, for nobody can say that it is one thing.

What the build has wrong would be wrong here: struck_pairs.csv lists drawn pairs that a reader found mislabelled,
with the reason; they are left out. Half of each way of making pairs is put aside by the same seed (`half`: tune, test).
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from anyascii import anyascii
from pair_rewriting import (
    acronym_of,
    country_behind,
    country_first,
    other_order_of_countries,
    other_spelling,
    slip,
    turn_title,
)
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from kg.query import Graph
from kg.store import open_graph
from kg.vocab import Vocabulary, load_vocabulary

HERE = Path(__file__).resolve().parent
COLUMNS = ("half", "type", "same", "how", "left", "right")
MENTIONS = """
PREFIX kg: <https://w3id.org/forum-graph/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?thing ?words (COUNT(DISTINCT ?source) AS ?documents)
WHERE { ?mention kg:mentions ?thing ; oa:exact ?words ; oa:hasSource ?source } GROUP BY ?thing ?words
"""
FULL_NAME = re.compile(r"[A-ZÀ-Ý][\w.’'-]*(?: [A-ZÀ-Ý][\w.’'-]*){1,3}")
TITLE = re.compile(r"[A-Z][\w.’-]+(?: (?:of|for|to|the|and|[A-Z][\w.’-]+,?))* [A-Z]\w+")
NAME = re.compile(r"[A-Z0-9][\w.’'+&-]*(?: (?:of|for|on|the|and|[A-Z0-9][\w.’'+&-]*))* [A-Z0-9][\w+-]*")
ACRONYM = re.compile(r"[A-Za-z]?[A-Z]{2,5}[0-9]*")
INITIAL = re.compile(r" [A-Z]\.(?= )")

FEWEST = {"person": 2, "forum": 2, "office": 2, "organisation": 3, "domain": 2}
"""In how many documents a name has to be: what one document alone has may be no name at all."""

Pair = tuple[str, str]
Names = Mapping[str, list[str]]
"""The names of each thing, by the documents that use them, the most first."""


def main() -> None:
    """Write the pairs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path, metavar="GRAPH")
    parser.add_argument("--seed", type=int, default=20261126)
    arguments = parser.parse_args()
    struck = read_struck()
    names = read_names(arguments.graph)
    rows = []
    for (kind, same, how), wanted, make in recipes(names, load_vocabulary()):
        chance = random.Random(f"{arguments.seed} {kind} {how}")
        drawn: dict[Pair, None] = {}
        candidates = sorted(set(make(chance)))
        chance.shuffle(candidates)
        for pair in candidates:
            if not is_struck(pair, struck) and pair[::-1] not in drawn and pair[0] != pair[1]:
                drawn[pair] = None
        pairs = list(drawn)[:wanted]
        rows += [
            (("tune", "test")[number % 2], kind, same, how, *(pair if chance.random() < 0.5 else pair[::-1]))
            for number, pair in enumerate(pairs)
        ]
    told = (
        f"# Drawn by draw_name_pairs.py from a build of 1,272 releases, seed {arguments.seed}; its docstring tells how."
    )
    print(told)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerows([COLUMNS, *sorted(once(rows))])


def once(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows without pairs that were drawn twice; one that is in both halves is for tuning."""
    kept = {frozenset(row[-2:]): row for row in sorted(rows)}
    return list(kept.values())


def read_struck() -> set[Pair]:
    """The pairs that a reader struck, in both orders; a pair without a right name strikes all with the left one."""
    with (HERE / "struck_pairs.csv").open(encoding="utf-8", newline="") as stream:
        pairs = [(row["left"], row["right"]) for row in csv.DictReader(stream)]
    return {*pairs, *(pair[::-1] for pair in pairs)}


def is_struck(pair: Pair, struck: set[Pair]) -> bool:
    """Whether a pair, or a name in it, was struck."""
    return pair in struck or any((name, "") in struck for name in pair)


def read_names(folder: Path) -> Mapping[str, Names]:
    """The names of all things of each type, in one line each."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in Graph(open_graph(folder, notice=print)).select(MENTIONS).records():
        counts[str(row["thing"])][" ".join(str(row["words"]).split())] += int(row["documents"])
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for thing, words in sorted(counts.items()):
        kind = thing.partition("/id/")[2].partition("/")[0]
        seen = [name for name in words if words[name] >= FEWEST.get(kind, 1)]
        found[kind][thing] = sorted(seen, key=lambda name: (-words[name], name))
    return found


Recipe = tuple[tuple[str, str, str], int, Callable[[random.Random], Iterator[Pair]]]


def recipes(names: Mapping[str, Names], vocabulary: Vocabulary) -> Iterator[Recipe]:
    """Each way of making pairs: type, whether they are of one thing, what it is called; how many; and how."""
    yield from person_recipes([found for things in [names["person"]] for found in things.values()])
    yield from office_recipes(list(names["office"].values()), vocabulary)
    for kind in ("forum", "organisation"):
        yield from body_recipes(kind, list(names[kind].values()), vocabulary)
    yield from word_recipes("country", names["country"], 20)
    yield from word_recipes("domain", names["domain"], 22)


def person_recipes(things: list[list[str]]) -> Iterator[Recipe]:
    """Pairs of names of persons."""
    full = [[name for name in names if FULL_NAME.fullmatch(name) and not name.isupper()] for names in things]
    known = sorted({names[0] for names in full if names})
    plain = [name for name in known if name.count(" ") == 1 and re.fullmatch(r"[A-Z][a-zà-ý]+ [A-Z]\w[\w-]+", name)]

    def rewritten(how: Callable[[str, random.Random], str]) -> Callable[[random.Random], Iterator[Pair]]:
        return lambda chance: ((name, how(name, chance)) for name in known)

    def surname(name: str) -> str:
        return name.split()[-1]

    def pairs(test: Callable[[str, str], bool], *, of: Callable[[str], str]) -> Iterator[Pair]:
        groups: dict[str, list[str]] = defaultdict(list)
        for name in plain:
            groups[of(name)].append(name)
        for group in groups.values():
            yield from (pair for pair in combinations(group, 2) if test(*pair))

    def given_apart(left: str, right: str) -> bool:
        return left[0] != right[0] or OSA.distance(left.split()[0], right.split()[0]) > 2

    def given_near(left: str, right: str) -> bool:
        return left[0] == right[0] or OSA.distance(left.split()[0], right.split()[0]) <= 2

    def surname_near(left: str, right: str) -> bool:
        one, other = (re.sub(r"\W", "", anyascii(surname(name))).lower() for name in (left, right))
        return 0 < OSA.distance(one, other) <= 2

    yield ("person", "yes", "used"), 40, lambda _: used(full, frozenset())
    yield (
        ("person", "yes", "initial"),
        16,
        lambda _: ((name, f"{name[0]}. {name.split(' ', 1)[1]}") for name in plain),
    )
    yield (
        ("person", "yes", "order"),
        12,
        lambda _: ((name, f"{surname(name)}, {name.rpartition(' ')[0]}") for name in known),
    )
    yield (
        ("person", "yes", "honorific"),
        12,
        rewritten(lambda name, chance: f"{chance.choice(('Dr.', 'Mr.', 'Ms.', 'H.E.', 'Shri', 'Hon.'))} {name}"),
    )
    yield (
        ("person", "yes", "middle left out"),
        14,
        lambda _: ((name, INITIAL.sub("", name)) for name in known if INITIAL.search(name)),
    )
    yield ("person", "yes", "accents left out"), 8, lambda _: ((name, anyascii(name)) for name in known)
    yield (
        ("person", "yes", "slip"),
        20,
        lambda chance: ((name, slip(name, chance)) for name in plain if len(surname(name)) > 5),
    )
    yield ("person", "no", "one surname"), 46, lambda _: pairs(given_apart, of=surname)
    yield ("person", "no", "near given name"), 20, lambda _: pairs(given_near, of=surname)
    yield (
        ("person", "no", "near surname"),
        24,
        lambda _: pairs(surname_near, of=lambda name: name.split()[0]),
    )
    yield (
        ("person", "no", "near surname given"),
        18,
        lambda chance: (
            (name, f"{name.split()[0]} {surname(other)}")
            for name in plain
            for other in chance.sample(plain, min(60, len(plain)))
            if surname_near(name, other)
        ),
    )
    yield ("person", "no", "Jr. and Sr."), 8, lambda _: ((f"{name} Jr.", f"{name} Sr.") for name in plain)
    yield (
        ("person", "no", "middle exchanged"),
        10,
        lambda chance: (
            (name, INITIAL.sub(f" {chance.choice('BKVWZ')}.", name)) for name in known if INITIAL.search(name)
        ),
    )
    yield ("person", "no", "surname alone"), 14, lambda _: ((name, surname(name)) for name in plain)


def used(things: list[list[str]], countries: frozenset[str]) -> Iterator[Pair]:
    """Two names of one thing, each used by documents, but not if one alone names a country: nobody could tell."""
    for names in things:
        distinct = {re.sub(r"\W", "", name).lower(): name for name in reversed(names[:5])}
        pairs = combinations(sorted(distinct.values()), 2)
        alike = [pair for pair in pairs if len({named_in(name, countries) for name in pair}) == 1]
        yield from alike[:2]


def named_in(name: str, countries: frozenset[str]) -> bool:
    """Whether a name has the word for a country in it."""
    return bool(countries.intersection(re.split(r"[ -]", name)))


def country_words(vocabulary: Vocabulary) -> frozenset[str]:
    """Names and demonyms of countries that are one word, and "United"."""
    words = (
        word for one in vocabulary.countries for word in (one.label, *one.alternatives, *one.demonyms, *one.combining)
    )
    return frozenset({"United", *(word for word in words if " " not in word)})


def office_recipes(things: list[list[str]], vocabulary: Vocabulary) -> Iterator[Recipe]:
    """Pairs of titles."""
    full = [[name for name in names if TITLE.fullmatch(name)] for names in things]
    known = sorted({names[0] for names in full if names})
    ranks = ("Deputy", "Assistant", "Principal Deputy", "Under")
    national = [name for name in known if re.search(r"Minister|National Security Advis", name) and "Deputy" not in name]

    def of_two_countries(chance: random.Random) -> Iterator[Pair]:
        for name in national:
            here, there = chance.sample([country for country in vocabulary.countries if country.demonyms], 2)
            yield country_first(name, here), chance.choice((country_first, country_behind))(name, there)

    def near(left: str, right: str) -> bool:
        return left.split()[0] == right.split()[0] and fuzz.token_sort_ratio(left, right) > 66

    posts = [name for name in known if name.startswith("Ambassador")]
    duties = [name for name in known if not name.startswith("Ambassador")]

    yield ("office", "yes", "used"), 30, lambda _: used(full, country_words(vocabulary))
    yield ("office", "yes", "spelling"), 10, lambda _: ((name, other_spelling(name)) for name in known)
    yield ("office", "yes", "turned"), 16, lambda _: ((name, turn_title(name)) for name in known)
    yield (
        ("office", "yes", "country behind"),
        14,
        lambda chance: (
            (country_first(name, country), country_behind(name, country))
            for name in national
            for country in chance.sample([one for one in vocabulary.countries if one.demonyms], 1)
        ),
    )
    yield (
        ("office", "yes", "abbreviated"),
        10,
        lambda _: (
            (title.label, short)
            for title in (*vocabulary.titles.fixed, *vocabulary.titles.heads)
            for short in title.abbreviations
            if " " in title.label and title.label in known
        ),
    )
    yield ("office", "yes", "slip"), 8, lambda chance: ((name, slip(name, chance)) for name in known if len(name) > 20)
    yield (
        ("office", "no", "another rank"),
        26,
        lambda chance: (
            (name, f"{chance.choice(ranks)} {name}")
            for name in known
            if re.search(r"(Secretary|Director|Minister|Advis[eo]r)", name) and not name.startswith(ranks)
        ),
    )
    yield ("office", "no", "another country"), 16, of_two_countries
    yield (
        ("office", "no", "another duty"),
        30,
        lambda _: (pair for pair in combinations(duties, 2) if near(*pair)),
    )
    yield ("office", "no", "another post"), 6, lambda _: (pair for pair in combinations(posts, 2) if near(*pair))
    yield (
        ("office", "no", "many hold it"),
        10,
        lambda _: ((name, f"the {name}") for name in known if name in many_hold(vocabulary)),
    )


def many_hold(vocabulary: Vocabulary) -> set[str]:
    """The titles of a rank and a head with nothing more: "Under Secretary"."""
    heads = [head.label for head in vocabulary.titles.heads if head.meaning != "sole" and " " not in head.label]
    return {f"{rank.label} {head}" for rank in vocabulary.titles.modifiers for head in heads}


def body_recipes(kind: str, things: list[list[str]], vocabulary: Vocabulary) -> Iterator[Recipe]:
    """Pairs of names of forums or of organisations."""
    full = [[name for name in names if NAME.fullmatch(name)] for names in things]
    known = sorted({names[0] for names in full if names})
    short = [[name for name in names if ACRONYM.fullmatch(name)] for names in things]
    acronyms = sorted({names[0] for names in short if names})
    written = {name: acronym_of(name) for name in known}

    def near(left: str, right: str) -> bool:
        return 72 < fuzz.token_sort_ratio(left, right) < 97 and left.lower().rstrip("s") != right.lower().rstrip("s")

    def abbreviated(_: random.Random) -> Iterator[Pair]:
        for names, shorter in zip(full, short, strict=True):
            yield from ((names[0], one) for one in shorter[:2] if names)

    def another_country(chance: random.Random) -> Iterator[Pair]:
        for name in known:
            for country in vocabulary.countries:
                at = re.search(rf"\b{re.escape(country.label)}\b", name)
                if at and country.label not in ("Georgia", "Jordan"):
                    other = chance.choice(vocabulary.countries).label
                    yield name, name[: at.start()] + other + name[at.end() :]

    yield (kind, "yes", "used"), 24, lambda _: used(full, country_words(vocabulary))
    yield (kind, "yes", "acronym"), 16, abbreviated
    yield (kind, "yes", "order of countries"), 10, lambda _: ((name, other_order_of_countries(name)) for name in known)
    yield (kind, "yes", "spelling"), 6, lambda _: ((name, other_spelling(name)) for name in known)
    yield (kind, "yes", "the"), 4, lambda _: ((name, f"the {name}") for name in known)
    yield (kind, "yes", "slip"), 6, lambda chance: ((name, slip(name, chance)) for name in known if len(name) > 20)
    yield (
        (kind, "no", "near acronym"),
        14,
        lambda _: (pair for pair in combinations(acronyms, 2) if OSA.distance(*pair) == 1),
    )
    yield (
        (kind, "no", "another's acronym"),
        8,
        lambda chance: (
            (name, acronym)
            for name in known
            for acronym in chance.sample(acronyms, min(1, len(acronyms)))
            if written[name][:1] == acronym[:1] and written[name] != acronym and acronym not in name
        ),
    )
    yield (kind, "no", "another country"), 16, another_country
    yield (kind, "no", "most words"), 28, lambda _: (pair for pair in combinations(known, 2) if near(*pair))


def word_recipes(kind: str, things: Names, wanted: int) -> Iterator[Recipe]:
    """Pairs of names of countries or of domains, by the registry's entries that documents speak of."""
    listed = [
        [name for name in names[:8] if name.count(" ") < 3 and " of " not in name]
        for thing, names in sorted(things.items())
        if not re.search(r"-[0-9a-f]{10}$", thing)
    ]

    def near(left: str, right: str) -> bool:
        return left[:1].lower() == right[:1].lower() and fuzz.ratio(left.lower(), right.lower()) > 60

    def two_things(_: random.Random) -> Iterator[Pair]:
        for one, other in combinations(listed, 2):
            yield from ((left, right) for left in one[:4] for right in other[:4] if near(left, right))

    yield (kind, "yes", "used"), wanted, lambda _: used(listed, frozenset())
    yield (kind, "no", "near name"), wanted, two_things


if __name__ == "__main__":
    main()
