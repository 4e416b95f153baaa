"""What is kept between builds: it saves reading, changes no byte, and is believed only where it fits."""

from __future__ import annotations

import ast
import json
import os
import random
import shutil
import stat
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg.cache.digests
import kg.extract
from kg.cache import Entries, ExtractionCache, PassedChecks, StandingBuilds
from kg.cache.coding import UnfitError, decode, encode
from kg.cache.digests import CODE, LIBRARIES, MODEL, PACKAGE, extraction_digest, file_digests
from kg.cache.entries import packed
from kg.cache.extractions import key_of
from kg.cache.fitting import KnownWords, fits
from kg.cli import main
from kg.extract import language as language_of_kg
from kg.model import Document, Extraction, InputError, Span
from kg.pipeline import PAGE, build
from kg.read import read_documents
from kg.store import NQUADS, TRIG, open_graph
from kg.vocab import Vocabulary

FILES = (NQUADS, TRIG, PAGE, "report.json")

VISIT = """Foreign Minister Ilse Brandt of Germany met Prime Minister Anton Reyes of the Philippines in Manila
on 4 March 2024. They discussed semiconductors and maritime security.
"""
SESSION = """The second India-Japan Cyber Dialogue was held on 12 June 2023 in Tokyo. It was co-chaired by
Muanpuii Saiawi, Joint Secretary, and Yutaka Arima, Ambassador for Cyber Policy.
"""
CALL = """National Security Advisor Peter Holm spoke with Foreign Secretary Dana Whitfield on 9 May 2022.
"""
OTHER_CALL = CALL.replace("9 May", "10 May")


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for name, text in (("visit", VISIT), ("session", SESSION)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(texts: Path, tmp_path: Path) -> Path:
    """Two documents of which a test may change what it likes."""
    return Path(shutil.copytree(texts, tmp_path / "documents"))


def refuse_notice(line: str) -> None:
    raise AssertionError(line)


def cache_in(place: Path, notice: Callable[[str], None] = refuse_notice) -> ExtractionCache:
    return ExtractionCache(Entries(place, notice=notice), jobs=1)


def build_both(paths: list[Path], tmp_path: Path, read_anew: list[str]) -> list[str]:
    """Build with the cache and without, see that the bytes are the same, and give what the first had to extract."""
    read_anew.clear()
    checks = PassedChecks(Entries(tmp_path / "checks", notice=refuse_notice))
    build(paths, tmp_path / "kept", extract=cache_in(tmp_path / "cache").extract, checks=checks)
    extracted = [*read_anew]
    build(paths, tmp_path / "anew")
    for name in FILES:
        assert (tmp_path / "kept" / name).read_bytes() == (tmp_path / "anew" / name).read_bytes(), name
    return extracted


def test_one_document_more_less_or_changed_is_all_that_is_read_anew(
    folder: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    """And at each step a build with the cache writes what one without it does."""
    assert build_both([folder], tmp_path, read_anew) == ["session", "visit"]
    assert build_both([folder], tmp_path, read_anew) == []
    (folder / "call.txt").write_text(CALL, encoding="utf-8")
    assert build_both([folder], tmp_path, read_anew) == ["call"]
    (folder / "call.txt").write_text(OTHER_CALL, encoding="utf-8")
    assert build_both([folder], tmp_path, read_anew) == ["call"]
    (folder / "visit.txt").unlink()
    assert build_both([folder], tmp_path, read_anew) == []
    assert build_both([folder / "session.txt", folder / "call.txt"], tmp_path, read_anew) == []
    assert build_both([folder / "call.txt", folder / "session.txt"], tmp_path, read_anew) == []
    (folder / "index.csv").write_text("file,published\nsession.txt,2023-06-13\n", encoding="utf-8")
    assert build_both([folder], tmp_path, read_anew) == ["session"]


@pytest.fixture(scope="module")
def found(texts: Path, vocabulary: Vocabulary) -> tuple[tuple[Document, ...], tuple[Extraction, ...]]:
    documents, _ = read_documents([texts])
    return documents, kg.extract.extract_documents(documents, vocabulary)


Found = tuple[tuple[Document, ...], tuple[Extraction, ...]]


def test_extractions_of_the_seeds_come_back_as_they_were(seeds: Path, vocabulary: Vocabulary) -> None:
    documents, _ = read_documents([seeds])
    known = KnownWords.of(vocabulary)
    for document, extraction in zip(documents, kg.extract.extract_documents(documents, vocabulary), strict=True):
        assert decode(encode(extraction)) == extraction
        assert fits(extraction, document, known)


def test_a_text_is_parsed_the_same_whatever_stands_beside_it(seeds: Path, vocabulary: Vocabulary) -> None:
    documents, _ = read_documents([seeds])
    together = kg.extract.extract_documents(documents, vocabulary)
    assert tuple(kg.extract.extract_document(document, vocabulary) for document in documents) == together


def test_the_key_has_text_metadata_ontology_code_and_model(
    found: Found, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What others say of a document, and how its file was written, is not in it."""
    document = found[0][0]
    key = key_of(document, vocabulary)
    for change in ({"text": CALL}, {"published": "2024"}, {"title": "A visit"}, {"name": "b"}, {"url": "https://a.b"}):
        assert key_of(replace(document, **change), vocabulary) != key  # type: ignore[arg-type]
    assert key_of(replace(document, copy_of="other", encoding="cp1252", sha256="0"), vocabulary) == key
    assert key_of(document, replace(vocabulary, digest="0")) != key
    monkeypatch.setattr("kg.cache.extractions.extraction_digest", lambda: "other code")
    assert key_of(document, vocabulary) != key


def test_changed_code_is_another_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the extraction or of the language model counts by its bytes, a library by its version."""
    copy = shutil.copytree(PACKAGE, tmp_path / "kg", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(kg.cache.digests, "PACKAGE", copy)
    before = extraction_digest.__wrapped__()
    (copy / "extract" / "roles.py").write_text("", encoding="utf-8")
    changed = extraction_digest.__wrapped__()
    monkeypatch.setattr(kg.cache.digests, "required", lambda _: {"spacy": "9.9"})
    assert len({before, changed, extraction_digest.__wrapped__()}) == 3
    assert file_digests(copy / "model.py") is not None


def test_all_code_that_extracts_is_in_the_digest() -> None:
    """What the modules of CODE import of kg is among them, and what they import of libraries is in LIBRARIES."""
    files = [file for name in CODE for file in ((PACKAGE / name).rglob("*.py"), (PACKAGE / name,)) for file in file]
    names = set()
    for file in files:
        if file.suffix == ".py":
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    names.add(node.module)
                elif isinstance(node, ast.Import):
                    names.update(alias.name for alias in node.names)
    own = {name.split(".")[1] for name in names if name.startswith("kg.")}
    assert own <= {name.removesuffix(".py") for name in CODE}
    foreign = {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"kg"}
    assert foreign <= set(LIBRARIES)
    assert language_of_kg.MODEL == MODEL


def test_extraction_looks_at_no_metadata_that_the_key_lacks() -> None:
    """Of a document, code in kg/extract reads what is in the key, and its source for a message."""
    seen = {
        node.attr
        for file in (PACKAGE / "extract").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and ast.unparse(node.value).split(".")[-1] in {"document", "d", "documents[0]"}
    }
    assert "text" in seen
    assert seen & {*Document.__dataclass_fields__} <= {"name", "text", "published", "source"}


def damaged(content: bytes) -> dict[str, bytes]:
    """Files that stand in the place of an entry, by what is wrong with them."""
    fields = json.loads(content)
    deep = b"[" * 100_000 + b"]" * 100_000
    return {
        "empty": b"",
        "cut": packed(content)[:-3],
        "changed": packed(content)[:40] + b"?" + packed(content)[41:],
        "no zlib": packed(content)[:32] + b"no zlib",
        "a bomb": packed(b"0" * 100_000_000),
        "nested": packed(deep),
        "another type": packed(b'{"document": "visit"}'),
        "a missing field": packed(json.dumps(fields[:-1]).encode()),
        "a number for a name": packed(json.dumps([7, *fields[1:]]).encode()),
        "not a number": packed(content.replace(b"0.9", b"NaN")),
        "true for an offset": packed(json.dumps([*fields[:6], [[True, 5]], *fields[7:]]).encode()),
    }


WRONG = sorted(damaged(encode(Extraction(document="visit"))))


@pytest.mark.parametrize("wrong", WRONG)
def test_a_broken_entry_is_written_anew(
    wrong: str, found: Found, vocabulary: Vocabulary, tmp_path: Path, read_anew: list[str]
) -> None:
    """Whatever stands there; the extraction is the right one, and the next build has it."""
    documents, extractions = found
    cache = cache_in(tmp_path)
    assert cache.extract(documents, vocabulary) == extractions
    key = key_of(documents[1], vocabulary)
    (tmp_path / key[:2] / f"{key}.z").write_bytes(damaged(encode(extractions[1]))[wrong])
    read_anew.clear()
    assert cache.extract(documents, vocabulary) == extractions
    assert read_anew == ["visit"]
    assert cache.extract(documents, vocabulary) == extractions
    assert read_anew == ["visit"]


def test_what_is_no_plain_file_is_no_entry(found: Found, vocabulary: Vocabulary, tmp_path: Path) -> None:
    """A link leads nowhere, and a pipe is not waited for."""
    documents, extractions = found
    cache = cache_in(tmp_path / "cache", notice=lambda _: None)
    cache.extract(documents, vocabulary)
    files = [tmp_path / "cache" / key[:2] / f"{key}.z" for key in (key_of(d, vocabulary) for d in documents)]
    moved = files[0].rename(tmp_path / "elsewhere")
    files[0].symlink_to(moved)
    files[1].unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(files[1])
    else:
        files[1].mkdir()
    assert cache.extract(documents, vocabulary) == extractions
    assert files[0].is_file()


def test_the_extraction_of_another_document_does_not_fit(found: Found, vocabulary: Vocabulary) -> None:
    """Not even under its own name: what it quotes does not stand there."""
    documents, extractions = found
    known = KnownWords.of(vocabulary)
    session, visit = extractions
    assert fits(session, documents[0], known)
    assert not fits(session, documents[1], known)
    renamed = decode(encode(session).replace(b'"session"', b'"visit"'))
    assert renamed.document == "visit"
    assert not fits(renamed, documents[1], known)
    assert not fits(replace(visit, sentences=(Span(0, 10_000),)), documents[1], known)
    facts = tuple(replace(fact, predicate="rules_over") for fact in visit.facts)
    assert facts
    assert not fits(replace(visit, facts=facts), documents[1], known)
    assert not fits(replace(visit, clusters=visit.clusters[1:]), documents[1], known)


def mutated(value: object, moment: random.Random) -> object:
    """A value in which one thing, somewhere, is another one."""
    if isinstance(value, list) and value and moment.random() < 0.9:
        place = moment.randrange(len(value))
        return [*value[:place], mutated(value[place], moment), *value[place + 1 :]]
    return moment.choice([None, True, -1, 10**30, 0.5, "", "person:0", "\ud800", [], [[]], {}, {"person": 1}])


def test_an_entry_that_was_written_with_malice_is_refused_or_fits(found: Found, vocabulary: Vocabulary) -> None:
    """Whatever stands in one place of it: reading it raises nothing else, and most of it is refused."""
    moment = random.Random(20240612)
    document, written = found[0][1], json.loads(encode(found[1][1]))
    known = KnownWords.of(vocabulary)
    refused = 0
    for _ in range(2_000):
        try:
            extraction = decode(json.dumps(mutated(written, moment)).encode("ascii"))
        except UnfitError:
            refused += 1
            continue
        refused += not fits(extraction, document, known)
    assert refused > 1_500


@pytest.mark.parametrize("key", ["../../etc/passwd", "0" * 63, "A" * 64, "0" * 64 + "\n", ""])
def test_a_key_is_no_path(key: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no key"):
        Entries(tmp_path, notice=refuse_notice).put(key, b"")


def test_a_folder_that_cannot_be_written_is_read_and_told_of_once(
    found: Found, vocabulary: Vocabulary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, extractions = found
    told: list[str] = []
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    assert cache_in(tmp_path / "cache", told.append).extract(documents, vocabulary) == extractions
    assert len(told) == 1
    assert "nothing is kept for the next build" in told[0]
    cache_in(tmp_path / "whole").extract(documents, vocabulary)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(os, "utime", refuse)
    monkeypatch.setattr(kg.extract, "extract_each", refuse)
    assert cache_in(tmp_path / "whole").extract(documents, vocabulary) == extractions


def test_what_was_not_used_for_long_goes_first(tmp_path: Path) -> None:
    """And nothing goes that is no entry."""
    entries = Entries(tmp_path, notice=refuse_notice, limit=1_000)
    keys = [f"{number:064x}" for number in range(4)]
    for age, key in enumerate(keys):
        entries.put(key, os.urandom(300))
        os.utime(tmp_path / key[:2] / f"{key}.z", (1_000 + age, 1_000 + age))
    (tmp_path / "00" / "letter.txt").write_bytes(b"x" * 5_000)
    assert entries.get(keys[0])
    entries.prune()
    assert [entries.get(key) is not None for key in keys] == [True, False, False, True]
    assert (tmp_path / "00" / "letter.txt").exists()


def test_a_build_that_dies_leaves_what_it_has_read(
    found: Found, vocabulary: Vocabulary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_anew: list[str]
) -> None:
    """Each extraction is kept when it is there, not at the end."""
    documents, extractions = found
    real = kg.extract.extract_each

    def dying(*arguments: object, **options: object) -> object:
        stream = real(*arguments, **options)  # type: ignore[arg-type]
        yield next(stream)
        raise InputError("a process that extracts was killed")

    monkeypatch.setattr(kg.extract, "extract_each", dying)
    with pytest.raises(InputError):
        cache_in(tmp_path).extract(documents, vocabulary)
    monkeypatch.setattr(kg.extract, "extract_each", real)
    read_anew.clear()
    assert cache_in(tmp_path).extract(documents, vocabulary) == extractions
    assert read_anew == ["visit"]


DIE_WHILE_KEEPING = """
import os, sys
from pathlib import Path
import kg.extract
from kg.cache import Entries, ExtractionCache
from kg.read import read_documents
from kg.vocab import load_vocabulary

real, kept = Path.replace, []

def replace(self, target):
    if kept:
        os._exit(137)
    kept.append(target)
    return real(self, target)

Path.replace = replace
documents, _ = read_documents([Path(sys.argv[1])])
ExtractionCache(Entries(Path(sys.argv[2]), notice=print), jobs=1).extract(documents, load_vocabulary())
"""


def test_a_build_that_is_killed_while_it_keeps_an_entry_harms_none(
    texts: Path, found: Found, vocabulary: Vocabulary, tmp_path: Path, read_anew: list[str]
) -> None:
    """What was whole is used, and what was not yet in its place is none."""
    killed = subprocess.run([sys.executable, "-c", DIE_WHILE_KEEPING, texts, tmp_path / "cache"], check=False)
    assert killed.returncode == 137
    assert len([file for file in (tmp_path / "cache").rglob("*") if file.is_file()]) == 2
    documents, extractions = found
    assert cache_in(tmp_path / "cache").extract(documents, vocabulary) == extractions
    assert read_anew == ["visit"]


def run(*arguments: object, cache: Path) -> str:
    finished = CliRunner().invoke(main, ["build", *map(str, arguments), "--cache", str(cache), "--jobs", "1"])
    assert finished.exit_code == 0, finished.output
    return finished.output


def test_the_same_build_again_writes_nothing(folder: Path, tmp_path: Path) -> None:
    """And prints what the first one printed, with a line that says so; reading the graph does not matter."""
    output = tmp_path / "build"
    first = run(folder, "-o", output, cache=tmp_path / "cache")
    made = {file: file.stat().st_mtime_ns for file in output.iterdir()}
    assert len(list(open_graph(output))) > 100
    again = run(folder, "-o", output, cache=tmp_path / "cache")
    assert "nothing has changed" in again
    assert set(first.splitlines()) <= set(again.splitlines())
    assert {file: file.stat().st_mtime_ns for file in output.iterdir()} == made
    assert not output.with_name("build.previous").exists()
    assert "nothing has changed" not in run(folder, "-o", tmp_path / "elsewhere", cache=tmp_path / "cache")
    based = run(folder, "-o", output, "--base", "https://a.example/", cache=tmp_path / "cache")
    assert "nothing has changed" not in based


def test_a_folder_that_was_tampered_with_is_built_again(folder: Path, tmp_path: Path) -> None:
    """Every file of it, one more, one less, or a link to the same bytes."""
    output = tmp_path / "build"
    run(folder, "-o", output, cache=tmp_path / "cache")
    whole = {name: (output / name).read_bytes() for name in FILES}
    store = next(file for file in sorted((output / "store").iterdir()) if file.suffix == ".sst")

    def append(name: str) -> None:
        with (output / name).open("ab") as opened:
            opened.write(b"\n")

    def link() -> None:
        file = output / PAGE
        file.rename(tmp_path / "page")
        file.symlink_to(tmp_path / "page")

    deeds: list[Callable[[], object]] = [
        *(lambda name=name: append(name) for name in (*FILES, f"store/{store.name}")),
        lambda: (output / TRIG).unlink(),
        lambda: (output / "more.txt").write_text("more", encoding="utf-8"),
        link,
    ]
    for deed in deeds:
        store_file = next(file for file in sorted((output / "store").iterdir()) if file.suffix == ".sst")
        deeds_file = output / f"store/{store.name}"
        if not deeds_file.exists():
            store_file.rename(deeds_file)
        deed()
        assert "nothing has changed" not in run(folder, "-o", output, cache=tmp_path / "cache")
        assert {name: (output / name).read_bytes() for name in FILES} == whole


@pytest.mark.parametrize("content", [b"", b"[]", b'{"graph.nq": 1}', b"[" * 9_999, b"\xff"])
def test_a_broken_note_of_a_build_is_no_note(content: bytes, folder: Path, tmp_path: Path) -> None:
    entries = Entries(tmp_path / "cache", notice=refuse_notice)
    standing = StandingBuilds(entries)
    key = standing.key(tmp_path, (), (), "https://a.example/")
    entries.put(key, content)
    assert standing.read(key, folder, "visit.txt") is None
    assert not standing.stood
    standing.keep(key, folder)
    assert standing.read(key, folder, "visit.txt") == VISIT


def test_broken_signatures_are_none(tmp_path: Path) -> None:
    """What is no list of signatures lets nothing pass; under another base or in another folder nothing is known."""
    entries = Entries(tmp_path / "cache", notice=refuse_notice)
    checks = PassedChecks(entries)
    checks.keep(tmp_path, "https://a.example/", {b"0" * 16, b"1" * 16})
    assert checks.read(tmp_path, "https://a.example/") == {b"0" * 16, b"1" * 16}
    assert checks.read(tmp_path, "https://b.example/") == checks.read(tmp_path / "b", "https://a.example/") == set()
    file = next((tmp_path / "cache").rglob("*.z"))
    file.write_bytes(packed(b"0" * 17))
    assert checks.read(tmp_path, "https://a.example/") == set()


def test_with_all_in_the_cache_no_language_model_is_loaded(folder: Path, tmp_path: Path) -> None:
    run(folder, "-o", tmp_path / "build", cache=tmp_path / "cache")
    program = (
        "import sys\n"
        "from kg.cli import main\n"
        f"main(['build', {str(folder)!r}, '-o', {str(tmp_path / 'other')!r}, '--cache', {str(tmp_path / 'cache')!r}],"
        " standalone_mode=False)\n"
        "sys.exit('spacy' in sys.modules or None)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    for name in FILES:
        assert (tmp_path / "other" / name).read_bytes() == (tmp_path / "build" / name).read_bytes()


def test_without_a_cache_nothing_is_kept(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    finished = CliRunner().invoke(main, ["build", str(folder), "-o", str(tmp_path / "build"), "--no-cache"])
    assert finished.exit_code == 0, finished.output
    assert not (tmp_path / "cache").exists()


def test_a_cache_in_the_output_is_refused(folder: Path, tmp_path: Path) -> None:
    """It would be gone after the build."""
    output = tmp_path / "build"
    finished = CliRunner().invoke(main, ["build", str(folder), "-o", str(output), "--cache", str(output / "cache")])
    assert finished.exit_code == 2
    assert "choose another place" in finished.output


def test_what_is_kept_is_for_its_owner_alone(tmp_path: Path) -> None:
    """It tells what private documents say."""
    key = "0" * 64
    Entries(tmp_path, notice=refuse_notice).put(key, b"text")
    file = tmp_path / "00" / f"{key}.z"
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert zlib.decompress(file.read_bytes()[32:]) == b"text"
