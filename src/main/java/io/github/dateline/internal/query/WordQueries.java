package io.github.dateline.internal.query;

import static java.util.stream.Collectors.joining;

import io.github.dateline.DatelineException;
import io.github.dateline.internal.names.EntityLookup;
import io.github.dateline.internal.text.NameFolding;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The queries for words and phrases as people type them, in one field.
 *
 * <p>A word that the analyzer splits ({@code AT&T}) stays one thing: its pieces in a row. Forms
 * that differ only in how they are set are found too: {@code JK}, {@code J.K.} and {@code J. K.},
 * {@code F16} and {@code F-16}, {@code cooperation} and {@code co-operation}, {@code 1200} and
 * {@code 1,200}. Immutable.
 *
 * @param field the field of the index
 * @param analyzer what made its words
 * @param names knows how words are written; null without an archive
 */
record WordQueries(String field, Analyzer analyzer, @Nullable EntityLookup names) {
  /** How many ways to write a phrase are looked for; where there would be more, as typed. */
  private static final int MAX_FORMS = 32;

  /** A phrase has at most so many words, and patterns: their work grows faster than they do. */
  private static final int MAX_PHRASE_WORDS = 250;

  private static final int MAX_PHRASE_PATTERNS = 20;

  /** A pattern in a phrase must say at least so much of a word. */
  private static final int MIN_PATTERN_LETTERS = 2;

  /**
   * A star at a letter or digit, or between two words, where it stands for one; a question mark
   * before a letter or digit; or ~ at the end of a word. Others are punctuation.
   */
  private static final Pattern WILDCARD =
      Pattern.compile(
          "(?<=[\\p{L}\\p{N}])\\*|\\*(?=[\\p{L}\\p{N}])|\\?+(?=[\\p{L}\\p{N}])"
              + "|(?<=\\p{L}{3})~[012]?(?!\\S)"
              + "|(?<=[^\\s*]\\s)\\*(?=\\s+[^\\s*])");

  /** A word in a phrase that may be spelled otherwise, with how many slips. */
  private static final Pattern FUZZY = Pattern.compile("(\\p{L}{3,100})~([012]?)");

  private static final Pattern HYPHEN = Pattern.compile("[-\u2010\u2011]");

  private static final Pattern INITIALS = Pattern.compile("\\p{Lu}{2,5}");
  private static final Pattern DOTTED = Pattern.compile("\\p{L}(\\.\\p{L}){1,5}");

  /** Set without spaces: J.K.Rowling. */
  private static final Pattern INITIALS_AND_NAME =
      Pattern.compile("(\\p{L}(?:\\.\\p{L}){0,4})\\.(\\p{L}{2,})");

  /** Degrees: PhD, Ph.D., BSc. */
  private static final Pattern DEGREE =
      Pattern.compile("\\p{Lu}\\p{Ll}{0,3}(?:\\.?\\p{Lu}\\p{Ll}{0,3}){1,2}");

  /** What initials must not be joined to, where stops were typed: every article has these. */
  private static final Set<String> COMMON =
      Set.of(
          "am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my",
          "no", "of", "on", "or", "so", "to", "up", "we", "all", "and", "are", "but", "can", "for",
          "has", "his", "not", "one", "out", "the", "was", "who");

  private static final Pattern TIME = Pattern.compile("(\\d{1,2})([ap])\\.?m");

  private static final Pattern DIGITS = Pattern.compile("([1-9]\\d{3,8})(\\.\\d+)?");
  private static final Pattern GROUPED_DIGITS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern LETTERS_AND_DIGITS =
      Pattern.compile("(\\p{L}{1,6})(\\d{1,4}\\p{L}?)|(\\d{1,4})(\\p{L}{1,3})");

  /** A model's letters and number, which a blank, a hyphen or nothing is between: F 16. */
  private static final Pattern MODEL = Pattern.compile("(?:\\p{Lu}{1,5}|\\p{L}) \\d{1,3}\\p{L}?");

  private static final Pattern PLURAL_OF_NUMBER = Pattern.compile("\\d{1,4}['\u2019]s");

