"""What is read of files and folders, what is kept of it to the byte, and what one faulty file costs: a line."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kg.model import Document, InputError, Problem
from kg.read import documents as reading
from kg.read import read_documents
from kg.read.prose import find_publication_date

TEXT = (
    "The two foreign ministers met in Lisbon on Monday and spoke of ports, cables and the safety of shipping lanes.\n"
)


def write(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def read_one(file: Path) -> Document:
    documents, problems = read_documents([file])
    assert problems == ()
    assert len(documents) == 1
    return documents[0]


def fault_of(folder: Path, name: str, content: bytes) -> Problem:
    """The problem with one file, beside which another is read."""
    write(folder, "sound.txt")
    write(folder, name, content)
    documents, problems = read_documents([folder])
    assert [document.name for document in documents] == ["sound"]
    assert len(problems) == 1
    assert "\n" not in problems[0].message
    assert problems[0].message.startswith(name)
    return problems[0]


def test_the_seeds_are_read_with_what_is_known_of_them(seeds: Path) -> None:
    """All five are there; one is dated by its own text, and the index gives the headlines that texts have."""
    documents, problems = read_documents([seeds])
    assert [document.name[:3] for document in documents] == ["000", "001", "002", "003", "004"]
    assert [document.published for document in documents] == [None, None, "2025-05-28", None, None]
    assert documents[1].title == "India-US Strategic Talks Focus on Defense, Trade, Minerals"
    assert all(document.title is None or document.title in document.text for document in documents)
    assert problems == ()


def test_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    """No newline is translated, no space trimmed, and a byte order mark is a character like others."""
    content = b"\xef\xbb\xbf  " + TEXT.encode() + b"\r\n\tIt ended\rlate \xe2\x80\x94 at ten.\n\n"
    document = read_one(write(tmp_path, "a.txt", content))
    assert document.text == content.decode("utf-8")
    assert document.text[0] == "\ufeff"
    assert document.encoding == "utf-8"


def test_an_encoding_is_declared_by_a_mark(tmp_path: Path) -> None:
    """UTF-16 is read where its mark stands, and the report can name it."""
    document = read_one(write(tmp_path, "a.txt", TEXT.encode("utf-16")))
    assert (document.text, document.encoding) == (TEXT, "utf-16")


def test_another_encoding_is_detected_and_named(tmp_path: Path) -> None:
    """A text of a Western press office from before Unicode is read, and its encoding is recorded."""
    text = TEXT + "Minister José Peña thanked “the whole delegation” for the café’s résumé of the façade.\n" * 3
    document = read_one(write(tmp_path, "a.txt", text.encode("cp1252")))
    assert document.text == text
    assert document.encoding == "cp1252"


def test_folders_are_read_to_the_bottom_in_order(tmp_path: Path) -> None:
    """Files below folders count; hidden ones do not."""
    for name in ("z.txt", "b/y.md", "b/c/x.txt", ".hidden.txt", ".git/w.txt"):
        write(tmp_path, name)
    documents, _ = read_documents([tmp_path])
    assert [(document.name, document.source) for document in documents] == [
        ("x", "b/c/x.txt"),
        ("y", "b/y.md"),
        ("z", "z.txt"),
    ]


def test_a_name_is_the_stem_unless_two_clash(tmp_path: Path) -> None:
    """Both of two files of one stem are known by their relative path with suffix."""
    for name in ("2024/readout.txt", "2025/readout.txt", "2025/readout.md", "remarks.txt"):
        write(tmp_path, name)
    documents, _ = read_documents([tmp_path])
    names = [document.name for document in documents]
    assert names == ["2024/readout.txt", "2025/readout.md", "2025/readout.txt", "remarks"]


def test_two_folders_with_the_same_files_are_told_apart(tmp_path: Path) -> None:
    """Where even the relative paths are alike, the folders' own names stand before them."""
    write(tmp_path, "north/readout.txt")
    write(tmp_path, "south/readout.txt")
    documents, _ = read_documents([tmp_path / "south", tmp_path / "north"])
    assert [document.name for document in documents] == ["north/readout.txt", "south/readout.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt")
    documents, _ = read_documents([file, tmp_path, tmp_path / "." / "a.txt"])
    assert len(documents) == 1


def test_the_folder_of_a_build_is_not_read(tmp_path: Path) -> None:
    """The output may lie in the folder that is read."""
    write(tmp_path, "a.txt")
    write(tmp_path, "build/b.txt")
    documents, problems = read_documents([tmp_path], leave_out=[tmp_path / "build"])
    assert ([document.name for document in documents], problems) == (["a"], ())


