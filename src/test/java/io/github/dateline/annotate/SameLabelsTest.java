package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import io.github.dateline.Seeds;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The compiled engine gives each token the label that CoreNLP's own classes give it. By hand the
 * same was done on all of Reuters-21578: docs/benchmarks.md.
 */
class SameLabelsTest {
  private static final String[] PIECES = {
    "the",
    "of",
    "and",
    "in",
    "said",
    "a",
    "Mr",
    "Mr.",
    "Sir",
    "Judge",
    "Miss.",
    "President",
    "Bush",
    "Angela",
    "Merkel",
    "U.S.",
    "US",
    "NASA",
    "Nasa",
    "Paris",
    "London",
    "colour",
    "Labour",
    "honour",
    "Organisation",
    "theatre",
    "Reuters",
    "Corp.",
    "Inc",
    "Co",
    "AT&T",
    "McDonald",
    "O'Neill",
    "iPhone",
    "eBay",
    "Monday",
    "March",
    "3",
    "1987",
    "1,234.5",
    "3.5%",
    "$",
    "(",
    ")",
    ",",
    ".",
    "...",
    "--",
    "-",
    "``",
    "''",
    "'s",
    "?",
    "<",
    ">",
    "<>",
    "<a>",
    "#",
    "|",
    "|C",
    "-PW",
    "a-b",
    "Jean-Paul",
    "-PSEQW2|CpC",
    "#|C",
    "alpha",
    "Alpha-beta",
    "omega9",
    "é",
    "Ésope",
    "ÉCOLE",
    "ß",
    "ǅ",
    "ǅungla",
    "İstanbul",
    "ısı",
    "I",
    "II",
    "Ⅳ",
    "ⅳ",
    "中文",
    "Москва",
    "москва",
    "ال",
    "𝒳",
    "😀",
    "\ud83d",
    "\ude80",
    "e\u0301",
    "\u0301",
    "\u00ad",
    "\u200d",
    "٣",
    "½",
    "_",
    "__init__",
    "X_y",
    "http://a.b/c",
    "a@b.c",
    "AAAAAAAAAAAAAAAAAAAA",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "W".repeat(100),
    "w".repeat(61),
    "Ww-".repeat(40),
    "null",
    "O",
    "1st",
    "IS_TITLE",
    "\u0000",
    " "
  };

  private final List<List<Token>> sentences = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "english.all.3class.distsim.crf, 1000",
    "english.muc.7class.distsim.crf, 12",
    "english.conll.4class.distsim.crf, 12"
  })
  void labelsAreThoseOfCoreNlp(String model, int articles) throws Exception {
    ModelResource resource = ModelResource.find(model);
    Labellers.Loaded loaded =
        Labellers.load(
            resource, CoreNlpAnnotator.Engine.COMPILED, new CompiledModels(CacheFolder.find()));
    assertThat(loaded.labeller()).isInstanceOf(CompiledCrf.class);
    assertThat(loaded.fallback()).isEmpty();
    CrfLabeller reference = CrfLabeller.load(resource);

    read(articles);
    int names = 0;
    for (List<Token> sentence : sentences) {
      List<String> labels = reference.labels(sentence);
      names += labels.stream().anyMatch(label -> !label.equals(Labeller.NONE)) ? 1 : 0;
      same(sentence, loaded.labeller().labels(sentence), labels);
    }
    assertThat(names).isGreaterThan(sentences.size() / 5);
    Seeds.times(
        60,
        random -> {
          List<Token> soup = soup(random);
          same(soup, loaded.labeller().labels(soup), reference.labels(soup));
        });
    assertThat(loaded.labeller().labels(List.of())).isEmpty();
  }

  @Test
  void allThreadsGetTheSameLabels() throws Exception {
    Labeller labeller =
        Labellers.load(
                ModelResource.find("english.all.3class.distsim.crf"),
                CoreNlpAnnotator.Engine.COMPILED,
                new CompiledModels(CacheFolder.find()))
            .labeller();
    read(1000);
    List<List<String>> alone = sentences.stream().map(labeller::labels).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<List<String>>>> tasks =
          Collections.nCopies(8, () -> sentences.stream().map(labeller::labels).toList());
      for (Future<List<List<String>>> labels : threads.invokeAll(tasks)) {
        assertThat(labels.get()).isEqualTo(alone);
      }
    }
  }

  private static void same(List<Token> sentence, List<String> labels, List<String> expected) {
    for (int i = 0; i < expected.size(); i++) {
      assertThat(labels.get(i))
          .as("token %d of %s", i, sentence.stream().map(Token::word).toList())
          .isEqualTo(expected.get(i));
    }
    assertThat(labels).hasSameSizeAs(expected);
  }

  private void read(int most) throws IOException {
    SentenceSplitter splitter = new SentenceSplitter();
    try (ArticleReader reader = ArticleReader.open(Path.of("corpus"))) {
      for (int i = 0; i < most && reader.hasNext(); i++) {
        Article article = reader.next();
        for (Article.Field field : Article.Field.values()) {
          String text = article.text(field);
          splitter.split(text, new Span(0, text.length()), sentences::add);
        }
      }
    }
    assertThat(sentences).isNotEmpty();
  }

  /** A sentence of pieces, words of the corpus, and what comes of gluing or cutting them. */
  private List<Token> soup(Random random) {
    int length = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1 + random.nextInt(200);
    List<Token> soup = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      String word = word(random);
      switch (random.nextInt(8)) {
        case 0 -> word += word(random);
        case 1 -> word = word.substring(random.nextInt(word.length()));
        case 2 -> word = word.toUpperCase(Locale.ROOT);
        case 3 -> word = i == 0 ? word : soup.get(random.nextInt(i)).word();
        default -> {}
      }
      soup.add(new Token(word, i, i + 1));
    }
    return soup;
  }

  private String word(Random random) {
    if (random.nextBoolean()) {
      return PIECES[random.nextInt(PIECES.length)];
    }
    List<Token> sentence = sentences.get(random.nextInt(sentences.size()));
    return sentence.get(random.nextInt(sentence.size())).word();
  }
}
