"""What earlier builds found out, kept in a folder of the user's, so that the next one does only what is new.

That is extractions of documents, what passed the shapes, and which builds stand. Nothing in the folder is needed and
nothing in it is believed unseen: an entry that is broken, foreign or does not fit its document counts as absent. A
build with the cache and one without write the same bytes.
"""

from kg.cache.builds import StandingBuilds
from kg.cache.checks import PassedChecks
from kg.cache.entries import LIMIT, Entries
from kg.cache.extractions import ExtractionCache

__all__ = ["LIMIT", "Entries", "ExtractionCache", "PassedChecks", "StandingBuilds"]
