"""Files and folders in, Documents and Problems out; what a text means is not asked here."""

from kg.read.documents import read_documents
from kg.read.files import SUFFIXES

__all__ = ["SUFFIXES", "read_documents"]
