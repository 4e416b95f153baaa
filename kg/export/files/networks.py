"""An exported network in, GraphML or GEXF out, by networkx.

Neither format has lists of values: the evidence of a link or thing is JSON text in one attribute. GEXF has colours,
sizes and places beside, those of the page; the page's y grows downwards, and Gephi's upwards. A link that leads both
ways is `symmetric`, and directed all the same: networkx takes no GEXF that has both kinds.
"""

from __future__ import annotations

import json
from io import BytesIO
from math import sqrt
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import networkx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from kg.export.columns import Cell, Table
from kg.export.exported import Exported
from kg.export.files.xml_text import fit_for_xml
from kg.export.tables import Proof
from kg.network import Network
from kg.render import load_looks

__all__ = ["write_gexf", "write_graphml"]

SMALLEST, LARGEST = 6.0, 30.0
"""The radius of the least and of the most linked thing in Gephi."""

NETWORKX_KEY = "networkx_key"
"""What networkx calls the key of a link."""

PLAIN = "#56606b"
"""The colour of a class that has no look."""


def write_graphml(exported: Exported, path: Path) -> None:
    """Write the network as GraphML, http://graphml.graphdrawing.org/specification.html."""
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(_network(exported))
    content = BytesIO()
    writer.dump(content)
    # A parser takes a bare carriage return for a line feed; in attributes it is written so already.
    path.write_bytes(content.getvalue().replace(b"\r", b"&#13;"))


def write_gexf(exported: Exported, path: Path) -> None:
    """Write the network as GEXF 1.3, https://gexf.net, with the looks and places of the page."""
    network = _network(exported)
    looks = {look.name: look.colour for look in load_looks()}
    most = max((node["importance"] for _, node in network.nodes(data=True)), default=0) or 1
    for iri, node in network.nodes(data=True):
        x, y = exported.places[iri]
        size = SMALLEST + (LARGEST - SMALLEST) * sqrt(node["importance"] / most)
        node["viz"] = {
            "color": _colour(looks.get(node["type"], PLAIN)),
            "position": {"x": float(x), "y": float(-y), "z": 0.0},
            "size": round(size, 3),
        }
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.3")
    writer.add_graph(network)
    _fit_for_gephi(writer.xml)
    with path.open("wb") as opened:
        writer.write(opened)


def _fit_for_gephi(root: Element) -> None:
    """Give links that have both ends in common kinds, without which Gephi makes one of them; leave out what is none's.

    A file is a function of the graph, and knows no clock; networkx gives the key of a link again, which is its id, and
    names the place of a schema by a misspelt namespace.
    """
    for name in ("xmlns:xsi", "xsi:schemaLocation"):
        root.attrib.pop(name)
    for meta in root.iter("meta"):
        meta.attrib.pop("lastmodifieddate")
    keys = set()
    for declared in root.iter("attributes"):
        for attribute in [one for one in declared if one.get("title") == NETWORKX_KEY]:
            keys.add(attribute.get("id"))
            declared.remove(attribute)
    for edge in root.iter("edge"):
        edge.set("kind", edge.get("label", ""))
        for values in edge.iter("attvalues"):
            for value in [one for one in values if one.get("for") in keys]:
                values.remove(value)


def _network(exported: Exported) -> Network:
    """The network with attributes that XML can hold, each link under its own key; what is not known is left out."""
    network: Network = networkx.MultiDiGraph()
    tables = exported.tables
    values: dict[str, list[dict[str, Any]]] = {}
    for one in tables.values:
        told = {"property": one.label, "value": one.value, "evidence": list(map(_told, one.proofs))}
        values.setdefault(one.node, []).append(told)
    names: dict[str, list[str]] = {}
    for _, node, name, kind in tables.names.rows:
        if kind == "alias":
            names.setdefault(str(node), []).append(str(name))
    for row in _records(tables.nodes):
        iri = str(row["id"])
        row |= {"aliases": _json(names.get(iri)), "attributes": _json(values.get(iri))}
        row["label"] = row["name"]
        network.add_node(iri, **_known(exported, row, leaving_out=("id", "name")))
    for row in _records(tables.edges):
        proofs = tables.proofs[str(row["id"])]
        row |= {"quote": proofs[0].passage.text if proofs else None, "evidence": _json(list(map(_told, proofs)))}
        attributes = _known(exported, row, leaving_out=("source", "target"))
        network.add_edge(str(row["source"]), str(row["target"]), key=str(row["id"]), **attributes)
    return network


def _records(table: Table) -> list[dict[str, Cell]]:
    columns = [column.name for column in table.shape.columns]
    return [dict(zip(columns, row, strict=True)) for row in table.rows]


def _told(proof: Proof) -> dict[str, Any]:
    passage = proof.passage
    told = {"document": passage.document, "quote": passage.text, "start": passage.start, "end": passage.end}
    told |= {"confidence": proof.confidence, "assertion": proof.assertion, "inferred": proof.inferred}
    return told | {"qualifier": proof.qualifier, "status": proof.status}


def _json(values: list[Any] | None) -> str | None:
    return json.dumps(values, ensure_ascii=False, sort_keys=True) if values else None


def _known(exported: Exported, row: dict[str, Cell], *, leaving_out: tuple[str, ...]) -> dict[str, Any]:
    return {
        name: fit_for_xml(exported, value) if isinstance(value, str) else value
        for name, value in row.items()
        if value is not None and name not in leaving_out
    }


def _colour(code: str) -> dict[str, Any]:
    """A colour "#rrggbb" as GEXF has it."""
    red, green, blue = (int(code[place : place + 2], 16) for place in (1, 3, 5))
    return {"r": red, "g": green, "b": blue, "a": 1.0}
