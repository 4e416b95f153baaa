"""Writes a graph of the domain's shape, as large as one likes, and always the same for the same arguments.

    python benchmarks/generate.py DIR [--documents 1000] [--seed 1]

The texts are invented, one session of a dialogue each, and what they say is known without extraction. They then
take the way of every build: resolution, assertion, inference, store. DIR is read by every `kg` command
with `-g DIR`; the texts lie in `DIR/texts`.
"""

from __future__ import annotations

import argparse
import datetime
import random
import time
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kg.assertions import assert_graph, read_ontology
from kg.identifiers import Identifiers
from kg.inference import infer
from kg.model import Cluster, Document, Extraction, Fact, Mention, Span
from kg.resolve import resolve
from kg.store import write_graph
from kg.vocab import Vocabulary, load_vocabulary, ontology_folder

FIRST_DAY = datetime.date(2015, 1, 5)
SYLLABLES = [consonant + vowel for consonant in "bdfghklmnrstvwyz" for vowel in "aeiou"]


@dataclass(frozen=True)
class Delegate:
    """An invented person with an office and the registry paths of the country served."""

    name: str
    title: str
    country: str


@dataclass
class Page:
    """A text as it is written, with what it says.

    Invariant: the span of every mention and fact is that of the words it was made for.
    """

    name: str
    text: str = ""
    clusters: dict[str, Cluster] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    sentence: int = 0

    def write(self, words: str) -> None:
        """Append words that name nothing."""
        self.text += words

    def name_thing(self, words: str, key: str, entity: str, label: str, **more: object) -> None:
        """Append words that name the thing known by `key`, of one of the model's entity types."""
        span = Span(len(self.text), len(self.text) + len(words))
        self.text += words
        self.spans[key] = span
        if key not in self.clusters:
            self.clusters[key] = Cluster(
                document=self.name, id=f"{entity}:{span.start}", type=entity, label=label, **more
            )
        self.mentions.append(Mention(document=self.name, span=span, surface=words, cluster=self.clusters[key].id))

    def end_sentence(self, *said: tuple[str, str, str]) -> None:
        """End the sentence, which says these triples of predicate, subject and object; a value begins with "="."""
        self.text += "."
        quote = Span(self.sentence, len(self.text))
        for predicate, subject, target in said:
            value = target.removeprefix("=") if target.startswith("=") else None
            self.facts.append(
                Fact(
                    document=self.name,
                    predicate=predicate,
                    subject=self.clusters[subject].id,
                    subject_span=self.spans[subject],
                    object=None if value else self.clusters[target].id,
                    object_span=self.spans["date" if value else target],
                    value=value,
                    quotes=(quote,),
                    rule="invented",
                    confidence=0.9,
                )
            )
        self.text += " "
        self.sentence = len(self.text)