  /** A letter that some set a hyphen after: CSPAN, TMobile. */
  private static final Pattern LETTER_BEFORE =
      Pattern.compile("[\\p{Lu}&&[^AI]](?:\\p{Lu}{4,}|\\p{Lu}\\p{Ll}{2,})");

  /** A name of which some leave out the apostrophe: O'Hara. */
  private static final Pattern APOSTROPHE_WITHIN = Pattern.compile("([odl])'(\\p{L}{3,})");

  private static final Pattern APOSTROPHE_LEFT_OUT = Pattern.compile("[ODL] ?\\p{Lu}\\p{Ll}{2,}");

  /** Two words in one, of which many leave out the apostrophe. */
  private static final Pattern CONTRACTION =
      Pattern.compile(
          "(?:do|does|did|is|are|was|were|has|have|had|could|would|should|must|need|ai|ca|wo)n'?t"
              + "|(?:you|they)'?(?:re|ve|ll)|(?:i|we)'?ve|i'?m");

  private static final Pattern MAY_OWN = Pattern.compile("\\p{L}{2,}[\\p{L}&&[^s]]s");

  /**
   * Written with a hyphen, or as two words, by some: since two vowels meet, since what is before is
   * no word of its own, since it is a letter, or since the two have only begun to be one.
   */
  private static final Pattern PREFIXED =
      Pattern.compile(
          "(co(?=o)|re(?=[aeiou])|pre|non|anti|semi|multi|mid|cyber|wi(?=fi$)|t(?=shirts?$)"
              + "|x(?=rays?$)|e(?=mail|commerce|book|bike|cig|sport|scooter)"
              + "|cease(?=fires?$)|air(?=strikes?$)|by(?=elections?$)|peace(?=keep)|policy(?=mak)"
              + "|health(?=care$)|per(?=cent$)|web(?=sites?$))(\\p{L}{2,})",
          Pattern.CASE_INSENSITIVE);

  /**
   * A word as the analyzer sees it.
   *
   * @param text as it is in the index
   * @param typed as it was typed
   * @param start where it was typed
   * @param end where what was typed ends
   */
  private record Token(String text, String typed, int start, int end) {
    boolean isInitial() {
      return typed.length() == 1 && Character.isUpperCase(typed.charAt(0));
    }

    boolean hasCapital() {
      return Character.isUpperCase(typed.charAt(0));
    }

    boolean isPossessive() {
      return end - start == typed.length() + 2;
    }
  }

  /** Whether a phrase has words of which only a part is given. */
  static boolean hasWildcard(String phrase) {
    return WILDCARD.matcher(phrase).find();
  }

  /**
   * The query for words in a row.
   *
   * @param slop how many moves apart they may be
   * @return the query; null if no word is left
   */
  @Nullable Query of(String phrase, int slop) {
    if (hasWildcard(phrase)) {
      return ofPattern(phrase, slop);
    }
    List<Token> tokens = tokens(phrase);
    if (tokens.isEmpty()) {
      return null;
    }
    checkLength(phrase, tokens.size(), MAX_PHRASE_WORDS, "words");
    Set<List<String>> forms = forms(phrase, tokens);
    List<Query> queries = new ArrayList<>();
    List<Term> words = new ArrayList<>();
    for (List<String> form : forms) {
      if (form.size() == 1) {
        words.add(new Term(field, form.get(0)));
      } else {
        queries.add(new PhraseQuery(slop, field, form.toArray(String[]::new)));
      }
    }
    if (words.size() == 1) {
      queries.add(0, new TermQuery(words.get(0)));
    } else if (words.size() > 1) {
      SynonymQuery.Builder anyOf = new SynonymQuery.Builder(field);
      words.forEach(anyOf::addTerm);
      queries.add(0, anyOf.build());
    }
    return queries.size() == 1 ? queries.get(0) : new DisjunctionMaxQuery(queries, 0);
  }

