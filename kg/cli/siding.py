"""Writes two accounts side by side, in two columns, as JSON or as a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import zip_longest

from kg.cli.printing import screen_width
from kg.cli.table import draw_table, wrap
from kg.compare import Account, Comparison, Entry, Section

__all__ = ["write_comparison"]

_SENTENCES = 2
"""How many sentences the text shows of one entry; the other formats have all."""

_GAP = 2


def write_comparison(found: Comparison, form: str, *, shared: bool, terminal: bool) -> bytes:
    """The comparison in UTF-8; `shared` has what both say too. Text fits a `terminal`, else 80 columns."""
    if form == "html":
        from kg.compare.page import write_page

        return write_page(found, shared=shared).encode("utf-8")
    if form == "json":
        told = asdict(found)
        for section in told["sections"] if not shared else ():
            del section["both"]
        return (json.dumps({"differ": found.differ, **told}, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    lines = _lines(found, shared=shared, width=screen_width() if terminal else 80)
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _lines(found: Comparison, *, shared: bool, width: int) -> Iterator[str]:
    sides = (found.left, found.right)
    yield from wrap(f"{found.meeting or 'Two accounts'}: {' and '.join(map(_called, sides))}", width)
    if not found.differ:
        yield "Neither says anything that the other does not."
    for section in found.sections:
        if section.different:
            yield from ("", section.heading.upper())
            yield from _different(section, [f"only {account.label}" for account in sides], width)
    for section in found.sections if shared else ():
        if section.both:
            yield from ("", f"{section.heading.upper()}, IN BOTH")
            pairs = [(_parts((row.left,)), _parts((row.right,))) for row in section.both]
            yield from _columns([account.label for account in sides], pairs, width)


def _called(account: Account) -> str:
    """An account with the titles of its documents."""
    titles = [source.title for source in account.sources if source.title]
    return f"{account.label} ({'; '.join(titles)})" if titles else account.label


def _different(section: Section, heads: Sequence[str], width: int) -> Iterator[str]:
    """What differs in a section, in one column where only one side says anything."""
    left, right = ([_parts(block.entries) for block in side] for side in (section.only_left, section.only_right))
    paired = [(_parts((row.left,)), _parts((row.right,))) for row in section.paired]
    if paired or (left and right):
        yield from _columns(heads, [*paired, *zip_longest(left, right, fillvalue=())], width)
        return
    (head,) = (head for head, side in zip(heads, (left, right), strict=True) if side)
    yield from _fitted([head], [[(part,) for part in block] for block in left or right], width, [width])


def _columns(heads: Sequence[str], pairs: Sequence[tuple[Sequence[str], Sequence[str]]], width: int) -> Iterator[str]:
    """Two columns of equal width; what stands side by side begins on the same line."""
    wide = (width - _GAP) // 2
    lines = [[[line for part in side for line in wrap(part, wide)] for side in pair] for pair in pairs]
    rows = [list(zip_longest(*pair, fillvalue="")) for pair in lines]
    yield from _fitted(heads, rows, width, [wide, wide])


def _fitted(
    heads: Sequence[str], blocks: Sequence[Sequence[Sequence[str]]], width: int, widths: Sequence[int]
) -> Iterator[str]:
    """Blocks of rows below heads, with a line between two blocks."""
    rule, empty = ["-" * wide for wide in widths], [""] * len(widths)
    cells = [row for block in blocks for row in (*block, empty)]
    lines = list(draw_table(heads, [rule, *cells[:-1]], width))
    second = [number for number, line in enumerate(lines) if line == _rule_line(rule)][1]
    yield from (line for number, line in enumerate(lines) if number != second)


def _rule_line(rule: Sequence[str]) -> str:
    return (" " * _GAP).join(rule)


def _parts(entries: Sequence[Entry | None]) -> Sequence[str]:
    """What one side says, part by part: things with their facts, then the sentences that they share."""
    known = [entry for entry in entries if entry is not None]
    told = [f"{entry.label}: {'; '.join(entry.facts)}" if entry.facts else entry.label for entry in known]
    quotes = known[0].quotes if known else ()
    more = [f"and {len(quotes) - _SENTENCES} more"] if len(quotes) > _SENTENCES else []
    return [*told, *(f"“{quote.quote}”" for quote in quotes[:_SENTENCES]), *more]
