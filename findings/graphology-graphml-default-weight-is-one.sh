#!/usr/bin/env bash
# graphology-graphml 0.5.2 with graphology-metrics 2.4.2: a default weight of 3 counts as 1.
#
# GraphML lets a key have a default, here the weight of an edge that names none. The reader turns the weights that
# edges name into numbers, but leaves the default a string, "3". The metrics of the same library take a weight that is
# no number for 1. So two edges of the same weight, one by the default and one by its own data, count 1 and 3, with no
# warning.
#
# Seen: the attributes "3" and 3; weighted degrees 1 for b and 3 for c.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --prefix . graphology@0.26.0 graphology-graphml@0.5.2 graphology-metrics@2.4.2 \
  > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > main.mjs <<'END'
import Graph from 'graphology';
import graphml from 'graphology-graphml';
import node from 'graphology-metrics/node/index.js';

const graph = graphml.parse(Graph, `<?xml version="1.0" encoding="UTF-8"?>
  <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key id="w" for="edge" attr.name="weight" attr.type="double"><default>3</default></key>
    <graph id="g" edgedefault="undirected"><node id="a"/><node id="b"/><node id="c"/>
      <edge source="a" target="b"/>
      <edge source="a" target="c"><data key="w">3</data></edge>
    </graph></graphml>`);
graph.forEachEdge((edge, attributes, source, target) => console.log(source, target, attributes));
for (const n of ['b', 'c']) console.log(n, node.weightedDegree(graph, n));
END
node main.mjs > seen 2> node.log || { cat node.log >&2; exit 1; }

diff -u - seen <<'END'
a b { weight: '3' }
a c { weight: 3 }
b 1
c 3
END
echo "seen as described"
