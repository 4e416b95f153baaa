"""The property-graph view of a dataset, and the evidence for it, by the ontology's own declarations."""

from kg.network.evidence import Evidence, Naming, Passage, Source, Statement, Term, read_evidence
from kg.network.graph import Network, build_network
from kg.network.groups import find_groups, stated_links
from kg.network.projection import Dataset, Projections
from kg.network.property_graph import Node, Relationship, Schema, Value
from kg.network.property_view import PropertyGraph

__all__ = [
    "Dataset",
    "Evidence",
    "Naming",
    "Network",
    "Node",
    "Passage",
    "Projections",
    "PropertyGraph",
    "Relationship",
    "Schema",
    "Source",
    "Statement",
    "Term",
    "Value",
    "build_network",
    "find_groups",
    "read_evidence",
    "stated_links",
]
