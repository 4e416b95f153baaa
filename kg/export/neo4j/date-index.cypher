CREATE INDEX kg_entity_earliest IF NOT EXISTS FOR (node:KgEntity) ON (node.earliest)
