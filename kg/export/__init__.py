"""A built graph in, a file or folder in a format that another program reads out.

FORMATS is the table of formats: one is a module beside its kin, a line here, and a test that reads it back by the tool
it is for.
"""

from collections.abc import Callable
from pathlib import Path

from kg.export.files.comma_separated import write_csv, write_csvw
from kg.export.files.followthemoney import write_ftm
from kg.export.files.jsonld import write_jsonld
from kg.export.files.networks import write_gexf, write_graphml
from kg.export.files.parquet import write_parquet
from kg.export.files.popolo import write_popolo
from kg.export.files.rdf import write_nquads, write_rdf_xml, write_trig_file, write_turtle
from kg.export.files.sqlite import write_sqlite
from kg.export.files.workbook import write_xlsx
from kg.export.format import Exported, Format
from kg.export.writing import export_bytes, export_to

__all__ = ["FORMATS", "Exported", "Format", "export_bytes", "export_to"]

IN_ASSERTIONS = "assertions with quotes and offsets, as in the graph"
IN_A_TABLE = "a table of sentences with offsets and confidence, by link and attribute"
IN_JSON = "sentences with offsets and confidence as JSON text on each link"
ON_LINKS = "documents, sentences and assertions on each link; no offsets, no confidence"
AS_SOURCES = "documents and sentences as sources; no offsets, no confidence"

Writer = Callable[[Exported, Path], None]


def _text(name: str, what: str, suffix: str, write: Writer, evidence: str) -> Format:
    return Format(name=name, what=what, suffix=suffix, write=write, evidence=evidence, text=True)


def _binary(name: str, what: str, suffix: str, write: Writer, evidence: str) -> Format:
    return Format(name=name, what=what, suffix=suffix, write=write, evidence=evidence)


def _folder(name: str, what: str, write: Writer, evidence: str) -> Format:
    return Format(name=name, what=what, suffix="", write=write, evidence=evidence, folder=True)


TABLE = (
    _text("turtle", "RDF, the union of all graphs", ".ttl", write_turtle, IN_ASSERTIONS),
    _text("trig", "RDF with its named graphs", ".trig", write_trig_file, IN_ASSERTIONS),
    _text("nquads", "RDF with its named graphs, one quad a line", ".nq", write_nquads, IN_ASSERTIONS),
    _text("rdfxml", "RDF as XML, the union of all graphs", ".rdf", write_rdf_xml, IN_ASSERTIONS),
    _text("jsonld", "JSON-LD, things with what is stated of them", ".jsonld", write_jsonld, IN_ASSERTIONS),
    _text("graphml", "GraphML, for networkx, igraph, yEd and Cytoscape", ".graphml", write_graphml, IN_JSON),
    _text("gexf", "GEXF, for Gephi, in the page's colours and places", ".gexf", write_gexf, IN_JSON),
    _folder("csv", "CSV tables, safe to open in a spreadsheet", write_csv, IN_A_TABLE),
    _folder("csvw", "CSV tables as they are, with CSV on the Web metadata", write_csvw, IN_A_TABLE),
    _binary("xlsx", "an Excel workbook, a sheet for each table", ".xlsx", write_xlsx, IN_A_TABLE),
    _folder("parquet", "Parquet files, one for each table", write_parquet, IN_A_TABLE),
    _text("ftm", "FollowTheMoney entities, for Aleph and OpenSanctions", ".ftm.json", write_ftm, ON_LINKS),
    _text("popolo", "Popolo JSON: persons, posts, memberships, events", ".json", write_popolo, AS_SOURCES),
    _binary("sqlite", "an SQLite database, for Datasette", ".db", write_sqlite, IN_A_TABLE),
)
"""The table of formats, a line each, in the order in which they are listed."""

FORMATS = {form.name: form for form in TABLE}
"""The formats by name."""
