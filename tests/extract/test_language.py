"""How a text is cut into sentences: by its full stops, blank lines, headings and list items, not by wrapped lines."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.extract.language import offset_of, read_texts, unwrapped


def sentences(text: str) -> list[str]:
    """The sentences of a text that hold words, without space around them."""
    doc = next(iter(read_texts([text])))
    return [" ".join(sent.text.split()) for sent in doc.sents if sent.text.strip()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The first round of the dialogue was held in\nRiga on Tuesday. The next one\nwill be held in Tbilisi.",
            ["The first round of the dialogue was held in Riga on Tuesday.", "The next one will be held in Tbilisi."],
        ),
        (
            "Digital Dialogue Opens in Cork\n\nMinisters met on Monday.",
            ["Digital Dialogue Opens in Cork", "Ministers met on Monday."],
        ),
        (
            "They will work on:\n- semiconductors\n- data protection\n- water",
            ["They will work on:", "- semiconductors", "- data protection", "- water"],
        ),
        (
            "They will work on:\n* semiconductors\n* data protection",
            ["They will work on:", "* semiconductors", "* data protection"],
        ),
        pytest.param(
            "# Fact Sheet\n\n## Energy\nThe two sides will share data.",
            ["# Fact Sheet", "## Energy", "The two sides will share data."],
            marks=pytest.mark.xfail(reason="the mark of a heading is cut off it", strict=True),
        ),
        (
            "Ms. R. K. Verghese met Dr. Okello Barasa in Washington, D.C. on Monday.",
            ["Ms. R. K. Verghese met Dr. Okello Barasa in Washington, D.C. on Monday."],
        ),
        (
            "The U.S. and the U.K. co-chaired the talks. Both sides agreed.",
            ["The U.S. and the U.K. co-chaired the talks.", "Both sides agreed."],
        ),
        (
            "“The dialogue was frank.” Ms. Verghese said no more.",
            ["“The dialogue was frank.”", "Ms. Verghese said no more."],
        ),
    ],
)
def test_a_text_is_cut_where_a_reader_would_cut_it(text: str, expected: list[str]) -> None:
    """A line end of hard-wrapped text is a space; a blank line, a heading and a list item end a sentence."""
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The round was held in\nRiga on\r\nTuesday.\n\n- one\n- two\n",
        "\ufeffDéjà vu in Türkiye: “naïve” talks, 🙂 they said.\n",
        "A line of a hundred words. " * 20 + "\nAnother paragraph.",
        "The round\u00a0was held   in\tRiga.\n\n-   Minister\n    Ana\u00a0\u00a0Lind, Latvia\n",
        "",
    ],
)
def test_offsets_are_those_of_the_text(text: str) -> None:
    """Reading line ends as spaces changes no length, and every token stands at its offset in what was read."""
    plain = unwrapped(text)
    assert len(plain) == len(text)
    assert [a for a, b in zip(text, plain, strict=True) if a != b and not a.isspace()] == []
    doc = next(iter(read_texts([text])))
    for token in doc:
        start, end = offset_of(doc, token.idx), offset_of(doc, token.idx + len(token) - 1) + 1
        assert token.is_space or plain[start:end] == token.text


def test_a_text_with_long_lines_was_not_wrapped() -> None:
    """Where a line is longer than anyone wraps by hand, every line end stays."""
    text = "word " * 60 + "\nA heading\nA sentence."
    assert unwrapped(text) == text


@pytest.mark.parametrize("word", ["2+2", "3+3"])
def test_a_format_of_ministers_is_one_token(language: Language, word: str) -> None:
    """The 2+2 is one word and not a sum."""
    assert word in [token.text for token in language(f"Japan and Kenya held the {word} in Tokyo.")]


def test_a_country_before_a_hyphen_is_a_token(language: Language) -> None:
    """A country with full stops is told apart from the one after the hyphen."""
    tokens = [token.text for token in language("The U.S.-Kenya dialogue met.")]
    assert tokens[1:4] == ["U.S.", "-", "Kenya"]
