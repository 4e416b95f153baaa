"""A file of corrections is read with care, and written so that nothing of it is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from entries import MISRI, added, correction, fact, person, renamed

from kg.corrections import VERBS, append_corrections, corrections_digest, read_corrections, remove_correction
from kg.corrections import writing as writing_module
from kg.corrections.reading import parse_corrections
from kg.model import InputError
from kg.vocab import Vocabulary

HAND_WRITTEN = """# Kept by the desk.
- reject:
    document: 002_56f848f0625d842c
    predicate: met
    subject_text: Vikram Misri
    object_text: "Jeffrey Kessler"
    quote: >
      On Tuesday, Foreign Secretary
      Vikram Misri met
  who: Asha Rao
  when: 2026-03-04
  why: "It was a call: he says so."

# The ambassadors.
- merge:
  - {document: 001, type: person, words: A. Rao}
  - document: 2025-05
    type: person
    words: Asha Rao
  who: Dev
  when: 2026-03-04T10:00:00+05:30
  why: One woman.
"""
EVERY = (
    correction("accept", fact("met", "Vikram Misri", "Jeffrey Kessler")),
    correction("reject", fact("met", "Vikram Misri", "“Kessler” # not a comment: yes")),
    correction("strike", fact("met", "Vikram Misri", "Jeffrey Kessler", quote="He met him.")),
    correction("merge", (person("A"), person("B", "other", quote="as B said"))),
    correction("never-merge", (person("A"), person("B"))),
    correction("split", (person("A"),)),
    correction("rename", renamed("A", "- {x: 'y'}")),
    correction("retype", renamed("A", "organisation")),
    correction("add", added("held_on", "the talks", "May 2025", value="2025-05", status="held"), source="p. 4\tof it"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file as a person writes it."""
    place = tmp_path / "corrections.yaml"
    place.write_text(HAND_WRITTEN, encoding="utf-8")
    return place


def parse(text: str, vocabulary: Vocabulary) -> object:
    """The corrections of a text called c.yaml."""
    return parse_corrections(text, "c.yaml", vocabulary.properties)


def test_words_stay_as_they_are_written(file: Path, vocabulary: Vocabulary) -> None:
    """A name of figures is no number, and a month no date; times are compared across zones."""
    rejected, merged = read_corrections(file, vocabulary.properties)
    assert rejected.what.document == MISRI
    assert rejected.what.quote == "On Tuesday, Foreign Secretary Vikram Misri met"
    assert [one.document for one in merged.what] == ["001", "2025-05"]
    assert (rejected.line, merged.line) == (2, 15)
    assert merged.instant.isoformat() == "2026-03-04T10:00:00+05:30"
    assert rejected.instant < merged.instant


