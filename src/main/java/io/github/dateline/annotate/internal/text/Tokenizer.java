package io.github.dateline.annotate.internal.text;

import edu.stanford.nlp.ling.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokenises text with CoreNLP's English tokenizer, either by its default rules or in the form that
 * its models label best.
 *
 * <p>For the latter, of the options that change what the 3-class model finds, only {@code
 * quotes=latex} helped on every gold set ({@code re3d}, {@code wikigold}, the GUM interviews: F1
 * .575, .747, .725 against .569, .745, .723 without): the models were trained on text with
 * quotation marks in that form, and it turns a curly possessive into a straight one. Leaving
 * hyphenated words whole ({@code splitHyphenated=false}, which is what CoreNLP's own pipeline
 * amounts to) gave .566, .748, .724: no better, and then no one finds the Nasa in "Nasa-led".
 * Brackets as {@code -LRB-} cost (.574, .743, .726); dashes, ellipses, {@code americanize}, {@code
 * strictAcronym} and {@code splitForwardSlash} made no difference above .001.
 *
 * <p>Thread-safe.
 */
public final class Tokenizer {
  /**
   * {@code noneKeep}: a character that the tokenizer does not know is a token, without a warning.
   */
  private static final String MODEL_OPTIONS =
      "invertible=false,untokenizable=noneKeep,quotes=latex";

  /** {@code noneDelete}: as CoreNLP has it, which however warns. */
  private static final String DEFAULT_OPTIONS = "invertible=false,untokenizable=noneDelete";

  /**
   * What the tokenizer takes for a tag and is a name in angle brackets, as in "<Rexnord Inc> said":
   * it begins with a capital and has no attribute.
   */
  private static final Pattern NAME_IN_BRACKETS = Pattern.compile("<\\p{Lu}[^<>=]+>");

  private static final String SIGNS = "#@\uFF03\uFF20";

  /** A hashtag or handle of one word that may be a name: "#Russia", "@NASA", but not "#MeToo". */
  private static final Pattern SIGNED =
      Pattern.compile("[" + SIGNS + "](\\p{Lu}\\p{Ll}+|\\p{Lu}{2,})");

  /** A name that the tokenizer leaves with what stands before its hyphen: "anti-Trump". */
  private static final Pattern PREFIXED =
      Pattern.compile("(?i:(anti|ex|inter|intra|non|pan|pro))[-\u2010\u2011]\\p{Lu}[\\p{L}.]+");

  private static final int MIN_PREFIXED = 5;

  private static final Set<String> STOPS = Set.of(".", "!", "?", ":", "``");

  private static final Set<String> MARKUP_TAGS =
      Set.of(
          "<BR>",
          "<DIV>",
          "<EM>",
          "<HR>",
          "<LI>",
          "<OL>",
          "<PRE>",
          "<SPAN>",
          "<STRONG>",
          "<TABLE>",
          "<TD>",
          "<TH>",
          "<TR>",
          "<UL>");

  private final ReusingTokenizer lexers;
  private final boolean names;

  private Tokenizer(String options, boolean names) {
    this.lexers = new ReusingTokenizer(options);
    this.names = names;
  }

  /**
   * In the form that the models know best; what only looks like a tag is read, a letter that is a
   * label is no initial, and the sign before a hashtag or handle of one word is a token of its own.
   */
  public static Tokenizer forModels() {
    return new Tokenizer(MODEL_OPTIONS, true);
  }

  /** As CoreNLP's default pipeline has them. */
  public static Tokenizer stanfordDefault() {
    return new Tokenizer(DEFAULT_OPTIONS, false);
  }

  /** The tokens of {@code [start, end)} of the text in order, none of them blank. */
  List<Word> tokenize(String text, int start, int end) {
    String chunk = text.substring(start, end);
    if (chunk.indexOf(Fillers.FILLER) >= 0 || chunk.indexOf(Fillers.TAG) >= 0) {
      return tokenizeFilled(chunk, start);
    }
    List<Word> tokens = new ArrayList<>();
    for (Word word : lexers.tokenize(chunk)) {
      int from = word.beginPosition() + start;
      int to = word.endPosition() + start;
      int prefix = names && to - from == word.word().length() ? prefix(word.word(), tokens) : 0;
      if (names && isNameInBrackets(text, from, to)) {
        tokens.add(new Word("<", from, from + 1));
        tokens.addAll(tokenize(text, from + 1, to - 1));
        tokens.add(new Word(">", to - 1, to));
      } else if (names && isSigned(word.word()) && to - from == word.word().length()) {
        tokens.add(new Word(word.word().substring(0, 1), from, from + 1));
        tokens.add(new Word(word.word().substring(1), from + 1, to));
      } else if (prefix > 0) {
        tokens.add(new Word(word.word().substring(0, prefix), from, from + prefix));
        tokens.add(new Word("-", from + prefix, from + prefix + 1));
        tokens.add(new Word(word.word().substring(prefix + 1), from + prefix + 1, to));
      } else if (!Whitespace.isBlank(text, from, to)) {
        tokens.add(new Word(word.word(), from, to));
      }
    }
    if (names) {
      SentenceStops.read(tokens);
    }
    return tokens;
  }

  /**
   * The tokens of a chunk in which characters were left out that are seen by no one: they are read
   * without them, and a token that ends with some ends after them.
   */
  private List<Word> tokenizeFilled(String chunk, int start) {
    StringBuilder seen = new StringBuilder(chunk.length());
    int[] places = new int[chunk.length()];
    for (int i = 0; i < chunk.length(); i++) {
      if (!Fillers.is(chunk.charAt(i))) {
        places[seen.length()] = i;
        seen.append(chunk.charAt(i));
      }
    }
    List<Word> tokens = new ArrayList<>();
    for (Word word : tokenize(seen.toString(), 0, seen.length())) {
      int to = places[word.endPosition() - 1] + 1;
      while (to < chunk.length() && chunk.charAt(to) == Fillers.FILLER) {
        to++;
      }
      tokens.add(new Word(word.word(), places[word.beginPosition()] + start, to + start));
    }
    return tokens;
  }

  private static boolean isSigned(String word) {
    return !word.isEmpty() && SIGNS.indexOf(word.charAt(0)) >= 0 && SIGNED.matcher(word).matches();
  }

  /**
   * The length of what stands before the hyphen of a name; 0 if that is no prefix. One with a
   * capital begins a sentence, or else it is of the name: "the National Anti-Fraud Office".
   */
  private static int prefix(String word, List<Word> before) {
    if (word.length() < MIN_PREFIXED
        || !Character.isLowerCase(word.charAt(0))
            && !(before.isEmpty() || STOPS.contains(before.getLast().word()))) {
      return 0;
    }
    Matcher prefixed = PREFIXED.matcher(word);
    return prefixed.matches() ? prefixed.end(1) : 0;
  }

  private static boolean isNameInBrackets(String text, int from, int to) {
    if (to - from < 2 || text.charAt(from) != '<') {
      return false;
    }
    String form = text.substring(from, to);
    return NAME_IN_BRACKETS.matcher(form).matches() && !MARKUP_TAGS.contains(form);
  }
}
