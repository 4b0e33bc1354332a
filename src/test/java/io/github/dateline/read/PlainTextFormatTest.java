package io.github.dateline.read;

import static io.github.dateline.read.ReaderResult.gzip;
import static io.github.dateline.read.ReaderResult.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextFormatTest {
  private static final long SEED = Long.getLong("dateline.seed", System.nanoTime());

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Text.",
        " \r\n\tText\r\nand\rmore.\n\n",
        "A \u0000 and a \ufeff and a \ufffd, Zürich, \ud83d\ude80",
        "Moscow: the capital\n\nText.",
        "Note: not a key\n\nText.",
        "\nHeadline: too late\n\nText.",
        "Headline: Title\nand a second line of it\n\nText.",
        "Headline: Title\nhttps://example.org\n\nText.",
        "Headline: Title\nA key of more than thirty letters: x\n\nText.",
        "Headline: Title\n1st: x\n\nText.",
        "Headline: Title\nKey, with comma: x\n\nText.",
        "Headline without a colon",
        " Headline: Title\n\nText."
      })
  void takesAFileWithoutHeaderToTheLetter(String text) throws IOException {
    assertThat(read(write(text)).only()).isEqualTo(Article.of("a.txt", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Title: Gate opens\nDate: 3 July 2019\nSource: The Post\nAuthor: Jane Roe\nText: %s",
        "TITLE: Gate opens\nDATE: 3 July 2019\nSOURCE: The Post\nBYLINE: Jane Roe\nFULL TEXT:\n%s",
        "Headline\tGate opens\nDate\t3 July 2019\nSource\tThe Post\nAuthor\tJane Roe\n\n%s",
        "Gate opens\nThe Post\n3 July 2019\nBy Jane Roe\n\n%s",
        "BC-Gate-Opens,0123\nGate opens\nEds: Adds a quote.\nThe Post\n3 July 2019\nBy Jane Roe\n\n%s",
        "Gate opens\r\nBy Jane Roe\r\nThe Post\r\nJuly 3, 2019\r\n\r\n%s"
      })
  void readsALabelledOrBareHeader(String form) throws IOException {
    String body =
        "The gate of the old harbour was opened on Monday, Ann Poe said. It had been shut for years.";
    Article article = read(write(form.replace("%s", body))).only();
    assertThat(article.body()).isEqualTo(body);
    assertThat(article.headline()).isEqualTo("Gate opens");
    assertThat(article.published()).contains("2019-07-03");
    assertThat(article.source()).contains("The Post");
    assertThat(article.authors()).containsExactly("Jane Roe");
  }

  @Test
  void linesOfProseAreNoHeader() throws IOException {
    String text =
        "The gate opened in Leeds\nBy Monday it was shut\n\n"
            + "It had been shut for years, Ann Poe of the city's council said on Monday. It is old.";
    assertThat(read(write(text)).only().body()).isEqualTo(text);
  }

  @Test
  void anAddressInTheFirstLineIsThatOfTheText() throws IOException {
    String text =
        "https://example.org/1\n\nGate opens\n\nWed Jul 03 10:00:00 EDT 2019\n\n"
            + "The gate of the old harbour was opened on Monday, Ann Poe said, after many years.";
    Article article = read(write(text)).only();
    assertThat(article.headline()).isEqualTo("Gate opens");
    assertThat(article.url()).contains("https://example.org/1");
    assertThat(article.published()).contains("2019-07-03T10:00:00-04:00");
  }

  @Test
  void readsFrontMatterOfToml() throws IOException {
    String text =
        "+++\ntitle = \"Talks = a success\"\ndate = 2024-05-06T10:00:00Z\ndraft = false\n"
            + "authors = [\n  \"Jane Roe\",\n  'Ann Poe'\n]\n# a comment\n\n[cover]\ntitle = \"A picture\"\n"
            + "+++\n\nThe story.\n";
    for (String ends : List.of(text, text.replace("\n", "\r\n"))) {
      Article article = read(ReaderResult.write(folder, "a.md", ends)).only();
      assertThat(article.headline()).isEqualTo("Talks = a success");
      assertThat(article.body().strip()).isEqualTo("The story.");
      assertThat(article.published()).contains("2024-05-06T10:00:00Z");
      assertThat(article.authors()).containsExactly("Jane Roe", "Ann Poe");
      assertThat(article.metadata()).containsEntry("draft", "false");
    }
    String yaml = "---\ntitle: 'Talks'\nauthors: [\"Jane Roe\", \"Ann Poe\"]\n---\nThe story.\n";
    assertThat(read(ReaderResult.write(folder, "b.txt", yaml)).only().authors())
        .containsExactly("Jane Roe", "Ann Poe");
    assertThat(read(ReaderResult.write(folder, "c.txt", "+++\nNo front matter.\n")).only().body())
        .startsWith("+++");
  }

  @Test
  void aMaskedLineOfADayDatesATextThatHasNoDate() throws IOException {
    String body =
        "The minister met the envoy on 1 May 2020.\n\nThey talked for an hour, Ann Poe said.\n";
    String byline = "By Jane Roe\nMay 6, 2024\n\n";

    assertThat(day("a.txt", "Talks in Oslo\n\n" + byline + body)).contains("2024-05-06");
    assertThat(day("b.txt", byline.replace("May", "Published: May") + body)).contains("2024-05-06");
    assertThat(day("c.txt", "Date: 2023-01-01\n\n" + byline + body)).contains("2023-01-01");
    assertThat(day("d.txt", "Talks in Oslo\n\n" + body)).isEmpty();
    assertThat(day("e.txt", "OSLO, July 3, 2019 /PRNewswire/ -- " + body)).contains("2019-07-03");
    assertThat(day("f.txt", "OSLO, July 3 (Reuters) - " + body)).isEmpty();
  }

  private Optional<String> day(String name, String text) throws IOException {
    return read(ReaderResult.write(folder, name, text)).only().published();
  }

  @Test
  void aFileIsKnownByItsPathWhateverAddressItCameFrom() throws IOException {
    Path file = write("Headline: A\nUrl: https://example.org/1\n\nText.\n");
    assertThat(read(file).only().id()).isEqualTo(file.getFileName().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Blair defends the budget",
        "UK economy \"growing\" again?",
        "$5bn for the harbour (and more)"
      })
  void aFirstLineThatIsATitleIsTheHeadline(String title) throws IOException {
    String text =
        "The prime minister spoke of it on Monday in London.\n\nNobody else did so, a spokesman said.";
    Article article = read(write(title + "\n\n" + text)).only();
    assertThat(article.headline()).isEqualTo(title);
    assertThat(article.body()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Blair defends the budget.",
        "Budget",
        "By Jane Roe",
        "LONDON (AP) --",
        "blair defends the budget",
        "Note: ours",
        "He said the following:"
      })
  void anotherFirstLineIsText(String line) throws IOException {
    String text =
        line
            + "\n\nThe prime minister spoke of it on Monday in London.\n\nNobody else did so, a spokesman said.";
    Article article = read(write(text)).only();
    assertThat(article.headline()).isEmpty();
    assertThat(article.body()).isEqualTo(text);
  }

  @Test
  void readsTheHeader() throws IOException {
    String text =
        """
        headline:  A Title: with colon\s
        PUBLISHED: 2025-07-31T18:40:00+08:00
        Source:The Paper
        Section: Space
        Author: Ann; Bob ;
        Authors: Cem
        Url: https://example.org/1
        Id: x-1
        Word count-2: 12
        Überschrift: Titel
        Word count-2: 13

         First line.

        Headline: not this one
        """;
    Article expected =
        Article.builder("x-1")
            .headline("A Title: with colon")
            .published("2025-07-31T18:40:00+08:00")
            .source("The Paper")
            .section("Space")
            .author("Ann")
            .author("Bob")
            .author("Cem")
            .url("https://example.org/1")
            .metadata("Word count-2", "12")
            .metadata("Überschrift", "Titel")
            .metadata("Word count-2", "13")
            .body(" First line.\n\nHeadline: not this one\n")
            .build();

    assertThat(read(write(text)).only()).isEqualTo(expected);
    assertThat(read(write(text.replace("\n", "\r\n"))).only().metadata())
        .isEqualTo(Map.of("Word count-2", "12\n13", "Überschrift", "Titel"));
    assertThat(read(write(text.replace("\n", "\r\n"))).only().body())
        .isEqualTo(" First line.\r\n\r\nHeadline: not this one\r\n");
  }

  @Test
  void takesAHeaderUpToABlankLineOrTheEnd() throws IOException {
    assertThat(read(write("Headline: Title")).only().headline()).isEqualTo("Title");
    assertThat(read(write("Headline: Title\n")).only().body()).isEmpty();
    assertThat(read(write("Headline: Title\n \t\n\n Text.")).only().body()).isEqualTo("\n Text.");
    assertThat(read(write("Id:\nSource:\nPublished:\n\nText.")).only())
        .isEqualTo(Article.of("a.txt", "Text."));
  }

  @Test
  void writesHeadersThatReadBackEqual() throws IOException {
    Random random = new Random(SEED);
    for (int run = 0; run < 200; run++) {
      String end = random.nextBoolean() ? "\n" : "\r\n";
      Article.Builder builder = Article.builder("id" + random.nextInt());
      StringBuilder text = new StringBuilder("Id: " + builder.build().id() + end);
      String headline = RandomText.line(random);
      builder.headline(headline);
      text.append("Headline: ").append(headline).append(end);
      if (random.nextBoolean()) {
        builder.published("2025-07-31");
        text.append("published:2025-07-31").append(end);
      }
      for (int i = random.nextInt(4); i > 0; i--) {
        String author = RandomText.line(random);
        builder.author(author);
        text.append("AUTHOR: ").append(author).append(end);
      }
      String body = RandomText.text(random) + ".";
      builder.body(body).metadata("Desk", headline);
      text.append("Desk: ").append(headline).append(end).append(end).append(body);

      assertThat(read(write(text.toString())).only())
          .as("seed %d, run %d", SEED, run)
          .isEqualTo(builder.build());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Headline: x/Source: y/headline: z//Text.|3|headline is given twice",
        "Headline: x/Id: a/Id: b//Text.|3|Id is given twice"
      })
  void setsAsideAHeaderThatCannotBe(String text, int line, String why) throws IOException {
    Path file = write(text.replace('/', '\n'));

    assertThat(read(file).articles()).isEmpty();
    assertThat(read(file).setAside()).containsExactly(new SetAside(file + ":" + line, why));
  }

  @Test
  void setsAsideAnIdThatIsTooLong() throws IOException {
    Path file = write("Source: x\nId: " + "x".repeat(1001) + "\n\nText.");

    assertThat(read(file).setAside())
        .containsExactly(new SetAside(file + ":2", "id must be at most 1000 characters, got 1001"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "''|empty file",
        "\ufeff|empty file",
        "Source: x|neither headline nor body",
        "Headline:/Source: x//|neither headline nor body",
        " / |no text: white space, markers or a dateline alone",
        "Source: x// / |no text: white space, markers or a dateline alone",
        "[[nid:1]]|no text: white space, markers or a dateline alone",
        "WASHINGTON — |no text: white space, markers or a dateline alone"
      })
  void setsAsideAFileWithNothingToRead(String text, String why) throws IOException {
    Path file = write(text.replace('/', '\n'));

    assertThat(read(file).setAside()).containsExactly(new SetAside(file.toString(), why));
  }

  @Test
  void dropsAByteOrderMarkAndReadsUtf16() throws IOException {
    Article expected = Article.builder("a.txt").headline("Ü\ud83d\ude80").body("Text.\r\n").build();
    String text = "\ufeffHeadline: Ü\ud83d\ude80\r\n\r\nText.\r\n";
    for (Charset encoding : new Charset[] {UTF_8, UTF_16LE, UTF_16BE}) {
      assertThat(read(write(text.getBytes(encoding))).only()).isEqualTo(expected);
    }
  }

  @Test
  void saysWhereAFileIsNotUtf8() throws IOException {
    byte[] odd = "One,\nZÃrich\n".getBytes(ISO_8859_1);
    odd[odd.length - 2] = (byte) 0xc0;
    Path file = write(odd);
    assertThat(read(file).setAside())
        .containsExactly(new SetAside(file + ":2", "not UTF-8 at byte 7"));

    byte[] late = ("\ufeff" + "é\ufffd\n".repeat(30_000) + "x").getBytes(UTF_8);
    late[late.length - 1] = (byte) 0xc3;
    assertThat(read(write(late)).setAside())
        .containsExactly(new SetAside(file + ":30001", "not UTF-8 at byte " + late.length));

    byte[] cut = Arrays.copyOf("\ufeffText".getBytes(UTF_16LE), 9);
    assertThat(read(write(cut)).setAside())
        .containsExactly(new SetAside(file + ":1", "not UTF-16 at byte 9"));

    byte[] overlong = {'a', (byte) 0xc0, (byte) 0x80};
    assertThat(read(write(overlong)).faults()).containsExactly("not UTF-8 at byte 2");
    byte[] surrogate = {'a', (byte) 0xed, (byte) 0xa0, (byte) 0xbd};
    assertThat(read(write(surrogate)).faults()).containsExactly("not UTF-8 at byte 2");
  }

  @Test
  void keepsAReplacementCharacterThatWasWritten() throws IOException {
    assertThat(read(write("a\ufffdb")).only().body()).isEqualTo("a\ufffdb");
  }

  @Test
  void setsAsideADamagedGzip() throws IOException {
    byte[] packed = gzip("Text. ".repeat(1000));
    Path file = write(Arrays.copyOf(packed, packed.length - 10));

    assertThat(read(file).setAside())
        .containsExactly(new SetAside(file.toString(), "damaged gzip: it ends too early"));
  }

  @Test
  void setsAsideATextTooLongForMemory() throws IOException {
    Path file = folder.resolve("bomb.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) 'a');
      for (int i = 0; i < 129; i++) {
        out.write(block);
      }
    }
    Path good = ReaderResult.write(folder, "good.txt", "Text.");
    ReaderResult corpus = read(file, good);

    assertThat(corpus.ids()).containsExactly("good.txt");
    assertThat(corpus.setAside())
        .containsExactly(new SetAside(file.toString(), "longer than 128 MiB: not one article"));
  }

  @Test
  void readsGzipMemberAfterMember() throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.write(gzip("One, "));
    members.write(gzip(""));
    members.write(gzip("two."));
    members.write(new byte[512]);

    assertThat(read(write(members.toByteArray())).only().body()).isEqualTo("One, two.");
  }

  private Path write(String text) throws IOException {
    return ReaderResult.write(folder, "a.txt", text);
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("a.txt"), bytes);
  }
}
