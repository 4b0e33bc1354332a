package io.github.dateline.annotate.internal.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The trigger lexicon, {@code trigger-words.txt}: words that reveal the type of a name that
 * contains them or stands next to them, such as "Ministry", "Mrs" or "Park".
 *
 * <p>Immutable and thread-safe.
 */
public final class TriggerLexicon {
  /** What a word tells; {@code trigger-words.txt} says it in a sentence each. */
  public enum WordKind {
    ORGANISATION,
    ALONE,
    ORGANISATION_OF,
    PLACE,
    PLACE_FIRST,
    PLACE_OF,
    CENTRE,
    HONORIFIC,
    TITLE,
    MAN,
    WOMAN,
    SUFFIX,
    SAYS,
    DONE,
    INTO,
    COMMON,
    ACRONYM,
    PEOPLE,
    FAITH,
    CAMP,
    NO_PEOPLE,
    BODY,
    ROLE,
    AREA,
    POST,
    RULER,
    MEDIA,
    COMPANY,
    TEAM
  }

  private static final TriggerLexicon ENGLISH = read();

  /** Of each word the kinds, as a sum of {@link #bit}s. */
  private final Map<String, Long> words;

  private TriggerLexicon(Map<String, Long> words) {
    this.words = words;
  }

  /** The words of English. */
  public static TriggerLexicon english() {
    return ENGLISH;
  }

  /** What stands for a kind in a sum. */
  public static long bit(WordKind kind) {
    return 1L << kind.ordinal();
  }

  /** The kinds of a word in lower case, with or without the point of an abbreviation. */
  public long kinds(String word) {
    long kinds = words.getOrDefault(word, 0L);
    return word.length() > 1 && word.endsWith(".")
        ? kinds | words.getOrDefault(word.substring(0, word.length() - 1), 0L)
        : kinds;
  }

  /** Whether a word in lower case, with or without the point of an abbreviation, is of a kind. */
  public boolean is(WordKind kind, String word) {
    return (kinds(word) & bit(kind)) != 0;
  }

  private static TriggerLexicon read() {
    Map<String, Long> words = new HashMap<>();
    try (InputStream file = TriggerLexicon.class.getResourceAsStream("trigger-words.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      WordKind kind = WordKind.COMMON;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          String name = line.substring(1, line.length() - 1);
          kind = WordKind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } else if (!line.startsWith("#") && !line.isBlank()) {
          for (String word : line.strip().split(" ")) {
            words.merge(word, bit(kind), (some, more) -> some | more);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TriggerLexicon(words);
  }
}
