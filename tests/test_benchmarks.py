"""The benchmarks run: no figure is looked at here, only that each question is asked and answered."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.query import find_query, library


@pytest.fixture(scope="module")
def generated(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small graph of the domain's shape."""
    folder = tmp_path_factory.mktemp("generated") / "graph"
    bench(checkout, "generate.py", str(folder), "--documents", "41")
    return folder


def bench(checkout: Path, name: str, *arguments: str) -> str:
    """What a benchmark prints; CalledProcessError where it fails."""
    command = [sys.executable, str(checkout / "benchmarks" / name), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout


def test_a_generated_graph_answers_nearly_every_named_question(checkout: Path, generated: Path) -> None:
    """Only what needs two texts that disagree, or a rare pair, may be without rows."""
    told = bench(checkout, "queries.py", str(generated), "--draws", "1", "--most", "100000")
    lines = re.findall(r"^([a-z-]+) +(\d+) +[\d.]+ +[\d.]+ +[\d.]+ +[\d.]+$", told, re.MULTILINE)
    assert [name for name, _ in lines] == [query.name for query in library()]
    assert sum(rows != "0" for _, rows in lines) > len(lines) * 0.8
    assert re.search(r"^p95 +[\d.]+ ms, engine alone +[\d.]+ ms, ratio +[\d.]+$", told, re.MULTILINE)


def test_plain_questions_are_taken_for_the_named_ones_that_they_are_made_of(checkout: Path, generated: Path) -> None:
    """Most patterns read aloud lead back to their query; some say too little when cut to one way."""
    told = bench(checkout, "asking.py", str(generated), "--most", "100000")
    asked = re.findall(r"^ *[\d.]+ ms +\d+ rows +(\S+)", told, re.MULTILINE)
    understood = [name for name in asked if name != "-"]
    assert len(understood) > len(asked) / 2
    assert all(find_query(name) for name in understood)


def test_formats_of_export_are_measured(checkout: Path, generated: Path) -> None:
    """A line a format, each in a process of its own."""
    told = bench(checkout, "exports.py", str(generated), "csv", "sqlite")
    lines = re.findall(r"^(\S+) +[\d.]+ s +[\d.]+ +\d+ MiB +[\d.]+ MB$", told, re.MULTILINE)
    assert lines == ["csv", "sqlite"]


def test_pairs_of_names_are_drawn_alike_by_one_seed(checkout: Path, generated: Path) -> None:
    """The halves hold no pair in common, and a second draw writes the same rows."""
    first = bench(checkout, "draw_name_pairs.py", str(generated), "--seed", "3")
    assert first == bench(checkout, "draw_name_pairs.py", str(generated), "--seed", "3")
    rows = list(csv.DictReader(line for line in first.splitlines() if not line.startswith("#")))
    assert {row["half"] for row in rows} == {"test", "tune"}
    assert len({frozenset((row["left"], row["right"])) for row in rows}) == len(rows)


def test_pairs_of_names_are_counted_by_type_and_half(checkout: Path) -> None:
    told = bench(checkout, "name_pairs.py")
    figures = re.findall(r"^(test|tune) +(\w+) +(\d+) +[01]\.\d{3} +[01]\.\d{3} +[01]\.\d{3}", told, re.MULTILINE)
    assert len(figures) == 2 * 7
    assert sum(int(count) for _, kind, count in figures if kind == "all") >= 300


def test_incremental_builds_write_what_a_full_one_does(checkout: Path, tmp_path: Path) -> None:
    """Over seeds with one more, one changed and one less; the command fails where a byte differs."""
    told = bench(checkout, "incremental.py", str(checkout / "seeds"), "--every", "2", "-o", str(tmp_path / "work"))
    assert re.findall(r"^[a-z ]+(?= +[\d.]+ s)", told, re.MULTILINE)
    assert "one document added" in told


def test_the_drawing_of_a_network_is_measured(checkout: Path) -> None:
    printed = bench(checkout, "drawing.py", "--sizes", "30", "--rivals")
    assert re.search(r"^kg +\d+ +\d+ +[\d.]+ +[\d.]+ +[\d.]+ +[\d.]+$", printed, re.MULTILINE), printed
