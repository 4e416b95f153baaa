"""The network of a dataset that is drawn, and the evidence for it, by the ontology's own declarations."""

from kg.network.evidence import Evidence, Naming, Passage, Source, Statement, Term, read_evidence
from kg.network.graph import Network, build_network
from kg.network.groups import find_groups, stated_links

__all__ = [
    "Evidence",
    "Naming",
    "Network",
    "Passage",
    "Source",
    "Statement",
    "Term",
    "build_network",
    "find_groups",
    "read_evidence",
    "stated_links",
]
