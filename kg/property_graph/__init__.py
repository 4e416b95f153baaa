"""The property graph of a dataset as two streams, nodes and relationships: what goes to another store."""

from kg.property_graph.graph import PropertyGraph
from kg.property_graph.schema import Node, Relationship, Schema, Value

__all__ = ["Node", "PropertyGraph", "Relationship", "Schema", "Value"]
