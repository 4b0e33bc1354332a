package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.annotate.GumInterviews.Interview;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Names in texts in the manner of newspapers from around the world, written for this test. Nothing
 * is fitted to them. The floors lie a little below what docs/quality.md reports.
 */
class WorldNewsTest {
  private static List<Interview> texts() throws IOException, URISyntaxException {
    return InlineAnnotations.read(
        Path.of(
            Objects.requireNonNull(WorldNewsTest.class.getResource("/names/held-out.txt"))
                .toURI()));
  }

  @Test
  void namesAreFound() throws Exception {
    Map<String, Double> f1 =
        QualityReport.f1(
            SharedAnnotator.ENGLISH, texts().stream().map(QualityReport::gold).toList());
    assertThat(f1.get("names")).as("people, organisations and places").isGreaterThan(0.90);
    assertThat(f1.get("ORGANIZATION")).as("organisations").isGreaterThan(0.88);
    assertThat(f1.get("NORP")).as("peoples, faiths and camps").isGreaterThan(0.90);
  }

  @Test
  void shortNamesJoinTheFullOnes() throws Exception {
    ShortNameJoins joins = new ShortNameJoins();
    texts().forEach(text -> joins.add(SharedAnnotator.ENGLISH, text));
    assertThat(joins.rightShare()).as(joins.toString()).isGreaterThan(0.95);
    assertThat(joins.wrongShare()).as(joins.toString()).isLessThan(0.01);
  }
}
