#!/usr/bin/env bash
# SUTime in Stanford CoreNLP 4.5.10: "the previous year" is the year of the document.
#
# With a document of Wednesday, 5 June 2002, "last week", "last month" and "last year" are one back, and so is "the
# previous day". But "the previous week", "the previous month" and "the previous year" are the week, the month and the
# year of the document itself, and so are "the day before" and "the year before". The words that news uses for a time
# before the one told of are thus put into the present, with no sign that they were not resolved.
#
# Seen: W22, 2002-05, 2001 and 2002-06-04 for the former; W23, 2002-06, 2002, 2002-06-05 and 2002 for the latter.
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
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.pipeline.*;
import edu.stanford.nlp.time.*;
import edu.stanford.nlp.util.CoreMap;
import java.util.Properties;

class Main {
  public static void main(String[] args) {
    AnnotationPipeline p = new AnnotationPipeline();
    p.addAnnotator(new TokenizerAnnotator(false));
    p.addAnnotator(new POSTaggerAnnotator(false));
    p.addAnnotator(new TimeAnnotator("sutime", new Properties()));
    for (String text : new String[] {
      "He left last week.", "He left last month.", "He left last year.", "He had left the previous day.",
      "He had left the previous week.", "He had left the previous month.",
      "He had left the previous year.", "He had left the day before.", "He had left the year before."
    }) {
      Annotation a = new Annotation(text);
      a.set(CoreAnnotations.DocDateAnnotation.class, "2002-06-05");
      p.annotate(a);
      for (CoreMap m : a.get(TimeAnnotations.TimexAnnotations.class))
        System.out.println(m + " = " + m.get(TimeAnnotations.TimexAnnotation.class).value());
    }
  }
}
END
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Main.java > seen 2> java.log || { cat java.log >&2; exit 1; }

diff -u - seen <<'END'
last week = 2002-W22
last month = 2002-05
last year = 2001
the previous day = 2002-06-04
the previous week = 2002-W23
the previous month = 2002-06
the previous year = 2002
the day before = 2002-06-05
the year before = 2002
END
echo "seen as described"
