#!/bin/sh
# Loads these files into a new Neo4j database, named by the first argument (default: neo4j).
# The database must be stopped. Run it in this folder.
neo4j-admin database import full "${1:-neo4j}" --overwrite-destination \
  --nodes=entities.csv --nodes=articles.csv \
  --relationships=named-in.csv --relationships=named-with.csv