  /** All ways in which a phrase may be set, as typed first. */
  private Set<List<String>> forms(String phrase, List<Token> tokens) {
    List<List<String>> forms = new ArrayList<>();
    forms.add(new ArrayList<>());
    int next;
    for (int i = 0; i < tokens.size(); i = next) {
      int pieces = joined(phrase, tokens, i);
      int initials = initials(phrase, tokens, i);
      int time = time(tokens, i);
      next = i + Math.max(Math.max(1, time), Math.max(pieces, initials));
      Set<List<String>> choices = new LinkedHashSet<>();
      List<String> asTyped = tokens.subList(i, next).stream().map(Token::text).toList();
      choices.add(asTyped);
      if (time > 0) {
        Matcher hour = TIME.matcher(String.join("", asTyped));
        if (hour.matches()) {
          choices.add(List.of(hour.group(1) + hour.group(2) + "m"));
          choices.add(List.of(hour.group(1), hour.group(2) + "m"));
          choices.add(List.of(hour.group(1), hour.group(2) + ".m"));
        }
      } else if (pieces > 1) {
        // "9-11" is not 911.
        if (!meetInDigits(asTyped)) {
          Token whole = whole(tokens.subList(i, next));
          choices.add(List.of(whole.text()));
          choices.addAll(otherForms(whole));
        }
        choices.addAll(inPieces(tokens.subList(i, next)));
      } else if (initials > 1) {
        choices.add(List.of(String.join(".", asTyped)));
        if (!COMMON.contains(String.join("", asTyped))) {
          choices.add(List.of(String.join("", asTyped)));
        }
      } else {
        choices.addAll(otherForms(tokens.get(i)));
        if (tokens.get(i).text().equals("and")
            && i > 0
            && next < tokens.size()
            && tokens.get(i - 1).isInitial()
            && tokens.get(next).isInitial()) {
          choices.add(List.of());
        }
      }
      if (forms.size() * choices.size() > MAX_FORMS) {
        choices.removeIf(choice -> !choice.equals(asTyped));
      }
      forms = extended(forms, choices);
      if (next < tokens.size() && isAmpersand(phrase, tokens.get(next - 1), tokens.get(next))) {
        forms = extended(forms, new LinkedHashSet<>(List.of(List.of(), List.of("and"))));
      }
    }
    return new LinkedHashSet<>(forms);
  }

  /** Pieces of which some are initials or numbers, as in "US-led": these in each of their forms. */
  private static List<List<String>> inPieces(List<Token> pieces) {
    List<List<String>> forms = new ArrayList<>();
    forms.add(new ArrayList<>());
    for (Token piece : pieces) {
      Set<List<String>> choices = new LinkedHashSet<>();
      choices.add(List.of(piece.text()));
      if (INITIALS.matcher(piece.typed()).matches()
          || DOTTED.matcher(piece.text()).matches()
          || Character.isDigit(piece.text().charAt(0))) {
        choices.addAll(setOtherwise(piece));
      }
      forms = extended(forms, choices);
    }
    return forms;
  }

  /** How many tokens from one on are a time of the day, "5pm" or "5 p.m.": 0, 1 or 2. */
  private static int time(List<Token> tokens, int from) {
    String one = tokens.get(from).text();
    if (TIME.matcher(one).matches()) {
      return 1;
    }
    return from + 1 < tokens.size() && TIME.matcher(one + tokens.get(from + 1).text()).matches()
        ? 2
        : 0;
  }

  /** Each form with each choice after it. */
  private static List<List<String>> extended(List<List<String>> forms, Set<List<String>> choices) {
    if (choices.size() == 1) {
      forms.forEach(form -> form.addAll(choices.iterator().next()));
      return forms;
    }
    List<List<String>> longer = new ArrayList<>();
    for (List<String> choice : choices) {
      for (List<String> form : forms) {
        List<String> extended = new ArrayList<>(form);
        extended.addAll(choice);
        longer.add(extended);
      }
    }
    return longer;
  }

