package io.github.dateline.annotate.internal.lexicon;

import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What given names tell: whether men or women have them, by CoreNLP's list, and which short ones
 * stand for which, by {@code nicknames.txt}.
 *
 * <p>Immutable and thread-safe.
 */
public final class GivenNames {
  private static final String LIST = "edu/stanford/nlp/models/gender/first_name_map_small";
  private static final GivenNames ENGLISH = read();

  private final Map<String, WordKind> genders = new HashMap<>();

  /** From short names to the one of their set that all are compared by. */
  private final Map<String, String> sets = new HashMap<>();

  private GivenNames() {}

  /** The names of English. */
  public static GivenNames english() {
    return ENGLISH;
  }

  /** {@link WordKind#MAN} or {@link WordKind#WOMAN}; null if a name in lower case tells nothing. */
  public @Nullable WordKind gender(String name) {
    return genders.get(name);
  }

  /** Whether two given names in lower case may be one person's: "bill" and "william". */
  public boolean areOne(String one, String other) {
    String set = sets.get(one);
    return one.equals(other) || (set != null && set.equals(sets.get(other)));
  }

  private static GivenNames read() {
    GivenNames names = new GivenNames();
    try {
      InputStream list = GivenNames.class.getClassLoader().getResourceAsStream(LIST);
      if (list != null) {
        try (BufferedReader lines = reader(list)) {
          lines.lines().forEach(names::addGender);
        }
      }
      try (InputStream file = GivenNames.class.getResourceAsStream("nicknames.txt");
          BufferedReader lines = reader(file)) {
        lines.lines().filter(line -> !line.startsWith("#")).forEach(names::addSet);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static BufferedReader reader(InputStream file) {
    return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
  }

  private void addGender(String line) {
    String[] words = line.toLowerCase(Locale.ROOT).split("\\s+");
    if (words.length == 2) {
      WordKind gender = words[1].startsWith("m") ? WordKind.MAN : WordKind.WOMAN;
      if (genders.merge(words[0], gender, (a, b) -> a == b ? a : WordKind.COMMON)
          == WordKind.COMMON) {
        genders.put(words[0], WordKind.COMMON);
      }
    }
  }

  private void addSet(String line) {
    String[] names = line.strip().split("\\s+");
    for (String name : names) {
      sets.putIfAbsent(name, names[0]);
    }
  }
}
