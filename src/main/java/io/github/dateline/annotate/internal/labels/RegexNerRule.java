package io.github.dateline.annotate.internal.labels;

import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A rule of CoreNLP's fine types: a line of its RegexNER tables.
 *
 * @param tokens what each token must be: a word, or a regular expression of one
 * @param type the type that the tokens then have
 * @param overwrites types that it takes the place of, apart from those that every line does
 * @param priority the higher takes precedence
 * @param cased whether case counts
 */
record RegexNerRule(
    List<String> tokens, String type, Set<String> overwrites, double priority, boolean cased) {
  /** What a pattern without any of these means is itself. */
  private static final Pattern LITERAL = Pattern.compile("[^\\[\\]?.\\\\^$()*+{}|]*");

  /** Reads a line as CoreNLP does. */
  static RegexNerRule of(String line, boolean cased) throws UnknownModelException {
    String[] columns = line.split("\t");
    String pattern = columns[0].trim();
    if (columns.length < 2 || columns.length > 4 || pattern.startsWith("( ")) {
      throw new UnknownModelException("a line of it is of an unknown kind, " + line);
    }
    String type = columns[1].trim();
    try {
      return new RegexNerRule(
          List.of(pattern.split("\\s+")),
          type.indexOf(',') > 0 ? type.substring(0, type.indexOf(',')).trim() : type,
          columns.length > 2 ? Set.of(columns[2].trim().split("\\s*,\\s*")) : Set.of(),
          columns.length > 3 ? Double.parseDouble(columns[3].trim()) : 0,
          cased);
    } catch (IllegalArgumentException e) {
      throw new UnknownModelException("a line of it cannot be read, " + line);
    }
  }

  /** What tells it from other lines. */
  List<String> key() {
    return cased ? tokens : tokens.stream().map(token -> token.toLowerCase(Locale.ROOT)).toList();
  }

  static boolean isLiteral(String token) {
    return LITERAL.matcher(token).matches();
  }

  /**
   * The number of the token at which CoreNLP looks for the rule: the first of the longest words; -1
   * if it has none and CoreNLP looks everywhere.
   */
  int trigger() {
    int best = -1;
    int longest = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      int length = token.equals("-LRB-") || token.equals("-RRB-") ? 1 : token.length();
      if (isLiteral(token) && length > longest) {
        best = i;
        longest = length;
      }
    }
    return best;
  }
}
