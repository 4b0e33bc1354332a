package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.DatelineException;
import io.github.dateline.read.ArticleReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Annotations of others. */
class GivenAnnotationsTest {
  private static final Article ARTICLE =
      Article.of("a", "Jane Roe met Acme Corp.\n\nShe left Leeds.");

  @TempDir Path folder;

  private GivenAnnotations read(String name, String text) throws IOException {
    return GivenAnnotations.read(List.of(Files.writeString(folder.resolve(name), text)));
  }

  private static List<String> names(AnnotatedArticle annotated) {
    return annotated.sentences().stream()
        .flatMap(sentence ->
            sentence.mentions().stream()
                .map(mention ->
                    mention.entity().map(Object::toString).orElse("-")
                        + " "
                        + sentence.paragraph()
                        + ":"
                        + annotated.text(sentence, mention)))
        .toList();
  }

  @Test
  void readsLines() throws IOException {
    GivenAnnotations given =
        read(
            "a.jsonl",
            "{\"id\":\"a\",\"annotator\":\"mine 1\",\"tokens\":9,\"sentences\":["
                + "{\"field\":\"body\",\"start\":0,\"end\":23,\"paragraph\":0},"
                + "{\"field\":\"body\",\"start\":25,\"end\":40,\"paragraph\":1}],\"mentions\":["
                + "{\"field\":\"body\",\"start\":0,\"end\":8,\"text\":\"Jane Roe\",\"type\":\"PERSON\","
                + "\"entity\":{\"type\":\"PERSON\",\"name\":\"Jane Roe\"}},"
                + "{\"field\":\"body\",\"start\":34,\"end\":39,\"text\":\"Leeds\",\"type\":\"CITY\","
                + "\"entity\":{\"type\":\"CITY\",\"name\":\"Leeds\",\"wikipedia\":\"Leeds\"}}]}\n");

    AnnotatedArticle annotated = given.annotate(ARTICLE);

    assertThat(given.identity()).isEqualTo("mine 1");
    assertThat(annotated.tokens()).isEqualTo(9);
    assertThat(annotated.sentences()).extracting(Sentence::paragraph).containsExactly(0, 1);
    assertThat(names(annotated)).hasSize(2).last().asString().endsWith("1:Leeds");
    assertThatThrownBy(() -> given.annotate(Article.of("b", "x")))
        .isInstanceOf(DatelineException.class)
        .hasMessageContaining("no annotations");
    assertThatThrownBy(() -> given.annotate(Article.of("a", "Another text of the same article.")))
        .isInstanceOf(DatelineException.class)
        .hasMessageContaining("do not fit");
  }

  @Test
  void readsConll() throws IOException {
    GivenAnnotations given =
        read(
            "a.conll",
            "# newdoc id = a\n# annotator = mine 2\n"
                + "Jane\t0\t4\tB-PERSON\nRoe\t5\t8\tI-PERSON\nmet\t9\t12\tO\nAcme\t13\t17\tB-ORGANIZATION"
                + "\nCorp\t18\t22\tI-ORGANIZATION\n.\t22\t23\tO\n\n"
                + "She\t25\t28\tO\nleft\t29\t33\tO\nLeeds\t34\t39\tB-CITY\tLeeds\n");

    AnnotatedArticle annotated = given.annotate(ARTICLE);

    assertThat(annotated.annotator()).isEqualTo("mine 2");
    assertThat(names(annotated)).hasSize(3).first().asString().endsWith("0:Jane Roe");
    assertThat(annotated.sentences()).extracting(Sentence::paragraph).containsExactly(0, 1);
  }

  @Test
  void readsCoreNlp() throws IOException {
    GivenAnnotations given =
        read(
            "a.txt.json",
            "{\"docId\":\"a\",\"sentences\":[{\"index\":0,\"entitymentions\":[{\"text\":\"Jane Roe\","
                + "\"characterOffsetBegin\":0,\"characterOffsetEnd\":8,\"ner\":\"PERSON\"}],"
                + "\"tokens\":[{\"characterOffsetBegin\":0,\"characterOffsetEnd\":4},"
                + "{\"characterOffsetBegin\":22,\"characterOffsetEnd\":23}]}]}");

    assertThat(names(given.annotate(ARTICLE))).hasSize(1).first().asString().endsWith("0:Jane Roe");
  }

