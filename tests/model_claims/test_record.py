"""A model's answers are kept in a file that a person can read and edit; a fault in it is named by its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fake_server import claim

from kg.model import InputError
from kg.model_claims.claim import read_claim
from kg.model_claims.record import Asked, Record, passage_digest

ASKED = Asked(model="tiny", prompt="a" * 64, passage=passage_digest("A met B."))
CLAIM = read_claim(claim("met", "A", "B", "A met B."), strict=True)


def row(**changes: object) -> str:
    """A line of a record, with changes; None removes a field."""
    whole = {
        "document": "visit",
        "start": 0,
        "model": "tiny",
        "prompt": "a" * 64,
        "passage": "b" * 64,
        "claims": [claim("met", "A", "B", "A met B.")],
    }
    return json.dumps({name: value for name, value in {**whole, **changes}.items() if value is not None})


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    """The same answers make the same bytes, in whatever order they came."""
    first, second = Record(tmp_path / "one.jsonl"), Record(tmp_path / "two.jsonl")
    other = Asked(model="tiny", prompt="a" * 64, passage="c" * 64)
    first.add(ASKED, [CLAIM], document="visit", start=7)
    first.add(other, [], document="talks", start=0)
    second.add(other, [], document="talks", start=0)
    second.add(ASKED, [CLAIM], document="visit", start=7)
    first.save()
    second.save()
    assert first.file.read_bytes() == second.file.read_bytes()
    again = Record(first.file)
    assert (again.claims(ASKED), again.claims(other), again.models) == ((CLAIM,), (), ("tiny",))
    assert [json.loads(line)["document"] for line in first.file.read_text(encoding="utf-8").splitlines()] == [
        "talks",
        "visit",
    ]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["one.jsonl", "two.jsonl"]


def test_what_was_asked_otherwise_is_not_answered(tmp_path: Path) -> None:
    """Another model, another question or another passage is asked anew."""
    record = Record(tmp_path / "record.jsonl")
    record.add(ASKED, [CLAIM], document="visit", start=0)
    assert record.claims(ASKED) == (CLAIM,)
    for other in (
        Asked(model="huge", prompt=ASKED.prompt, passage=ASKED.passage),
        Asked(model="tiny", prompt="b" * 64, passage=ASKED.passage),
        Asked(model="tiny", prompt=ASKED.prompt, passage=passage_digest("A met C.")),
    ):
        assert record.claims(other) is None


def test_a_line_may_be_edited_moved_or_removed(tmp_path: Path) -> None:
    """Blank lines and the order of lines say nothing."""
    file = tmp_path / "record.jsonl"
    file.write_text(f"\n{row(claims=[])}\n\n{row(passage='c' * 64)}", encoding="utf-8")
    record = Record(file)
    assert record.claims(Asked(model="tiny", prompt="a" * 64, passage="b" * 64)) == ()
    assert record.claims(Asked(model="tiny", prompt="a" * 64, passage="c" * 64)) == (CLAIM,)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "is not JSON"),
        ("NaN", "is not JSON"),
        ("[]", "is no JSON object"),
        (row(claims=None), "lacks the field 'claims'"),
        (row(more="x"), "has an unknown field 'more'"),
        (row(model=""), "model is '', not a name"),
        (row(model="a\nb"), "not a name"),
        (row(document=5), "document is 5, not a name"),
        (row(prompt="A" * 64), "not a SHA-256"),
        (row(passage="b" * 63), "not a SHA-256"),
        (row(start=-1), "start is -1, not an offset"),
        (row(start=True), "start is True, not an offset"),
        (row(start="0"), "start is '0', not an offset"),
        (row(claims={}), "claims is not a list"),
        (row(claims=["met"]), "a claim is no JSON object"),
        (row(claims=[{"predicate": "met"}]), "a claim lacks the field 'object'"),
        (row(claims=[claim("met", "A", "B", "q", kind="x")]), "a claim has an unknown field 'kind'"),
        (row(claims=[claim("met", "A", "B", "q") | {"quote": 5}]), "the field 'quote' of a claim is no string"),  # type: ignore[dict-item]
        (row(claims=[claim("met", "A", "B", "\ud800")]), "signs that are no text"),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, line: str, words: str) -> None:
    """File, line and remedy, on one line."""
    file = tmp_path / "record.jsonl"
    file.write_text(f"{row(passage='d' * 64)}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Record(file)
    assert str(caught.value).startswith(f"{file}:2: ")
    assert words in str(caught.value)
    assert str(caught.value).endswith("; correct or remove the line")


def test_an_answer_that_is_there_twice_is_named(tmp_path: Path) -> None:
    file = tmp_path / "record.jsonl"
    file.write_text(f"{row()}\n{row(claims=[])}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r":2: answers what a line above answers; remove one of them"):
        Record(file)


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    file = tmp_path / "record.jsonl"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="is not UTF-8 at byte 0"):
        Record(file)


def test_a_record_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    folder = tmp_path / "record.jsonl"
    record = Record(folder)
    record.add(ASKED, [CLAIM], document="visit", start=0)
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(InputError, match="name another file with --model-record"):
        record.save()
    assert [file.name for file in tmp_path.rglob("*")] == ["record.jsonl", "thesis.txt"]