def test_where_files_lie_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder read by a relative path, from within, and after a move gives the same documents."""
    write(tmp_path, "one/in/a.txt")
    write(tmp_path, "one/b.txt", b"\xff\xfe\xfa")
    first = read_documents([tmp_path / "one"])
    shutil.move(tmp_path / "one", tmp_path / "two")
    monkeypatch.chdir(tmp_path / "two")
    assert read_documents([Path()]) == first == read_documents([tmp_path / "two"])


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t\n", "empty"),
        (TEXT.encode() + b"\0" + TEXT.encode(), "not-text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-text"),
        (bytes(range(128, 256)) * 40, "not-text"),
        (b"\x01\x02\x03\x04\x05\x06" * 40, "not-text"),
        (b"\xff\xfe" + b"a" * 7, "not-text"),
        ("Le ministre des Affaires étrangères a rencontré son homologue à Paris mardi matin.".encode(), "not-english"),
        ("Der Außenminister traf am Dienstag seinen norwegischen Amtskollegen in Berlin.".encode(), "not-english"),
    ],
    ids=["empty", "blank", "nul", "picture", "junk", "controls", "half", "french", "german"],
)
def test_a_file_that_cannot_be_used_costs_one_line(tmp_path: Path, content: bytes, kind: str) -> None:
    """The rest of the folder is read, and the line says what to do."""
    problem = fault_of(tmp_path, "fault.txt", content)
    assert (problem.kind, problem.document) == (kind, "fault")


def test_an_unknown_format_is_named_with_those_that_are_read(tmp_path: Path) -> None:
    problem = fault_of(tmp_path, "photo.jpeg", b"\xff\xd8\xff")
    assert problem.kind == "unknown-format"
    assert ".txt" in problem.message


def test_names_and_short_texts_are_no_foreign_language(tmp_path: Path) -> None:
    """A list of delegates or a line of English is not turned away for its names."""
    for text in (
        "Misaki Tanabe met Jorge Almeida.",
        "Delegates: Nguyen Van Hung, Pekka Lehtonen, Zbigniew Wolski, Chandrika Bandara, Ioana Popescu, Mehmet Aksoy.",
    ):
        assert read_one(write(tmp_path, "a.txt", text)).text == text


def test_a_file_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1_000_000)
    problem = fault_of(tmp_path, "large.txt", b"a" * 2_000_000)
    assert problem.kind == "too-large"
    assert "2 MB" in problem.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes, which this system has not")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is no plain file is reported at once."""
    write(tmp_path, "sound.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    documents, problems = read_documents([tmp_path])
    assert [document.name for document in documents] == ["sound"]
    assert problems[0].kind == "unreadable"


def test_a_path_that_is_not_there_ends_the_command(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    with pytest.raises(InputError, match=r"missing\.txt: no such file or folder; check"):
        read_documents([tmp_path, tmp_path / "missing.txt"])


def test_a_folder_without_documents_ends_the_command(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"no document there; put files of .* there"):
        read_documents([tmp_path])


def test_when_nothing_can_be_read_the_reason_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"")
    write(tmp_path, "b.txt", b"")
    with pytest.raises(InputError, match=r"a\.txt: there is no text in it.*and 1 more"):
        read_documents([tmp_path])


def test_front_matter_is_metadata_and_stays_in_the_text(tmp_path: Path) -> None:
    """The whole Markdown file is kept; its YAML gives title, day and address."""
    text = (
        "---\ntags: readouts\ndate: '2031-02-03'\nsource_url: https://press.example/a\n"
        'published_time: 2031-02-03 20:14:56-05:00\ntitle: "Readout of a\\\n  \\ call"\n---\n\n' + TEXT
    )
    document = read_one(write(tmp_path, "a.md", text))
    assert document.text == text
    assert (document.title, document.published, document.url) == (
        "Readout of a call",
        "2031-02-03",
        "https://press.example/a",
    )


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("date: 2031-02-03", "2031-02-03"),
        ("date: 2031-02", "2031-02"),
        ("date: 2031", "2031"),
        ("published_time: 2031-02-03T20:14:56Z", "2031-02-03"),
        ("title: nothing else", None),
    ],
)
def test_a_date_in_front_matter_keeps_its_precision(tmp_path: Path, written: str, published: str | None) -> None:
    assert read_one(write(tmp_path, "a.md", f"---\n{written}\n---\n{TEXT}")).published == published


@pytest.mark.parametrize(
    "written", ["date: soon", "date: 2031-13-01", "title: [", "a: &a [*a, !!python/name:os.system ]"]
)
def test_faulty_front_matter_is_reported_and_the_text_read(tmp_path: Path, written: str) -> None:
    write(tmp_path, "a.md", f"---\n{written}\n---\n{TEXT}")
    documents, problems = read_documents([tmp_path])
    assert documents[0].published is None
    assert [problem.kind for problem in problems] == ["bad-front-matter"]


