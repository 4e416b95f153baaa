"""Outside identifiers: a file of matches that a person made in, the things of a build with these identifiers out.

An identifier is written only as the file gives it: none is looked up, and none is guessed by name.
"""

from kg.matches.matching import Match, match_entities, match_quads
from kg.matches.reading import GivenMatch, read_matches

__all__ = ["GivenMatch", "Match", "match_entities", "match_quads", "read_matches"]
