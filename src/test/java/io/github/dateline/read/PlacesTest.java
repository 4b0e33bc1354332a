package io.github.dateline.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import io.github.dateline.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files whose articles have no ids of their own, read again after they were changed: each article
 * is in the archive once, under the id that it had.
 */
class PlacesTest {
  private static final List<String> WORDS =
      "harbour council bridge choir harvest mayor storm strike school railway river market court"
          .lines()
          .flatMap(line -> List.of(line.split(" ")).stream())
          .toList();

  @TempDir Path folder;
  private final Map<String, Article> archive = new TreeMap<>();

  private record Row(String headline, String text) {}

  @ParameterizedTest
  @ValueSource(strings = {"rows.csv", "numbered.csv", "rows.jsonl", "export.txt"})
  void rowsThatMovedKeepTheirIds(String name) {
    Seeds.times(
        60,
        random -> {
          archive.clear();
          List<Row> rows = new ArrayList<>();
          for (int i = 0; i < 12; i++) {
            rows.add(row(random));
          }
          index(name, rows);
          for (int turn = 0; turn < 3; turn++) {
            Map<String, String> before = ids(rows);
            List<Row> later = changed(rows, random);
            index(name, later);
            Map<String, String> after = ids(later);
            rows.stream()
                .filter(later::contains)
                .forEach(
                    row -> assertThat(after.get(row.text())).isEqualTo(before.get(row.text())));
            rows = later;
          }
        });
  }

  @Test
  void aTextThatChangedIsNotThereTwice() throws IOException {
    Random random = new Random(1);
    List<Row> rows = List.of(row(random), row(random), row(random));
    index("rows.csv", rows);
    Row changed = new Row(rows.get(1).headline(), rows.get(1).text() + " He was not.");
    List<Row> later = List.of(row(random), rows.get(0), changed, rows.get(2));
    index("rows.csv", later);
    assertThat(archive).hasSize(4).containsKeys("rows.csv:2", "rows.csv:2 (2)", "rows.csv:4");
    assertThat(archive.get("rows.csv:3").body()).isEqualTo(changed.text());
  }

  @Test
  void filesOfOneNameDoNotReplaceEachOther() throws IOException {
    Random random = new Random(2);
    List<Row> monday = List.of(row(random), row(random));
    List<Row> tuesday = List.of(row(random), row(random), row(random));
    for (int again = 0; again < 2; again++) {
      index("export.txt", monday);
      index("export.txt", tuesday);
      assertThat(ids(monday)).hasSize(2);
      assertThat(ids(tuesday)).hasSize(3);
      assertThat(archive).hasSize(5);
    }
  }

  /** The ids by text, each text there once. */
  private Map<String, String> ids(List<Row> rows) {
    Set<String> texts = rows.stream().map(Row::text).collect(Collectors.toSet());
    return archive.values().stream()
        .filter(article -> texts.contains(article.body()))
        .collect(
            Collectors.toMap(
                Article::body,
                Article::id,
                (one, other) -> {
                  throw new AssertionError("twice: " + one + " and " + other);
                }));
  }

  private void index(String name, List<Row> rows) throws IOException {
    Path file = ReaderResult.write(folder, name, text(name, rows));
    Map<String, Article> there = new TreeMap<>(archive);
    ReadOptions options = ReadOptions.DEFAULT.present(id -> Optional.ofNullable(there.get(id)));
    Set<String> ids = new HashSet<>();
    try (ArticleReader reader = ArticleReader.open(List.of(file), options)) {
      reader.forEachRemaining(article -> {
        archive.put(article.id(), article);
        assertThat(ids.add(article.id())).isTrue();
      });
      assertThat(reader.setAside()).isEmpty();
    }
    assertThat(ids).hasSameSizeAs(rows);
  }

  private static String text(String name, List<Row> rows) {
    StringBuilder out = new StringBuilder();
    out.append(
        switch (name) {
          case "rows.csv" -> "title,text\n";
          case "numbered.csv" -> "id,title,text\n";
          default -> "";
        });
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      out.append(
          switch (name) {
            case "rows.csv" -> row.headline() + ",\"" + row.text() + "\"\n";
            case "numbered.csv" -> i + "," + row.headline() + ",\"" + row.text() + "\"\n";
            case "rows.jsonl" ->
                "{\"title\":\"" + row.headline() + "\",\"text\":\"" + row.text() + "\"}\n";
            default ->
                " "
                    + (i + 1)
                    + " of "
                    + rows.size()
                    + " DOCUMENTS\n\n The Paper\n\n March 14, 2013"
                    + " Thursday\n\n"
                    + row.headline()
                    + "\n\nLENGTH: 9 words\n\n"
                    + row.text()
                    + "\n\nLOAD-DATE: May 1, 2014\n\n";
          });
    }
    return out.toString();
  }

  /** Rows put in, taken out and moved. */
  private static List<Row> changed(List<Row> rows, Random random) {
    List<Row> later = new ArrayList<>(rows);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(later.size());
      switch (random.nextInt(3)) {
        case 0 -> later.add(at, row(random));
        case 1 -> later.remove(at);
        default -> later.add(random.nextInt(later.size()), later.remove(at));
      }
    }
    return later;
  }

  private static Row row(Random random) {
    return new Row(words(4, random) + " " + random.nextInt(1 << 30), words(25, random) + ".");
  }

  private static String words(int count, Random random) {
    StringBuilder out = new StringBuilder("A");
    for (int i = 0; i < count; i++) {
      out.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return out.toString();
  }
}