def test_a_rule_between_paragraphs_is_no_front_matter(tmp_path: Path) -> None:
    document = read_one(write(tmp_path, "a.md", f"{TEXT}\n---\ntitle: Talks\n---\n"))
    assert document.title is None


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (" date 2031-02-03 The ministers met. On Tuesday they parted.", "2031-02-03"),
        ("Readout\nPublished on: Monday, February 3, 2031\n\nThe ministers met.", "2031-02-03"),
        ("3 February 2031\nThe ministers met.", "2031-02-03"),
        ("2031-02-03 was the day of the meeting.", None),
        ("The talks of 3 February 2031 were long.", None),
        ("Date: Smarch 3, 2031\n", None),
        ("They met on a date 2031-02-03.", None),
        ("Published: 2031-02-31\n", None),
    ],
)
def test_a_line_at_the_head_may_date_a_text(head: str, published: str | None) -> None:
    """A labelled day or a line that is a day; a day within a sentence is the sentence's."""
    assert find_publication_date(head) == published


def index(folder: Path, *lines: str, header: str = "file,title,publisher,url,published") -> None:
    write(folder, "index.csv", "\r\n".join([header, *lines]) + "\r\n")


def test_an_index_gives_metadata_and_wins(tmp_path: Path) -> None:
    """The folder's index is heard before the front matter, which is heard before the text."""
    write(tmp_path, "in/a.md", f"---\ndate: 2031-02-03\ntitle: Old\n---\n{TEXT}")
    index(tmp_path, 'in/a.md,"New, and longer",Harbour Gazette,https://press.example/a?b=c,2031-03')
    documents, _ = read_documents([tmp_path])
    assert documents[0].title == "New, and longer"
    assert documents[0].publisher == "Harbour Gazette"
    assert (documents[0].url, documents[0].published) == ("https://press.example/a?b=c", "2031-03")


def test_an_empty_cell_leaves_what_the_file_says(tmp_path: Path) -> None:
    write(tmp_path, "a.md", f"---\ndate: 2031-02-03\n---\n{TEXT}")
    index(tmp_path, "a.md,Talks,,,")
    assert read_one(tmp_path / "a.md").published == "2031-02-03"


def test_a_file_given_alone_has_its_folders_index(tmp_path: Path) -> None:
    """A document is the same whether it or its folder is named."""
    file = write(tmp_path, "a.txt")
    write(tmp_path, "b.txt")
    index(tmp_path, "a.txt,,,,2031", "b.txt,,,,2030")
    assert read_one(file).published == "2031"


def test_an_index_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    """A byte order mark, other columns' order and blank lines do no harm."""
    write(tmp_path, "a.txt")
    write(tmp_path, "index.csv", b"\xef\xbb\xbfpublished, file\r\n2031-02-03,a.txt\r\n,\r\n")
    assert read_one(tmp_path / "a.txt").published == "2031-02-03"


@pytest.mark.parametrize(
    ("header", "row", "message"),
    [
        ("file,titel", "a.txt,x", r"index\.csv:1: column 'titel' is unknown; write file,title,publisher,url,published"),
        ("title,published", "x,2031", r"index\.csv:1: there is no column 'file'; write"),
        ("file,title,title", "a.txt,x,y", r"index\.csv:1: column 'title' stands twice; write"),
        ("file,published", "b.txt,2031", r"index\.csv:2: column file: 'b\.txt' is not there; correct"),
        ("file,published", "../a.txt,2031", r"index\.csv:2: column file: '\.\./a\.txt' is no path below"),
        ("file,published", "a.txt,28/05/2025", r"index\.csv:2: column published: '28/05/2025' is no date; write YYYY"),
        ("file,published", "a.txt,2025-02-30", r"index\.csv:2: column published: '2025-02-30' is no date"),
        (
            "file,url",
            "a.txt,javascript:alert(1)",
            r"index\.csv:2: column url: 'javascript:alert\(1\)' is no web address",
        ),
        ("file,title", "a.txt,India, US talk", r"index\.csv:2: 3 cells where the header has 2; put quotes"),
        ("file,title", "a.txt,x\r\na.txt,y", r"index\.csv:3: column file: 'a\.txt' stands on line 2 already; keep one"),
        ("file,title", 'a.txt,"x', r"index\.csv:\d: not CSV"),
        ("file,title", "a.txt,caf\xe9", r"index\.csv: byte \d+ is not UTF-8; save"),
    ],
)
def test_a_faulty_index_ends_the_command_with_its_place(tmp_path: Path, header: str, row: str, message: str) -> None:
    """The error names file, line, column, value and remedy, in one line."""
    write(tmp_path, "a.txt")
    write(tmp_path, "index.csv", f"{header}\r\n{row}\r\n".encode("latin-1"))
    with pytest.raises(InputError, match=message) as caught:
        read_documents([tmp_path])
    assert "\n" not in str(caught.value)
