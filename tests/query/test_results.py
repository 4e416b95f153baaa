"""Rows are written in the W3C's formats and read back."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode

from kg.query import Rows, plain, read_rows, write_rows

XSD = "http://www.w3.org/2001/XMLSchema#"
ROWS = Rows(
    ("person", "quote"),
    (
        (Literal("Asha Menon"), Literal('said "yes, no"\nand left')),
        (NamedNode("http://example.org/a"), None),
        (Literal("Grüße", language="de"), Literal("2025", datatype=NamedNode(f"{XSD}gYear"))),
    ),
)


def test_rows_come_back_from_json() -> None:
    """Every term with its type and language, the order kept, what is unbound left out."""
    assert read_rows(write_rows(ROWS, "json")) == ROWS
    assert json.loads(write_rows(ROWS, "json"))["head"]["vars"] == ["person", "quote"]


def test_csv_is_that_of_the_w3c() -> None:
    """Lines end in CR LF, quotes are doubled: https://www.w3.org/TR/sparql11-results-csv-tsv/."""
    assert write_rows(ROWS, "csv").decode() == (
        'person,quote\r\nAsha Menon,"said ""yes, no""\nand left"\r\nhttp://example.org/a,\r\nGrüße,2025\r\n'
    )


def test_tsv_writes_terms() -> None:
    """With question marks, angles and quotes."""
    lines = write_rows(ROWS, "tsv").decode().splitlines()
    assert lines[0] == "?person\t?quote"
    assert lines[2] == "<http://example.org/a>\t"


def test_xml_is_well_formed() -> None:
    """And has a result for each row."""
    root = ElementTree.fromstring(write_rows(ROWS, "xml"))
    assert len(root.findall(".//{http://www.w3.org/2005/sparql-results#}result")) == 3


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_no_rows_are_written_with_their_columns(form: str) -> None:
    """An empty answer is an answer."""
    assert b"person" in write_rows(Rows(("person",), ()), form)


def test_terms_have_plain_values() -> None:
    """Numbers and truth values are such; dates stay words."""
    typed = [("7", "integer"), ("0.5", "decimal"), ("true", "boolean"), ("2025-05", "gYearMonth")]
    values = [plain(Literal(value, datatype=NamedNode(XSD + name))) for value, name in typed]
    assert values == [7, 0.5, True, "2025-05"]
    assert plain(NamedNode("http://example.org/a")) == "http://example.org/a"
    assert plain(None) is None


def test_a_narrower_table_has_each_row_once() -> None:
    """In the order in which it came first."""
    rows = Rows(("a", "b"), ((Literal("1"), Literal("x")), (Literal("1"), Literal("y"))))
    assert rows.only(("a",)).rows == ((Literal("1"),),)
