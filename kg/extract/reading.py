"""One document being read: its parse, the names and cues in it, and the sentences as they will be quoted.

A `Reading` enters every rule and is changed by none of them; only its layer of names is laid anew, once,
when the capitalised names that no registry lists have been found.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from kg.extract.chunks import Chunk, Layer
from kg.extract.dates import DatePhrase, find_dates
from kg.extract.language import front_matter_end, offset_of
from kg.extract.lexicon import Lexicon
from kg.extract.phrases import Phrases
from kg.model import Document, Span
from kg.vocab import Vocabulary

__all__ = ["CueHit", "Reading", "Sentence", "read_parse"]


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue phrase at tokens `start` to `end`: what it signals and in which way."""

    role: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at tokens `start` to `end` (exclusive); `number` counts the sentences of the text from 0.

    `heading`: it has no end mark and a line of its own.
    """

    number: int
    start: int
    end: int
    heading: bool


@dataclass(slots=True)
class Reading:
    """A parsed document and what its words are.

    `body` is the first token behind the front matter; `small_words` are those that the body writes in small letters.
    """

    document: Document
    doc: Doc
    vocabulary: Vocabulary
    lexicon: Lexicon
    sentences: tuple[Sentence, ...]
    names: Layer
    countries: Layer
    domains: Layer
    cues: tuple[CueHit, ...]
    dates: Layer
    date_phrases: dict[int, DatePhrase]
    by_sentence: tuple[int, ...]
    body: int
    small_words: frozenset[str]
    cues_at: dict[int, list[CueHit]] = field(default_factory=lambda: defaultdict(list))
    _by_role: dict[str, tuple[list[CueHit], list[int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for hit in self.cues:
            self.cues_at[hit.start].append(hit)
            found, starts = self._by_role.setdefault(hit.role, ([], []))
            found.append(hit)
            starts.append(hit.start)

    def text(self, start: int, end: int) -> str:
        """The words of a range of tokens, without the space around them."""
        return self.doc[start:end].text.strip() if end > start else ""

    def span(self, start: int, end: int) -> Span:
        """The code points of a range of tokens, without the space around them."""
        while end > start + 1 and self.doc[end - 1].is_space:
            end -= 1
        while start < end - 1 and self.doc[start].is_space:
            start += 1
        first, last = self.doc[start], self.doc[end - 1]
        return Span(offset_of(self.doc, first.idx), offset_of(self.doc, last.idx + len(last) - 1) + 1)

    def sentence(self, token: int) -> Sentence:
        """The sentence of a token."""
        return self.sentences[self.by_sentence[token]]

    def quote(self, *tokens: int) -> tuple[Span, ...]:
        """The sentences of some tokens, as they stand in the text, in order and each once."""
        numbers = sorted({self.by_sentence[token] for token in tokens})
        return tuple(self.span(self.sentences[number].start, self.sentences[number].end) for number in numbers)

    def cue(self, role: str, kind: str | None = None, *, start: int = 0, end: int | None = None) -> list[CueHit]:
        """The hits of a role, of one kind or all, within a range of tokens."""
        found, starts = self._by_role.get(role, ((), ()))
        last = len(found) if end is None else bisect_left(starts, end)
        inside = found[bisect_left(starts, start) : last]
        return [h for h in inside if kind in (None, h.kind) and (end is None or h.end <= end)]

    def cue_at(self, token: int, role: str, kind: str | None = None) -> CueHit | None:
        """The hit of a role that begins at a token."""
        return next((h for h in self.cues_at.get(token, ()) if h.role == role and kind in (None, h.kind)), None)

    def word_is(self, token: int, kind: str) -> bool:
        """Whether a token is one of the grammar's words of a kind ("separator"); OntologyError for an unknown kind."""
        return self.doc[token].lower_ in self.lexicon.words_of(kind)

    def cue_ending(self, token: int, role: str, kind: str | None = None) -> CueHit | None:
        """The hit of a role that ends right before a token."""
        for back in range(1, 7):
            hit = self.cue_at(token - back, role, kind) if token >= back else None
            if hit and hit.end == token:
                return hit
        return None


