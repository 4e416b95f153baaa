CREATE FULLTEXT INDEX kg_names IF NOT EXISTS FOR (node:KgEntity) ON EACH [node.name, node.aliases, node.misspellings]
