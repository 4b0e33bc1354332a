package io.github.dateline.annotate.internal.linking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kind of thing that a Wikipedia page is about, as told by the words in brackets after its
 * title or after another name of it: "Duffy (singer)" is a person, "House (TV series)" something
 * else.
 */
public enum TitleKind {
  PERSON,
  PLACE,
  ORGANIZATION,

  /** A film, a song, a ship, a species: no person and no place that news names as such. */
  OTHER;

  private static final Map<String, TitleKind> WORDS = read();

  /** As a bit, for sums of kinds. */
  int bit() {
    return 1 << ordinal();
  }

  /** The kind that a text in brackets speaks of, by its last word that speaks of any. */
  static Optional<TitleKind> of(String brackets) {
    String[] words = brackets.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
    for (int i = words.length - 1; i >= 0; i--) {
      TitleKind kind = WORDS.get(words[i]);
      if (kind != null) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The text in the brackets that end a title or a name; empty if none do. */
  static String brackets(String title) {
    int open = title.lastIndexOf('(');
    return open > 0 && title.endsWith(")") ? title.substring(open + 1, title.length() - 1) : "";
  }

  /** A title or name without the brackets that end it. */
  public static String bare(String title) {
    int open = title.lastIndexOf('(');
    return open > 1 && title.endsWith(")") ? title.substring(0, open - 1) : title;
  }

  private static Map<String, TitleKind> read() {
    Map<String, TitleKind> words = new HashMap<>();
    try (InputStream file = TitleKind.class.getResourceAsStream("title-kinds.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      TitleKind kind = OTHER;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          kind = valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
        } else if (!line.startsWith("#") && !line.isBlank()) {
          for (String word : line.strip().split(" ")) {
            words.put(word, kind);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
