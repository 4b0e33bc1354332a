package io.github.dateline.annotate.internal.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells a text that is not English: by its script, or by its small words, such as "und" and "nicht"
 * ({@code function-words.txt}).
 *
 * <p>What is too short to tell counts as English, and so do lists, results and English with
 * quotations: a text is foreign only where many of its words are another language's small words,
 * and next to none are English ones. Immutable and thread-safe.
 */
public final class Languages {
  /** How much of a text is looked at, in UTF-16 code units. */
  private static final int LOOKED_AT = 6_000;

  /** Fewer letters of another script are a name or a quotation. */
  private static final int MIN_LETTERS = 20;

  /** The least share of a language's small words among all words of a foreign text. */
  private static final double MIN_SHARE = 0.12;

  /** How many times as many as those that English has and the language has not. */
  private static final double MIN_TIMES_ENGLISH = 3;

  /** How many small words there must be, and how many different ones. */
  private static final int MIN_WORDS = 5;

  private static final int MIN_DIFFERENT = 4;

  private static final Map<Character.UnicodeScript, String> SCRIPTS =
      Map.ofEntries(
          Map.entry(Character.UnicodeScript.CYRILLIC, "Russian"),
          Map.entry(Character.UnicodeScript.ARABIC, "Arabic"),
          Map.entry(Character.UnicodeScript.HAN, "Chinese"),
          Map.entry(Character.UnicodeScript.HIRAGANA, "Japanese"),
          Map.entry(Character.UnicodeScript.KATAKANA, "Japanese"),
          Map.entry(Character.UnicodeScript.HANGUL, "Korean"),
          Map.entry(Character.UnicodeScript.GREEK, "Greek"),
          Map.entry(Character.UnicodeScript.HEBREW, "Hebrew"),
          Map.entry(Character.UnicodeScript.DEVANAGARI, "Hindi"),
          Map.entry(Character.UnicodeScript.BENGALI, "Bengali"),
          Map.entry(Character.UnicodeScript.TAMIL, "Tamil"),
          Map.entry(Character.UnicodeScript.THAI, "Thai"),
          Map.entry(Character.UnicodeScript.GEORGIAN, "Georgian"),
          Map.entry(Character.UnicodeScript.ARMENIAN, "Armenian"),
          Map.entry(Character.UnicodeScript.ETHIOPIC, "Amharic"));

  /** Letters that tell languages of one script apart from the first of it. */
  private static final List<Map.Entry<String, String>> TELLING =
      List.of(
          Map.entry("Ukrainian", "іїєґІЇЄҐ"),
          Map.entry("Persian", "پچژگ"),
          Map.entry("Urdu", "ٹڈڑںے"));

  private static final List<String> NAMES = new ArrayList<>();

  /** Of each small word the languages that have it: a bit for each of {@link #NAMES}. */
  private static final Map<String, Integer> WORDS = new HashMap<>();

  static {
    read()
        .forEach((language, words) -> {
          words.forEach(word -> WORDS.merge(word, 1 << NAMES.size(), (some, more) -> some | more));
          NAMES.add(language);
        });
  }

  private static final int ENGLISH = 1 << NAMES.indexOf("English");

  private Languages() {}

  /** The English name of the language of a text that is not English; empty for English. */
  public static Optional<String> foreign(String text) {
    String part = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    Optional<String> byScript = byScript(part);
    return byScript.isPresent() ? byScript : byWords(part);
  }

  private static Optional<String> byScript(String text) {
    Map<String, Integer> letters = new HashMap<>();
    int other = 0;
    int all = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x250 || !Character.isLetter(c)) {
        all += Character.isLetter(c) ? 1 : 0;
        continue;
      }
      all++;
      String language = SCRIPTS.get(Character.UnicodeScript.of(c));
      if (language != null) {
        other++;
        letters.merge(language, 1, Integer::sum);
      }
    }
    if (other < MIN_LETTERS || 2 * other < all) {
      return Optional.empty();
    }
    String most =
        letters.entrySet().stream()
            .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
            .orElseThrow()
            .getKey();
    if (most.equals("Chinese") && letters.containsKey("Japanese")) {
      return Optional.of("Japanese");
    }
    if (most.equals("Russian") || most.equals("Arabic")) {
      for (int n = TELLING.size() - 1; n >= 0; n--) {
        Map.Entry<String, String> language = TELLING.get(n);
        if (text.chars().filter(c -> language.getValue().indexOf(c) >= 0).count() >= 3) {
          return Optional.of(language.getKey());
        }
      }
    }
    return Optional.of(most);
  }

  private static Optional<String> byWords(String text) {
    List<String> words = words(Capitals.areAll(text) ? text.toLowerCase(Locale.ROOT) : text);
    int[] languages = new int[words.size()];
    int[] found = new int[NAMES.size()];
    for (int i = 0; i < languages.length; i++) {
      languages[i] = WORDS.getOrDefault(words.get(i), 0);
      if ((languages[i] & ENGLISH) == 0) {
        for (int rest = languages[i]; rest != 0; rest &= rest - 1) {
          found[Integer.numberOfTrailingZeros(rest)]++;
        }
      }
    }
    int best = -1;
    for (int language = 0; language < found.length; language++) {
      if (found[language] > (best < 0 ? 0 : found[best])
          && different(words, languages, language) >= MIN_DIFFERENT) {
        best = language;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    int ofEnglishAlone = 0;
    for (int its : languages) {
      ofEnglishAlone += (its & (ENGLISH | 1 << best)) == ENGLISH ? 1 : 0;
    }
    return found[best] >= MIN_WORDS
            && found[best] >= MIN_SHARE * words.size()
            && found[best] >= MIN_TIMES_ENGLISH * ofEnglishAlone
        ? Optional.of(NAMES.get(best))
        : Optional.empty();
  }

  /** How many different words of a language that are not English as well are among some. */
  private static int different(List<String> words, int[] languages, int language) {
    Set<String> different = new HashSet<>();
    for (int i = 0; i < languages.length; i++) {
      if ((languages[i] & (ENGLISH | 1 << language)) == 1 << language) {
        different.add(words.get(i));
      }
    }
    return different.size();
  }

  /** The words of a text; those with a capital, which may be names, are one that no list has. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter =
          i < text.length()
              && (Character.isLetter(text.charAt(i))
                  || Character.getType(text.charAt(i)) == Character.NON_SPACING_MARK
                  || i > start && (text.charAt(i) == '\'' || text.charAt(i) == '\u2019'));
      if (!letter) {
        if (i > start) {
          words.add(text.substring(start, i).replace('\u2019', '\''));
        }
        start = i + 1;
      }
    }
    return words;
  }

  private static SortedMap<String, Set<String>> read() {
    SortedMap<String, Set<String>> languages = new TreeMap<>();
    try (InputStream file = Languages.class.getResourceAsStream("function-words.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      Set<String> words = new HashSet<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          words =
              languages.computeIfAbsent(
                  line.substring(1, line.length() - 1), name -> new HashSet<>());
        } else if (!line.startsWith("#") && !line.isBlank()) {
          words.addAll(List.of(line.strip().split(" +")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return languages;
  }
}
