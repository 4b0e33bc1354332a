package io.github.dateline.internal.names;

import io.github.dateline.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.language.DaitchMokotoffSoundex;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * A normalised name, without the differences between spellings of one name: case, accents,
 * punctuation, "the", the legal form of a company.
 *
 * @param words its words, at least one
 * @param suffixes what tells generations apart, such as jr and iii
 * @param capitals whether it is a single word written in capitals, as acronyms are
 */
record NormalizedName(List<String> words, Set<String> suffixes, boolean capitals) {
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "inc",
          "incorporated",
          "corp",
          "corporation",
          "co",
          "company",
          "ltd",
          "limited",
          "plc",
          "llc",
          "ag",
          "gmbh",
          "sa",
          "nv",
          "spa");
  private static final Set<String> GENERATIONS =
      Set.of("jr", "sr", "junior", "senior", "ii", "iii");
  private static final Set<String> FILLERS = Set.of("the", "and", "of");

  private static final DaitchMokotoffSoundex SOUND = new DaitchMokotoffSoundex();

  static NormalizedName of(String name, EntityType type) {
    List<String> all = words(name);
    List<String> words = new ArrayList<>();
    Set<String> suffixes = new TreeSet<>();
    boolean person = type.equals(EntityType.PERSON);
    boolean organization = type.equals(EntityType.ORGANIZATION);
    for (int i = 0; i < all.size(); i++) {
      String word = all.get(i);
      if (person && i > 0 && GENERATIONS.contains(word)) {
        suffixes.add(word.substring(0, 2));
      } else if (!FILLERS.contains(word)
          && !(organization && i > 0 && LEGAL_FORMS.contains(word))) {
        words.add(word);
      }
    }
    boolean capitals =
        words.size() == 1
            && name.length() <= 8
            && name.equals(name.toUpperCase(Locale.ROOT))
            && words.get(0).length() >= 2;
    return new NormalizedName(words.isEmpty() ? all : words, suffixes, capitals);
  }

  /** Apostrophes and the stops of "U.S." join, all else that is no letter or digit parts. */
  private static List<String> words(String name) {
    char[] folded = new char[4 * name.length()];
    int length = ASCIIFoldingFilter.foldToASCII(name.toCharArray(), 0, folded, 0, name.length());
    String ascii = new String(folded, 0, length).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= ascii.length(); i++) {
      char c = i == ascii.length() ? ' ' : ascii.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        word.append(c);
      } else if (c != '\'' && !(c == '.' && isBetweenInitials(ascii, i)) && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words.isEmpty() ? List.of(ascii) : words;
  }

  private static boolean isBetweenInitials(String text, int stop) {
    return stop >= 1
        && stop + 1 < text.length()
        && Character.isLetter(text.charAt(stop - 1))
        && (stop == 1 || !Character.isLetter(text.charAt(stop - 2)))
        && Character.isLetter(text.charAt(stop + 1))
        && (stop + 2 == text.length() || !Character.isLetter(text.charAt(stop + 2)));
  }

  String joined() {
    return String.join(" ", words);
  }

  String first() {
    return words.get(0);
  }

  String last() {
    return words.get(words.size() - 1);
  }

  /** The first letters, as an acronym has them. */
  String initials() {
    StringBuilder initials = new StringBuilder();
    words.forEach(word -> initials.appendCodePoint(word.codePointAt(0)));
    return initials.toString();
  }

  /**
   * How a word sounds, by Daitch and Mokotoff, whose rules are made for Slavic and Yiddish names as
   * they are written in English and German; the word itself where it has no Latin letters.
   */
  static String sound(String word) {
    boolean latin = word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    return latin ? SOUND.encode(word) : word;
  }
}