def read_parse(document: Document, doc: Doc, vocabulary: Vocabulary, lexicon: Lexicon) -> Reading:
    """A parsed text with its names, domains, dates and cues found."""
    begin = body_start(document.text, doc)
    sentences = tuple(cut_sentences(doc, begin))
    by_sentence = [0] * len(doc)
    for sentence in sentences:
        for token in range(sentence.start, sentence.end):
            by_sentence[token] = sentence.number
    dates, phrases = date_layer(document, doc, begin, lexicon)
    domains = Layer(c for c in lexicon.find_domains(doc) if c.start >= begin)
    names = (c for c in lexicon.find_names(doc) if c.start >= begin)
    countries = (c for c in lexicon.find_countries(doc) if c.start >= begin)
    return Reading(
        document=document,
        doc=doc,
        vocabulary=vocabulary,
        lexicon=lexicon,
        sentences=sentences,
        names=Layer(c for c in names if c.kind != "country" or not is_of_region(domains.at(c.start), c)),
        countries=Layer(c for c in countries if not is_of_region(domains.at(c.start), c)),
        domains=domains,
        cues=tuple(find_cues(doc, lexicon.cues, begin)),
        dates=dates,
        date_phrases=phrases,
        by_sentence=tuple(by_sentence),
        body=begin,
        small_words=frozenset(token.text for token in doc[begin:] if token.is_lower),
    )


def is_of_region(region: Chunk | None, country: Chunk) -> bool:
    """Whether a country's word is one of a region's name ("Indo-Pacific", "South China Sea")."""
    return region is not None and region.kind == "region" and region.end > country.end


def body_start(text: str, doc: Doc) -> int:
    """The first token after a Markdown file's front matter."""
    begin = front_matter_end(text)
    return next((token.i for token in doc if offset_of(doc, token.idx) >= begin), len(doc)) if begin else 0


def cut_sentences(doc: Doc, begin: int) -> list[Sentence]:
    """The sentences of the body, without those that hold nothing but space or marks."""
    found: list[Sentence] = []
    for sentence in doc.sents:
        start, end = max(sentence.start, begin), sentence.end
        words = [token for token in doc[start:end] if not token.is_space] if end > start else []
        if words:
            found.append(Sentence(len(found), start, end, is_heading(words[-1], doc[start:end])))
    return found


def is_heading(last: Token, sentence: Words) -> bool:
    """Whether a sentence has no end mark at its last word and a line of its own."""
    return last.text not in {".", "!", "?", "”", '"', ";"} and "\n" in sentence.text_with_ws[-4:]


def date_layer(document: Document, doc: Doc, begin: int, lexicon: Lexicon) -> tuple[Layer, dict[int, DatePhrase]]:
    """The dates as a layer of chunks, and each by its first token."""
    chunks: list[Chunk] = []
    phrases: dict[int, DatePhrase] = {}
    for phrase in find_dates(doc.text, document.published, lexicon.dates):
        span = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if span is not None and span.start >= begin and not is_given_name(span):
            chunks.append(Chunk("date", span.start, span.end, None, phrase.value, phrase.words))
            phrases.setdefault(span.start, phrase)
    return Layer(chunks), phrases


def is_given_name(date: Words) -> bool:
    """Whether a month's name is a word of a person's ("April Oyelaran", "Per Jan Holm")."""
    doc, at = date.doc, date.start
    if len(date) > 1 or not date.text.isalpha() or doc[at].ent_type_ != "PERSON":
        return False
    return doc[at].ent_iob_ == "I" or (at + 1 < len(doc) and doc[at + 1].ent_iob_ == "I")


def find_cues(doc: Doc, cues: Phrases, begin: int) -> list[CueHit]:
    """Every cue phrase of a text; phrases of different roles may overlap, those of one role do not."""
    keys = cues.keys(doc)
    found: list[CueHit] = []
    last: dict[tuple[str, str], int] = {}
    for start in range(begin, len(keys)):
        for end, entry in cues.all_at(keys, doc, start):
            role, kind = entry.kind, entry.form or ""
            if last.get((role, kind), -1) <= start:
                last[(role, kind)] = end
                found.append(CueHit(role, kind, start, end))
    return found