  /** A record of GDELT's GKG 2.1, its columns as in the codebook. */
  private static String gkg(String document, String places, String people, String bodies) {
    String[] columns = new String[27];
    Arrays.fill(columns, "");
    columns[0] = "20250805101500-7";
    columns[1] = "20250805101500";
    columns[2] = "1";
    columns[3] = "example.org";
    columns[4] = document;
    columns[10] = places;
    columns[12] = people;
    columns[14] = bodies;
    columns[26] = "<PAGE_TITLE>A talk of Jane Roe</PAGE_TITLE>";
    return String.join("\t", columns) + "\n";
  }

  @Test
  void readsGdelt() throws IOException {
    String leeds = "4#Leeds, Leeds, United Kingdom#UK#UKH3#40117#53.8#-1.58#-2601889#";
    GivenAnnotations given =
        read(
            "a.gkg.csv",
            gkg(
                    "https://example.org/a",
                    leeds + "41;1#United Kingdom#UK#UK##54#-2#UK#90;" + leeds + "5",
                    "Jane Roe,0;Jane Roe,50;Nobody There,3",
                    "University Of Leeds,45")
                + gkg("https://example.org/b", "", "", ""));
    String body = "Jane Roe came to Leeds.\n\nShe knows the University\nof Leeds. Jane Roe left.";

    AnnotatedArticle annotated =
        given.annotate(Article.builder("a").body(body).url("https://example.org/a").build());

    assertThat(given.identity()).isEqualTo("gdelt-gkg-2.1");
    assertThat(given.size()).isEqualTo(2);
    assertThat(names(annotated))
        .extracting(name -> name.replaceAll("\\s+", " "))
        .containsExactly(
            "PERSON/Jane Roe 0:Jane Roe",
            "CITY/Leeds, Leeds, United Kingdom 0:Leeds",
            "ORGANIZATION/University Of Leeds 1:University of Leeds",
            "PERSON/Jane Roe 1:Jane Roe");
    assertThat(annotated.sentences()).hasSize(3);
    assertThat(annotated.sentences().getFirst().mentions().getLast().entity().orElseThrow().label())
        .isEqualTo("Leeds");
    assertThat(given.annotate(Article.of("https://example.org/b", "Text.")).entities()).isEmpty();
    assertThatThrownBy(() ->
            given.annotate(Article.of("https://example.org/a", "Another text of that address.")))
        .isInstanceOf(DatelineException.class)
        .hasMessage("none of the names that are given for it stands in its text");
    assertThatThrownBy(() -> read("b.csv", "20250805101500-7\t20250805101500\t1\tx\n"))
        .hasMessageContaining("b.csv:1: not a record of GDELT's GKG 2.1");
  }

  @Test
  void aParagraphOfGdeltsTextWithoutAWordIsNone() throws IOException {
    GivenAnnotations given =
        read("a.gkg.csv", gkg("https://example.org/a", "", "Jane Roe,0;Tom Okafor,20", ""));

    assertThat(
            names(
                given.annotate(
                    Article.of(
                        "https://example.org/a",
                        "Jane Roe came.\n\n\u200b\n\nTom\n\nOkafor left. He won.\n\nIt rained."))))
        .extracting(name -> name.replaceAll("\\s+", " "))
        .containsExactly("PERSON/Jane Roe 0:Jane Roe", "PERSON/Tom Okafor 1:Tom Okafor");
  }

  @Test
  void gdeltsNamesStandAsWholeWordsInAnyCase() throws IOException {
    GivenAnnotations given =
        read(
            "a.gkg.csv",
            gkg("https://example.org/a", "", "Mary O'Dell,40;Anna,0", "R&D (North),1;Ash Co.,1"));

    assertThat(
            names(
                given.annotate(
                    Article.of(
                        "https://example.org/a",
                        "MARY  O'DELL left Susanna. Mary O'Dell of R&d (north) and ash co. is here."))))
        .containsExactly(
            "PERSON/Mary O'Dell 0:Mary O'Dell",
            "ORGANIZATION/R&D (North) 0:R&d (north)",
            "ORGANIZATION/Ash Co. 0:ash co.");
  }

  @Test
  @Timeout(60)
  void manyNamesOfGdeltInALongTextTakeLittleTime() throws IOException {
    int count = 20_000;
    StringBuilder people = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      people.append("The Person A").append(i).append(",0;The Person,0;");
      text.append("The Person A").append(i).append(" met The Person in the end, it was said. ");
    }

    AnnotatedArticle annotated =
        read("a.gkg.csv", gkg("https://example.org/a", "", people.toString(), ""))
            .annotate(Article.of("https://example.org/a", text.toString()));

