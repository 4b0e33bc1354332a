package io.github.dateline.annotate.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Sentences to compare engines on: of the corpus, and soups of hard words. */
public final class SampleSentences {
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

  /** The sentences of the corpus's first articles. */
  public static SampleSentences ofCorpus(int most) throws IOException {
    SampleSentences corpus = new SampleSentences();
    corpus.read(most);
    return corpus;
  }

  public List<List<Token>> all() {
    return sentences;
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
  public List<Token> soup(Random random) {
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

  /** Compares what two engines say of a sentence. */
  public static void same(List<Token> sentence, List<String> labels, List<String> expected) {
    for (int i = 0; i < expected.size(); i++) {
      assertThat(labels.get(i))
          .as("token %d of %s", i, sentence.stream().map(Token::word).toList())
          .isEqualTo(expected.get(i));
    }
    assertThat(labels).hasSameSizeAs(expected);
  }
}
