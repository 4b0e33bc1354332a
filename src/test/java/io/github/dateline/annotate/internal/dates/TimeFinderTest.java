package io.github.dateline.annotate.internal.dates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Seeds;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.internal.cache.CacheFolder;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.tagger.Tagger;
import io.github.dateline.annotate.internal.tagger.Taggers;
import io.github.dateline.annotate.internal.text.SentenceSplitter;
import io.github.dateline.annotate.internal.text.Span;
import io.github.dateline.annotate.internal.text.Token;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dates are those that CoreNLP's own classes find in whole sentences. By hand the same was done on
 * Reuters-21578 with {@link TimeReport}: docs/notes.
 */
class TimeFinderTest {
  private static final TimeFinder FINDER = load(true);
  private static final StockTimes STOCK = new StockTimes();
  private static final LocalDate DAY = LocalDate.of(2025, 7, 31);

  private static final String[] WORDS = {
    "two",
    "ten",
    "half",
    "a",
    "an",
    "the",
    "first",
    "second",
    "third",
    "21st",
    "twenty",
    "hundred",
    "thousand",
    "and",
    ",",
    "or",
    "to",
    "of",
    "in",
    "on",
    "at",
    "from",
    "-",
    "(",
    ")",
    "'",
    "'s",
    "s",
    "past",
    "before",
    "after",
    "until",
    "ago",
    "earlier",
    "later",
    "next",
    "last",
    "previous",
    "following",
    "this",
    "coming",
    "every",
    "each",
    "other",
    "alternate",
    "early",
    "late",
    "mid-",
    "end",
    "start",
    "middle",
    "about",
    "around",
    "some",
    "more",
    "than",
    "least",
    "years",
    "year",
    "months",
    "day",
    "days",
    "hours",
    "minutes",
    "seconds",
    "weeks",
    "weekend",
    "decade",
    "century",
    "quarter",
    "quarters",
    "Monday",
    "Thursday",
    "Sundays",
    "Sat",
    "May",
    "March",
    "July",
    "Sept.",
    "Sep",
    "December",
    "spring",
    "fall",
    "winters",
    "morning",
    "tonight",
    "noon",
    "midnight",
    "o'clock",
    "a.m.",
    "p.m.",
    "10am",
    "10:30",
    "7",
    "12",
    "31",
    "60",
    "1987",
    "2025",
    "'87",
    "1980s",
    "'80s",
    "mid-1980s",
    "1987-88",
    "1987-1988",
    "2025-07-31",
    "7/31/2025",
    "31.7.2025",
    "three-year-old",
    "21-day",
    "third-quarter",
    "19th-century",
    "nineties",
    "Q3",
    "FY2025",
    "annual",
    "bi-weekly",
    "daily",
    "once",
    "now",
    "current",
    "recently",
    "future",
    "time",
    "EST",
    "Eastern",
    "standard",
    "GMT",
    "birthday",
    "John",
    "said",
    "have",
    "would",
    "will",
    "going",
    "ll",
    "men",
    "big",
    "very",
    "straight",
    "consecutive",
    "row",
    "another",
    "couple",
    "few",
    "old",
    "Christmas",
    "eve",
    "New",
    "no",
    "good",
    "working",
    "business",
    "1,500",
    "2.5",
    "x",
    "ides",
    "Y2K",
    "T10:30"
  };

  private static final String[] TAGS = {
    "CD", "NN", "NNS", "NNP", "JJ", "RB", "VBD", "VB", "DT", "IN", "POS", "TO", "MD"
  };

