"""Loads a build into an RDF store on a server: a folder and a connection in, the store holds its graphs."""

from kg.export.rdf_server.connection import DeniedError
from kg.export.rdf_server.graph_store import GraphStore
from kg.export.rdf_server.loading import Loaded, load
from kg.export.rdf_server.rdf4j import Repository
from kg.export.rdf_server.source import open_source

__all__ = ["DeniedError", "GraphStore", "Loaded", "Repository", "load", "open_source"]
