package io.github.dateline.read;

import static io.github.dateline.read.ReaderResult.gzip;
import static io.github.dateline.read.ReaderResult.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesFormatTest {
  private static final long SEED = Long.getLong("dateline.seed", System.nanoTime());
  private static final String GOOD = "{\"id\":\"good\",\"body\":\"Text.\"}";

  @TempDir Path folder;

  @Test
  void readsEveryField() throws IOException {
    Article article =
        read(write(
                """
                {"url":"u","authors":["Ann","Bob"],"section":"s","source":"p","body":"B\\u00fc.",\
                "published":"2025-07-31T18:40:00Z","headline":"H","id":"x"}
                """))
            .only();

    assertThat(article)
        .isEqualTo(
            Article.builder("x")
                .headline("H")
                .body("Bü.")
                .published("2025-07-31T18:40:00Z")
                .source("p")
                .section("s")
                .author("Ann")
                .author("Bob")
                .url("u")
                .build());
  }

  @Test
  void takesNullAndBlankForNotKnown() throws IOException {
    String nulls =
        "{\"id\":\"x\",\"headline\":null,\"body\":\"B\",\"published\":null,\"source\":null,"
            + "\"section\":null,\"authors\":null,\"url\":null,\"other\":null}";

    assertThat(read(write(nulls)).only()).isEqualTo(Article.of("x", "B"));
    assertThat(read(write(nulls.replace("null", "\"\"").replace(",\"other\":\"\"", ""))).only())
        .isEqualTo(Article.of("x", "B"));
    assertThat(read(write("{\"id\":\"x\",\"body\":\"B\",\"authors\":[null,\"\",\"A\"]}")).only())
        .isEqualTo(Article.builder("x").body("B").author("A").build());
  }

  @Test
  void takesAuthorsInOneString() throws IOException {
    assertThat(
            read(write("{\"id\":\"x\",\"body\":\"B\",\"authors\":\"Ann; Bob\"}")).only().authors())
        .containsExactly("Ann", "Bob");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "-7", "720192000000000000000001", "1.50"})
  void takesANumberForAnId(String number) throws IOException {
    assertThat(read(write("{\"id\":" + number + ",\"body\":\"B\"}")).ids()).containsExactly(number);
  }

  @Test
  void keepsWhatItHasNoNameFor() throws IOException {
    String line =
        "{\"id\":\"x\",\"body\":\"B\",\"text\":\"t\\n\",\"count\":12,\"score\":1.50,\"huge\":1E400,"
            + "\"paid\":true,\"free\":false,\"Id\":\"upper\",\"tags\": [ \"a\" , {\"b\": [ ]} ,"
            + " 1.10 , null ], \"geo\": { \"lat\" : 1e5 }, \"e\":{}}";

    assertThat(read(write(line)).only().metadata())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("text", "t\n"),
                Map.entry("count", "12"),
                Map.entry("score", "1.50"),
                Map.entry("huge", "1E400"),
                Map.entry("paid", "true"),
                Map.entry("free", "false"),
                Map.entry("Id", "upper"),
                Map.entry("tags", "[\"a\",{\"b\":[]},1.10,null]"),
                Map.entry("geo", "{\"lat\":1e5}"),
                Map.entry("e", "{}")));
  }

  static List<List<String>> faults() {
    String deep = "{\"id\":\"x\",\"body\":\"B\",\"k\":" + "[".repeat(500) + "]".repeat(500) + "}";
    return List.of(
        List.of("{}", "neither headline nor body"),
        List.of("{\"id\":\"x\"}", "neither headline nor body"),
        List.of("{\"id\":\"x\",\"body\":null}", "neither headline nor body"),
        List.of(
            "{\"id\":\"x\",\"body\":[]}",
            "no text among its keys (body (JSON)): give --map body=KEY"),
        List.of(
            "{\"id\":\"x\",\"words\":\"W\",\"n\":1}",
            "no text among its keys (words, n): give --map body=KEY"),
        List.of("{\"id\":\" \",\"body\":\"B\"}", "id must not be blank"),
        List.of("{\"id\":\"x\",\"body\":\"\"}", "neither headline nor body"),
        List.of(
            "{\"id\":\"x\",\"body\":\" [[nid:1]]\"}",
            "no text: white space, markers or a dateline alone"),
        List.of(
            "{\"id\":true,\"body\":\"B\"}",
            "\"id\" must be a string or a number, got true or false"),
        List.of("{\"id\":\"x\",\"body\":\"B\",\"id\":\"y\"}", "\"id\" is given twice at column 22"),
        List.of(
            "{\"id\":\"x\",\"body\":\"B\",\"k\":null,\"k\":1}",
            "\"k\" is given twice at column 31"),
        List.of("[]", "not a JSON object"),
        List.of("\"id\"", "not a JSON object"),
        List.of("null", "not a JSON object"),
        List.of("nonsense", "not a JSON object"),
        List.of("{\"id\":\"x\",\"body\":\"B\"} x", "something follows the object at column 23"),
        List.of("{\"id\":\"x\",\"body\":\"B\"}{}", "something follows the object at column 22"),
        List.of("{\"id\":\"x\",\"body\":\"B\"},", "something follows the object at column 22"),
        List.of("{\"id\":\"x\",\"bo", "the line ends before the object does"),
        List.of("{\"id\":\"x\",\"body\":\"B\"", "the line ends before the object does"),
        List.of("{\"id\":\"x\",\"body\":\"B\\u00", "the line ends before the object does"),
        List.of(
            "{\"id\":\"x\",\"body\":\"B\",\"tags\":[1,", "the line ends before the object does"),
        List.of("{\"id\":\"x\",\"body\":B}", "not valid JSON at column 18"),
        List.of("{\"id\":\"x\",\"body\":\"B\",}", "not valid JSON at column 22"),
        List.of("{\"id\":\"x\" \"body\":\"B\"}", "not valid JSON at column 11"),
        List.of("{\"id\":\"x\",\r\"body\":\"\r\",}", "not valid JSON at column 23"),
        List.of("{'id':\"x\",\"body\":\"B\"}", "not valid JSON at column 2"),
        List.of(deep, "nested deeper than 200 levels, or a name or number far too long"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void setsAsideALineAndGoesOn(List<String> fault) throws IOException {
    Path file = write(GOOD + "\n \t\r\n\n" + fault.get(0) + "\r\n" + GOOD);
    ReaderResult corpus = read(file);

    assertThat(corpus.ids()).containsExactly("good", "good");
    assertThat(corpus.setAside()).containsExactly(new SetAside(file + ":4", fault.get(1)));
  }

  @Test
  void acceptsControlCharactersInStrings() throws IOException {
    assertThat(read(write("{\"id\":\"x\",\"body\":\"a\u0000b\tc\rd\u0001\"}\r\n")).only().body())
        .isEqualTo("a\u0000b\tc\rd\u0001");
  }

  @Test
  void setsAsideALineThatIsNotUtf8() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((GOOD + "\n").getBytes(UTF_8));
    bytes.writeBytes("{\"id\":\"x\",\"body\":\"ZÃ(rich\"}\n".getBytes(ISO_8859_1));
    bytes.writeBytes("{\"id\":\"latin\",\"body\":\"Zürich\"}\n".getBytes(ISO_8859_1));
    bytes.writeBytes(GOOD.getBytes(UTF_8));
    bytes.writeBytes("\n{\"id\":\"x\",\"body\":\"aÃ\"}\n".getBytes(ISO_8859_1));
    Path file = write(bytes.toByteArray());
    ReaderResult corpus = read(file);

    assertThat(corpus.ids()).containsExactly("good", "x", "latin", "good");
    assertThat(corpus.articles().get(2).body()).isEqualTo("Zürich");
    assertThat(corpus.setAside())
        .containsExactly(new SetAside(file + ":5", "not UTF-8 at byte 20 of the line"));
  }

  @Test
  void dropsByteOrderMarksEvenBetweenFilesPutTogether() throws IOException {
    assertThat(read(write("\ufeff" + GOOD + "\n\ufeff" + GOOD + "\n")).ids())
        .containsExactly("good", "good");
  }

  @Test
  void saysOnceThatAFileIsUtf16() throws IOException {
    Path file = write(("\ufeff" + GOOD + "\n" + GOOD).getBytes(UTF_16LE));

    assertThat(read(file).setAside())
        .containsExactly(new SetAside(file.toString(), "UTF-16: JSON lines must be UTF-8"));
  }

  @Test
  void tellsOfAnEmptyFileOnce() throws IOException {
    for (String nothing : List.of("", "\n \n")) {
      assertThat(read(write(nothing)).setAside())
          .singleElement()
          .satisfies(fault -> assertThat(fault.why()).isEqualTo("empty file"));
    }
  }

  @Test
  void readsALineOfThirtyMegabytes() throws IOException {
    String body = "Zürich. ".repeat(30 * 1024 * 1024 / 9);
    ReaderResult corpus = read(write(GOOD + "\n{\"id\":\"x\",\"body\":\"" + body + "\"}\n" + GOOD));

    assertThat(corpus.ids()).containsExactly("good", "x", "good");
    assertThat(corpus.articles().get(1).body().equals(body)).isTrue();
  }

  @Test
  void setsAsideALineTooLongForMemoryAndGoesOn() throws IOException {
    Path file = folder.resolve("bomb.jsonl.gz");
    try (OutputStream out =
        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        out.write(block);
      }
      out.write(("\n" + GOOD).getBytes(UTF_8));
    }
    ReaderResult corpus = read(file);

    assertThat(corpus.ids()).containsExactly("good");
    assertThat(corpus.setAside())
        .containsExactly(new SetAside(file + ":1", "a line longer than 128 MiB"));
  }

  @Test
  void readsWhatComesBeforeADamageAndSaysSoOnce() throws IOException {
    StringBuilder lines = new StringBuilder();
    Random random = new Random(1);
    for (int i = 1; i <= 5000; i++) {
      lines.append("{\"id\":").append(i).append(",\"body\":\"").append(random.nextLong());
      lines.append("\"}\n");
    }
    byte[] packed = gzip(lines.toString());
    Path cut = write(Arrays.copyOf(packed, packed.length / 2));
    ReaderResult half = read(cut);

    assertThat(half.articles()).hasSizeBetween(2000, 3000);
    assertThat(half.setAside())
        .containsExactly(
            new SetAside(
                cut + ":" + (half.articles().size() + 1), "damaged gzip: it ends too early"));

    packed[packed.length - 6] ^= 1;
    ReaderResult whole = read(write(packed));
    assertThat(whole.articles()).hasSize(5000);
    assertThat(whole.faults()).containsExactly("damaged gzip: its checksum does not hold");

    byte[] torn = gzip(lines.toString());
    Arrays.fill(torn, torn.length / 2, torn.length / 2 + 50, (byte) 0xff);
    ReaderResult some = read(write(torn));
    assertThat(some.articles()).isNotEmpty().hasSizeLessThan(5000);
    // Up to where the damage shows, gzip gives wrong bytes; most are no JSON.
    assertThat(some.faults().getLast()).startsWith("damaged gzip: ");
    assertThat(some.faults()).filteredOn(why -> why.startsWith("damaged")).hasSize(1);
  }

  @Test
  void saysThatTheSecondMemberIsDamaged() throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.writeBytes(gzip(GOOD + "\n"));
    members.writeBytes(gzip(GOOD + "\n"));
    members.writeBytes("rubbish".getBytes(UTF_8));
    Path file = write(members.toByteArray());

    assertThat(read(file).ids()).containsExactly("good", "good");
    assertThat(read(file).setAside())
        .containsExactly(new SetAside(file + ":3", "damaged gzip: what follows is not gzip"));
  }

  @Test
  void readsBackWhatJacksonWrote() throws IOException {
    Random random = new Random(SEED);
    List<Article> articles = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      Article article = article(random, i);
      articles.add(article);
      lines.append(json(article)).append(random.nextBoolean() ? "\n" : "\r\n");
    }
    Path packed = folder.resolve("b.jsonl.gz");
    Files.write(packed, gzip(lines.toString()));

    assertThat(read(write(lines.toString())).articles()).as("seed %d", SEED).isEqualTo(articles);
    assertThat(read(packed).articles()).as("seed %d", SEED).isEqualTo(articles);
  }

  private static Article article(Random random, int number) {
    Article.Builder article = Article.builder(RandomText.line(random) + number);
    article.body(RandomText.text(random));
    if (random.nextBoolean()) {
      article.headline(RandomText.line(random));
    }
    if (random.nextBoolean()) {
      article.published("2025-07-31T18:40:00+08:00").source(RandomText.line(random));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      article
          .author(RandomText.line(random))
          .metadata(RandomText.line(random) + i, RandomText.text(random));
    }
    return article.build();
  }

  private static String json(Article article) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("id", article.id());
      json.writeStringField("headline", article.headline());
      json.writeStringField("body", article.body());
      json.writeStringField("published", article.published().orElse(null));
      json.writeStringField("source", article.source().orElse(null));
      json.writeArrayFieldStart("authors");
      for (String author : article.authors()) {
        json.writeString(author);
      }
      json.writeEndArray();
      for (Map.Entry<String, String> field : article.metadata().entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      json.writeEndObject();
    }
    return line.toString();
  }

  private Path write(String text) throws IOException {
    return ReaderResult.write(folder, "a.jsonl", text);
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("a.jsonl"), bytes);
  }
}
