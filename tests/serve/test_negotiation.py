"""Which media type a client gets: https://www.rfc-editor.org/rfc/rfc9110#name-accept."""

from __future__ import annotations

import pytest

from kg.serve.negotiation import choose

OFFERED = {"text/turtle": 1, "application/json": 2, "text/csv": 3}


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "text/turtle"),
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/turtle"),
        ("text/*;q=0.5, application/json;q=0.4", "text/turtle"),
        ("text/*;q=0.3, application/json;q=0.4", "application/json"),
        ("*/*;q=0.1, text/csv;q=0.2", "text/csv"),
        ("text/turtle;q=0, */*", "application/json"),
        ("text/csv;level=1;q=0.5, text/turtle;q=0.4", "text/csv"),
        ("text/csv; q=1.000, application/json", "application/json"),
        ("image/png, text/csv;q=0.001", "text/csv"),
        ("nonsense, text/csv", "text/csv"),
        ("text/turtle;q=nonsense, text/csv;q=0.1", "text/csv"),
        ("text/turtle;q=7, text/csv;q=0.1", "text/csv"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/turtle;q=0", None),
        (",,;;", None),
    ],
)
def test_the_one_that_is_liked_best(accept: str | None, chosen: str | None) -> None:
    """Of several that are liked alike, the first that is offered."""
    found = choose(accept, OFFERED)
    assert found == (None if chosen is None else (chosen, OFFERED[chosen]))
