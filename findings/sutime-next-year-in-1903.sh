#!/usr/bin/env bash
# SUTime in Stanford CoreNLP 4.5.10: two digits of a year after the document's year are a year of the century before.
#
# With a document of 5 June 2002, "12/31/02" is in 2002, also later in that year, but "1/31/03", less than eight
# months away, is 31 January 1903. News that looks forward (a lease that ends, the '04 election) is put a hundred
# years back, while a later article has it right. The year in four digits is right throughout.
#
# Seen: 2002-12-31, 1903-01-31, 1904, and 2003-01-31 for the year in full.
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
      "The lease ends on 12/31/02.", "The lease ends on 1/31/03.",
      "They plan for the '04 election.", "The lease ends on 1/31/2003."
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
12/31/02 = 2002-12-31
1/31/03 = 1903-01-31
'04 = 1904
1/31/2003 = 2003-01-31
END
echo "seen as described"
