package io.github.dateline.annotate.internal.draft;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.Labeller;
import io.github.dateline.annotate.internal.crf.MaxMarginals;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import io.github.dateline.annotate.internal.text.Fillers;
import io.github.dateline.annotate.internal.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns the token labels of a sentence into name spans: the maximal runs of one label, trimmed to
 * the name.
 *
 * <p>"The", a possessive, and punctuation at the edges are no part of a name. What is left is no
 * name if it is a pronoun, holds no letter, or is longer than names are.
 */
public final class LabelSpans {
  /** Longest name, in tokens. */
  private static final int MAX_TOKENS = 20;

  /** Longest name, in UTF-16 code units. */
  private static final int MAX_LENGTH = 200;

  /**
   * Most blanks in a row within a name, wherever it stands. More of them, or a tab, may part the
   * columns of a table or stand for a masked marker (7 at least).
   */
  private static final int MAX_GAP = 3;

  /** Most blanks in a row within a name where no other gap is in the line. */
  private static final int MAX_SPACES = 6;

  /** The most that a line of wrapped text is indented by. */
  private static final int MAX_INDENT = 12;

  /** How far around a gap another one is looked for. */
  private static final int MAX_LINE = 200;

  /**
   * Soft hyphen, zero-width space, word joiner, byte-order mark: part of the text, not the name.
   */
  private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B\\u2060\\uFEFF]");

  private static final char FIRST_LIGATURE = '\uFB00';
  private static final List<String> LIGATURES = List.of("ff", "fi", "fl", "ffi", "ffl", "st", "st");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final Set<String> POSSESSIVES = Set.of("'s", "\u2019s", "'", "\u2019");

  /** Personal, possessive and reflexive pronouns. */
  private static final Set<String> PRONOUNS =
      Set.of(
          ("i me my mine myself you your yours yourself yourselves he him his himself she her hers"
                  + " herself it its itself we us our ours ourselves they them their theirs"
                  + " themselves themself one oneself thou thee thy")
              .split(" "));

  /** Words that no person's name contains, although models find some that do. */
  private static final Set<String> NOT_IN_PERSON = Set.of("of", "from", "at", "in", "for");

  private LabelSpans() {}

  /**
   * The names of a sentence in order.
   *
   * @param text the text that the tokens are of
   * @param tokens the tokens
   * @param labels the label of each
   */
  public static List<NameSpan> of(String text, List<Token> tokens, List<String> labels) {
    List<NameSpan> names = new ArrayList<>();
    int from = 0;
    while (from < tokens.size()) {
      String label = labels.get(from);
      int to = from + 1;
      if (label.equals(Labeller.NONE)) {
        from = to;
        continue;
      }
      while (to < tokens.size()
          && labels.get(to).equals(label)
          && !isGap(text, tokens.get(to - 1).end(), tokens.get(to).start())) {
        to++;
      }
      name(text, tokens, from, to, label).ifPresent(names::add);
      from = to;
    }
    return names;
  }

  /** A name as it is seen: without what is part of the text and not of the name. */
  public static String withoutInvisible(String form) {
    for (int i = 0; i < form.length(); i++) {
      if (form.charAt(i) >= '\u00AD') {
        return withoutLigatures(INVISIBLE.matcher(form).replaceAll(""));
      }
    }
    return form;
  }

  /** "Sheﬃeld" as it is written elsewhere. */
  private static String withoutLigatures(String form) {
    StringBuilder plain = null;
    for (int i = 0; i < form.length(); i++) {
      int ligature = form.charAt(i) - FIRST_LIGATURE;
      if (ligature >= 0 && ligature < LIGATURES.size()) {
        plain = plain == null ? new StringBuilder(form.substring(0, i)) : plain;
        plain.append(LIGATURES.get(ligature));
      } else if (plain != null) {
        plain.append(form.charAt(i));
      }
    }
    return plain == null ? form : plain.toString();
  }

  /** A form without white space around it, and with single spaces within. */
  public static String singleSpaced(String form) {
    String bare = form.strip();
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if ((c >= '\t' && c <= '\r') || (c == ' ' && bare.charAt(i - 1) == ' ')) {
        return SPACES.matcher(bare).replaceAll(" ");
      }
    }
    return bare;
  }

  /**
   * Whether a wide gap parts two words: a tab, what is masked, or the columns of a table. The
   * indent of a line is none, and neither are spaces that stand alone in their line.
   */
  static boolean isGap(String text, int start, int end) {
    return end > start
        && (end - start > MAX_GAP ? isWide(text, start, end) : hasTab(text, start, end));
  }

  private static boolean hasTab(String text, int start, int end) {
    return text.indexOf('\t', start, end) >= 0;
  }

  private static boolean isWide(String text, int start, int end) {
    int blanks = 0;
    int breaks = 0;
    int before = 0;
    boolean tab = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        breaks++;
        before = breaks == 1 ? blanks : before;
        blanks = 0;
        tab = false;
      } else if (!Fillers.is(c) && c != '\r') {
        blanks++;
        tab |= c == '\t';
      }
    }
    if (breaks == 1) {
      return before > MAX_GAP || blanks > MAX_INDENT;
    }
    return breaks > 1
        || tab
        || blanks > MAX_SPACES
        || (blanks > MAX_GAP && hasColumns(text, start, end));
  }

  /** Whether the line of a gap has another one. */
  private static boolean hasColumns(String text, int start, int end) {
    int begin = start;
    while (begin > 0 && start - begin < MAX_LINE && text.charAt(begin - 1) != '\n') {
      begin--;
    }
    int stop = end;
    while (stop < text.length() && stop - end < MAX_LINE && text.charAt(stop) != '\n') {
      stop++;
    }
    String line = text.substring(begin, stop).strip();
    int gaps = 0;
    for (int wide = line.indexOf("    "); wide >= 0; wide = line.indexOf("    ", wide)) {
      gaps++;
      while (wide < line.length() && line.charAt(wide) == ' ') {
        wide++;
      }
    }
    return gaps > 1;
  }

  private static Optional<NameSpan> name(
      String text, List<Token> tokens, int first, int end, String label) {
    int from = first;
    int to = end;
    while (from < to && cannotStart(text, tokens.get(from))) {
      from++;
    }
    if (label.equals(EntityType.PERSON.tag())) {
      to = beforeOf(text, tokens, from, to);
    }
    while (from < to && cannotEnd(text, tokens.subList(from, to))) {
      to--;
    }
    List<Token> name = tokens.subList(from, to);
    if (name.isEmpty() || name.size() > MAX_TOKENS || isPronoun(text, name)) {
      return Optional.empty();
    }
    int start = name.getFirst().start();
    int stop = name.getLast().end();
    return stop - start > MAX_LENGTH || !hasLetter(withoutInvisible(text.substring(start, stop)))
        ? Optional.empty()
        : Optional.of(new NameSpan(from, to, type(label)));
  }

  private static boolean hasLetter(String form) {
    for (int i = 0; i < form.length(); i += Character.charCount(form.codePointAt(i))) {
      if (Character.isLetter(form.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** A person's name without titles, as long as another word is left. */
  public static NameSpan withoutTitles(SentenceDraft sentence, NameSpan name) {
    int from = name.from();
    while (from + 1 < name.to()
        && (isHonorific(sentence, from) || sentence.form(from).equals("."))) {
      from++;
    }
    from = sentence.isCapitalized(from) ? from : name.from();
    return new NameSpan(from, beforePreposition(sentence, from, name.to()), name.type());
  }

  /** "Tan Sri Lim Boon Keong" has a title, "Tan Wei Ming" none. */
  private static boolean isHonorific(SentenceDraft sentence, int i) {
    return sentence.is(WordKind.HONORIFIC, i)
        && (!sentence.lower(i).equals("tan") || sentence.lower(i + 1).equals("sri"));
  }

  /** "Dmitry Bakanov of Roscosmos" is two names, "Charles, Prince of Wales" one. */
  private static int beforePreposition(SentenceDraft sentence, int from, int to) {
    for (int i = from + 1; i + 1 < to; i++) {
      if (NOT_IN_PERSON.contains(sentence.form(i)) && !sentence.is(WordKind.HONORIFIC, i - 1)) {
        return i;
      }
    }
    return to;
  }

  private static EntityType type(String label) {
    for (EntityType type : MaxMarginals.TYPES) {
      if (type.tag().equals(label)) {
        return type;
      }
    }
    return new EntityType(label);
  }

  /** "Anna Lind of Acme" names a person and where she works; "Duke of York" is one name. */
  private static int beforeOf(String text, List<Token> tokens, int from, int to) {
    for (int i = from + 2; i < to; i++) {
      if (form(text, tokens.get(i)).equals("of")) {
        return i;
      }
    }
    return to;
  }

  private static boolean cannotStart(String text, Token token) {
    String form = form(text, token);
    return form.equalsIgnoreCase("the") || isPunctuation(form) || isPossessive(form);
  }

  private static boolean cannotEnd(String text, List<Token> name) {
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
    for (int i = 0; i < form.length(); i += Character.charCount(form.codePointAt(i))) {
      if (Character.isLetterOrDigit(form.codePointAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** "US" in capitals is the country; no other pronoun has such a twin that papers write so. */
  private static boolean isPronoun(String text, List<Token> name) {
    for (Token token : name) {
      String form = form(text, token);
      if (form.equals("US") || !PRONOUNS.contains(form.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  private static String form(String text, Token token) {
    return text.substring(token.start(), token.end());
  }
}
