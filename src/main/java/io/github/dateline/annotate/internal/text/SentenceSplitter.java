package io.github.dateline.annotate.internal.text;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Splits a paragraph into sentences of tokens: with CoreNLP's rules, and no sentence longer than
 * {@value #MAX_TOKENS} tokens.
 *
 * <p>What is longer is a table or a list, and to stand far apart in a table is not to be named
 * together: of 22,701 sentences of Reuters news six had more than 150 words.
 *
 * <p>A paragraph is read block by block, and only the sentence that a block leaves open is kept for
 * the next, so that memory does not grow with the paragraph. Thread-safe.
 */
public final class SentenceSplitter {
  /** Longest sentence, in tokens. */
  public static final int MAX_TOKENS = 200;

  private final Tokenizer tokens;
  private final WordToSentenceProcessor<Word> rules = new WordToSentenceProcessor<>();

  /** A splitter into tokens in the form that CoreNLP's models know best. */
  public SentenceSplitter() {
    this(Tokenizer.forModels());
  }

  public SentenceSplitter(Tokenizer tokens) {
    this.tokens = tokens;
  }

  /**
   * The same while something else is done: CoreNLP's tokenizer takes a tenth of a second until it
   * has read its first words.
   */
  public static CompletableFuture<SentenceSplitter> soon() {
    return CompletableFuture.supplyAsync(() -> {
      SentenceSplitter splitter = new SentenceSplitter();
      String words = "Mr. Ash left the U.S.-led talks; nobody's quoted. Why?";
      splitter.split(words, new Span(0, words.length()), sentence -> {});
      return splitter;
    });
  }

  /**
   * Hands over the sentences of a paragraph in order.
   *
   * @param text the text
   * @param paragraph where in it the paragraph is
   * @param sink takes each sentence: at least one token, at most {@link #MAX_TOKENS}
   */
  public void split(String text, Span paragraph, Consumer<List<Token>> sink) {
    List<Word> open = new ArrayList<>();
    int at = paragraph.start();
    while (at < paragraph.end()) {
      int end = TextChunker.end(text, at, paragraph.end());
      open.addAll(tokens.tokenize(text, at, end));
      at = end;
      List<List<Word>> sentences = rules.process(open);
      open = new ArrayList<>();
      for (int i = 0; i < sentences.size(); i++) {
        boolean last = i == sentences.size() - 1;
        if (!last || at == paragraph.end()) {
          cut(text, sentences.get(i), 1, sink);
        } else {
          open = cut(text, sentences.get(i), MAX_TOKENS, sink);
        }
      }
    }
  }

  /**
   * Hands over the tokens of a paragraph that is one sentence whatever its punctuation, in pieces
   * of at most {@link #MAX_TOKENS}.
   */
  public void pieces(String text, Span paragraph, Consumer<List<Token>> sink) {
    List<Word> open = new ArrayList<>();
    int at = paragraph.start();
    while (at < paragraph.end()) {
      int end = TextChunker.end(text, at, paragraph.end());
      open.addAll(tokens.tokenize(text, at, end));
      at = end;
      open = cut(text, open, at == paragraph.end() ? 1 : MAX_TOKENS, sink);
    }
  }

  /** Hands over the tokens in pieces while there are at least {@code enough}; returns the rest. */
  private static List<Word> cut(
      String text, List<Word> words, int enough, Consumer<List<Token>> sink) {
    int from = 0;
    while (words.size() - from >= enough) {
      int to = words.size() - from <= MAX_TOKENS ? words.size() : cutBefore(text, words, from);
      if (to == words.size() && enough > 1) {
        break;
      }
      Token[] piece = new Token[to - from];
      for (int i = from; i < to; i++) {
        Word word = words.get(i);
        piece[i - from] = new Token(word.word(), word.beginPosition(), word.endPosition());
      }
      sink.accept(List.of(piece));
      from = to;
    }
    return new ArrayList<>(words.subList(from, words.size()));
  }

  /**
   * Where to cut what is too long: in the second half of what is allowed, after the last line
   * break, semicolon or comma, in this order of preference.
   */
  private static int cutBefore(String text, List<Word> words, int from) {
    int best = from + MAX_TOKENS;
    int bestRank = 0;
    for (int i = from + MAX_TOKENS; i > from + MAX_TOKENS / 2 && bestRank < 3; i--) {
      Word before = words.get(i - 1);
      int rank =
          Whitespace.hasLineBreak(text, before.endPosition(), words.get(i).beginPosition())
              ? 3
              : before.word().equals(";") ? 2 : before.word().equals(",") ? 1 : 0;
      if (rank > bestRank) {
        best = i;
        bestRank = rank;
      }
    }
    return best;
  }
}
