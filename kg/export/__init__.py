"""A built graph in, a file or folder in a format that another program reads out.

FORMATS is the table of formats: one is a module beside its kin, a line here, and a test that reads it back by the tool
it is for. `kg.export.writing` writes it.
"""

from kg.export.format import Format

__all__ = ["FORMATS", "Format"]

IN_ASSERTIONS = "assertions with quotes and offsets, as in the graph"
IN_A_TABLE = "a table of sentences with offsets and confidence, by link and attribute"
IN_JSON = "sentences with offsets and confidence as JSON text on each link"
ON_LINKS = "documents, sentences and assertions on each link; no offsets, no confidence"
IN_LISTS = "documents, sentences, offsets and confidences as lists on each relationship"
AS_SOURCES = "documents and sentences as sources; no offsets, no confidence"


def _text(name: str, what: str, suffix: str, by: str, evidence: str) -> Format:
    return Format(name=name, what=what, suffix=suffix, written_by=f"kg.export.{by}", evidence=evidence, text=True)


def _binary(name: str, what: str, suffix: str, by: str, evidence: str) -> Format:
    return Format(name=name, what=what, suffix=suffix, written_by=f"kg.export.{by}", evidence=evidence)


def _folder(name: str, what: str, by: str, evidence: str) -> Format:
    return Format(name=name, what=what, suffix="", written_by=f"kg.export.{by}", evidence=evidence, folder=True)


TABLE = (
    _text("turtle", "RDF, the union of all graphs", ".ttl", "files.rdf:write_turtle", IN_ASSERTIONS),
    _text("trig", "RDF with its named graphs", ".trig", "files.rdf:write_trig_file", IN_ASSERTIONS),
    _text("nquads", "RDF with its named graphs, one quad a line", ".nq", "files.rdf:write_nquads", IN_ASSERTIONS),
    _text("rdfxml", "RDF as XML, the union of all graphs", ".rdf", "files.rdf:write_rdf_xml", IN_ASSERTIONS),
    _text("jsonld", "JSON-LD, a tree of things and statements", ".jsonld", "files.jsonld:write_jsonld", IN_ASSERTIONS),
    _text("graphml", "GraphML, for yEd and Cytoscape", ".graphml", "files.networks:write_graphml", IN_JSON),
    _text("gexf", "GEXF, for Gephi, in the page's colours and places", ".gexf", "files.networks:write_gexf", IN_JSON),
    _folder("csv", "CSV tables, safe to open in a spreadsheet", "files.comma_separated:write_csv", IN_A_TABLE),
    _folder("csvw", "exact CSV tables, with CSV on the Web metadata", "files.comma_separated:write_csvw", IN_A_TABLE),
    _binary("xlsx", "an Excel workbook, a sheet for each table", ".xlsx", "files.workbook:write_xlsx", IN_A_TABLE),
    _folder("parquet", "Parquet files, one for each table", "files.parquet:write_parquet", IN_A_TABLE),
    _text(
        "ftm", "FollowTheMoney, for Aleph and OpenSanctions", ".ftm.json", "files.followthemoney:write_ftm", ON_LINKS
    ),
    _text("popolo", "Popolo JSON: persons, posts, memberships", ".json", "files.popolo:write_popolo", AS_SOURCES),
    _binary("sqlite", "an SQLite database, for Datasette", ".db", "files.sqlite:write_sqlite", IN_A_TABLE),
    _folder("neo4j-csv", "CSV files for neo4j-admin database import", "neo4j.csv_files:write_neo4j_csv", IN_LISTS),
    _text("cypher", "a Cypher script, for Neo4j", ".cypher", "neo4j.script:write_cypher", IN_LISTS),
)
"""The table of formats, a line each, in the order in which they are listed."""

FORMATS = {form.name: form for form in TABLE}
"""The formats by name."""
