"""Pairs of names as JSON lines on stdin, logic-v2's score of each on stdout; runs in nomenklatura's environment.

A line is [type, name, name]. FollowTheMoney has no forums, offices, countries or domains with names: a forum is an
Organization there, and the other three are LegalEntities, the least special thing that the matcher takes.
"""

from __future__ import annotations

import json
import sys

from followthemoney import model
from nomenklatura.matching import LogicV2

SCHEMATA = {"person": "Person", "forum": "Organization", "organisation": "Organization"}


def main() -> None:
    """Print a score for each pair."""
    config = LogicV2.default_config()
    for line in sys.stdin:
        kind, left, right = json.loads(line)
        one, other = (entity(kind, name) for name in (left, right))
        print(LogicV2.compare(one, other, config).score)


def entity(kind: str, name: str) -> object:
    """A thing that is known by its name alone."""
    schema = SCHEMATA.get(kind, "LegalEntity")
    return model.get_proxy({"id": name, "schema": schema, "properties": {"name": [name]}})


if __name__ == "__main__":
    main()