  /**
   * How many tokens from one on some write as one: with hyphens between, a model's letters and
   * number, a number with 's, a name without its apostrophe. 0 or at least 2.
   */
  private static int joined(String phrase, List<Token> tokens, int from) {
    int to = from;
    while (to + 1 < tokens.size() && gap(phrase, tokens, to, "-\u2010\u2011")) {
      to++;
    }
    if (to == from && to + 1 < tokens.size()) {
      String both = phrase.substring(tokens.get(from).start(), tokens.get(from + 1).end());
      boolean isOne =
          MODEL.matcher(both).matches()
              || PLURAL_OF_NUMBER.matcher(both).matches()
              || (APOSTROPHE_LEFT_OUT.matcher(both).matches() && gap(phrase, tokens, from, " "));
      to += isOne ? 1 : 0;
    }
    return to == from ? 0 : to - from + 1;
  }

  /** Some tokens as one. */
  private static Token whole(List<Token> tokens) {
    int start = tokens.get(0).start();
    int end = tokens.get(tokens.size() - 1).end();
    return new Token(
        tokens.stream().map(Token::text).collect(joining()),
        tokens.stream().map(Token::typed).collect(joining()),
        start,
        end);
  }

  /** Whether just one of some signs is between a token and the next. */
  private static boolean gap(String phrase, List<Token> tokens, int before, String signs) {
    int end = tokens.get(before).end();
    return tokens.get(before + 1).start() == end + 1 && signs.indexOf(phrase.charAt(end)) >= 0;
  }

  private static boolean meetInDigits(List<String> pieces) {
    for (int i = 1; i < pieces.size(); i++) {
      String before = pieces.get(i - 1);
      if (Character.isDigit(before.charAt(before.length() - 1))
          && Character.isDigit(pieces.get(i).charAt(0))) {
        return true;
      }
    }
    return false;
  }

  /** Whether an "&" that some write out stands between two tokens. */
  private static boolean isAmpersand(String phrase, Token before, Token after) {
    return phrase.substring(before.end(), after.start()).strip().equals("&");
  }

  /** How many tokens from one on are initials, "J. K." or "J K": 0 or at least 2. */
  private static int initials(String phrase, List<Token> tokens, int from) {
    int to = from;
    while (to < tokens.size()
        && tokens.get(to).isInitial()
        && (phrase.startsWith(".", tokens.get(to).end())
            || (to + 1 < tokens.size() && gap(phrase, tokens, to, " ")))) {
      to++;
    }
    return to - from < 2 ? 0 : to - from;
  }

  private List<List<String>> otherForms(Token token) {
    List<List<String>> others = new ArrayList<>(setOtherwise(token));
    String text = token.text();
    if (CONTRACTION.matcher(text).matches()) {
      others.add(
          List.of(
              text.indexOf('\'') > 0
                  ? text.replace("'", "")
                  : text.replaceFirst("(?=t$|re$|ve$|ll$|m$)", "'")));
    }
    String owner = owner(token);
    if (owner != null) {
      others.add(List.of(token.isPossessive() ? text + "s" : owner));
    }
    if (LETTER_BEFORE.matcher(token.typed()).matches()) {
      others.add(List.of(token.text().substring(0, 1), token.text().substring(1)));
    }
    if (APOSTROPHE_LEFT_OUT.matcher(token.typed()).matches()) {
      others.add(List.of(token.text().charAt(0) + "'" + token.text().substring(1)));
    }
    if (DEGREE.matcher(token.typed()).matches() && !DOTTED.matcher(token.text()).matches()) {
      String dotted = token.text().indexOf('.') > 0 ? token.text() : dotted(token.typed());
      others.add(List.of(dotted));
      others.add(List.of(dotted.replace(".", "")));
    }
    Matcher apostrophe = APOSTROPHE_WITHIN.matcher(token.text());
    if (apostrophe.matches()) {
      others.add(List.of(apostrophe.group(1) + apostrophe.group(2)));
      others.add(List.of(apostrophe.group(1), apostrophe.group(2)));
    }
    List<String> keys = NameFolding.keys(token.typed());
    if (keys.size() > 1) {
      // "Müller" is written "Mueller" by some.
      others.add(List.of(keys.get(1)));
    }
    return others;
  }