def test_every_verb_comes_back_as_it_was_written(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Whatever signs the words have."""
    place = tmp_path / "c.yaml"
    for one in EVERY:
        append_corrections(place, [one], vocabulary.properties)
    found = read_corrections(place, vocabulary.properties)
    assert [(one.id, one.entry) for one in found] == [(one.id, one.entry) for one in EVERY]
    assert {one.verb for one in EVERY} == set(VERBS)
    assert corrections_digest(found) == corrections_digest(EVERY)
    assert corrections_digest(found[::-1]) != corrections_digest(found)


def test_what_is_taken_back_leaves_no_trace(file: Path, vocabulary: Vocabulary) -> None:
    """Comments and the other entries stay, and so does what stands before the next entry."""
    append_corrections(file, EVERY[:1], vocabulary.properties)
    assert file.read_text(encoding="utf-8").startswith(HAND_WRITTEN)
    assert remove_correction(file, vocabulary.properties) is not None
    assert file.read_text(encoding="utf-8") == HAND_WRITTEN
    first, second = read_corrections(file, vocabulary.properties)
    assert remove_correction(file, vocabulary.properties, known_as=first.id).id == first.id
    left = file.read_text(encoding="utf-8")
    assert left.startswith("# Kept by the desk.\n\n# The ambassadors.\n- merge:")
    assert [one.id for one in read_corrections(file, vocabulary.properties)] == [second.id]
    assert remove_correction(file, vocabulary.properties, known_as="0000000000") is None


def test_a_write_that_fails_leaves_the_file(
    file: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No half of an entry, and no file beside it."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing_module.os, "fsync", fail)
    with pytest.raises(InputError, match=r"cannot be written: No space left.*--corrections"):
        append_corrections(file, EVERY[:1], vocabulary.properties)
    assert file.read_text(encoding="utf-8") == HAND_WRITTEN
    assert [*file.parent.iterdir()] == [file]


def test_a_list_on_one_line_is_not_added_to(tmp_path: Path, vocabulary: Vocabulary) -> None:
    place = tmp_path / "c.yaml"
    place.write_text("[]\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"c\.yaml: cannot be added to; write its entries one below the other"):
        append_corrections(place, EVERY[:1], vocabulary.properties)
    assert place.read_text(encoding="utf-8") == "[]\n"


ABOUT = "  who: Asha Rao\n  when: 2026-03-04\n  why: So it is.\n"
MET = "- reject: {document: d, predicate: met, subject_text: A, object_text: B, quote: c}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("reject: x", "c.yaml:1: is no list; begin each correction with '- '"),
        ("- rejct: {}\n" + ABOUT, "c.yaml:1: unknown verb or key 'rejct'; did you mean reject?"),
        ("\n- who: Asha Rao\n", "c.yaml:2: has no verb; the verbs are accept"),
        (MET + "  accept: {}\n" + ABOUT, "c.yaml:1: has the verbs reject and accept; write one entry each"),
        (MET + ABOUT.replace("who", "hwo"), "c.yaml:2: unknown verb or key 'hwo'; did you mean who?"),
        (MET + "  who: A\n  when: 2026-03-04\n", "c.yaml:1: has no why: the reason"),
        (MET + ABOUT.replace("So it is.", "''"), "c.yaml:4: why: is empty"),
        (MET + ABOUT.replace("2026-03-04", "2026-02-30"), "c.yaml:3: when: '2026-02-30' is no date; write 2026-03-04"),
        (MET + ABOUT.replace("2026-03-04", "yesterday"), "c.yaml:3: when: 'yesterday' is no date"),
        (MET.replace("met", "mett") + ABOUT, "c.yaml:1: predicate: 'mett' is none; did you mean met?"),
        (MET.replace("quote: c", "qoute: c") + ABOUT, "c.yaml:1: unknown key of reject 'qoute'; did you mean quote?"),
        (MET.replace("quote: c", "quote: [c]") + ABOUT, "c.yaml:1: quote: is empty or no words"),
        (MET.replace("c}", "c, qualifier: former}") + ABOUT, "c.yaml:1: qualifier: met takes none"),
        (MET + "  who: A\n" + ABOUT, "c.yaml:3: 'who' stands twice"),
        ("- merge:\n  - {document: d, type: person, words: A}\n" + ABOUT, "merge: takes a list of 2 things at least"),
        ("- split:\n  - {document: d, type: persn, words: A}\n" + ABOUT, "c.yaml:2: type: 'persn' is none; did you"),
        ("- retype: {document: d, type: person, words: A, to: thing}\n" + ABOUT, "c.yaml:1: to: 'thing' is none"),
        (MET.replace("reject", "add").replace("document: d, ", "") + ABOUT, "neither a document nor a source"),
        (MET.replace("reject", "add").replace("met", "held_on") + ABOUT, "c.yaml:1: add: a held_on fact needs a value"),
        (
            MET.replace("reject", "add").replace("met", "held_on").replace("c}", "c, value: May}") + ABOUT,
            "c.yaml:1: value: 'May' is no date; write 2025-05-28, 2025-05 or 2025",
        ),
        (
            MET.replace("reject", "add").replace("met", "format").replace("c}", "c, value: virtul}") + ABOUT,
            "c.yaml:1: value: 'virtul' is none; did you mean virtual?",
        ),
        ("- &a {b: 1}\n", "c.yaml:1: anchors (&) and aliases (*) are not read"),
        ("- a: *b\n", "c.yaml:1: anchors (&) and aliases (*) are not read"),
        ("- !!python/object/apply:os.system [ls]\n", "c.yaml:1: the tag"),
        ("- !x y\n", "c.yaml:1: the tag"),
        ("---\n[]\n---\n- x\n", "c.yaml:4: a second document begins here"),
        ("- [[[[[[[[[[\n", "c.yaml:1: is nested too deep"),
        ("- {a: b\n", "is no YAML"),
        ('- reject: "\\x00"\n' + ABOUT, "c.yaml:1: reject: is no mapping"),
        (MET + ABOUT.replace("So it is.", '"a\\x1bb"'), "c.yaml:4: why: holds a control character"),
        (MET + ABOUT.replace("So it is.", "a" * 10_001), "c.yaml:4: why: longer than 10,000 characters"),
        ("a" * 5_000_001, "c.yaml: longer than 5,000,000 characters"),
    ],
    ids=lambda value: re.sub(r"\W+", "-", value)[:40],
)
def test_what_is_wrong_is_told_with_its_line(text: str, message: str, vocabulary: Vocabulary) -> None:
    """And with what to write instead."""
    with pytest.raises(InputError, match=re.escape(message)):
        parse(text, vocabulary)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]", "---\n"])
def test_a_file_may_be_empty(text: str, vocabulary: Vocabulary) -> None:
    assert parse(text, vocabulary) == ()


def test_a_file_of_another_encoding_is_refused(tmp_path: Path, vocabulary: Vocabulary) -> None:
    place = tmp_path / "c.yaml"
    place.write_bytes(b"# one\n- \xff\n")
    with pytest.raises(InputError, match=r"c\.yaml:2: is not UTF-8"):
        read_corrections(place, vocabulary.properties)
    with pytest.raises(InputError, match=r"nowhere\.yaml: cannot be read: No such file"):
        read_corrections(tmp_path / "nowhere.yaml", vocabulary.properties)
