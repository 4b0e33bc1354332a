#!/usr/bin/env bash
# GraphStream 2.0 (gs-core): reading GraphML gives every node a value for every key, true for booleans.
#
# In GraphML a key without a default element has no value where a node has no data for it. GraphStream's reader fills
# the gap: true for boolean, 0 for int, the empty string for string, 0.0 for double. A person who was not checked is
# then "checked", and an unknown number of articles is zero; afterwards no one can tell these from values in the file.
#
# Seen: node b, without any data in the file, has checked=true, articles=0, first= and share=0.0.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > pom.xml <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.graphstream</groupId><artifactId>gs-core</artifactId><version>2.0</version>
    </dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib > mvn.log 2>&1 || { cat mvn.log >&2; exit 1; }

cat > Main.java <<'END'
import java.io.StringReader;
import java.util.stream.Collectors;
import org.graphstream.graph.implementations.MultiGraph;
import org.graphstream.stream.file.FileSourceGraphML;

class Main {
  public static void main(String[] args) throws Exception {
    MultiGraph graph = new MultiGraph("names");
    FileSourceGraphML source = new FileSourceGraphML();
    source.addSink(graph);
    source.readAll(new StringReader("""
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          <key id="k0" for="node" attr.name="checked" attr.type="boolean"/>
          <key id="k1" for="node" attr.name="articles" attr.type="int"/>
          <key id="k2" for="node" attr.name="first" attr.type="string"/>
          <key id="k3" for="node" attr.name="share" attr.type="double"/>
          <graph id="g" edgedefault="undirected">
            <node id="a"><data key="k0">false</data><data key="k1">5</data></node>
            <node id="b"/>
          </graph>
        </graphml>
        """));
    graph.nodes().forEach(n -> System.out.println(n + ": "
        + n.attributeKeys().sorted().map(k -> k + "=" + n.getAttribute(k)).collect(Collectors.joining(" "))));
  }
}
END
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Main.java > seen 2> java.log || { cat java.log >&2; exit 1; }

diff -u - seen <<'END'
a: articles=5 checked=false first= share=0.0
b: articles=0 checked=true first= share=0.0
END
echo "seen as described"
