package io.github.dateline.annotate;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns the labels of a sentence into mentions: the longest runs of one label, trimmed to the name.
 *
 * <p>"The", a possessive, and punctuation at the edges are no part of a name. What is left is no
 * name if it is a pronoun, holds no letter, or is longer than names are.
 */
final class Names {
  /** Longest name, in tokens. */
  private static final int MOST_TOKENS = 20;

  /** Longest name, in UTF-16 code units. */
  private static final int LONGEST = 200;

  /**
   * Most blanks in a row within a name. More of them, or a tab, part the columns of a table, begin
   * a paragraph by its indent, or stand for a masked marker (7 at least).
   */
  private static final int WIDEST_GAP = 3;

  /**
   * Soft hyphen, zero-width space, word joiner, byte-order mark: part of the text, not the name.
   */
  private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B\\u2060\\uFEFF]");

  private static final Set<String> POSSESSIVES = Set.of("'s", "\u2019s", "'", "\u2019");

  /** Personal, possessive and reflexive pronouns. */
  private static final Set<String> PRONOUNS =
      Set.of(
          ("i me my mine myself you your yours yourself yourselves he him his himself she her hers"
                  + " herself it its itself we us our ours ourselves they them their theirs"
                  + " themselves themself one oneself thou thee thy")
              .split(" "));

  private Names() {}

  /**
   * The mentions of a sentence in order.
   *
   * @param text the text that the tokens are of
   * @param tokens the tokens
   * @param labels the label of each
   */
  static List<Mention> of(String text, List<Token> tokens, List<String> labels) {
    List<Mention> mentions = new ArrayList<>();
    int from = 0;
    while (from < tokens.size()) {
      String label = labels.get(from);
      int to = from + 1;
      while (to < tokens.size()
          && labels.get(to).equals(label)
          && !isGap(text, tokens.get(to - 1).end(), tokens.get(to).start())) {
        to++;
      }
      if (!label.equals(Labeller.NONE)) {
        name(text, tokens.subList(from, to), new EntityType(label)).ifPresent(mentions::add);
      }
      from = to;
    }
    return mentions;
  }

  private static boolean isGap(String text, int start, int end) {
    return end - start > WIDEST_GAP || text.substring(start, end).indexOf('\t') >= 0;
  }

  private static Optional<Mention> name(String text, List<Token> run, EntityType type) {
    List<Token> name = trimmed(text, run);
    if (name.isEmpty() || name.size() > MOST_TOKENS || isPronoun(text, name)) {
      return Optional.empty();
    }
    Span span = new Span(name.getFirst().start(), name.getLast().end());
    String form = INVISIBLE.matcher(text.substring(span.start(), span.end())).replaceAll("");
    return span.length() > LONGEST || form.codePoints().noneMatch(Character::isLetter)
        ? Optional.empty()
        : Optional.of(Mention.of(span.start(), span.end(), Entity.of(type, form)));
  }

  /** Trims the edges until nothing more comes off: "the 'Times'' " has several layers. */
  private static List<Token> trimmed(String text, List<Token> run) {
    int from = 0;
    int to = run.size();
    while (from < to && isNoStart(text, run.get(from))) {
      from++;
    }
    while (from < to && isNoEnd(text, run.subList(from, to))) {
      to--;
    }
    return run.subList(from, to);
  }

  private static boolean isNoStart(String text, Token token) {
    String form = form(text, token);
    return form.equalsIgnoreCase("the") || isPunctuation(form) || isPossessive(form);
  }

  private static boolean isNoEnd(String text, List<Token> name) {
    String form = form(text, name.getLast());
    return isPossessive(form) || (isPunctuation(form) && !closes(text, form, name));
  }

  /** A bracket that the name itself opens belongs to it. */
  private static boolean closes(String text, String form, List<Token> name) {
    return form.equals(")")
        && name.stream().limit(name.size() - 1).anyMatch(t -> form(text, t).equals("("));
  }

  private static boolean isPossessive(String form) {
    return POSSESSIVES.contains(form.toLowerCase(Locale.ROOT));
  }

  private static boolean isPunctuation(String form) {
    return form.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  /** "US" in capitals is the country; no other pronoun has such a twin that papers write so. */
  private static boolean isPronoun(String text, List<Token> name) {
    return name.stream()
        .map(token -> form(text, token))
        .allMatch(form -> PRONOUNS.contains(form.toLowerCase(Locale.ROOT)) && !form.equals("US"));
  }

  private static String form(String text, Token token) {
    return text.substring(token.start(), token.end());
  }
}
