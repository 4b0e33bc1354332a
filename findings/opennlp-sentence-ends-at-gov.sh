#!/usr/bin/env bash
# Apache OpenNLP 2.5.4 with its own English models 1.3.0: a sentence ends after "Gov.", "Lt." and "Jan.".
#
# The sentence model and the tokenizer model are of one release and from the same treebank, but disagree. The
# tokenizer keeps "Gov." as one token with its dot, as an abbreviation; the sentence detector ends a sentence there,
# and so parts titles from names, the month of a dateline from its day and a company from the rest of its sentence. In
# news, counting which names share a sentence, or looking for persons sentence by sentence, goes wrong from the first
# line.
#
# Seen: four pieces for the first text and three for the second, which are one sentence each; "Gov." is one token.
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
      <groupId>org.apache.opennlp</groupId><artifactId>opennlp-tools</artifactId><version>2.5.4</version>
    </dependency>
    <dependency>
      <groupId>org.apache.opennlp</groupId><artifactId>opennlp-models-sentdetect-en</artifactId><version>1.3.0</version>
    </dependency>
    <dependency>
      <groupId>org.apache.opennlp</groupId><artifactId>opennlp-models-tokenizer-en</artifactId><version>1.3.0</version>
    </dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib > mvn.log 2>&1 || { cat mvn.log >&2; exit 1; }

cat > Main.java <<'END'
import opennlp.tools.sentdetect.*;
import opennlp.tools.tokenize.*;

class Main {
  public static void main(String[] args) throws Exception {
    SentenceDetectorME sentences = new SentenceDetectorME(
        new SentenceModel(Main.class.getResourceAsStream("/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin")));
    TokenizerME tokens = new TokenizerME(
        new TokenizerModel(Main.class.getResourceAsStream("/opennlp-en-ud-ewt-tokens-1.3-2.5.4.bin")));
    for (String text : new String[] {
      "Gov. George Pataki met Lt. Gov. Mary Donohue in Albany.",
      "NEW YORK, Jan. 5 -- Mr. Smith left AT&T Corp. in Texas."
    }) {
      System.out.println(String.join(" / ", sentences.sentDetect(text)));
      System.out.println(String.join("|", tokens.tokenize(text)));
    }
  }
}
END
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Main.java > seen 2> java.log || { cat java.log >&2; exit 1; }

diff -u - seen <<'END'
Gov. / George Pataki met Lt. / Gov. / Mary Donohue in Albany.
Gov.|George|Pataki|met|Lt.|Gov.|Mary|Donohue|in|Albany|.
NEW YORK, Jan. / 5 -- Mr. Smith left AT&T Corp. / in Texas.
NEW|YORK|,|Jan.|5|--|Mr.|Smith|left|AT&T|Corp.|in|Texas|.
END
echo "seen as described"
