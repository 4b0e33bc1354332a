#!/usr/bin/env bash
# graphology-gexf 0.13.2 with graphology 0.26.0: whether an attribute has its title or its id depends on the id's
# look.
#
# GEXF declares an attribute with an id, for reference within the file, and a title, its name. The reader takes the
# title where the id reads as a number and the id everywhere else: id "0" gives "articles", id "a0" gives "a0". Ids
# that are no plain numbers but convert to one, such as "0x1", "1e3" and "Infinity", count as numbers. Two valid files
# that differ in their inner ids only so give graphs with different attributes, and code that reads "articles" finds
# nothing.
#
# Seen: articles for 0, 1e3, 0x1 and Infinity; a0, d1 and n-articles for the others.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --prefix . graphology@0.26.0 graphology-gexf@0.13.2 \
  > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > main.mjs <<'END'
import Graph from 'graphology';
import gexf from 'graphology-gexf';

for (const id of ['0', 'a0', 'd1', 'n-articles', '1e3', '0x1', 'Infinity']) {
  const graph = gexf.parse(Graph, `<?xml version="1.0" encoding="UTF-8"?>
    <gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="undirected">
      <attributes class="node"><attribute id="${id}" title="articles" type="integer"/></attributes>
      <nodes><node id="n" label="Texas">
        <attvalues><attvalue for="${id}" value="12"/></attvalues>
      </node></nodes></graph></gexf>`);
  console.log(id, JSON.stringify(graph.getNodeAttributes('n')));
}
END
node main.mjs > seen 2> node.log || { cat node.log >&2; exit 1; }

diff -u - seen <<'END'
0 {"label":"Texas","articles":12}
a0 {"label":"Texas","a0":12}
d1 {"label":"Texas","d1":12}
n-articles {"label":"Texas","n-articles":12}
1e3 {"label":"Texas","articles":12}
0x1 {"label":"Texas","articles":12}
Infinity {"label":"Texas","articles":12}
END
echo "seen as described"
