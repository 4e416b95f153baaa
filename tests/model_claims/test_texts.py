"""Words are found where the text has them and nowhere else, and a text is asked about whole and in order."""

from __future__ import annotations

import re

import pytest

from kg.model import Span
from kg.model_claims.occurrences import find_words, phrase_in
from kg.model_claims.passages import LONGEST_PASSAGE, passages_of

TEXT = "The U.S. side met\n  Ana Lind.\u00a0Ana Lind left; Ana Lindqvist and “her aide” stayed. C++ (sic) won."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ana Lind", ["Ana Lind", "Ana Lind"]),
        ("met Ana Lind. Ana", ["met\n  Ana Lind.\u00a0Ana"]),
        ("  Ana\n\tLindqvist ", ["Ana Lindqvist"]),
        ("“her aide”", ["“her aide”"]),
        ("C++ (sic)", ["C++ (sic)"]),
        ("U.S.", ["U.S."]),
        ('"her aide"', []),
        ("ana lind", []),
        ("An", []),
        ("indqvist", []),
        ("U.S", ["U.S"]),
        ("AnaLind", []),
        (".*", []),
        ("", []),
        ("\n", []),
    ],
)
def test_words_are_found_letter_by_letter(words: str, found: list[str]) -> None:
    """But for white space; no word is cut, and no sign stands for another."""
    assert [span.of(TEXT) for span in find_words(words, TEXT)] == found


def test_a_stretch_of_text_does_not_cut_words() -> None:
    """ "Ana Lind" is not found in a stretch that ends within "Ana Lindqvist"."""
    start = TEXT.index("Ana Lindqvist")
    assert find_words("Ana Lind", TEXT, Span(start, start + len("Ana Lind"))) == ()
    assert find_words("Ana Lindqvist", TEXT, Span(start, len(TEXT))) == (Span(start, start + 13),)


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("They did not meet.", "not"),
        ("They didn’t meet.", "n't"),
        ("May they meet?", "may"),
        ("They met on 5 May.", None),
        ("They met in Noto.", None),
        ("An ambassador-designate came.", "-designate"),
    ],
)
def test_a_phrase_is_found_as_it_is_written(words: str, phrase: str | None) -> None:
    assert phrase_in(words, ["not", "n't", "may", "-designate"], as_written=True) == phrase


def test_a_phrase_is_found_in_any_case_on_request() -> None:
    assert phrase_in("FORMER Minister", ["former"]) == "former"
    assert phrase_in("an informer", ["former"]) is None


def long_texts() -> dict[str, str]:
    """Texts of the shapes that documents have, and of some that none should."""
    paragraph = "The two sides discussed graphite, tides and seabed mapping at some length. " * 20
    return {
        "short": "They met.",
        "paragraphs": "\n\n".join([paragraph.strip()] * 12),
        "Windows": "\r\n\r\n".join([paragraph.strip()] * 12),
        "hard wrapped": "\n".join(["The two sides discussed graphite and tides."] * 400),
        "one paragraph": paragraph.strip() * 8,
        "no full stop": "graphite " * 3_000,
        "no space": "x" * 20_000,
        "blank": " \n\n \n",
        "nothing": "",
    }


@pytest.mark.parametrize("text", long_texts().values(), ids=long_texts())
def test_passages_hold_all_words_in_order(text: str) -> None:
    """None is too long, none overlaps another, and what lies between them is space."""
    passages = passages_of(text)
    assert all(0 < passage.end - passage.start <= LONGEST_PASSAGE for passage in passages)
    rest, last = [], 0
    for passage in passages:
        assert passage.start >= last
        rest.append(text[last : passage.start])
        last = passage.end
    assert not "".join([*rest, text[last:]]).strip()


def test_passages_are_few_and_end_where_paragraphs_end() -> None:
    text = long_texts()["paragraphs"]
    passages = passages_of(text)
    assert len(passages) < 12
    assert all(re.match(r"\n\n|\Z", text[passage.end :]) for passage in passages)


def test_a_change_in_one_paragraph_leaves_the_passages_before_it() -> None:
    """Their recorded answers stay good."""
    text = long_texts()["paragraphs"]
    changed = text[:-10] + "minerals."
    assert passages_of(changed)[:-1] == passages_of(text)[:-1]
