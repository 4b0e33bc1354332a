package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One byte of an archive is changed, in turn each: {@code check} tells it, and nothing that counts
 * or shows an article gives another answer than before without a word.
 *
 * <p>The build tries some bytes, {@code -Plong} all.
 */
class DamagedBytesTest {
  /** How many bytes of the archive are tried, unless all are. */
  private static final int SAMPLE = Integer.getInteger("dateline.sample", 100);

  @TempDir Path temp;

  private interface Answer {
    Object of(Path archive) throws IOException;
  }

  @Test
  void noDamageChangesAnAnswerInSilence() throws IOException {
    Path folder = temp.resolve("archive");
    Random random = new Random(Long.getLong("dateline.seed", 3));
    RandomArticles make = new RandomArticles(random, 12);
    try (ArchiveWriter writer = ArchiveWriter.open(folder, 2)) {
      for (int i = 0; i < 14; i++) {
        writer.add(make.article("a" + i, 5));
        if (i == 9) {
          writer.commit();
        }
      }
      writer.remove("a2");
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    assertThat(size).isBetween(10_000L, 200_000L);
    Object counts = counts(folder);
    Object found = found(folder, false);
    long step = Seeds.takesLong() ? 1 : size / SAMPLE;
    long next = random.nextInt((int) step + 1);
    long passed = 0;
    int tried = 0;
    int searchedWrongly = 0;
    List<String> wrong = new ArrayList<>();
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      for (; next < passed + bytes.length; next += step) {
        int at = (int) (next - passed);
        byte old = bytes[at];
        put(file, at, (byte) (old ^ 1 << random.nextInt(8)));
        tried++;
        String where = file.getFileName() + " at " + at;
        try {
          if (Archive.check(folder).isEmpty()) {
            wrong.add(where + ": not told by check");
          }
        } catch (IOException e) {
          // Told.
          assertThat(e).hasMessageContaining("archive");
        } catch (RuntimeException | Error e) {
          wrong.add(where + ": check throws " + e);
        }
        wrong.addAll(silent(where + ", counts", DamagedBytesTest::counts, folder, counts));
        wrong.addAll(silent(where + ", verified", archive -> found(archive, true), folder, found));
        searchedWrongly += silent(where, archive -> found(archive, false), folder, found).size();
        put(file, at, old);
      }
      passed += bytes.length;
    }
    System.out.println(
        tried
            + " of "
            + size
            + " bytes damaged, "
            + wrong.size()
            + " wrong, "
            + searchedWrongly
            + " searched for words with another answer or a trace");
    assertThat(wrong).isEmpty();
    assertThat(Archive.check(folder)).isEmpty();
    assertThat(counts(folder)).isEqualTo(counts);
  }

  private static void put(Path file, long at, byte value) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {value}), at);
    }
  }

  private static List<String> silent(String where, Answer answer, Path folder, Object expected) {
    try {
      return answer.of(folder).equals(expected) ? List.of() : List.of(where + ": another answer");
    } catch (IOException e) {
      return e.getMessage() != null && e.getMessage().contains("archive")
          ? List.of()
          : List.of(where + ": says " + e);
    } catch (RuntimeException | Error e) {
      StringBuilder trace = new StringBuilder(where + ": throws " + e);
      Stream.of(e.getStackTrace())
          .filter(line -> line.getClassName().startsWith("io.github"))
          .limit(6)
          .forEach(line -> trace.append(" | ").append(line));
      return List.of(trace.toString());
    }
  }

  /** Counts, tables and articles. */
  private static Object counts(Path folder) throws IOException {
    List<Object> answers = new ArrayList<>();
    try (Archive archive = Archive.open(folder)) {
      answers.add(archive.size());
      answers.add(archive.count(Query.parse("moon")));
      answers.add(archive.ids(Query.all()));
      EntityTable entities = archive.entities(Query.all()).limit(50).table();
      entities.forEach(row -> answers.add(row + row.entity().label()));
      CooccurrenceQuery.Builder question = CooccurrenceQuery.builder().minimumCount(1);
      archive.cooccurrences(question.build()).forEach(answers::add);
      Entity anchor = entities.rows().getFirst().entity();
      question = CooccurrenceQuery.of(anchor).minimumCount(1).evidence(1);
      for (CooccurrenceTable.Row row : archive.cooccurrences(question.build())) {
        answers.add(row + " " + row.evidence());
      }
      answers.add(archive.timeline(anchor).by(Timeline.BinWidth.MONTH).timeline().bins());
      for (int i = 0; i < 14; i++) {
        answers.add(archive.article("a" + i));
      }
    }
    return answers;
  }

  private static Object found(Path folder, boolean verified) throws IOException {
    List<Object> answers = new ArrayList<>();
    try (Archive archive = verified ? Archive.openVerified(folder) : Archive.open(folder)) {
      for (String query : List.of("moon", "\"the moon\"", "launch AND (crew OR treaty)", "orb*")) {
        Hits hits = archive.search(query).hits();
        answers.add(hits.total());
        hits.forEach(answers::add);
      }
    }
    return answers;
  }
}
