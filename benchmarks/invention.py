"""Texts of the domain's shape, invented, with what they say; the same for the same numbers.

A number of sessions, a seed and the vocabulary go in, Pages come out: each is a document and its extraction, as a
reader without fault would have made it.
"""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

from pages import Page, Said

from kg.vocab import Vocabulary

FIRST_DAY = datetime.date(2015, 1, 5)
SYLLABLES = [consonant + vowel for consonant in "bdfghklmnrstvwyz" for vowel in "aeiou"]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@dataclass(frozen=True)
class Delegate:
    """An invented person with offices and the registry paths of the country served and of the body, if in one."""

    name: str
    titles: tuple[str, ...]
    country: str
    body: str | None


@dataclass(frozen=True)
class Dialogue:
    """An invented forum of two countries, by their paths; some work under another one."""

    label: str
    members: tuple[str, str]
    launched: str
    parent: Dialogue | None = None


def invent(count: int, seed: int, vocabulary: Vocabulary) -> list[Page]:
    """The pages of so many sessions: few delegates meet often, many once; every fortieth page has a copy."""
    chance = random.Random(seed)
    writer = Writer(
        chance,
        vocabulary,
        [_delegate(chance, vocabulary) for _ in range(max(8, count))],
        _dialogues(chance, vocabulary, max(6, count // 12)),
    )
    pages = []
    for number in range(count):
        before = chance.getstate()
        pages.append(writer.session(number, f"session-{number:06}", None))
        if number % 40 == 39:
            chance.setstate(before)
            pages.append(writer.session(number, f"session-{number:06}-copy", pages[-1].name))
    return pages


def _delegate(chance: random.Random, vocabulary: Vocabulary) -> Delegate:
    """A delegate with one office or two; most serve in a body that the registry knows."""
    bodies = [body for body in vocabulary.organisations if body.country]
    body = chance.choice(bodies) if chance.random() < 0.7 else None
    country = body.country if body and body.country else chance.choice(vocabulary.countries).path
    titles = tuple(_title(chance, vocabulary) for _ in range(2 if chance.random() < 0.2 else 1))
    return Delegate(f"{_word(chance)} {_word(chance)}", titles, country, body.path if body else None)


def _title(chance: random.Random, vocabulary: Vocabulary) -> str:
    title = chance.choice(vocabulary.titles.fixed).label
    return f"{title} for {chance.choice(vocabulary.concepts).label}" if chance.random() < 0.7 else title


def _dialogues(chance: random.Random, vocabulary: Vocabulary, count: int) -> list[Dialogue]:
    """Dialogues of which every third has two under it."""
    dialogues: list[Dialogue] = []
    for number in range(count):
        first, second = chance.sample([country.path for country in vocabulary.countries], 2)
        label = f"{_word(chance)}-{_word(chance)} Dialogue"
        launched = f"{chance.randint(2005, 2014)}-{chance.randint(1, 12):02}"
        dialogues.append(Dialogue(label, (first, second), launched, dialogues[-(number % 3)] if number % 3 else None))
    return dialogues


def _word(chance: random.Random) -> str:
    """A pronounceable word of three or four syllables with a capital."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(3, 4))).title()


@dataclass
class Writer:
    """Writes the pages of sessions, one after another.

    Invariant: what a page says follows from its number and from the state of `chance` alone.
    """

    chance: random.Random
    vocabulary: Vocabulary
    delegates: list[Delegate]
    dialogues: list[Dialogue]

    def __post_init__(self) -> None:
        """Know the labels of countries and bodies by their paths."""
        entries = (*self.vocabulary.countries, *self.vocabulary.organisations)
        self.labels = {entry.path: entry.label for entry in entries}

    def session(self, number: int, name: str, copy_of: str | None) -> Page:
        """One text: where and when a session was held, who led it, what it was about, who met on its margins."""
        turn, place = divmod(number, len(self.dialogues))
        dialogue = self.dialogues[place]
        day = FIRST_DAY + datetime.timedelta(days=180 * turn + place % 180)
        dated = number % 20 != 19
        page = Page(name, published=str(day + datetime.timedelta(days=1)) if dated else None, copy_of=copy_of)
        self._forum(page, dialogue, first=not turn)
        status = "planned" if number % 30 == 29 else "held"
        self._held(page, dialogue, turn, day if dated else None, status)
        chosen = list(dict.fromkeys(self._pick() for _ in range(4)))
        self._delegates(page, chosen, number, status)
        self._discuss(page, status)
        if len(chosen) > 1 and number % 2:
            self._margins(page, day)
        if turn and number % 10 == 3:
            self._earlier(page, dialogue, turn)
        return page

    def _forum(self, page: Page, dialogue: Dialogue, *, first: bool) -> None:
        page.name_thing(
            dialogue.label, "forum", "forum", dialogue.label, kind="Dialogue", countries=tuple(sorted(dialogue.members))
        )
        page.write(" of ")
        for index, path in enumerate(dialogue.members):
            page.write(" and " if index else "")
            self._country(page, path)
        page.write(" met again")
        page.end_sentence(*(Said("has_member", "forum", path) for path in dialogue.members))
        if dialogue.parent:
            above = dialogue.parent
            page.write("It works under the ")
            members = tuple(sorted(above.members))
            page.name_thing(above.label, "above", "forum", above.label, kind="Dialogue", countries=members)
            page.end_sentence(Said("part_of", "forum", "above"))
        if first:
            self._country(page, dialogue.members[0])
            page.write(" launched it in ")
            page.name_value(dialogue.launched)
            said = (("launched_by", dialogue.members[0]), ("launched_on", f"={dialogue.launched}"))
            page.end_sentence(*(Said(predicate, "forum", target) for predicate, target in said))

    def _held(self, page: Page, dialogue: Dialogue, turn: int, day: datetime.date | None, status: str) -> None:
        """Where, when and in which form the session was or will be held, and who was its host."""
        place = self.chance.choice(self.vocabulary.places)
        self._meeting(page, "meeting", dialogue, turn)
        page.write(" was held in " if status == "held" else " will be held in ")
        page.name_thing(place.label, "place", "place", place.label, registry=place.path)
        page.write(" on ")
        written = str(day) if day else self.chance.choice(WEEKDAYS)
        page.name_value(written)
        dating = "held_on" if day else "held_on_as_written"
        said = (("session_of", "forum"), ("held_in", "place"), (dating, f"={written}"))
        page.end_sentence(*(Said(predicate, "meeting", target, status=status) for predicate, target in said))
        page.write("It was ")
        form = self.chance.choice(("in-person", "in-person", "virtual", "hybrid"))
        page.name_value(form)
        page.write(" and hosted by ")
        self._country(page, dialogue.members[0])
        page.end_sentence(
            Said("format", "meeting", f"={form}", status=status),
            Said("hosts", dialogue.members[0], "meeting", status=status),
        )

    def _meeting(self, page: Page, key: str, dialogue: Dialogue, turn: int) -> None:
        number = str(turn + 1)
        forum = page.clusters["forum"].id
        page.name_thing(f"Session {number}", key, "meeting", dialogue.label, forum=forum, session=number)

    def _delegates(self, page: Page, chosen: list[Delegate], number: int, status: str) -> None:
        """The delegates: two at the head, the others beside them."""
        head = ("leads", " led a delegation to it") if number % 5 == 1 else ("co_chairs", " co-chaired it")
        for index, delegate in enumerate(chosen):
            office = self._introduce(page, index, delegate)
            predicate, words = head if index < 2 else ("attends", " took part in it")
            if not index and number % 7 == 2:
                predicate, words = "chairs", " chaired it"
            page.write(words)
            former = "former" if index == 3 and number % 4 == 0 else None
            person = f"person {index}"
            said = [
                Said(predicate, person, "meeting", status=status, side=delegate.country, office=office),
                Said("holds_office", person, office, qualifier=former),
                Said("office_of", office, delegate.country),
                Said("represents", person, delegate.country),
            ]
            said += [Said("office_of", office, delegate.body)] if delegate.body else []
            page.end_sentence(*said)

    def _introduce(self, page: Page, index: int, delegate: Delegate) -> str:
        """Write a delegate's office, body, name and country; the key of the office."""
        title, country = self.chance.choice(delegate.titles), delegate.country
        body = None
        if delegate.body:
            page.name_thing(
                self.labels[delegate.body],
                delegate.body,
                "organisation",
                self.labels[delegate.body],
                registry=delegate.body,
            )
            body = page.clusters[delegate.body].id
            page.write("'s ")
        page.name_thing(title, f"office {index}", "office", title, countries=(country,), organisation=body)
        page.write(" ")
        page.name_thing(delegate.name, f"person {index}", "person", delegate.name, countries=(country,))
        page.write(" of ")
        self._country(page, country)
        return f"office {index}"

    def _country(self, page: Page, path: str) -> None:
        page.name_thing(self.labels[path], path, "country", self.labels[path], registry=path)

    def _discuss(self, page: Page, status: str) -> None:
        """Write what the session was about, and what its forum is."""
        page.write("The talks covered ")
        concepts = self.chance.sample(self.vocabulary.concepts, 3)
        for index, concept in enumerate(concepts):
            page.write(", " if index else "")
            page.name_thing(concept.label, concept.path, "domain", concept.label, registry=concept.path)
        said = [Said("covers", "meeting", concept.path, status=status) for concept in concepts]
        page.end_sentence(*said, Said("covers", "forum", concepts[0].path))

    def _margins(self, page: Page, day: datetime.date) -> None:
        """Two delegates met one to one."""
        people = [page.clusters["person 0"], page.clusters["person 1"]]
        page.name_thing(people[0].label, "person 0", "person", people[0].label)
        page.write(" met ")
        page.name_thing(people[1].label, "person 1", "person", people[1].label)
        page.write(" on ")
        page.name_value(str(day))
        page.write(" in ")
        label = f"Meeting of {people[0].label} and {people[1].label}"
        ids = tuple(person.id for person in people)
        page.name_thing("a meeting", "margins", "meeting", label, date=str(day), participants=ids)
        page.end_sentence(
            Said("met", "person 0", "person 1", status="held"),
            Said("between", "margins", "person 0", status="held"),
            Said("between", "margins", "person 1", status="held"),
            Said("held_on", "margins", f"={day}", status="held"),
        )

    def _earlier(self, page: Page, dialogue: Dialogue, turn: int) -> None:
        """The place of the session before, which is not always that of the page on it."""
        place = self.chance.choice(self.vocabulary.places)
        self._meeting(page, "earlier", dialogue, turn - 1)
        page.write(" had been held in ")
        page.name_thing(place.label, "place before", "place", place.label, registry=place.path)
        page.end_sentence(
            Said("session_of", "earlier", "forum", status="held"),
            Said("held_in", "earlier", "place before", status="held"),
        )

    def _pick(self) -> Delegate:
        """A delegate, the first ones far more often than the last."""
        return self.delegates[int(len(self.delegates) * self.chance.random() ** 2)]
