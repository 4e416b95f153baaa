"""Names that are hard to write, and what a reader must find in a graph that has them."""

from __future__ import annotations

from dataclasses import dataclass

HOSTILE = (
    '=HYPERLINK("http://example.org","here")', "+1 Asha", "-2 Asha", "@SUM(A1)", "'Asha'", '"Asha", `Menon`; \\ | {0}',
    "<b>Asha</b> &amp; ]]> <!--", "אשה מנון", "👩‍🚀 Ashá é", "two\r\nlines\tand a tab",
    "\x01\x1b[31mred\x7f", "_x0041_ x005F_",
    "Asha " * 2_000, " spaces around ", "\ufffe\uffff", "nul\x00here", "\rAsha", "\tAsha", "1/2", "TRUE",
    "0012", "NULL",
)  # fmt: skip
"""Names that a format may take for something else than text, or may not be able to hold."""


@dataclass(frozen=True)
class Expected:
    """What must be read back.

    `labels` are those of things by IRI, `links` the documents, offsets and quotes by source, property and target,
    `stated` those of links that a document states, `values` those of attributes by thing and property.
    """

    labels: dict[str, str]
    links: dict[tuple[str, str, str], set[tuple[str, int, int, str]]]
    stated: dict[tuple[str, str, str], set[tuple[str, int, int, str]]]
    values: set[tuple[str, str, str]]
