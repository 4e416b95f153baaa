"""SPARQL text falls into the tokens of the grammar."""

from __future__ import annotations

import pytest

from kg.query.tokens import line_and_column, query_form, read_tokens, tells_dataset


def told(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in read_tokens(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<http://example.org/a#b>", "iri"),
        ("<http://example.org/\\u00e9>", "iri"),
        ("ex:Forum", "prefixed"),
        ("ex:", "prefixed"),
        (":a.b-c", "prefixed"),
        ("ex:100%25", "prefixed"),
        ("ex:a\\,b", "prefixed"),
        ("?person_id", "variable"),
        ("$x", "variable"),
        ("_:b1", "blank"),
        ('"a \\" quoted # word"', "string"),
        ("'it'", "string"),
        ("'''two\nlines 'quoted' '''", "string"),
        ('"""a "word" """', "string"),
        ("@en-GB", "language"),
        ("1.5e-3", "number"),
        ("SELECT", "word"),
    ],
)
def test_a_token_is_read_whole(text: str, kind: str) -> None:
    """Whatever stands inside an IRI, a name or a string is part of it."""
    assert told(text) == [(kind, text)]


@pytest.mark.parametrize("text", ["< http://example.org/a>", "<http://example.org/{a}>", "<a", '"open', "'a\nb'"])
def test_what_the_grammar_does_not_take_for_one_token_is_none(text: str) -> None:
    """An IRI holds no blank and no brace, a short string no line end."""
    assert len(told(text)) > 1


def test_comments_and_blanks_are_left_out() -> None:
    """A number sign begins a comment, except within an IRI or a string."""
    assert told("?a # ?b <c>\n?d") == [("variable", "?a"), ("variable", "?d")]
    assert told("<http://example.org/#a>") == [("iri", "<http://example.org/#a>")]


def test_offsets_are_those_of_the_text() -> None:
    """A token stands where it says that it does."""
    text = "SELECT ?a\nWHERE { ?a ex:b 'c' } # d"
    assert all(text[token.start : token.end] == token.text for token in read_tokens(text))


def test_lines_and_columns_count_from_one() -> None:
    """As editors count."""
    assert line_and_column("ab\ncd", 0) == (1, 1)
    assert line_and_column("ab\ncd", 4) == (2, 2)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("PREFIX select: <http://example.org/> ask {}", "ASK"),
        ("# SELECT\nBASE <http://example.org/SELECT> CONSTRUCT WHERE {}", "CONSTRUCT"),
        ("INSERT DATA { }", "INSERT"),
        ("hello", None),
    ],
)
def test_the_form_of_a_query_is_its_first_keyword(text: str, form: str | None) -> None:
    """Prefixes, IRIs and comments are no keywords."""
    assert query_form(text) == form


def test_only_a_keyword_names_the_dataset() -> None:
    """A variable or a string called so does not."""
    assert tells_dataset("SELECT * FROM <http://example.org/g> {}")
    assert not tells_dataset("SELECT ?from { ?from ex:from 'FROM' }")