    assertThat(names(annotated))
        .hasSize(2 * count)
        .startsWith(
            "PERSON/The Person A0 0:The Person A0",
            "PERSON/The Person 0:The Person",
            "PERSON/The Person A1 0:The Person A1");
  }

  /** GDELT has no texts; its names are all that the body has. */
  @Test
  void gdeltsFilesAreArticlesOfNames() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("20250805101500.gkg.csv"),
            gkg(
                "https://example.org/a",
                "1#France#FR#FR##46#2#FR#40",
                "Jane Roe,12;Tom Okafor,14;Jane Roe,300",
                "Acme Corp,80"));

    try (ArticleReader reader = ArticleReader.open(file)) {
      Article article = reader.next();
      AnnotatedArticle annotated = GivenAnnotations.read(List.of(file)).annotate(article);

      assertThat(article.id()).isEqualTo("https://example.org/a");
      assertThat(article.source()).contains("example.org");
      assertThat(article.published()).contains("2025-08-05T10:15:00Z");
      assertThat(article.headline()).isEqualTo("A talk of Jane Roe");
      assertThat(article.body().replaceAll(" {2,}", "  "))
          .isEqualTo("  Jane Roe Tom Okafor  France  Acme Corp  Jane Roe");
      assertThat(article.body().indexOf("Acme")).isEqualTo(80);
      assertThat(names(annotated))
          .containsExactly(
              "PERSON/Jane Roe 0:Jane Roe",
              "PERSON/Tom Okafor 0:Tom Okafor",
              "COUNTRY/France 0:France",
              "ORGANIZATION/Acme Corp 0:Acme Corp",
              "PERSON/Jane Roe 0:Jane Roe");
      assertThat(reader.notes())
          .anySatisfy(note -> assertThat(note.what()).contains("names without a text"));
      assertThat(reader.setAside()).isEmpty();
    }
  }

  @Test
  void aLineOfGdeltThatIsTooLongIsSetAsideAndTheRestIsRead() throws IOException {
    Path file = folder.resolve("a.gkg.csv");
    String record = gkg("https://example.org/a", "", "Jane Roe,12", "").replace("\n", "\r\n");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(record.getBytes(StandardCharsets.UTF_8));
      byte[] piece = new byte[1 << 20];
      Arrays.fill(piece, (byte) 'a');
      for (int i = 0; i < 129; i++) {
        out.write(piece);
      }
      out.write(("\n\n" + record).getBytes(StandardCharsets.UTF_8));
    }

    try (ArticleReader reader = ArticleReader.open(file)) {
      assertThat(reader.next().id()).isEqualTo("https://example.org/a");
      assertThat(reader.next().headline()).isEqualTo("A talk of Jane Roe");
      assertThat(reader.hasNext()).isFalse();
      assertThat(reader.setAside())
          .containsExactly(new Article.SetAside(file + ":2", "a line longer than 128 MiB"));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void keepsNoFileOpen() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      files.add(
          Files.writeString(
              folder.resolve("d" + i + ".json"), "{\"docId\":\"d" + i + "\",\"sentences\":[]}"));
      files.add(
          Files.writeString(
              folder.resolve("l" + i + ".jsonl"), "{\"id\":\"l" + i + "\",\"sentences\":[]}\n"));
    }
    GivenAnnotations given = GivenAnnotations.read(files, Optional.of("x"));
    for (Path file : files) {
      String name = file.getFileName().toString();
      given.annotate(Article.of(name.substring(0, name.indexOf('.')), "Text."));
    }

    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      Path here = folder.toRealPath();
      assertThat(open.filter(Files::exists).map(GivenAnnotationsTest::target))
          .noneMatch(file -> file.startsWith(here));
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      return link;
    }
  }

  @Test
  void takesOneAnnotatorsOnly() throws IOException {
    Path one = Files.writeString(folder.resolve("1"), "{\"id\":\"a\",\"annotator\":\"x\"}\n");
    Path two = Files.writeString(folder.resolve("2"), "{\"id\":\"b\",\"annotator\":\"y\"}\n");

    assertThatThrownBy(() -> GivenAnnotations.read(List.of(one, two))).hasMessageContaining("x; y");
    assertThat(GivenAnnotations.read(List.of(one, two), Optional.of("z")).identity())
        .isEqualTo("z");
    assertThatThrownBy(() -> read("c.txt", "Some prose.")).hasMessageContaining("no annotations");
  }
}
