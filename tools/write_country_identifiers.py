#!/usr/bin/env python3
"""Writes `ontology/identifiers.ttl`: the Wikidata items of the countries of the registry, by their ISO codes.

    pip install rigour==2.6.1
    tools/write_country_identifiers.py ontology

The items are those of `rigour.territories` (https://pypi.org/project/rigour/, MIT licence), which OpenSanctions keeps;
no other source is asked. A country whose code the package does not know, or for which it has no item, is refused. Users
of kg need no such package: the file is a part of the ontology.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from format_turtle import canonical, replace
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, Namespace, URIRef

from kg.identifiers import Identifiers

IDENTIFIERS = Identifiers()
KG = Namespace(IDENTIFIERS.vocabulary)
WIKIDATA = Namespace("http://www.wikidata.org/entity/")
PACKAGE = "rigour"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the countries of a folder and write the file beside them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the ontology")
    folder: Path = parser.parse_args(arguments).folder
    from rigour.territories import get_territory

    places = Graph().parse(folder / "places.ttl")
    countries = sorted((str(code), country) for country, code in places.subject_objects(KG.isoCode))
    found = {}
    for code, country in countries:
        territory = get_territory(code.lower())
        if territory is None or not territory.qid:
            sys.exit(f"{folder / 'places.ttl'}: {country}: {PACKAGE} has no item for the ISO code {code}; leave it out")
        found[URIRef(country)] = WIKIDATA[territory.qid]
    file = folder / "identifiers.ttl"
    replace(file, canonical(turtle(found.items()), file.resolve()))
    return 0


def turtle(found: Iterable[tuple[URIRef, URIRef]]) -> str:
    """The graph of the file: of each country its item, and a record of where that comes from."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in (("dcterms", DCTERMS), ("kg", KG), ("rdf", RDF), ("skos", SKOS), ("wikidata", WIKIDATA)):
        graph.bind(prefix, namespace)
    for kind in ("country", "match"):
        graph.bind(kind, f"{IDENTIFIERS.base}id/{kind}/")
    source = Literal(
        f"{PACKAGE} {version(PACKAGE)}, https://pypi.org/project/{PACKAGE}/: territories, by ISO 3166-1 code"
    )
    for country, item in found:
        node = URIRef(IDENTIFIERS.hashed("match", str(country), str(SKOS.exactMatch), str(item)))
        graph.add((country, SKOS.exactMatch, item))
        graph.add((node, RDF.type, KG.Match))
        graph.add((node, RDF.subject, country))
        graph.add((node, RDF.predicate, SKOS.exactMatch))
        graph.add((node, RDF.object, item))
        graph.add((node, DCTERMS.source, source))
    return graph.serialize(format="turtle")


if __name__ == "__main__":
    sys.exit(main())
