"""Splits a question into its words, each in one spelling and at its place.

A question goes in, a Question comes out. Knows letters, and nothing of what words mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.query import squash

__all__ = ["Question", "Token", "split_question"]

_TOKEN = re.compile(
    r"""
    [^\s,;:?!"“”()\[\]]+     # what stands between blanks and signs that no name holds
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"(?:['’](?:s|ve|re|d)|(?<=s)['’])$", re.IGNORECASE)
_SHORTENED = re.compile(
    r"""
      (?P<word>\w+)(?P<will>['’]ll)   # "who'll": who will
    | (?P<verb>can(?=['’])|\w+?(?=n['’]))(?P<not>n?['’]t)   # "didn't", "can't": did not, can not
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LAST_POINT = re.compile(r"(?<=[^\W_]{2})\.+$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a question, from `start` to `end` of it: its `text`, and `key`, its letters in one spelling.

    The text is as it is written, but of a shortened word, which is told in full: "will" of "who'll".
    """

    text: str
    key: str
    start: int
    end: int

    @property
    def looks_like_name(self) -> bool:
        """Whether it is written as a name is: with a capital letter or a digit."""
        return any(sign.isupper() or sign.isdigit() for sign in self.text)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as written, and its words in order."""

    text: str
    tokens: tuple[Token, ...]

    @property
    def minds_case(self) -> bool:
        """Whether names can be told by their capitals: not where all letters are capitals."""
        return any(sign.islower() for sign in self.text)

    def words(self, start: int, end: int) -> str:
        """The words from one place to another as they are written, without the signs around them."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


def split_question(text: str) -> Question:
    """The words of a question; a possessive's ending belongs to no word."""
    return Question(text, tuple(token for match in _TOKEN.finditer(text) for token in _tokens(match)))


def _tokens(match: re.Match[str]) -> list[Token]:
    if short := _SHORTENED.fullmatch(match.group()):
        first, second = ("verb", "not") if short["not"] else ("word", "will")
        return [_token(match, short.span(first), short[first]), _token(match, short.span(second), second, meant=True)]
    written = _LAST_POINT.sub("", match.group())
    written = _POSSESSIVE.sub("", written).strip("'’‘")
    start = match.group().find(written)
    token = _token(match, (start, start + len(written)), written)
    return [token] if token.key else []


def _token(match: re.Match[str], span: tuple[int, int], word: str, *, meant: bool = False) -> Token:
    """The word at some letters of what stands between blanks; `meant` where it is not as it is written."""
    start, end = match.start() + span[0], match.start() + span[1]
    return Token(word if meant else match.string[start:end], squash(word), start, end)
