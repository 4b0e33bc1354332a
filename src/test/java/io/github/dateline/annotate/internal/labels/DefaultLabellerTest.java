package io.github.dateline.annotate.internal.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.Article;
import io.github.dateline.EntityType;
import io.github.dateline.Seeds;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.CoreNlpAnnotator.Profile;
import io.github.dateline.annotate.internal.cache.CacheFolder;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.text.HardTexts;
import io.github.dateline.annotate.internal.text.SampleSentences;
import io.github.dateline.annotate.internal.text.SentenceSplitter;
import io.github.dateline.annotate.internal.text.Span;
import io.github.dateline.annotate.internal.text.Token;
import io.github.dateline.annotate.internal.text.Tokenizer;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The profile {@code full} gives each token the label that CoreNLP's own annotators give it. By
 * hand the same was done on other texts: docs/notes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefaultLabellerTest {
  private static final LocalDate DAY = LocalDate.of(2025, 7, 31);

  private final SentenceSplitter splitter = new SentenceSplitter(Tokenizer.stanfordDefault());
  private DefaultLabeller compiled;
  private DefaultLabeller stanford;

  @BeforeAll
  void load() throws IOException {
    CompiledModels cache = new CompiledModels(CacheFolder.find());
    DefaultLabellers.LoadedDefaultLabeller loaded = DefaultLabellers.load(true, cache);
    assertThat(loaded.labels()).isInstanceOf(CompiledDefaultLabeller.class);
    assertThat(loaded.fallback()).isEmpty();
    compiled = loaded.labels();
    stanford = DefaultLabellers.load(false, cache).labels();
    assertThat(stanford).isInstanceOf(StanfordDefaultLabeller.class);
  }

  private void same(String text) {
    List<List<Token>> sentences = new ArrayList<>();
    splitter.split(text, new Span(0, text.length()), sentences::add);
    for (List<Token> sentence : sentences) {
      assertThat(compiled.label(text, sentence, DAY))
          .as(sentence.stream().map(Token::word).toList().toString())
          .isEqualTo(stanford.label(text, sentence, DAY));
    }
  }

  @Test
  void ofTheCorpus() throws IOException {
    try (ArticleReader reader = ArticleReader.open(Path.of("corpus"))) {
      for (int i = 0; i < 8; i++) {
        Article article = reader.next();
        same(article.headline());
        same(article.body());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He paid $5 million, then 3 euros, 20 percent of 12,000 shares and US$ 7.5 in 1987-1989.",
        "The first of two hundred and five men came third; a dozen weighed 200 pounds.",
        "Chief executive Anna Lind and the U.S. Secretary of State died of cancer in South Korea.",
        "A Roman Catholic priest, charged with murder, e-mailed a@b.com and @Reuters from"
            + " http://x.org/y.",
        "Non-British, London-based and Anglo-American pre-war firms of New York City and Paris.",
        "On Monday at 5 p.m., two or three years after March 3, 1987, in the early 1990s.",
        "Yesterday it rose 3/4 to 1-1/2, or 0.5 pct; twenty-second, 1st, 22nd and one-third.",
        "$ # % 5 $5 5$ five thousand dollars and fifty cents; a pound of flesh.",
        "CITY OF LOS ANGELES SUES RUSSIAN ORTHODOX CHURCH FOR 10 MLN DLRS"
      })
  void ofWhatIsHard(String text) {
    same(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "last\fyear",
        "last \fyear",
        "last\u0000 year",
        "last \u0001 year",
        "last \udc00 year"
      })
  void ofTimesAcrossPages(String text) {
    same("He left " + text + ".");
    assertThat(
            compiled.label(
                text,
                List.of(
                    new Token("last", 0, 4), new Token("year", text.length() - 4, text.length())),
                DAY))
        .containsExactly(
            new TokenLabel("DATE", "2024", true), new TokenLabel("DATE", "2024", false));
  }

  @Test
  void ofTextThatIsNoNews() {
    HardTexts.ALL.values().forEach(text -> same(text.apply(700)));
  }

  @Test
  void ofRandomSoups() throws IOException {
    SampleSentences corpus = SampleSentences.ofCorpus(10);
    Seeds.times(
        8,
        random -> {
          StringBuilder text = new StringBuilder();
          for (Token token : corpus.soup(random)) {
            text.append(token.word()).append(random.nextInt(9) == 0 ? "" : " ");
          }
          same(text.toString());
        });
  }

  @Test
  void mentionsHaveEntitiesIfTheyNameSomething() throws IOException {
    CoreNlpAnnotator annotator = CoreNlpAnnotator.builder().profile(Profile.FULL).load();
    Article article =
        Article.builder("a")
            .published("2025-07-31")
            .body(
                "President Anna Lind paid $5 million in Paris on Thursday. Lind is a Swedish"
                    + " economist.")
            .build();
    List<Mention> mentions =
        annotator.annotate(article).sentences().stream()
            .flatMap(sentence -> sentence.mentions().stream())
            .toList();
    assertThat(mentions.stream().map(m -> m.type().tag()))
        .containsExactly(
            "TITLE", "PERSON", "MONEY", "CITY", "DATE", "PERSON", "NATIONALITY", "TITLE");
    assertThat(mentions.stream().flatMap(m -> m.entity().stream()).map(e -> e.name()))
        .containsExactly("Anna Lind", "Paris", "Anna Lind", "Swedish");
    assertThat(mentions.stream().flatMap(m -> m.value().stream()))
        .containsExactly("$5000000.0", "2025-07-31");
    assertThat(mentions.get(0).type()).isEqualTo(new EntityType("TITLE"));
    assertThat(Stream.of(Profile.values()).map(p -> CoreNlpAnnotator.builder().profile(p)))
        .extracting(CoreNlpAnnotator.Builder::identity)
        .doesNotHaveDuplicates()
        .contains(annotator.identity());
  }
}
