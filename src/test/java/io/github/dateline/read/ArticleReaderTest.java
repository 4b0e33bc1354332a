package io.github.dateline.read;

import static io.github.dateline.read.ReaderResult.gzip;
import static io.github.dateline.read.ReaderResult.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import io.github.dateline.Jvm;
import io.github.dateline.cli.Dateline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are read, in what order, and what becomes of those that cannot be. */
class ArticleReaderTest {
  @TempDir Path folder;

  @Test
  void tellsOfTwoArticlesWithOneIdAndOfThoseWithoutText() throws IOException {
    Path one = ReaderResult.write(folder, "a.csv", "id,title,text\nx1,A,One.\nx2,B,Two.\n");
    Path other =
        ReaderResult.write(
            folder, "b.csv", "id,title,text\nx1,A,One.\nx2,C,Three.\n3,D,\nx2,E,Four.");
    try (ArticleReader reader = ArticleReader.open(one, other)) {
      reader.forEachRemaining(article -> {});
      assertThat(reader.notes())
          .contains(
              new ArticleReader.Note(
                  "articles with the id of another one that was read before; the last one given"
                      + " stays",
                  2,
                  other + ":3: id x2",
                  true),
              new ArticleReader.Note("articles without text", 1, other + ":4", false));
    }
  }

  @Test
  void readsAFolderInTheOrderOfItsRelativePaths() throws IOException {
    for (String name :
        List.of("a/b.txt", "a-b.txt", "a.txt", "B.txt", "a/a/z.txt", "é.txt", "z.txt", "a0.txt")) {
      write(name, "Text.");
    }

    assertThat(read(folder).ids())
        .containsExactly(
            "B.txt", "a-b.txt", "a.txt", "a/a/z.txt", "a/b.txt", "a0.txt", "z.txt", "é.txt");
  }

  @Test
  void readsPathsInTheOrderGiven() throws IOException {
    Path second = write("x/2.txt", "Two.");
    Path first = write("y/1.txt", "One.");

    assertThat(read(first, second, second.getParent()).ids())
        .containsExactly("1.txt", "2.txt", "2.txt");
  }

  @Test
  void passesOverWhatNoReaderKnows() throws IOException {
    write("a.TXT", "Text.");
    write("b.JsonL", "{\"id\":\"b\",\"body\":\"Text.\"}");
    write("c.ndjson", "{\"id\":\"c\",\"body\":\"Text.\"}");
    Files.write(folder.resolve("d.txt.GZ"), gzip("Text."));
    Files.write(folder.resolve("e.jsonl.gz"), gzip("{\"id\":\"e\",\"body\":\"Text.\"}"));
    for (String name :
        List.of(
            "README",
            "README.txt",
            "readme.md",
            "sub/ReadMe.TXT",
            "readme.txt.gz",
            "x.pdf",
            "x.gz",
            "x",
            "xtxt",
            ".hidden.txt",
            ".txt",
            ".git/a.txt",
            ".git/b.txt",
            "x.md")) {
      write(name, "Text.");
    }
    ReaderResult corpus = read(folder);

    assertThat(corpus.ids()).containsExactly("a.TXT", "b", "c", "d.txt.GZ", "e");
    assertThat(corpus.setAside()).isEmpty();
    assertThat(corpus.filesPassedOver()).isEqualTo(13);
  }

  @Test
  void readsAFileGivenItselfWhateverItsName() throws IOException {
    assertThat(read(write("README", "Text.")).ids()).containsExactly("README");
    assertThat(read(write(".hidden", "Text.")).ids()).containsExactly(".hidden");
    assertThat(read(write("a.json", "\ufeff \n\t{\"id\":\"x\",\"body\":\"Text.\"}")).ids())
        .containsExactly("x");
    assertThat(read(write("lines.txt", "{\"id\":\"x\",\"body\":\"Text.\"}")).ids())
        .containsExactly("x");
    assertThat(read(write("plain.gz", "Text.")).only().body()).isEqualTo("Text.");
    assertThat(read(write("plain.txt.gz", "Text.")).only().body()).isEqualTo("Text.");
  }

