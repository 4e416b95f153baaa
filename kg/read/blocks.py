"""The blocks of a laid-out document in, its kept text out: plain paragraphs, list items and rows of tables.

A blank line parts paragraphs; an item begins with its mark and a row with a bar, each on a line of its own, as in
Markdown. Soft hyphens, widths of space and control characters are the layout's and not the text's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Block", "clean", "told_title", "written"]

LIGATURES = re.compile(r"[\ufb00-\ufb06]")
INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
UNFIT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text holds: https://www.w3.org/TR/xml/#charsets, and half a pair of UTF-16."""

SPACE = re.compile(r"[^\S\n]+")
AROUND_LINE_END = re.compile(r" ?\n ?")
BLANK_LINES = re.compile(r"\n{3,}")
INDENT = "  "


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or heading (no `mark`), or a line of a list or table: `mark` is what it begins with.

    `level` is how deep in other lists an item stands, from 0.
    """

    text: str
    mark: str = ""
    level: int = 0


def clean(text: str) -> str:
    """A text with single spaces, with its line ends, and without what is not text."""
    text = INVISIBLE.sub("", LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n\n")
    text = AROUND_LINE_END.sub("\n", SPACE.sub(" ", UNFIT.sub(" ", text)))
    return unicodedata.normalize("NFC", BLANK_LINES.sub("\n\n", text)).strip()


def written(blocks: Iterable[Block]) -> str:
    """The text of some blocks; those without text are left out, and part one list from the next."""
    parts: list[str] = []
    before = ""
    for block in blocks:
        text = clean(block.text)
        if not text:
            before = before if block.mark else ""
            continue
        if block.mark:
            text = f"{INDENT * block.level}{block.mark} {' '.join(text.split())}"
        if parts:
            parts.append("\n" if block.mark and before and (block.mark == "|") == (before == "|") else "\n\n")
        parts.append(text)
        before = block.mark
    return "".join((*parts, "\n")) if parts else ""


def told_title(title: str | None, text: str) -> str | None:
    """A title of a file's properties where the text has it, whatever its capitals and line ends."""
    folded = " ".join(text.split()).casefold()
    return title if title and " ".join(clean(title).split()).casefold() in folded else None
