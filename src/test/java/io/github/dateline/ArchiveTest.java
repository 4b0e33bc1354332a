package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.disk.FaultyDisk;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  @TempDir Path temp;

  private static AnnotatedArticle article(String id, String body) {
    return annotated(Article.of(id, body), "test 1");
  }

  private static AnnotatedArticle annotated(Article article, String annotator) {
    List<Sentence> sentences =
        article.body().isEmpty()
            ? List.of()
            : List.of(new Sentence(Article.Field.BODY, 0, article.body().length(), 0, List.of()));
    return new AnnotatedArticle(article, annotator, 1, sentences);
  }

  private Path archiveOf(AnnotatedArticle... articles) throws IOException {
    Path folder = temp.resolve("archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (AnnotatedArticle article : articles) {
        writer.add(article);
      }
    }
    return folder;
  }

  @Test
  void articlesComeBackAsTheyWereGiven() {
    Seeds.times(
        40,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          RandomArticles make = new RandomArticles(random, 400);
          Map<String, AnnotatedArticle> given = new TreeMap<>();
          try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
            for (int i = 0; i < 12; i++) {
              AnnotatedArticle article = make.article("id " + i + " \u00e9\uD83D\uDE80", 60);
              given.put(article.article().id(), article);
              writer.add(article);
            }
          }
          try (Archive archive = Archive.open(folder)) {
            for (AnnotatedArticle article : given.values()) {
              assertThat(archive.article(article.article().id())).contains(article);
            }
            List<AnnotatedArticle> all = new ArrayList<>();
            archive.articles().forEach(all::add);
            assertThat(all).containsExactlyInAnyOrderElementsOf(given.values());
          }
        });
  }

  @Test
  void everythingThatIsKnownOfAnArticleIsKept() throws IOException {
    Article article =
        Article.builder("id")
            .headline("Head")
            .body("WASHINGTON \u2014 Body.\n\n[[nid:1]]")
            .published("2025-07-31T18:40:00+08:00")
            .source("Source")
            .section("Section")
            .url("https://example/1")
            .author("A")
            .author("B")
            .metadata("Desk", "Space")
            .metadata("Desk", "Moon")
            .build();
    Path folder = archiveOf(annotated(article, "test 1"));
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.article("id").orElseThrow().article()).isEqualTo(article);
    }
    assertThat(article.filedFrom()).contains("WASHINGTON");
    assertThat(article.markers()).containsExactly("nid:1");
    assertThat(article.metadata()).containsEntry("Desk", "Space\nMoon");
  }

  @Test
  void theLastArticleOfAnIdWins() throws IOException {
    Path folder = temp.resolve("archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      assertThat(writer.add(article("a", "One."))).isEqualTo(ArchiveWriter.Change.ADDED);
      assertThat(writer.add(article("a", "Two."))).isEqualTo(ArchiveWriter.Change.REPLACED);
      assertThat(writer.add(article("a", "Two."))).isEqualTo(ArchiveWriter.Change.UNCHANGED);
      writer.commit();
      assertThat(writer.add(article("a", "Two."))).isEqualTo(ArchiveWriter.Change.UNCHANGED);
      assertThat(writer.holds(Article.of("a", "Two."))).isTrue();
      assertThat(writer.holds(Article.of("a", "One."))).isFalse();
      assertThat(writer.add(article("a", "One."))).isEqualTo(ArchiveWriter.Change.REPLACED);
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.size()).isEqualTo(1);
      assertThat(archive.article("a").orElseThrow().article().body()).isEqualTo("One.");
    }
  }

  @Test
  void aReaderKeepsSeeingWhatItSaw() throws IOException {
    Path folder = archiveOf(article("a", "One."));
    try (Archive before = Archive.open(folder);
        ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(article("b", "Two."));
      writer.remove("a");
      try (Archive uncommitted = Archive.open(folder)) {
        assertThat(uncommitted.article("b")).isEmpty();
      }
      writer.commit();
      assertThat(before.size()).isEqualTo(1);
      assertThat(before.article("a")).isPresent();
      try (Archive after = Archive.open(folder)) {
        assertThat(after.article("a")).isEmpty();
        assertThat(after.article("b")).isPresent();
      }
    }
  }

  @Test
  void aSecondWriterIsToldWhichArchiveIsTaken() throws IOException {
    Path folder = archiveOf(article("a", "One."));
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      assertThatThrownBy(() -> ArchiveWriter.open(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("has an open writer in this program");
      writer.add(article("b", "Two."));
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.size()).isEqualTo(2);
    }
  }

  @Test
  void anotherAnnotatorIsRefusedWithTheWayOut() throws IOException {
    Path folder = archiveOf(article("a", "One."));
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      assertThatThrownBy(() -> writer.add(annotated(Article.of("b", "Two."), "test 2")))
          .isInstanceOf(DatelineException.class)
          .hasMessageContaining("test 1")
          .hasMessageContaining("test 2")
          .hasMessageContaining("; annotate again with ArchiveWriter.rebuild");
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.annotator()).contains("test 1");
      assertThat(archive.size()).isEqualTo(1);
    }
  }

  @Test
  void aRebuildingTakesTheOldOnesPlaceAtOnce() throws IOException {
    Path folder = archiveOf(article("a", "One."), article("b", "Two."));
    try (Archive old = Archive.open(folder);
        ArchiveWriter writer = ArchiveWriter.rebuild(folder)) {
      for (AnnotatedArticle article : old.articles()) {
        writer.add(annotated(article.article(), "test 2"));
        writer.checkpoint();
        try (Archive during = Archive.open(folder)) {
          assertThat(during.annotator()).contains("test 1");
          assertThat(during.size()).isEqualTo(2);
        }
      }
      writer.commit();
      try (Archive after = Archive.open(folder)) {
        assertThat(after.annotator()).contains("test 2");
        assertThat(after.size()).isEqualTo(2);
      }
      writer.add(annotated(Article.of("c", "Three."), "test 2"));
    }
    try (Archive after = Archive.open(folder)) {
      assertThat(after.size()).isEqualTo(3);
    }
    assertThat(Archive.check(folder)).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(Files::isDirectory)).hasSize(1);
    }
  }

  @Test
  void aRebuildingThatIsNotCommittedChangesNothing() throws IOException {
    Path folder = archiveOf(article("a", "One."));
    try (ArchiveWriter writer = ArchiveWriter.rebuild(folder)) {
      writer.add(annotated(Article.of("b", "Two."), "test 2"));
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.annotator()).contains("test 1");
      assertThat(archive.article("a")).isPresent();
      assertThat(archive.size()).isEqualTo(1);
    }
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("letters"));
    Files.writeString(folder.resolve("letter.txt"), "Dear all");
    assertThatThrownBy(() -> ArchiveWriter.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no archive")
        .hasMessageContaining("letter.txt");
    assertThatThrownBy(() -> Archive.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no archive");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
    assertThatThrownBy(() -> ArchiveWriter.open(folder.resolve("letter.txt")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void queriesThatAreTooLargeAreRefusedInWords() throws IOException {
    try (Archive archive = Archive.open(archiveOf(article("a", "One.")))) {
      assertThatThrownBy(() -> archive.count(Query.parse("x".repeat(101) + "~")))
          .isInstanceOf(DatelineException.class)
          .hasMessageStartingWith("a word with ~ has at most 100 characters, got 101");
      assertThat(archive.count(Query.parse("x".repeat(100) + "~"))).isZero();
      assertThatThrownBy(() -> archive.count(Query.parse("x ".repeat(1025))))
          .isInstanceOf(DatelineException.class)
          .hasMessageStartingWith("the query has more than 1024 parts");
    }
  }

  @Test
  void openingSaysThatItWasInterrupted() throws IOException {
    Path folder = archiveOf(article("a", "One."));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Archive.open(folder))
        .isInstanceOf(InterruptedIOException.class)
        .hasMessage("opening archive " + folder + " was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void writingSaysThatItWasInterrupted() throws IOException {
    Path folder = archiveOf(article("a", "One."));
    ArchiveWriter writer = ArchiveWriter.open(folder);
    writer.add(article("b", "Two."));
    Thread.currentThread().interrupt();
    assertThatThrownBy(writer::commit)
        .isInstanceOf(InterruptedIOException.class)
        .hasMessageContaining("was interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(writer::close)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was interrupted");
    assertThat(Archive.check(folder)).isEmpty();
  }

  @Test
  void eachChangedByteOfTheManifestIsNoticed() throws IOException {
    Path folder = archiveOf(article("a", "One."));
    Path manifest = folder.resolve("archive.json");
    byte[] right = Files.readAllBytes(manifest);
    for (int at = 0; at < right.length; at++) {
      byte[] changed = right.clone();
      changed[at] ^= 1;
      Files.write(manifest, changed);
      assertThatThrownBy(() -> Archive.open(folder).close())
          .as("byte " + at)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("archive");
    }
  }

  @Test
  void aFullDiskIsNamed() throws IOException {
    Path folder = archiveOf(article("a", "One."));
    FaultyDisk disk = new FaultyDisk(folder);
    ArchiveWriter writer = ArchiveWriter.open(disk.folder());
    writer.add(article("b", "Two."));
    disk.plan(FaultyDisk.Fault.FULL, 1);
    assertThatThrownBy(writer::commit)
        .isInstanceOf(IOException.class)
        .hasMessage("the disk that holds " + folder.toRealPath().resolve("shard-0") + " is full");
    assertThatThrownBy(writer::close).isInstanceOf(IOException.class);
    assertThat(Archive.check(folder)).isEmpty();
  }

  @Test
  void aMissingArchiveSaysHowToMakeOne() {
    assertThatThrownBy(() -> Archive.open(temp.resolve("nowhere")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("ArchiveWriter.open makes one");
    assertThat(Archive.exists(temp.resolve("nowhere"))).isFalse();
  }

  @Test
  void anArchiveOfAnotherFormatOrAnalyzerIsRefused() throws IOException {
    Path folder = archiveOf(article("a", "One."));
    Path manifest = folder.resolve("archive.json");
    // As an earlier version writes it, without a checksum.
    String text = Files.readString(manifest).replaceFirst("(?s),\\s*\"state\".*", "\n}\n");
    Files.writeString(manifest, text.replaceFirst("\"format\" : \\d+", "\"format\" : 99"));
    for (ThrowingOpen open : List.<ThrowingOpen>of(Archive::open, ArchiveWriter::open)) {
      assertThatThrownBy(() -> open.open(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("has format 99");
    }
    Files.writeString(manifest, text.replace("dateline-news-1", "other"));
    assertThatThrownBy(() -> Archive.open(folder)).hasMessageContaining("analyzer other");
    for (String damaged :
        List.of("", "{", "[]", "{\"format\":1}", text.replace("shard-0", "../x"))) {
      Files.writeString(manifest, damaged);
      assertThatThrownBy(() -> Archive.open(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("archive.json");
    }
    Files.writeString(manifest, text.replace("shard-0", "shard-7"));
    assertThatThrownBy(() -> Archive.open(folder)).hasMessageContaining("has no shard-7");
    Files.writeString(manifest, text);
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.size()).isEqualTo(1);
    }
  }

  @Test
  void articlesWhoseManifestIsGoneAreLeftAlone() throws IOException {
    Path folder = archiveOf(article("a", "One."));
    Path manifest = folder.resolve("archive.json");
    Path kept = Files.move(manifest, temp.resolve("kept.json"));
    for (ThrowingOpen open : List.<ThrowingOpen>of(ArchiveWriter::open, ArchiveWriter::rebuild)) {
      assertThatThrownBy(() -> open.open(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no archive.json; put that back");
    }
    Files.move(kept, manifest);
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.size()).isEqualTo(1);
    }
  }

  private interface ThrowingOpen {
    AutoCloseable open(Path folder) throws IOException;
  }

  @Test
  void checkFindsAByteThatWasTurned() throws IOException {
    Random random = new Random(7);
    RandomArticles make = new RandomArticles(random, 30);
    Path folder = temp.resolve("archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < 50; i++) {
        writer.add(make.article("a" + i, 20));
      }
    }
    assertThat(Archive.check(folder)).isEmpty();
    try (Stream<Path> files = Files.list(folder.resolve("shard-0"))) {
      Path data = files.filter(file -> file.toString().endsWith(".cfs")).findAny().orElseThrow();
      try (FileChannel file =
          FileChannel.open(data, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        ByteBuffer one = ByteBuffer.allocate(1);
        file.read(one, file.size() / 2);
        one.put(0, (byte) (one.get(0) ^ 0x10)).rewind();
        file.write(one, file.size() / 2);
      }
    }
    assertThat(Archive.check(folder))
        .isNotEmpty()
        .allSatisfy(fault ->
            assertThat(fault)
                .endsWith("; put back a copy of the archive, or index its articles again"));
  }

  @Test
  void whatAKilledWriterLeftIsNoHindrance() throws IOException {
    Path folder = temp.resolve("archive");
    Files.createDirectories(folder.resolve("shard-0"));
    Files.writeString(folder.resolve("shard-0").resolve("_0.tmp"), "half");
    Files.writeString(folder.resolve("archive.json.tmp"), "{");
    Files.writeString(folder.resolve(".archive.json.1.part"), "{");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(article("a", "One."));
    }
    Files.createDirectories(folder.resolve("shard-0.2"));
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(article("b", "Two."));
    }
    assertThat(folder.resolve("shard-0.2")).doesNotExist();
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.size()).isEqualTo(2);
    }
  }

  @Test
  void anEmptyArchiveAnswers() throws IOException {
    Path folder = archiveOf();
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.size()).isZero();
      assertThat(archive.annotator()).isEmpty();
      assertThat(archive.search(Query.all()).limit(5).hits()).isEmpty();
      assertThat(archive.entities(Query.all()).types(EntityType.coOccurring()).limit(5).table())
          .isEmpty();
      assertThat(archive.cooccurrences(CooccurrenceQuery.builder().build())).isEmpty();
      assertThatThrownBy(() -> archive.entity("Nasa")).isInstanceOf(DatelineException.class);
    }
    assertThat(Archive.check(folder)).isEmpty();
  }

  @Test
  void anArticleWithTooManyEntitiesIsRefusedByName() throws IOException {
    StringBuilder body = new StringBuilder();
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      int start = body.length();
      body.append("N").append(i);
      mentions.add(Mention.of(start, body.length(), Entity.of(EntityType.PERSON, "N" + i)));
      body.append(' ');
    }
    Article article = Article.of("crowd", body.toString());
    AnnotatedArticle crowd =
        new AnnotatedArticle(
            article,
            "test 1",
            40_000,
            List.of(new Sentence(Article.Field.BODY, 0, body.length(), 0, mentions)));
    Path folder = temp.resolve("archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      assertThatThrownBy(() -> writer.add(crowd))
          .isInstanceOf(DatelineException.class)
          .hasMessageContaining("crowd")
          .hasMessageContaining("40000");
      writer.add(article("a", "One."));
    }
    assertThat(Archive.check(folder)).isEmpty();
  }

  @Test
  void iterationTellsOfADiskThatFails() throws IOException {
    Path folder = archiveOf(article("a", "One."));
    Archive archive = Archive.open(folder);
    var articles = archive.articles().iterator();
    archive.close();
    assertThatThrownBy(articles::next)
        .isInstanceOfAny(UncheckedIOException.class, IllegalStateException.class);
  }

  /** 15 / 22.0 * 22 is a little less than 15. */
  @Test
  void exactlyTheShareThatMayGoMayGo() throws IOException {
    Path shares = temp.resolve("shares");
    try (ArchiveWriter writer = ArchiveWriter.open(shares)) {
      for (int i = 0; i < 22; i++) {
        writer.add(article(String.format(Locale.ROOT, "a%02d", i), "Body " + i + "."));
      }
      assertThatThrownBy(() -> writer.retain(id -> id.compareTo("a16") >= 0, 15 / 22.0))
          .isInstanceOf(DatelineException.class)
          .hasMessageStartingWith("16 of 22 articles would be removed, a larger share than 0.68");
      assertThat(writer.retain(id -> id.compareTo("a15") >= 0, 15 / 22.0)).hasSize(15);
    }
  }
}
