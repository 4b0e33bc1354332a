package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.DatelineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
