"""A property graph in, the same graph in Neo4j out: over Bolt, as files for neo4j-admin, or as a Cypher script.

Only `loading`, `pruning` and `server` need the driver.
"""
