"""Facts and entities in, the quads of the graph out; the only place that writes a triple pattern.

Knows the modelling rules, and from `ontology/` which property a fact is told with. Never reads a
document, never decides who is who, never leaves a claim without its sentence.
"""

from kg.assertions.graph import assert_graph
from kg.assertions.literals import date_bounds
from kg.assertions.ontology import FactProperty, Ontology, read_ontology

__all__ = ["FactProperty", "Ontology", "assert_graph", "date_bounds", "read_ontology"]
