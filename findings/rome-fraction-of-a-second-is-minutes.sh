#!/usr/bin/env bash
# ROME 2.1.0 (feeds): a fraction of a second in the date of an Atom entry moves it by minutes.
#
# Atom dates are those of RFC 3339, where any number of digits may follow the second. ROME reads all of them as a
# number of milliseconds: .5 is 5 ms, .123456 is 123,456 ms, which is two minutes later, and nine digits are up to 11
# days later. Feeds whose writers give microseconds or nanoseconds so have articles at a wrong time or on a wrong day.
#
# Seen, for 10:00 on 1 July: 10:00:00.005, 10:02:03.456 and 09:59:59.999 on 11 July.
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
      <groupId>com.rometools</groupId><artifactId>rome</artifactId><version>2.1.0</version>
    </dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib > mvn.log 2>&1 || { cat mvn.log >&2; exit 1; }

cat > Main.java <<'END'
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;

class Main {
  public static void main(String[] args) throws Exception {
    for (String fraction : new String[] {"", ".5", ".123", ".123456", ".863999999"}) {
      String date = "2002-07-01T10:00:00" + fraction + "Z";
      String feed = "<feed xmlns='http://www.w3.org/2005/Atom'><id>urn:f</id><title>News</title>"
          + "<updated>2002-07-01T10:00:00Z</updated><entry><id>urn:e</id><title>Vote</title>"
          + "<updated>" + date + "</updated></entry></feed>";
      System.out.println(date + " = "
          + new SyndFeedInput().build(new StringReader(feed)).getEntries().get(0).getUpdatedDate().toInstant());
    }
  }
}
END
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Main.java > seen 2> java.log || { cat java.log >&2; exit 1; }

diff -u - seen <<'END'
2002-07-01T10:00:00Z = 2002-07-01T10:00:00Z
2002-07-01T10:00:00.5Z = 2002-07-01T10:00:00.005Z
2002-07-01T10:00:00.123Z = 2002-07-01T10:00:00.123Z
2002-07-01T10:00:00.123456Z = 2002-07-01T10:02:03.456Z
2002-07-01T10:00:00.863999999Z = 2002-07-11T09:59:59.999Z
END
echo "seen as described"