  private static TimeFinder load(boolean gated) {
    try {
      return TimeFinder.load(gated);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void same(String text, List<Token> tokens, List<String> tags) {
    for (LocalDate day : new LocalDate[] {null, DAY}) {
      assertThat(FINDER.find(text, tokens, sentence -> tags, day))
          .as("%s %s", text, tags)
          .isEqualTo(STOCK.find(text, tokens, tags, day));
    }
  }

  @Test
  void datesOfTheCorpusAreThoseOfCoreNlp() throws IOException {
    Tagger tagger = Taggers.load(true, new CompiledModels(CacheFolder.find())).tagger();
    SentenceSplitter splitter = new SentenceSplitter();
    try (ArticleReader reader = ArticleReader.open(Path.of("corpus"))) {
      for (int i = 0; i < 15; i++) {
        String text = reader.next().text(Article.Field.BODY);
        splitter.split(
            text,
            new Span(0, text.length()),
            sentence -> same(text, sentence, tagger.tags(sentence)));
      }
    }
  }

  @Test
  void datesInSoupsAreThoseOfCoreNlp() {
    Seeds.times(
        150,
        random -> {
          StringBuilder text = new StringBuilder();
          List<Token> tokens = new ArrayList<>();
          List<String> tags = new ArrayList<>();
          for (int rest = 1 + random.nextInt(14); rest > 0; rest--) {
            String word = WORDS[random.nextInt(WORDS.length)];
            word = random.nextInt(12) == 0 ? word.toUpperCase(java.util.Locale.ROOT) : word;
            text.append(random.nextInt(8) == 0 ? "" : " ");
            tokens.add(new Token(word, text.length(), text.length() + word.length()));
            tags.add(TAGS[random.nextInt(TAGS.length)]);
            text.append(word);
          }
          same(text.toString(), tokens, tags);
        });
  }

  @Test
  void bothEnginesFindTheSame() throws IOException {
    TimeFinder reference = load(false);
    String text = "Duffy said on Thursday (July 31) that two years ago, in spring 2023, he left.";
    List<Token> tokens = tokens(text);
    Tagger tagger = sentence -> StockTimes.tags(sentence);
    assertThat(FINDER.find(text, tokens, tagger, DAY))
        .isEqualTo(reference.find(text, tokens, tagger, DAY))
        .isNotEmpty();
  }

  /** CoreNLP's rules alone would have "on Sunday" in the past as soon as one was. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasReadBeforeChangesNothing(boolean gated) throws IOException {
    String neutral = "Missiles to hit the ship on Sunday and the island.";
    String past = "He said on Sunday that it came.";
    TimeFinder finder = load(gated);
    for (String text : List.of(past, neutral, neutral.replace("ship", "big ship"))) {
      assertThat(values(finder, text)).as(text).isEqualTo(values(load(gated), text));
    }
    assertThat(values(finder, neutral)).containsExactly("2025-08-03");
    assertThat(values(finder, past)).containsExactly("2025-07-27");
  }

  private static List<String> values(TimeFinder finder, String text) {
    return finder.find(text, tokens(text), StockTimes::tags, DAY).stream()
        .map(TimeSpan::value)
        .toList();
  }

  private static List<Token> tokens(String text) {
    List<List<Token>> sentences = new ArrayList<>();
    new SentenceSplitter().split(text, new Span(0, text.length()), sentences::add);
    assertThat(sentences).hasSize(1);
    return sentences.getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "It snowed at Easter., Easter, 2025-04-20",
    "It rained on Good Friday., Good Friday, 2025-04-18",
    "They met on Thanksgiving., Thanksgiving, 2025-11-27",
    "They met on Memorial Day., Memorial Day, 2025-05-26",
    "The shops closed on Labor Day., Labor Day, 2025-09-01",
    "The chiefs met on Thursday (July 31)., Thursday, 2025-07-31",
    "The chiefs met on Thursday (July 31)., July 31, 2025-07-31",
    "They had met last month., last month, 2025-06",
    "They will meet tomorrow., tomorrow, 2025-08-01",
    "It was born in the third quarter of 1987., the third quarter of 1987, 1987-Q3",
    "It lasted two days., two days, P2D",
    "It opens every Monday., every Monday, XXXX-WXX-1"
  })
  void datesAreResolvedAgainstTheDayOfPublication(String text, String form, String value)
      throws IOException {
    List<Token> tokens = tokens(text);
    List<TimeSpan> found = FINDER.find(text, tokens, StockTimes::tags, DAY);
    assertThat(found)
        .anySatisfy(time -> {
          assertThat(
                  text.substring(tokens.get(time.from()).start(), tokens.get(time.to() - 1).end()))
              .isEqualTo(form);
          assertThat(time.value()).isEqualTo(value);
        });
  }

  @Test
  void datesAreMentionsBesideNames() throws IOException {
    CoreNlpAnnotator annotator = CoreNlpAnnotator.builder().dates(true).load();
    assertThat(annotator.identity())
        .isNotEqualTo(CoreNlpAnnotator.english().identity())
        .isEqualTo(CoreNlpAnnotator.builder().dates(true).identity());
    Article.Builder article =
        Article.builder("a")
            .headline("Space chiefs meet on Thursday")
            .body(
                "FLORIDA, July 30 \u2014 Sean Duffy met Dmitry Bakanov on Thursday (July 31),"
                    + " hours before the launch. Theresa May did not come.");
    AnnotatedArticle dated =
        annotator.annotate(article.published("2025-07-31T23:30:00-10:00").build());
    assertThat(values(dated))
        .contains("Thursday=2025-07-31", "July 31=2025-07-31")
        .noneMatch(value -> value.startsWith("July 30") || value.startsWith("May"));
    assertThat(dated.sentences().getFirst().mentions())
        .anyMatch(mention -> mention.value().equals(java.util.Optional.of("2025-07-31")));
    assertThat(dated.entities()).extracting(entity -> entity.name()).contains("Sean Duffy");
    AnnotatedArticle undated =
        annotator.annotate(Article.of("b", "They met on Thursday (July 31)."));
    assertThat(values(undated)).contains("Thursday=XXXX-WXX-4", "July 31=XXXX-07-31");
  }

  private static List<String> values(AnnotatedArticle article) {
    List<String> values = new ArrayList<>();
    for (Sentence sentence : article.sentences()) {
      for (Mention mention : sentence.mentions()) {
        mention
            .value()
            .ifPresent(value -> values.add(article.text(sentence, mention) + "=" + value));
      }
    }
    return values;
  }
}
