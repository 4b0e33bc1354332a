package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.annotate.CoreNlpAnnotator.Engine;
import io.github.dateline.annotate.CoreNlpAnnotator.Profile;
import io.github.dateline.annotate.internal.text.HardTexts;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text that is no news. CoreNLP's tokenizer alone takes time quadratic in the length of most of
 * these: minutes for what here takes a second. The limit is there to catch a hang, not to measure.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardTextTest {
  private static final Duration HANG = Duration.ofMinutes(1);
  private static final int LENGTH = 60_000;

  private CoreNlpAnnotator stanford;
  private CoreNlpAnnotator full;

  @BeforeAll
  void load() throws IOException {
    stanford = CoreNlpAnnotator.builder().links(false).engine(Engine.STANFORD).load();
    full = CoreNlpAnnotator.builder().profile(Profile.FULL).load();
  }

  private static AnnotatedArticle annotate(String body) {
    return assertTimeoutPreemptively(
        HANG, () -> SharedAnnotator.ENGLISH.annotate(Article.of("hard", body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "é",
        "&",
        "(",
        "'",
        "\"",
        "<",
        "<!a ",
        "<?a",
        "<a b=\"",
        "-",
        "1,",
        ".",
        "a@",
        "a/",
        "http://a",
        "www.",
        "\u0001\u0002\u000b",
        "\u0001a",
        "\u0301",
        "a\u0301",
        "\uFFFD",
        "\ud800",
        "\uD83D\uDE00",
        "\uD83D\uDC69\u200D",
        "\u0627\u0644\u0631",
        "\u202Eabc ",
        "\u4e2d\u6587\u3002",
        "\u00a0a",
        "Angela\u00a0Merkel\u00a0",
        "\u200b",
        "A\r",
        "\u2029a",
        "$",
        "?!",
        "a. B"
      })
  void timeIsLinear(String unit) {
    String body = unit.repeat(LENGTH / unit.length());
    AnnotatedArticle annotated = annotate(body);
    assertThat(annotated.tokens()).isLessThanOrEqualTo(LENGTH);
  }

  @Test
  void aSentenceOf200000WordsIsCut() {
    AnnotatedArticle annotated = annotate("the crew flew to Paris ".repeat(40_000));
    assertThat(annotated.tokens()).isEqualTo(200_000);
    assertThat(annotated.sentences()).hasSize(1_000);
    assertThat(annotated.entities()).hasSize(1);
  }

  @Test
  void aTokenOfTenMillionCharactersIsCut() {
    AnnotatedArticle annotated = annotate("abcdefghij".repeat(1_000_000));
    assertThat(annotated.tokens()).isBetween(10_000_000L / 300, 100_000L);
  }

  @Test
  void aMillionDifferentWordsAreRead() {
    String body = HardTexts.ALL.get("words that are all different").apply(8_400_000);
    // Takes half a minute on a busy machine, so that the limit would tell nothing.
    assertThat(SharedAnnotator.ENGLISH.annotate(Article.of("hard", body)).tokens())
        .isGreaterThan(1_000_000);
  }

  /** None of these is short for another, and each need not be held against all. */
  @Test
  void namesWithTheSameInitialsTakeLinearTime() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 36_000; i++) {
      String letters = Integer.toString(i + 46_656, 36).substring(1).replaceAll("[0-9]", "q");
      body.append("An official at Xa").append(letters).append(i % 7 == 0 ? "os Bank" : "o Bank");
      body.append(" agreed. ");
    }
    assertThat(annotate(body.toString()).sentences()).isNotEmpty();
  }

  /** With the dictionary of names each may be a family by its title: is there a duchess? */
  @Test
  void familiesByTheirTitleTakeLinearTime() {
    assertThat(annotate("The Sussexes left. ".repeat(50_000)).sentences()).isNotEmpty();
  }

  /** As {@code DefaultLabelsTest} does for all labels. */
  @ParameterizedTest
  @MethodSource("texts")
  void coreNlpsOwnClassesFindTheSame(String name) {
    Article article = Article.of("hard", HardTexts.ALL.get(name).apply(6_000));
    assertThat(SharedAnnotator.ENGLISH.annotate(article)).isEqualTo(stanford.annotate(article));
  }

  private static Set<String> texts() {
    return HardTexts.ALL.keySet();
  }

  /** Some costs of all labels are a matter of their own: numbers, dates, types. */
  @ParameterizedTest
  @MethodSource("texts")
  void allLabelsTakeLinearTimeToo(String name) {
    Article article = Article.of("hard", HardTexts.ALL.get(name).apply(LENGTH));
    AnnotatedArticle annotated = assertTimeoutPreemptively(HANG, () -> full.annotate(article));
    assertThat(annotated.tokens()).isBetween(1L, (long) LENGTH);
  }

  @Test
  void aMillionCombiningMarksAreRead() {
    assertThat(annotate("e" + "\u0301".repeat(1_000_000) + " in Paris.").sentences()).isNotEmpty();
  }

  /** Every sentence and mention must fit the text, or the annotated article refuses it. */
  @Test
  void anySoupIsRead() {
    long seed = Long.getLong("dateline.seed", 20250731);
    Random random = new Random(seed);
    String[] pieces = {
      "Paris",
      " ",
      " ",
      "\n",
      "\r\n",
      "\r",
      "\n\n",
      "\t",
      "\u00a0",
      ".",
      "?",
      "\"",
      "'s",
      "’s",
      "(",
      ")",
      "<",
      ">",
      "<b>",
      "<Big Co>",
      "&amp;",
      "&",
      "[[n:1]]",
      "[[",
      "]]",
      "-",
      "—",
      "\u0000",
      "\u0007",
      "\u0085",
      "\u2028",
      "\u2029",
      "\u00ad",
      "\u200b",
      "\u200d",
      "\ufeff",
      "\u0301",
      "\ufffd",
      "\ud83d",
      "\ude80",
      "\ud83d\ude80",
      "\u202e",
      "\u05d0",
      "\u4e2d",
      "He",
      "the",
      "The",
      "Angela Merkel",
      "1/2",
      "1 1/2",
      "U.S.",
      "http://a.b/c",
      "a@b.c",
      "#tag",
      ":-)",
      "don't",
      "US$5",
      "(555) 123-4567",
      "<!--",
      "-->",
      "MOSCOW — "
    };
    for (int round = 0; round < 300; round++) {
      StringBuilder body = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        body.append(pieces[random.nextInt(pieces.length)]);
      }
      Article article =
          Article.builder("soup")
              .headline(body.substring(body.length() / 2))
              .body(body.toString())
              .build();
      AnnotatedArticle annotated = SharedAnnotator.ENGLISH.annotate(article);
      for (Sentence sentence : annotated.sentences()) {
        for (Mention mention : sentence.mentions()) {
          String form = article.text(sentence.field()).substring(mention.start(), mention.end());
          assertThat(form).as("seed %d, round %d", seed, round).isEqualTo(form.strip());
        }
      }
    }
  }
}
