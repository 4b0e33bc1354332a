package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.annotate.internal.crf.Margins;
import io.github.dateline.annotate.internal.lexicon.Vocabulary;
import io.github.dateline.annotate.internal.lexicon.Vocabulary.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of evidence that some tokens are a name, and what it weighs for each type as log-odds
 * against no name, by {@code evidence.txt}. Immutable.
 */
public final class Clue {
  private static final Map<String, double[]> WEIGHTS = read();
  private static final double[] NOTHING = new double[Margins.TYPES.size()];

  private final String name;
  private final double[] weights;

  private Clue(String name) {
    this.name = name;
    weights = WEIGHTS.getOrDefault(name, NOTHING);
  }

  static Clue of(String name) {
    return new Clue(name);
  }

  public String name() {
    return name;
  }

  /** A clue for each type. */
  static List<Clue> byType(String name) {
    return Margins.TYPES.stream().map(type -> of(name + type)).toList();
  }

  /** Adds what an amount of this weighs to the sums of the types. */
  void addTo(double[] sums, double amount) {
    for (int type = 0; type < sums.length; type++) {
      sums[type] += amount * weights[type];
    }
  }

  /** Clues for some kinds of words. */
  static final class OfKinds {
    private final Clue[] clues = new Clue[Kind.values().length];
    private long kinds;

    OfKinds(String name, Kind... kinds) {
      for (Kind kind : kinds) {
        clues[kind.ordinal()] = of(name + kind);
        this.kinds |= Vocabulary.bit(kind);
      }
    }

    /** Tells of a word of these kinds. */
    void tell(long word, Evidence.Sink sink) {
      for (long rest = word & kinds; rest != 0; rest &= rest - 1) {
        sink.add(clues[Long.numberOfTrailingZeros(rest)], 1);
      }
    }
  }

  /** Each line holds a name and a weight for each type. */
  private static Map<String, double[]> read() {
    Map<String, double[]> weights = new HashMap<>();
    try (InputStream file = Clue.class.getResourceAsStream("evidence.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] columns = line.strip().split(" +");
          double[] weight = new double[Margins.TYPES.size()];
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
