package io.github.dateline.annotate;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * CoreNLP's lists of words that stand for a he or a she, or for an it, in text, and of given names:
 * 120,000 words. Immutable and thread-safe.
 */
final class WordLists {
  /** Words that stand for a he or a she. */
  static final int HUMAN = 1;

  /** Words that stand for an it. */
  static final int THING = 2;

  /** People's given names. */
  static final int GIVEN = 4;

  /** Words that, with a capital, are found to be alive. */
  static final int ANIMATE = 8;

  /** Words that, with a capital, are found not to be alive. */
  static final int INANIMATE = 16;

  private static final String FOLDER = "edu/stanford/nlp/models/dcoref/";
  private static final Map<String, Integer> LISTS =
      Map.of(
          "male.unigrams.txt", HUMAN,
          "female.unigrams.txt", HUMAN,
          "neutral.unigrams.txt", THING,
          "namegender.combine.txt", GIVEN,
          "animate.unigrams.txt", ANIMATE,
          "inanimate.unigrams.txt", INANIMATE);

  private final Map<String, Integer> kinds = new HashMap<>();

  private WordLists() {}

  /**
   * Reads the lists, in about a tenth of a second.
   *
   * @throws FileNotFoundException if CoreNLP's models are not on the class path
   */
  static WordLists load() throws IOException {
    WordLists lists = new WordLists();
    for (Map.Entry<String, Integer> list : LISTS.entrySet()) {
      String file = FOLDER + list.getKey();
      try (InputStream words = open(file)) {
        if (words == null) {
          throw new FileNotFoundException(file);
        }
        lists.read(
            new BufferedReader(new InputStreamReader(words, StandardCharsets.UTF_8)),
            list.getValue());
      }
    }
    return lists;
  }

  private static InputStream open(String file) {
    InputStream beside = CRFClassifier.class.getClassLoader().getResourceAsStream(file);
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return beside != null || context == null ? beside : context.getResourceAsStream(file);
  }

  /** Each line holds a word, and more that does not matter after a tab. */
  private void read(BufferedReader lines, int kind) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int tab = line.indexOf('\t');
      String word = tab < 0 ? line : line.substring(0, tab);
      if (word.length() > 1
          && ((kind & (ANIMATE | INANIMATE)) == 0 || Character.isUpperCase(word.charAt(0)))) {
        kinds.merge(word.toLowerCase(Locale.ROOT), kind, (some, more) -> some | more);
      }
    }
  }

  /** The kinds of a word in lower case, as a sum of bits. */
  int kinds(String word) {
    return kinds.getOrDefault(word, 0);
  }
}
