"""GraphML and GEXF are read back by networkx, and checked against the parts of their schemas that are written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest
from expected import Expected
from lxml import etree
from pyoxigraph import Store

from kg.export import FORMATS
from kg.export.writing import export_to
from kg.network import build_network
from kg.render import lay_out, load_looks

Write = Callable[..., Path]
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


def fit(text: str) -> str:
    return UNFIT.sub("\ufffd", text)


def read(path: Path) -> Any:
    """The multigraph that networkx makes of a file."""
    return networkx.read_gexf(path) if path.suffix == ".gexf" else networkx.read_graphml(path, force_multigraph=True)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_things_come_back_with_their_names(write: Write, expected: Expected, name: str) -> None:
    """Every thing by its IRI, with its label but for what XML cannot hold."""
    found = read(write(name))
    assert {iri: node["label"] for iri, node in found.nodes(data=True)} == {
        iri: fit(label) for iri, label in expected.labels.items()
    }


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_links_come_back_with_their_evidence(write: Write, expected: Expected, name: str) -> None:
    """Every link by its ends and property, with documents, offsets and quotes."""
    links = {}
    for source, target, edge in read(write(name)).edges(data=True):
        proofs = json.loads(edge["evidence"])
        places = {(one["document"], one["start"], one["end"], one["quote"]) for one in proofs}
        links[source, edge["property"], target] = places
        assert all(0 < one["confidence"] <= 1 for one in proofs)
    assert links == expected.links


def test_values_come_back_with_their_evidence(write: Write, expected: Expected) -> None:
    """Dates and the like are JSON on the thing that has them."""
    nodes = read(write("graphml")).nodes(data=True)
    told = {iri: json.loads(node["attributes"]) for iri, node in nodes if "attributes" in node}
    found = {(iri, one["value"]) for iri, values in told.items() for one in values}
    assert {(iri, value) for iri, _, value in expected.values} <= found
    assert all(one["evidence"] for values in told.values() for one in values)


def test_a_picture_for_gephi_has_the_colours_and_places_of_the_page(write: Write, hostile: Store) -> None:
    """Colours are those of display.ttl; Gephi's y grows upwards, and the page's downwards."""
    network, places = build_network(hostile), lay_out(build_network(hostile))
    colours = {look.name: look.colour for look in load_looks()}
    for node in etree.parse(write("gexf")).iter(f"{GEXF}node"):
        iri = node.get("id")
        position, colour, size = (node.find(f"{VIZ}{name}") for name in ("position", "color", "size"))
        assert (float(position.get("x")), -float(position.get("y"))) == places[iri]
        spelt = "#" + "".join(f"{int(colour.get(channel)):02x}" for channel in "rgb")
        assert spelt == colours[network.nodes[iri]["type"]]
        assert float(size.get("value")) > 0


def test_gexf_fits_the_parts_of_its_schema_that_it_uses(write: Write) -> None:
    """Elements, attributes and their types as GEXF 1.3 has them; the schema beside this test has no more than that."""
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("gexf-1.3-part.xsd")))
    schema.assertValid(etree.parse(write("gexf")))
    spoilt = write("gexf").read_text(encoding="utf-8").replace('defaultedgetype="directed"', 'defaultedgetype="both"')
    with pytest.raises(etree.DocumentInvalid):
        schema.assertValid(etree.fromstring(spoilt.encode()))


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_a_link_that_leads_both_ways_says_so(write: Write, hostile: Store, name: str) -> None:
    """A property that is symmetric in the ontology is so in the file."""
    symmetric = sum(edge["symmetric"] for _, _, edge in build_network(hostile).edges(data=True))
    assert sum(edge["symmetric"] for _, _, edge in read(write(name)).edges(data=True)) == symmetric > 0


@pytest.mark.parametrize("name", ["graphml", "gexf", "rdfxml"])
def test_what_xml_cannot_hold_is_remarked_on(hostile: Store, tmp_path: Path, name: str) -> None:
    """Nothing is changed without a word."""
    remarks = export_to(FORMATS[name], hostile, tmp_path / "graph.xml")
    assert [remark for remark in remarks if "U+FFFD" in remark] == list(remarks) != []


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_a_file_does_not_know_the_day(write: Write, name: str) -> None:
    """networkx would write the date of today."""
    assert "lastmodifieddate" not in write(name).read_text(encoding="utf-8")
