"""A text that is written word by word, together with what it says.

Words, and the keys of the things that they name, go in; a document and its extraction come out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from kg.model import Cluster, Document, Extraction, Fact, Mention, Span


@dataclass(frozen=True)
class Said:
    """A triple that a sentence says: a predicate and the keys of two things, or a value that begins with "="."""

    predicate: str
    subject: str
    target: str
    qualifier: str | None = None
    status: str | None = None
    side: str | None = None
    office: str | None = None


@dataclass
class Page:
    """A text as it is written, with what it says.

    Invariant: the span of every mention and fact is that of the words it was made for.
    """

    name: str
    published: str | None = None
    copy_of: str | None = None
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
        self.spans[key] = span = Span(len(self.text), len(self.text) + len(words))
        self.text += words
        if key not in self.clusters:
            number = f"{entity}:{span.start}"
            self.clusters[key] = Cluster(document=self.name, id=number, type=entity, label=label, **more)
        self.mentions.append(Mention(document=self.name, span=span, surface=words, cluster=self.clusters[key].id))

    def name_value(self, words: str) -> None:
        """Append the words of a date or form, which the next sentence's value is taken from."""
        self.spans["value"] = Span(len(self.text), len(self.text) + len(words))
        self.text += words

    def end_sentence(self, *said: Said) -> None:
        """End the sentence, which says these triples."""
        self.text += "."
        self.facts += [self._fact(one, Span(self.sentence, len(self.text))) for one in said]
        self.text += " "
        self.sentence = len(self.text)

    def _fact(self, said: Said, quote: Span) -> Fact:
        value = said.target.removeprefix("=") if said.target.startswith("=") else None
        return Fact(
            document=self.name,
            predicate=said.predicate,
            subject=self.clusters[said.subject].id,
            subject_span=self.spans[said.subject],
            object=None if value else self.clusters[said.target].id,
            object_span=self.spans["value" if value else said.target],
            value=value,
            quotes=(quote,),
            rule="invented",
            confidence=0.9,
            qualifier=said.qualifier,
            status=said.status,
            side=self.clusters[said.side].id if said.side else None,
            office=self.clusters[said.office].id if said.office else None,
        )

    def document(self) -> Document:
        """The page as it would have been read."""
        return Document(
            name=self.name,
            text=self.text,
            source=f"{self.name}.txt",
            sha256=sha256(self.text.encode("utf-8")).hexdigest(),
            title=self.text.split(".")[0],
            published=self.published,
            copy_of=self.copy_of,
        )

    def extraction(self) -> Extraction:
        """What a reader without fault finds on the page."""
        clusters = tuple(sorted(self.clusters.values(), key=lambda cluster: cluster.id))
        mentions = tuple(sorted(self.mentions, key=lambda mention: mention.span))
        return Extraction(document=self.name, mentions=mentions, clusters=clusters, facts=tuple(self.facts))
