package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.annotate.internal.crf.MaxMarginals;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feature of a candidate span, with its weight for each entity type as log odds against no name,
 * read from {@code ner-weights.txt}.
 *
 * <p>Immutable.
 */
public final class Feature {
  private static final Map<String, double[]> WEIGHTS = read();
  private static final double[] NO_WEIGHTS = new double[MaxMarginals.TYPES.size()];

  private final String name;
  private final double[] weights;

  /** The same of a span of one word, and of an acronym; null for features of classes. */
  private final @Nullable Feature ofOneWord;

  private final @Nullable Feature ofAcronym;

  private Feature(String name, @Nullable Feature ofOneWord, @Nullable Feature ofAcronym) {
    this.name = name;
    this.ofOneWord = ofOneWord;
    this.ofAcronym = ofAcronym;
    weights = WEIGHTS.getOrDefault(name, NO_WEIGHTS);
  }

  /** A feature that weighs otherwise, on top, where a span is one word or an acronym. */
  static Feature of(String name) {
    return new Feature(name, plain("one-word-" + name), plain("acronym-" + name));
  }

  /** A feature that weighs the same for all spans. */
  static Feature plain(String name) {
    return new Feature(name, null, null);
  }

  /** What it is as well for a span of one word that is no acronym; null if nothing. */
  @Nullable Feature ofOneWord() {
    return ofOneWord;
  }

  /** What it is as well for an acronym; null if nothing. */
  @Nullable Feature ofAcronym() {
    return ofAcronym;
  }

  public String name() {
    return name;
  }

  /** A feature for each type. */
  static List<Feature> byType(String name) {
    return MaxMarginals.TYPES.stream().map(type -> of(name + type)).toList();
  }

  /** Adds the weights, times the feature's value, to the scores of the types. */
  void addTo(double[] sums, double amount) {
    if (weights == NO_WEIGHTS) {
      return;
    }
    for (int type = 0; type < sums.length; type++) {
      sums[type] += amount * weights[type];
    }
  }

  /** Features for some kinds of words. */
  static final class WordKindFeatures {
    private final Feature[] clues = new Feature[WordKind.values().length];
    private long kinds;

    WordKindFeatures(String name, WordKind... kinds) {
      for (WordKind kind : kinds) {
        clues[kind.ordinal()] = of(name + kind);
        this.kinds |= TriggerLexicon.bit(kind);
      }
    }

    /** Generates the features of a word of these kinds. */
    void generate(long word, SpanFeatures.FeatureSink sink) {
      for (long rest = word & kinds; rest != 0; rest &= rest - 1) {
        sink.add(clues[Long.numberOfTrailingZeros(rest)], 1);
      }
    }
  }

  /** Each line holds a name and a weight for each type. */
  private static Map<String, double[]> read() {
    Map<String, double[]> weights = new HashMap<>();
    try (InputStream file = Feature.class.getResourceAsStream("ner-weights.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] columns = line.split(" ", -1);
          double[] weight = new double[MaxMarginals.TYPES.size()];
          for (int type = 0; type < weight.length; type++) {
            weight[type] = Double.parseDouble(columns[type + 1]);
          }
          weights.put(columns[0], weight);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return weights;
  }
}
