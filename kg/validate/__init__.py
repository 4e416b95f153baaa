"""A graph in, what is wrong with it out; the ontology's own files likewise. Repairs nothing.

A violating fact is named with its document, its sentence and what helps. `assert_valid_graph` leaves such
facts out of a build and reports them.
"""

from kg.validate.ontology import check_ontology
from kg.validate.shapes import Violation, validate
from kg.validate.signatures import Passed
from kg.validate.withholding import assert_valid_graph

__all__ = ["Passed", "Violation", "assert_valid_graph", "check_ontology", "validate"]
