package io.github.dateline.annotate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What words tell about the names that they are in or stand beside: {@code words.txt}. Immutable
 * and thread-safe.
 */
final class Vocabulary {
  /** What a word tells; {@code words.txt} says it in a sentence each. */
  enum Kind {
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

  private static final Vocabulary ENGLISH = read();

  private final Map<Kind, Set<String>> words;

  private Vocabulary(Map<Kind, Set<String>> words) {
    this.words = words;
  }

  /** The words of English. */
  static Vocabulary english() {
    return ENGLISH;
  }

  /** Whether a word in lower case, with or without the point of an abbreviation, is of a kind. */
  boolean is(Kind kind, String word) {
    Set<String> kindred = words.get(kind);
    return kindred.contains(word)
        || (word.length() > 1
            && word.endsWith(".")
            && kindred.contains(word.substring(0, word.length() - 1)));
  }

  private static Vocabulary read() {
    Map<Kind, Set<String>> words = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      words.put(kind, new HashSet<>());
    }
    try (InputStream file = Vocabulary.class.getResourceAsStream("words.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      Kind kind = Kind.COMMON;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          String name = line.substring(1, line.length() - 1);
          kind = Kind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } else if (!line.startsWith("#") && !line.isBlank()) {
          words.get(kind).addAll(List.of(line.strip().split(" ")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Vocabulary(words);
  }
}