  @Test
  void tellsGzipByItsContent() throws IOException {
    Path text = Files.write(folder.resolve("packed.txt"), gzip("Text."));
    Path lines = Files.write(folder.resolve("packed"), gzip("{\"id\":\"x\",\"body\":\"Text.\"}"));

    assertThat(read(text).only()).isEqualTo(Article.of("packed.txt", "Text."));
    assertThat(read(lines).only()).isEqualTo(Article.of("x", "Text."));
  }

  @Test
  void tellsJsonFromATextThatBeginsWithAMarker() throws IOException {
    Path pretty = write("a.json", "{\n  \"id\": \"x\",\n  \"body\": \"Text.\"\n}\n");
    Path array = write("b.json", "[\n{\"id\":\"y\",\"body\":\"Text.\"},\n{}]");
    Path marker = write("c", "[[nid:1]] Text.");

    assertThat(read(pretty, array, marker).ids()).containsExactly("x", "y", "c");
    assertThat(read(pretty, array, marker).setAside())
        .containsExactly(new SetAside(array + "#2", "neither headline nor body"));
  }

  @Test
  void readsLinesOfAnUnknownEndingThoughTheFirstIsDamaged() throws IOException {
    String good = "{\"id\":\"x\",\"body\":\"Text.\"}\n";
    Path cut = write("a.jl", "{\"id\":\n\n" + good + "{\n" + good);
    Path bare = write("b.jl", "{\"id\":\"x\"}");

    assertThat(read(cut).ids()).containsExactly("x", "x");
    assertThat(read(cut, bare).setAside())
        .containsExactly(
            new SetAside(cut + ":1", "the line ends before the object does"),
            new SetAside(cut + ":4", "the line ends before the object does"),
            new SetAside(bare + ":1", "neither headline nor body"));
  }

  @Test
  void asksFormatsOfOthersFirst() throws IOException {
    Path file = write("a.cards", "CARDS\nOne.\n\nTwo.");
    ReaderResult result = read(folder);

    assertThat(result.ids()).containsExactly("a.cards/1", "a.cards/3");
    assertThat(result.setAside()).containsExactly(new SetAside(file + ":3", "a blank card"));
  }

