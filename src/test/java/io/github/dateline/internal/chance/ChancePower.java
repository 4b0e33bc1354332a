package io.github.dateline.internal.chance;

import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Prints how many pairs of real articles have q at most .05, which share of them comes about in
 * shuffles of these articles, and how many plain Fisher keeps where its threshold is set by the
 * shuffles so that .05 do. Arguments: an archive or a file of names, and how many shuffles;
 * optionally "together", if people, organisations and places are to be one group for the model and
 * the shuffles, or "mixed", if they are to be for the shuffles alone.
 */
final class ChancePower {
  private ChancePower() {}

  public static void main(String[] args) throws IOException {
    String groups = args.length > 2 ? args[2] : "apart";
    NamesInArticles made = NamesInArticles.read(Path.of(args[0]), !groups.equals("together"));
    int shuffles = Integer.parseInt(args[1]);
    ChanceModel model = made.model();
    int[] counts = made.counts();
    ChanceLevels.Found found = ChanceLevels.found(made);
    double[] ours = pValues(made, model);
    double[] fisher = fisher(made, counts);
    double[] levels = {.01, .05, .2};
    double[] thresholds = new double[levels.length];
    for (int i = 0; i < levels.length; i++) {
      int passing = found.passing(levels[i]);
      thresholds[i] = passing == 0 ? -1 : ours[passing - 1];
    }
    double[] falsely = new double[levels.length];
    // How many pairs of the shuffles each p-value of Fisher's test brings.
    double[] brought = new double[fisher.length];
    Random random = new Random(1);
    NamesInArticles mixed =
        groups.equals("mixed") ? new NamesInArticles(made.articles, made.names) : made;
    NamesInArticles shuffled = mixed.shuffled(30 * made.articles.length, random);
    for (int k = 0; k < shuffles; k++) {
      shuffled = shuffled.shuffled(10 * made.articles.length, random);
      NamesInArticles inGroups = made.with(shuffled.articles, 0);
      for (double p : pValues(inGroups, model)) {
        for (int i = 0; i < levels.length; i++) {
          falsely[i] += p <= thresholds[i] ? 1.0 / shuffles : 0;
        }
      }
      double[] those = fisher(inGroups, counts);
      int passing = 0;
      for (int i = 0; i < fisher.length; i++) {
        while (passing < those.length && those[passing] <= fisher[i]) {
          passing++;
        }
        brought[i] += passing / (double) shuffles;
      }
    }
    int byFisher = 0;
    for (int i = 0; i < fisher.length; i++) {
      boolean isLast = i + 1 == fisher.length || fisher[i + 1] > fisher[i];
      byFisher = isLast && brought[i] / (i + 1) <= .05 ? i + 1 : byFisher;
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %s: %d articles, %d pairs together%n",
        args[0],
        groups,
        made.articles.length,
        ours.length);
    for (int i = 0; i < levels.length; i++) {
      int passing = found.passing(levels[i]);
      System.out.printf(
          Locale.ROOT,
          "  q <= %.2f: %d pairs, of which shuffles bring %.2f, a share of %.4f%n",
          levels[i],
          passing,
          falsely[i],
          falsely[i] / Math.max(1, passing));
    }
    System.out.printf(
        Locale.ROOT,
        "  bound above 0: %d; Fisher at a true share of .05: %d, of which 90 %% are %.1f%n",
        found.sure(),
        byFisher,
        .9 * byFisher);
  }

  private static double[] pValues(NamesInArticles made, ChanceModel model) {
    return ChanceLevels.tested(made, model).stream().mapToDouble(ChanceLevels.Tested::p).toArray();
  }

  private static double[] fisher(NamesInArticles made, int[] counts) {
    Map<List<Integer>, Double> known = new HashMap<>();
    double[] pValues =
        made.pairs(ChanceLevels.MINIMUM).entrySet().stream()
            .mapToDouble(entry -> {
              int one = counts[(int) (entry.getKey() >>> 32)];
              int other = counts[(int) (long) entry.getKey()];
              return known.computeIfAbsent(
                  List.of(one, other, entry.getValue()),
                  alike ->
                      FisherExact.p(
                          new Contingency(entry.getValue(), one, other, made.articles.length),
                          FisherExact.Tail.GREATER));
            })
            .toArray();
    Arrays.sort(pValues);
    return pValues;
  }
}
