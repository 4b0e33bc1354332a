package io.github.dateline.annotate.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordTokenFactory;
import io.github.dateline.Article;
import io.github.dateline.Seeds;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lexer that is used again finds what a new tokenizer does, whatever was read before. */
class ReusingTokenizerTest {
  /** Marks after which a lexer may be in another state, or have looked further than it read. */
  private static final String[] PIECES = {
    "<",
    "<!--",
    "<p class=\"a",
    ">",
    "(",
    "\"",
    "``",
    "'",
    "&lt;",
    "U.S.",
    "Inc.",
    "etc",
    ".",
    "...",
    "-",
    "e-mail",
    "a@b",
    "http://",
    "1/2",
    "$",
    "3.",
    "\n",
    "\n\n",
    "\u0000",
    "\ud83d",
    "\ud83d\ude80",
    "\u00ad",
    "\u00a0",
    "Mr.",
    "can't",
    "gonna",
    "said",
    "Paris",
    "A",
    "1987",
    "1,500",
    "café",
    "#",
    "*",
    "\t"
  };

  private static List<String> facts(List<Word> words) {
    return words.stream()
        .map(word -> word.word() + " " + word.beginPosition() + " " + word.endPosition())
        .toList();
  }

  private static List<String> byNewTokenizer(String text, String options) {
    return facts(
        new PTBTokenizer<>(new StringReader(text), new WordTokenFactory(), options).tokenize());
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    HardTexts.ALL.values().forEach(text -> texts.add(text.apply(2_000)));
    try (ArticleReader articles = ArticleReader.open(Path.of("corpus"))) {
      while (texts.size() < 60) {
        Article article = articles.next();
        texts.add(article.headline());
        texts.add(article.body());
      }
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invertible=false,untokenizable=noneKeep,quotes=latex",
        "invertible=false,untokenizable=noneDelete",
        "invertible=false,untokenizable=noneKeep,tokenizePerLine=true"
      })
  void tokensAreThoseOfANewTokenizer(String options) throws IOException {
    ReusingTokenizer lexers = new ReusingTokenizer(options);
    assertThat(lexers.areReused()).isTrue();
    assertThat(lexers.areTablesRead()).isTrue();
    for (String text : texts()) {
      assertThat(facts(lexers.tokenize(text))).isEqualTo(byNewTokenizer(text, options));
    }
    Seeds.times(
        300,
        random -> {
          StringBuilder soup = new StringBuilder();
          for (int i = random.nextInt(40); i > 0; i--) {
            soup.append(PIECES[random.nextInt(PIECES.length)])
                .append(random.nextBoolean() ? " " : "");
          }
          assertThat(facts(lexers.tokenize(soup.toString())))
              .isEqualTo(byNewTokenizer(soup.toString(), options));
        });
  }

  @Test
  void threadsDoNotDisturbEachOther() throws IOException {
    String options = "invertible=false,untokenizable=noneKeep";
    ReusingTokenizer lexers = new ReusingTokenizer(options);
    List<String> texts = texts();
    assertThat(texts.parallelStream().map(text -> facts(lexers.tokenize(text))).toList())
        .isEqualTo(texts.stream().map(text -> byNewTokenizer(text, options)).toList());
  }

  @Test
  void whereCoreNlpIsNotAsExpectedTokensAreTheSame() throws IOException {
    assertThat(ReusingTokenizer.Access.find("edu.stanford.nlp.process.NoLexer")).isEmpty();
    assertThat(ReusingTokenizer.Access.find("edu.stanford.nlp.process.PTBTokenizer")).isEmpty();
    String options = "invertible=false,untokenizable=noneDelete";
    ReusingTokenizer lexers = new ReusingTokenizer(options, Optional.empty());
    assertThat(lexers.areReused()).isFalse();
    for (String text : texts()) {
      assertThat(facts(lexers.tokenize(text))).isEqualTo(byNewTokenizer(text, options));
    }
  }
}