  @Test
  void countsWhatItPassesOverByEnding() throws IOException {
    for (String name : List.of("a.pdf", "b.PDF", "c.docm.gz", "d", ".git/a.txt", "README.txt")) {
      write(name, "Text.");
    }
    try (ArticleReader reader = ArticleReader.open(folder)) {
      assertThat(reader.passedOver())
          .isEqualTo(Map.of(".pdf", 2, ".docm", 1, "without ending", 1, "hidden", 1, "README", 1));
      assertThat(reader.filesPassedOver()).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\\rtf1\\ansi Text.}|an RTF file",
        "%PDF-1.7|a PDF file",
        "PK\3\4xx|a zip file",
        "From jane@example.org Mon Jan  6 2020#Subject: x##Text.|a mailbox (mbox)",
        "<?xml version='1.0'?><NewsML></NewsML>|NewsML 1",
        "<newsitem itemid='1'></newsitem>|a Reuters RCV1 item",
        "<DOC>#<DOCNO> 1 </DOCNO></DOC>|TREC SGML",
        "<project><a/></project>|markup (<project>)",
        "<!-- x --><!DOCTYPE svg PUBLIC 'x'><svg xmlns='x'></svg>|an SVG picture"
      })
  void setsAsideByTheFormatsNameWhatItDoesNotRead(String content, String why) throws IOException {
    String text = content.replace('#', '\n').replace("\\3", "\3").replace("\\4", "\4");
    Path file = write("story.txt", text);
    ReaderResult result = read(file);

    assertThat(result.articles()).isEmpty();
    assertThat(result.setAside())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.where()).isEqualTo(file.toString());
          assertThat(fault.why()).startsWith(why);
        });
  }

  @Test
  void setsAsideWhatIsNotThereAndGoesOn() throws IOException {
    Path gone = folder.resolve("gone.txt");
    ReaderResult corpus = read(gone, write("a.txt", "Text."));

    assertThat(corpus.ids()).containsExactly("a.txt");
    assertThat(corpus.setAside())
        .containsExactly(new SetAside(gone.toString(), "no such file or folder"));
  }

  @Test
  void namesPathsAsTheyWereGiven() throws IOException {
    Path file = write("a.txt", "");
    Path relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());

    assertThat(read(relative).setAside())
        .containsExactly(new SetAside(relative.toString(), "empty file"));
    assertThat(read(relative.getParent()).setAside())
        .containsExactly(new SetAside(relative.toString(), "empty file"));
  }

  @Test
  void setsAsideAFileThatVanishes() throws IOException {
    write("a.txt", "One.");
    Path second = write("b.txt", "Two.");
    write("c.txt", "Three.");
    try (ArticleReader reader = ArticleReader.open(folder)) {
      assertThat(reader.next().id()).isEqualTo("a.txt");
      Files.delete(second);
      assertThat(reader.next().id()).isEqualTo("c.txt");
      assertThat(reader.hasNext()).isFalse();
      assertThat(reader.setAside())
          .containsExactly(new SetAside(second.toString(), "no such file or folder"));
      assertThat(reader.bytesRead()).isEqualTo(reader.bytesTotal());
    }
  }

  @Test
  void setsAsideWhatMayNotBeRead() throws IOException {
    Path secret = write("a.txt", "Text.");
    Path closed = write("b/c.txt", "Text.").getParent();
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(secret), "root may read everything");
    try {
      assertThat(read(folder).setAside())
          .containsExactly(
              new SetAside(secret.toString(), "no permission to read it"),
              new SetAside(closed.toString(), "no permission to read it"));
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void followsLinksAndEndsInLoops() throws IOException {
    Path real = write("real/a.txt", "Text.");
    Files.createSymbolicLink(folder.resolve("link.txt"), real);
    Files.createSymbolicLink(folder.resolve("real/loop"), folder);
    Files.createSymbolicLink(folder.resolve("real/self.txt"), folder.resolve("real/self.txt"));
    Files.createSymbolicLink(folder.resolve("zlink"), folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("dead.txt"), folder.resolve("nothing"));
    Files.createSymbolicLink(folder.resolve("dead"), folder.resolve("nothing"));
    ReaderResult corpus = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(folder));

    assertThat(corpus.ids()).containsExactly("link.txt", "real/a.txt");
    assertThat(corpus.setAside())
        .containsExactly(
            new SetAside(folder.resolve("dead.txt").toString(), "a link that leads nowhere"),
            new SetAside(folder.resolve("real/self.txt").toString(), "a link that leads nowhere"));
    assertThat(corpus.filesPassedOver()).isEqualTo(1);
  }

  @Test
  void doesNotWaitForAPipe() throws Exception {
    Path pipe = folder.resolve("pipe.txt");
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/mkfifo"))
            && new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor() == 0);
    SetAside expected = new SetAside(pipe.toString(), "not a regular file");

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(read(folder).setAside()).containsExactly(expected);
          assertThat(read(pipe).setAside()).containsExactly(expected);
        });
  }

  /** What a shell hands on is open already. */
  @ParameterizedTest
  @ValueSource(strings = {"/dev/stdin", "/dev/fd/0"})
  void readsWhatIsPipedIn(String name) throws Exception {
    assumeTrue(Files.exists(Path.of(name)));
    Path out = folder.resolve("out.txt");
    Process reading =
        new Jvm()
            .errorsTo(folder.resolve("errors.txt"))
            .start(out, Dateline.class, "index", folder.resolve("archive").toString(), name);
    try (OutputStream in = reading.getOutputStream()) {
      in.write("[{\"id\":\"x\",\"body\":\"12\"},{\"id\":\"y\",\"body\":\"13\"}]".getBytes(UTF_8));
    }
    assertThat(reading.waitFor()).isZero();
    assertThat(out).content().startsWith("2 articles added");
  }

  @Test
  void countsBytesAsTheyLieOnTheDisk() throws IOException {
    byte[] packed = gzip("{\"id\":\"x\",\"body\":\"" + "Text. ".repeat(10_000) + "\"}");
    Files.write(folder.resolve("a.jsonl.gz"), packed);
    write("b.txt", "Text.");
    write("c.pdf", "not counted");
    try (ArticleReader reader = ArticleReader.open(folder)) {
      assertThat(reader.bytesTotal()).isEqualTo(packed.length + 5);
      assertThat(reader.bytesRead()).isZero();
      long before = 0;
      while (reader.hasNext()) {
        reader.next();
        assertThat(reader.bytesRead()).isBetween(before, reader.bytesTotal());
        before = reader.bytesRead();
      }
      assertThat(reader.bytesRead()).isEqualTo(reader.bytesTotal());
    }
  }

  @Test
  void neverCountsMoreThanThereWas() throws IOException {
    Path file = write("a.txt", "Text.");
    try (ArticleReader reader = ArticleReader.open(file)) {
      Files.writeString(file, "Text, and more of it.");
      assertThat(reader.next().body()).isEqualTo("Text, and more of it.");
      assertThat(reader.bytesRead()).isEqualTo(5);
    }
  }

  @Test
  void endsWhenClosed() throws IOException {
    write("a.txt", "One.");
    write("b.txt", "Two.");
    ArticleReader reader = ArticleReader.open(folder);
    reader.next();
    assertThat(reader.hasNext()).isTrue();
    reader.close();
    reader.close();

    assertThat(reader.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(reader::next);
  }

  @Test
  void readsNothingFromNothing() throws IOException {
    assertThat(read(folder).articles()).isEmpty();
    assertThat(read().articles()).isEmpty();
    assertThat(read().setAside()).isEmpty();
  }

  @Test
  void readsArticlesOfEqualIds() throws IOException {
    write("a.jsonl", "{\"id\":\"x\",\"body\":\"One.\"}\n{\"id\":\"x\",\"body\":\"Two.\"}");

    assertThat(read(folder).articles())
        .containsExactly(Article.of("x", "One."), Article.of("x", "Two."));
  }

  @Test
  void setsAsideAPathTooLongForAnId() throws IOException {
    String deep = ("x".repeat(200) + "/").repeat(6);
    Path file = write(deep + "a.txt", "Text.");

    assertThat(read(folder).setAside())
        .containsExactly(
            new SetAside(file.toString(), "id must be at most 1000 characters, got 1211"));
  }

  @Test
  void knowsItsEndingsAndKeysUnderATurkishLocale() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      write("A.JSONL", "{\"id\":\"I\",\"body\":\"Text.\"}");
      write("I.TXT", "HEADLINE: Title\nID: i\nPUBLISHED: 2025-07-31\n\nText.");
      write("README.TXT", "Text.");
      write("ReadMe.txt", "Text.");
      ReaderResult corpus = read(folder);

      assertThat(corpus.ids()).containsExactly("I", "i");
      assertThat(corpus.articles().get(1).headline()).isEqualTo("Title");
      assertThat(corpus.setAside()).isEmpty();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void namesThatAreNotUtf8StayApart() throws Exception {
    Path names = Files.createDirectories(folder.resolve("names"));
    // Java cannot make such names itself.
    String make =
        "cd '%s' && for i in '\\351' '\\350' '\\303\\251' '\\357\\277\\275' '\\357'; do"
            + " echo Nasa. > \"$(printf \"caf$i.txt\")\"; done";
    Process shell = new ProcessBuilder("sh", "-c", String.format(Locale.ROOT, make, names)).start();
    assumeTrue(shell.waitFor() == 0, "names must be UTF-8 here");

    ReaderResult result = ReaderResult.read(names);

    assertThat(result.setAside()).isEmpty();
    assertThat(result.ids())
        .containsExactlyInAnyOrder(
            "caf\ufffdE9.txt",
            "caf\ufffdE8.txt",
            "caf\u00e9.txt",
            "caf\ufffdEFBFBD.txt",
            "caf\ufffdEF.txt");
    try (Stream<Path> files = Files.list(names)) {
      assertThat(ReaderResult.read(files.toArray(Path[]::new)).ids())
          .containsExactlyInAnyOrderElementsOf(result.ids());
    }
  }

  @Test
  void idsOfHalfAPairAreSetAside() throws IOException {
    Path file =
        ReaderResult.write(
            folder,
            "half.jsonl",
            "{\"id\":\"\\ud800\",\"body\":\"One.\"}\n{\"id\":\"\\ud801\",\"body\":\"Two.\"}\n"
                + "{\"id\":\"\\ud83d\\ude00\",\"body\":\"Three.\"}\n");

    ReaderResult result = ReaderResult.read(file);

    assertThat(result.ids()).containsExactly("\ud83d\ude00");
    assertThat(result.faults())
        .containsExactly(
            "id must be valid text, got half of a surrogate pair",
            "id must be valid text, got half of a surrogate pair");
  }

  private Path write(String name, String text) throws IOException {
    return ReaderResult.write(folder, name, text);
  }
}
