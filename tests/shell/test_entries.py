"""What comes through a pipe is split as a person would have typed it."""

from __future__ import annotations

import pytest

from kg.shell import Entry, read_entries


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("", []),
        ("\n\n;\n", []),
        ("ASK {}", [("ASK {}", 1)]),
        ("ASK {\n\n}\n;\nASK { }\n", [("ASK {\n\n}", 1), ("ASK { }", 5)]),
        ("\n.graph\n\nASK {}\n ; \n.quit\n", [(".graph", 2), ("ASK {}", 4), (".quit", 6)]),
        ("ASK {\n.x\n}", [("ASK {\n.x\n}", 1)]),
        ("ASK { ?a ?b ?c ;\n ?d ?e }\n;\r\n", [("ASK { ?a ?b ?c ;\n ?d ?e }", 1)]),
    ],
)
def test_a_semicolon_alone_ends_a_query(text: str, entries: list[tuple[str, int]]) -> None:
    """A blank line or a semicolon within a line does not; a command is a line of its own."""
    assert list(read_entries(text.splitlines(keepends=True))) == [Entry(*entry) for entry in entries]


def test_an_entry_knows_the_lines_before_it() -> None:
    """So that the line of an error is the input's."""
    assert Entry("ASK {", 3).in_place == "\n\nASK {"
