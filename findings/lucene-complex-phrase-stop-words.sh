#!/usr/bin/env bash
# Lucene 10.6.0 (Java 21 or later): ComplexPhraseQueryParser finds no phrase that has a stop word.
#
# The classic query parser and ComplexPhraseQueryParser, its subclass, have the same analyzer, the one the index was
# made with. For "Bank of America" the classic parser keeps a gap for the stop word and finds the article. The complex
# one rewrites the phrase to spans without a gap and finds none; only a slop that makes room for the stop words finds
# it again. So a change of parser, made for wildcards within phrases, silently loses names such as the Bank of
# America.
#
# Seen: classic 1, complex 0, complex with ~1 1; "Bank Ameri*"~1 1; without a stop word ("Fox News") both 1.
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
      <groupId>org.apache.lucene</groupId><artifactId>lucene-queryparser</artifactId><version>10.6.0</version>
    </dependency>
    <dependency>
      <groupId>org.apache.lucene</groupId><artifactId>lucene-analysis-common</artifactId><version>10.6.0</version>
    </dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib > mvn.log 2>&1 || { cat mvn.log >&2; exit 1; }

cat > Main.java <<'END'
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.queryparser.complexPhrase.ComplexPhraseQueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;

class Main {
  public static void main(String[] args) throws Exception {
    Analyzer analyzer = new EnglishAnalyzer();
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter w = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (String text : new String[] {"The Bank of America grew.", "Fox News said so."}) {
        Document d = new Document();
        d.add(new TextField("text", text, Field.Store.NO));
        w.addDocument(d);
      }
    }
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
    for (String q : new String[] {
      "\"Bank of America\"", "\"Bank of America\"~1", "\"Bank Ameri*\"~1", "\"Fox News\""
    })
      System.out.println(q
          + " classic " + searcher.count(new QueryParser("text", analyzer).parse(q))
          + " complex " + searcher.count(new ComplexPhraseQueryParser("text", analyzer).parse(q)));
  }
}
END
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Main.java > seen 2> java.log || { cat java.log >&2; exit 1; }

diff -u - seen <<'END'
"Bank of America" classic 1 complex 0
"Bank of America"~1 classic 1 complex 1
"Bank Ameri*"~1 classic 0 complex 1
"Fox News" classic 1 complex 1
END
echo "seen as described"
