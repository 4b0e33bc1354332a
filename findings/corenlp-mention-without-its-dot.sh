#!/usr/bin/env bash
# Stanford CoreNLP 4.5.10: the same company has two names, by its place in the sentence.
#
# Where an abbreviation ends a sentence, the tokenizer makes two tokens of it: "Corp." and ".". The word of the first
# keeps the dot, but its offsets end before it, since the dot's place in the text belongs to the second token. The
# text of an entity mention is cut from the document by offsets, so it has no dot, although the words of its tokens
# have one. Anything that counts mentions by their text has "AT&T Corp." and "AT&T Corp", "U.S." and "U.S", as
# different names.
#
# Seen: one "AT&T Corp." and two "AT&T Corp", one "U.S." and one "U.S"; the words of the tokens are equal throughout.
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
      <groupId>edu.stanford.nlp</groupId><artifactId>stanford-corenlp</artifactId><version>4.5.10</version>
    </dependency>
    <dependency>
      <groupId>edu.stanford.nlp</groupId><artifactId>stanford-corenlp</artifactId><version>4.5.10</version>
      <classifier>models</classifier>
    </dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib > mvn.log 2>&1 || { cat mvn.log >&2; exit 1; }

cat > Main.java <<'END'
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.*;
import java.util.Properties;
import java.util.stream.Collectors;

class Main {
  public static void main(String[] args) {
    Properties p = new Properties();
    p.setProperty("annotators", "tokenize,pos,lemma,ner");
    p.setProperty("ner.useSUTime", "false");
    p.setProperty("ner.applyFineGrained", "false");
    CoreDocument d = new CoreDocument(
        "Ann Ray runs AT&T Corp. in Texas. Bob Fox left AT&T Corp. Bob Fox joined AT&T Corp. Chairman Ray left. "
            + "Bob Fox moved to the U.S. He left the U.S. in June.");
    new StanfordCoreNLP(p).annotate(d);
    for (CoreEntityMention m : d.entityMentions())
      if (!m.entityType().equals("PERSON") && m.text().matches(".*[TU].*"))
        System.out.println(m.text() + " | "
            + m.tokens().stream().map(CoreLabel::word).collect(Collectors.joining(" ")));
  }
}
END
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Main.java > seen 2> java.log || { cat java.log >&2; exit 1; }

diff -u - seen <<'END'
AT&T Corp. | AT&T Corp.
Texas | Texas
AT&T Corp | AT&T Corp.
AT&T Corp | AT&T Corp.
U.S | U.S.
U.S. | U.S.
END
echo "seen as described"
