package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchOnlyTest {
  @TempDir Path temp;

  @Test
  void aProgramThatOnlySearchesNeedsNoCoreNlpAndLittleMemory() throws Exception {
    Path folder = temp.resolve("archive");
    RandomArticles make = new RandomArticles(new Random(1), 500);
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < 300; i++) {
        writer.add(make.article("a" + i, 20));
      }
    }
    Path output = temp.resolve("output.txt");
    Process process =
        new Jvm()
            .without("stanford-corenlp")
            .with("-Xmx128m", "-Xlog:class+load=info:file=" + temp.resolve("classes.txt"))
            .start(output, Ask.class, folder.toString());
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    assertThat(Files.readString(output, StandardCharsets.UTF_8)).contains("articles 300", "rows");
    assertThat(Files.readString(temp.resolve("classes.txt")))
        .contains("io.github.dateline.Archive")
        .doesNotContain("edu.stanford")
        .doesNotContain("io.github.dateline.annotate");
  }

  /** Asks everything once. */
  static final class Ask {
    private Ask() {}

    public static void main(String[] arguments) throws IOException {
      try (Archive archive = Archive.open(Path.of(arguments[0]))) {
        System.out.println("articles " + archive.size());
        System.out.println("hits " + archive.search(Query.parse("moon")).limit(5).hits().total());
        EntityTable entities =
            archive.entities(Query.all()).types(EntityType.coOccurring()).limit(5).table();
        Entity anchor = entities.rows().get(0).entity();
        for (Unit unit : new Unit[] {Unit.ARTICLE, Unit.PARAGRAPH, Unit.SENTENCE}) {
          CooccurrenceQuery.Builder question = CooccurrenceQuery.builder().unit(unit).evidence(1);
          System.out.println("rows " + archive.cooccurrences(question.build()).rows().size());
          question.anchor(anchor);
          System.out.println("rows " + archive.cooccurrences(question.build()).rows().size());
        }
        CooccurrenceQuery question = CooccurrenceQuery.builder().scope(Query.parse("moon")).build();
        ComparisonTable pairs = archive.compare(question, Query.all());
        System.out.println("rows " + pairs.rows().size() + pairs.explain(pairs.rows().get(0)));
        ComparisonTable key = archive.keyEntities(question, Query.all());
        System.out.println("rows " + key.rows().size());
        Timeline timeline =
            archive
                .timeline(List.of(anchor))
                .scope(Query.all())
                .by(Timeline.BinWidth.WEEK)
                .timeline();
        System.out.println("bins " + timeline.bins().size());
        System.out.println("article " + archive.article("a7").isPresent());
      }
    }
  }
}
