package io.github.dateline.annotate.internal.labels;

import io.github.dateline.annotate.internal.cache.WordCache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Finds which RegexNER rules a word can begin, and which of their tokens it fits; remembers
 * frequent words.
 *
 * <p>Thread-safe, without a lock.
 */
final class RegexNerWordMatcher {
  private static final int CACHED_WORDS = 20_000;

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private final RegexNerTables tables;
  private final List<Pattern> patterns = new ArrayList<>();

  /** Numbers of the expressions that begin with a letter, by that letter. */
  private final Map<Integer, int[]> byFirst = new HashMap<>();

  /** Numbers of the others. */
  private final int[] others;

  private final WordCache<Word> words = new WordCache<>(CACHED_WORDS, this::read);

  /**
   * A word.
   *
   * @param tokens all that a rule's token may be to fit it: itself with case, itself without, and
   *     the expressions
   * @param paths those of the paths of one token that rules take
   */
  record Word(long[] tokens, long[] paths) {
    long withCase() {
      return tokens[0];
    }

    long withoutCase() {
      return tokens[1];
    }
  }

  RegexNerWordMatcher(RegexNerTables tables) {
    this.tables = tables;
    List<Integer> anywhere = new ArrayList<>();
    for (String expression : tables.expressions()) {
      int number = patterns.size();
      String regex = expression.substring(1);
      patterns.add(Pattern.compile(regex, expression.charAt(0) == '2' ? FLAGS : 0));
      if (beginsWithLetter(regex)) {
        byFirst.merge(fold(regex.codePointAt(0)), new int[] {number}, RegexNerWordMatcher::joined);
      } else {
        anywhere.add(number);
      }
    }
    others = anywhere.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] joined(int[] one, int[] other) {
    int[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** Whether whatever an expression fits begins with the letter that it begins with. */
  private static boolean beginsWithLetter(String regex) {
    int first = regex.codePointAt(0);
    int next = Character.charCount(first);
    return Character.isLetter(first)
        && regex.indexOf('|') < 0
        && (next == regex.length() || "?*{".indexOf(regex.charAt(next)) < 0);
  }

  /** The same for all forms of a letter that are equal without case. */
  private static int fold(int letter) {
    return Character.toLowerCase(Character.toUpperCase(letter));
  }

  Word of(String form) {
    return words.get(form);
  }

  private Word read(String form) {
    LongStream.Builder tokens = LongStream.builder();
    tokens.add(RegexNerTables.word(form, true));
    String lower = form.toLowerCase(Locale.ROOT);
    // CoreNLP compares letter by letter: what changes its length is no longer the same.
    tokens.add(RegexNerTables.word(lower.length() == form.length() ? lower : form, false));
    if (!form.isEmpty()) {
      addExpressions(form, byFirst.getOrDefault(fold(form.codePointAt(0)), new int[0]), tokens);
    }
    addExpressions(form, others, tokens);
    long[] all = tokens.build().toArray();
    return new Word(
        all,
        Arrays.stream(all)
            .map(token -> RegexNerTables.after(RegexNerTables.ROOT, token))
            .filter(path -> tables.find(path) >= 0)
            .toArray());
  }

  private void addExpressions(String form, int[] numbers, LongStream.Builder tokens) {
    for (int number : numbers) {
      if (patterns.get(number).matcher(form).matches()) {
        tokens.add(RegexNerTables.expression(number));
      }
    }
  }
}