  /**
   * The word of which a token is the possessive, with its apostrophe or without, where that is what
   * it mostly stands in: of "Macy's" and "Macys". Null if there is none; what is typed in small
   * letters is a plural.
   */
  private @Nullable String owner(Token token) {
    String text = token.text();
    boolean mayOwn = token.hasCapital() && MAY_OWN.matcher(text).matches();
    if (names == null || !(token.isPossessive() || mayOwn)) {
      return null;
    }
    String owner = token.isPossessive() ? text : text.substring(0, text.length() - 1);
    try {
      return names.isOwner(owner) ? owner : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** "PhD" as "ph.d". */
  private static String dotted(String degree) {
    return degree.replaceAll("(?<=\\p{L})(?=\\p{Lu})", ".").toLowerCase(Locale.ROOT);
  }

  private static List<List<String>> setOtherwise(Token token) {
    String text = token.text();
    if (INITIALS.matcher(token.typed()).matches()) {
      List<String> letters = List.of(text.split(""));
      return List.of(List.of(String.join(".", letters)), letters);
    }
    if (DOTTED.matcher(text).matches()) {
      List<String> letters = List.of(text.split("\\."));
      String joined = String.join("", letters);
      return COMMON.contains(joined) ? List.of(letters) : List.of(letters, List.of(joined));
    }
    Matcher named = INITIALS_AND_NAME.matcher(text);
    if (named.matches()) {
      List<String> words = List.of(text.split("\\."));
      return List.of(
          words,
          List.of(named.group(1), named.group(2)),
          List.of(named.group(1).replace(".", ""), named.group(2)));
    }
    Matcher digits = DIGITS.matcher(text);
    if (digits.matches()) {
      String grouped = String.format(Locale.ROOT, "%,d", Long.parseLong(digits.group(1)));
      return List.of(List.of(grouped + (digits.group(2) == null ? "" : digits.group(2))));
    }
    if (GROUPED_DIGITS.matcher(text).matches()) {
      return List.of(List.of(text.replace(",", "")));
    }
    Matcher mixed = LETTERS_AND_DIGITS.matcher(text);
    if (mixed.matches()) {
      return List.of(
          mixed.group(1) != null
              ? List.of(mixed.group(1), mixed.group(2))
              : List.of(mixed.group(3), mixed.group(4)));
    }
    Matcher prefixed = PREFIXED.matcher(text);
    return prefixed.matches() ? List.of(List.of(prefixed.group(1), prefixed.group(2))) : List.of();
  }

  private List<Token> tokens(String phrase) {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(field, phrase)) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      OffsetAttribute offsets = stream.getAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        int start = offsets.startOffset();
        int end = offsets.endOffset();
        // Without the 's of the possessive.
        int typed = term.length() == end - start - 2 ? end - 2 : end;
        tokens.add(new Token(term.toString(), phrase.substring(start, typed), start, end));
      }
      stream.end();
      return tokens;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The query for a phrase in which some words are patterns. */
  private @Nullable Query ofPattern(String phrase, int slop) {
    List<IntervalsSource> sources = new ArrayList<>();
    int any = 0;
    String[] words = phrase.strip().split("\\s+");
    long patterns = Arrays.stream(words).filter(WordQueries::hasWildcard).count();
    checkLength(phrase, patterns, MAX_PHRASE_PATTERNS, "words with * or ?");
    for (String typed : words) {
      if (typed.equals("*")) {
        any += sources.isEmpty() ? 0 : 1;
        continue;
      }
      int before = sources.size();
      addPattern(typed, sources);
      if (any > 0 && sources.size() > before) {
        sources.set(before, Intervals.extend(sources.get(before), any, 0));
        any = 0;
      }
    }
    if (sources.isEmpty()) {
      return null;
    }
    checkLength(phrase, sources.size(), MAX_PHRASE_WORDS, "words");
    IntervalsSource[] all = sources.toArray(IntervalsSource[]::new);
    IntervalsSource inOrder =
        slop == 0 ? Intervals.phrase(all) : Intervals.maxgaps(slop, Intervals.ordered(all));
    // To swap two words takes two moves.
    return new PatternPhraseQuery(
        new IntervalQuery(
            field,
            slop < 2 || all.length == 1
                ? inOrder
                : Intervals.or(inOrder, Intervals.maxgaps(slop - 2, Intervals.unordered(all)))),
        phrase);
  }

  /** Adds a word of a phrase with patterns: its pieces, or those and the whole. */
  private void addPattern(String typed, List<IntervalsSource> sources) {
    Matcher fuzzy = FUZZY.matcher(typed);
    if (fuzzy.matches()) {
      sources.add(spelled(fuzzy.group(1), fuzzy.group(2)));
      return;
    }
    if (!hasWildcard(typed)) {
      tokens(typed).forEach(token -> sources.add(Intervals.term(token.text())));
      return;
    }
    checkLetters(typed);
    List<IntervalsSource> apart = new ArrayList<>();
    for (String piece : pieces(typed)) {
      if (hasWildcard(piece)) {
        apart.add(wildcard(piece));
      } else {
        tokens(piece).forEach(token -> apart.add(Intervals.term(token.text())));
      }
    }
    if (isHyphenated(typed)) {
      sources.add(
          Intervals.or(
              false,
              Intervals.phrase(apart.toArray(IntervalsSource[]::new)),
              wildcard(HYPHEN.matcher(typed).replaceAll(""))));
    } else {
      sources.addAll(apart);
    }
  }

  private IntervalsSource spelled(String word, String slips) {
    return Intervals.fuzzyTerm(
        analyzer.normalize(field, word).utf8ToString(),
        slips.isEmpty() ? FuzzyQuery.defaultMaxEdits : Integer.parseInt(slips),
        FuzzyQuery.defaultPrefixLength,
        FuzzyQuery.defaultTranspositions,
        IndexSearcher.getMaxClauseCount());
  }

  private IntervalsSource wildcard(String word) {
    return Intervals.wildcard(pattern(word), IndexSearcher.getMaxClauseCount());
  }

  /** Whether a word is pieces with hyphens between, and nothing else. */
  private static boolean isHyphenated(String word) {
    List<String> pieces = pieces(word);
    return pieces.size() > 1
        && String.join("-", pieces).equals(HYPHEN.matcher(word).replaceAll("-"));
  }

  /** The beginning of a word with the hyphen that some write in it, "re-open"; null if none do. */
  static @Nullable String hyphenated(String beginning) {
    Matcher prefixed = PREFIXED.matcher(beginning);
    return prefixed.matches() ? prefixed.group(1) + "-" + prefixed.group(2) : null;
  }

  private static void checkLength(String phrase, long length, int most, String what) {
    if (length > most) {
      throw new DatelineException(
          "a phrase has at most " + most + " " + what + ", got " + length, Text.excerpt(phrase), 0);
    }
  }

  private static void checkLetters(String typed) {
    if (typed.codePoints().filter(Character::isLetterOrDigit).count() < MIN_PATTERN_LETTERS) {
      throw new DatelineException(
          "in a phrase, a word with * or ? has at least "
              + MIN_PATTERN_LETTERS
              + " letters, got \""
              + typed
              + "\"",
          typed,
          0);
    }
  }

  /** The pieces of a word, each with its wildcards. */
  private static List<String> pieces(String word) {
    List<String> pieces = new ArrayList<>();
    for (String piece :
        word.split("[^\\p{L}\\p{M}\\p{N}*?.'\u2019]+|[.'\u2019]+(?![\\p{L}\\p{N}*?])")) {
      if (!piece.isEmpty()) {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  private BytesRef pattern(String piece) {
    StringBuilder pattern = new StringBuilder();
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i <= piece.length(); i++) {
      char c = i < piece.length() ? piece.charAt(i) : '*';
      if (c == '*' || c == '?') {
        pattern.append(analyzer.normalize(field, letters.toString()).utf8ToString());
        letters.setLength(0);
        if (i < piece.length()) {
          pattern.append(c);
        }
      } else {
        letters.append(c);
      }
    }
    return new BytesRef(pattern);
  }
}