def main() -> None:
    """Write the graph, and print how large it is and how long each stage took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    vocabulary, identifiers = load_vocabulary(), Identifiers()
    pages = invent(arguments.documents, arguments.seed, vocabulary)
    (arguments.folder / "texts").mkdir(parents=True)
    for page in pages:
        (arguments.folder / "texts" / f"{page.name}.txt").write_text(page.text, encoding="utf-8", newline="\n")
    clock = [time.perf_counter()]
    extractions = tuple(extraction(page) for page in pages)
    resolution = resolve(extractions, vocabulary, identifiers)
    clock.append(time.perf_counter())
    documents = tuple(document(page) for page in pages)
    quads = assert_graph(documents, extractions, resolution, read_ontology(ontology_folder()), identifiers)
    clock.append(time.perf_counter())
    inferred = infer(quads, identifiers)
    clock.append(time.perf_counter())
    write_graph((*quads, *inferred), arguments.folder, identifiers)
    clock.append(time.perf_counter())
    print(f"{len(pages):,} documents, {len(resolution.entities):,} entities, {len(quads) + len(inferred):,} quads")
    for stage, start, end in zip(("resolve", "assert", "infer", "store"), clock, clock[1:], strict=False):
        print(f"{stage:8} {end - start:8.2f} s")


def invent(count: int, seed: int, vocabulary: Vocabulary) -> list[Page]:
    """The pages of so many sessions: few delegates meet often, many once."""
    chance = random.Random(seed)
    titles = [word.label for word in vocabulary.titles.fixed]
    delegates = [
        Delegate(person_name(chance), chance.choice(titles), chance.choice(vocabulary.countries).path)
        for _ in range(max(8, count * 2 // 3))
    ]
    dialogues = [f"{word(chance)}-{word(chance)} Dialogue" for _ in range(max(3, count // 12))]
    return [session(number, chance, delegates, dialogues, vocabulary) for number in range(count)]


def session(
    number: int, chance: random.Random, delegates: list[Delegate], dialogues: list[str], vocabulary: Vocabulary
) -> Page:
    """One text: where and when a session was held, who co-chaired it, what it was about, who met on its margins."""
    page = Page(f"session-{number:06}")
    turn, dialogue = divmod(number, len(dialogues))
    label, place = dialogues[dialogue], chance.choice(vocabulary.places)
    day = FIRST_DAY + datetime.timedelta(days=180 * turn + dialogue % 180)
    page.name_thing(label, "forum", "forum", label, kind="Dialogue")
    page.write(" met again")
    page.end_sentence()
    forum = page.clusters["forum"].id
    page.name_thing(f"Session {turn + 1}", "meeting", "meeting", label, forum=forum, session=str(turn + 1))
    page.write(" was held in ")
    page.name_thing(place.label, "place", "place", place.label, registry=place.path)
    page.write(" on ")
    page.spans["date"] = Span(len(page.text), len(page.text) + 10)
    page.write(day.isoformat())
    page.end_sentence(
        ("session_of", "meeting", "forum"), ("held_in", "meeting", "place"), ("held_on", "meeting", f"={day}")
    )
    chairs = [pick(chance, delegates), pick(chance, delegates), pick(chance, delegates)]
    for index, delegate in enumerate(dict.fromkeys(chairs)):
        introduce(page, str(index), delegate, vocabulary)
        page.write(" co-chaired it" if index < 2 else " took part in it")
        role = "co_chairs" if index < 2 else "attends"
        page.end_sentence(
            (role, f"person {index}", "meeting"),
            ("holds_office", f"person {index}", f"office {index}"),
            ("office_of", f"office {index}", delegate.country),
            ("represents", f"person {index}", delegate.country),
        )
    discuss(page, chance.sample(vocabulary.concepts, 3))
    return page


def introduce(page: Page, key: str, delegate: Delegate, vocabulary: Vocabulary) -> None:
    """Write a delegate's office, name and country."""
    country = next(entry for entry in vocabulary.countries if entry.path == delegate.country)
    page.name_thing(delegate.title, f"office {key}", "office", delegate.title, countries=(country.path,))
    page.write(" ")
    page.name_thing(delegate.name, f"person {key}", "person", delegate.name, countries=(country.path,))
    page.write(" of ")
    page.name_thing(country.label, country.path, "country", country.label, registry=country.path)


def discuss(page: Page, concepts: list) -> None:
    """Write what the session was about."""
    page.write("The talks covered ")
    for index, concept in enumerate(concepts):
        page.write(", " if index else "")
        page.name_thing(concept.label, concept.path, "domain", concept.label, registry=concept.path)
    page.end_sentence(*(("covers", "meeting", concept.path) for concept in concepts))


def pick(chance: random.Random, delegates: list[Delegate]) -> Delegate:
    """A delegate, the first ones far more often than the last."""
    return delegates[int(len(delegates) * chance.random() ** 3)]


def person_name(chance: random.Random) -> str:
    """A given name and a surname that nobody has."""
    return f"{word(chance)} {word(chance)}"


def word(chance: random.Random) -> str:
    """A pronounceable word of three or four syllables with a capital."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(3, 4))).title()


def document(page: Page) -> Document:
    """The page as it would have been read."""
    digest = sha256(page.text.encode("utf-8")).hexdigest()
    return Document(name=page.name, text=page.text, source=f"{page.name}.txt", sha256=digest)


def extraction(page: Page) -> Extraction:
    """What a reader without fault finds on the page."""
    clusters = tuple(sorted(page.clusters.values(), key=lambda cluster: cluster.id))
    mentions = tuple(sorted(page.mentions, key=lambda mention: mention.span))
    return Extraction(document=page.name, mentions=mentions, clusters=clusters, facts=tuple(page.facts))


if __name__ == "__main__":
    main()
