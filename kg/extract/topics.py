"""A list of domains, read word by word from where a cue opens it.

    List := Item (("," | ";" | "and" | "as well as") Item)*
    Item := Opener? Noun phrase        Opener := "ways to deepen" | "a range of" | "strengthening" | ...

An item is a concept of the scheme when its words hold one; else it is a candidate, kept as written.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.reading import Reading

__all__ = ["Topic", "read_topics"]

LONGEST_ITEM = 7


@dataclass(frozen=True, slots=True)
class Topic:
    """An item of a list at tokens `start` to `end`; `path` is the concept's, None for a candidate."""

    start: int
    end: int
    path: str | None
    label: str
    words: str


class ListReader:
    """Reads one list; `item` holds the tokens of the noun phrase at hand, `behind` that it follows on a topic."""

    def __init__(self, reading: Reading, *, loose: bool) -> None:
        self.reading, self.doc, self.loose = reading, reading.doc, loose
        self.item: list[int] = []
        self.behind = False
        self.found: list[Topic] = []

    def read(self, start: int, end: int) -> list[Topic]:
        """The topics between two tokens."""
        at = start
        while at < end:
            step = self._step(at, end)
            if step <= at:
                break
            at = step
        self._close()
        return self.found

    def _step(self, at: int, end: int) -> int:
        """Take the word at a token; the token after it, or `at` where the list ends."""
        token = self.doc[at]
        known = self._known(at, end)
        if known:
            return known
        if self.reading.word_is(at, "separator"):
            return self._restart(at)
        if self.reading.cue_at(at, "covers", "manner"):
            return at
        if is_passed_over(token):
            return at if token.is_space and token.text.count("\n") > 1 else at + 1
        if self.reading.word_is(at, "transparent"):
            return self._transparent(at)
        if manner := self._manner(at):
            return manner
        if token.pos_ in ("AUX", "PRON", "SCONJ") or token.text in ".!?" or self.reading.word_is(at, "stopper"):
            return at
        return self._content(at)

    def _manner(self, at: int) -> int | None:
        """The token behind "how to" or "how best to" before an item ("how to promote trade")."""
        words = [token.lower_ for token in self.doc[at : at + 3]]
        return next(
            (at + len(lead) for lead in (["how", "to"], ["how", "best", "to"]) if words[: len(lead)] == lead), None
        )

    def _known(self, at: int, end: int) -> int | None:
        """Take the domain, name or date that begins at a token; the token after it, or None."""
        chunk, name = self.reading.domains.starting(at), self.reading.names.starting(at)
        if chunk and chunk.end <= end and not (name and name.end > chunk.end):
            self.item.extend(range(chunk.start, chunk.end))
            return chunk.end
        if name and name.kind == "forum":
            self._close()
        passed = name or self.reading.dates.starting(at)
        return passed.end if passed else None

    def _restart(self, at: int) -> int:
        """End the item at hand before a token; the token after it, where a new one begins."""
        self._close()
        self.behind = False
        return at + 1

    def _transparent(self, at: int) -> int:
        """A small word inside a list: it ends the item at hand, or goes on from a generic one."""
        if self.reading.word_is(at, "example"):
            return self._restart(at)
        taken = self._close()
        if taken and self.doc[at].lower_ == "to":
            return at if self.doc[at + 1].tag_ == "VB" else self._restart(at)
        self.behind = taken or self.behind
        return at + 1

    def _content(self, at: int) -> int:
        """A noun, adjective or verb form of an item."""
        token, domain = self.doc[at], self.reading.domains.at(at)
        if domain is None and token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.dep_ != "amod":
            return at
        if token.tag_ in ("VB", "VBG") and (not self.item or self.reading.cue_at(at, "covers", "cooperate")):
            return self._restart(at)
        if domain is None and self.item and token.tag_ == "VBN" and self.doc[at - 1].pos_ in ("NOUN", "PROPN"):
            self.behind = self._close() or self.behind
            return at + 1
        if token.text == "-" or token.is_alpha or token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB"):
            self.item.append(at)
        return at + 1

    def _close(self) -> bool:
        """Make a topic of the item at hand; True when its words held a concept or made a candidate."""
        tokens, self.item = self._trimmed(self.item), []
        if not tokens:
            return False
        start, end = tokens[0], tokens[-1] + 1
        words = " ".join(self.reading.text(start, end).split())
        chunks = self.reading.domains.within(start, end)
        domains = [c for c in chunks if c.kind == "domain"]
        if domains:
            best = max(domains, key=lambda c: (c.end - c.start, c.start))
            self.found.append(Topic(start, end, best.path, best.label or "", words))
        elif not chunks and self._is_candidate(tokens):
            self.found.append(Topic(start, end, None, words, words))
        else:
            return bool(chunks)
        return True

    def _trimmed(self, tokens: list[int]) -> list[int]:
        """An item without the generic and grading words before it and the hyphens at its ends."""
        start, end = 0, len(tokens)
        while end - start > 1 and self._is_opener(tokens[start]):
            start += 1
        while end - start > 1 and self._qualifies(tokens[start]):
            start += 1
        while end > start and self.doc[tokens[end - 1]].text == "-":
            end -= 1
        return tokens[start:end]

    def _is_candidate(self, tokens: list[int]) -> bool:
        """Whether an item that no concept covers is kept: a noun phrase of a loose list that says something."""
        whole = tokens[-1] + 1 - tokens[0] == len(tokens) <= LONGEST_ITEM
        if self.behind or not self.loose or not whole or len(tokens) < 2:
            return False
        head = self.doc[tokens[-1]]
        if self._generic(head.i) or head.pos_ not in ("NOUN", "PROPN") or head.tag_ == "VBG":
            return False
        return not all(self._generic(token) or self.doc[token].pos_ == "ADJ" for token in tokens)

    def _is_opener(self, token: int) -> bool:
        """Whether a word before an item is generic ("issues") or a hyphen, and no domain."""
        if self.reading.domains.at(token):
            return False
        return self._generic(token) or self.doc[token].text == "-"

    def _qualifies(self, token: int) -> bool:
        """Whether a word only grades the noun behind it ("greater", "ongoing")."""
        graded = self.doc[token].tag_ in ("JJR", "JJS") or bool(self.reading.cue_at(token, "covers", "adjective"))
        return graded and self.reading.domains.starting(token) is None

    def _generic(self, token: int) -> bool:
        """Whether a word names no domain by itself."""
        return bool(self.reading.cue_at(token, "covers", "generic"))


def read_topics(reading: Reading, start: int, end: int, *, loose: bool) -> list[Topic]:
    """The topics of a list between two tokens; with `loose` also those that no concept covers."""
    return ListReader(reading, loose=loose).read(start, end)


def is_passed_over(token: Token) -> bool:
    """Whether a token says nothing in a list: space, a bracket, a quotation mark, a determiner, an adverb, a number."""
    if token.is_space or token.is_quote or token.text in "()[]":
        return True
    return token.pos_ in ("DET", "ADV", "NUM") or token.tag_ in ("PRP$", "POS")
