package io.github.dateline.internal.chance;

import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

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
    ChanceLevels.Found found = ChanceLevels.found(made);
    double[] ours = pValues(made, model);
    double[] fisher = fisher(made);
    double[] levels = {.01, .05, .2};
    // How many pairs of the shuffles each p-value brings.
    double[] byFisher = new double[fisher.length];
    double[] byOurs = new double[ours.length];
    Random random = new Random(1);
    NamesInArticles mixed =
        groups.equals("mixed") ? new NamesInArticles(made.articles, made.names) : made;
    NamesInArticles shuffled = mixed.shuffled(30 * made.articles.length, random);
    for (int k = 0; k < shuffles; k++) {
      shuffled = shuffled.shuffled(10 * made.articles.length, random);
      NamesInArticles inGroups = made.with(shuffled.articles, 0);
      add(byOurs, ours, pValues(inGroups, model), shuffles);
      add(byFisher, fisher, fisher(inGroups), shuffles);
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %s: %d articles, %d pairs together%n",
        args[0],
        groups,
        made.articles.length,
        ours.length);
    for (double level : levels) {
      int passing = found.passing(level);
      double falsely = passing == 0 ? 0 : byOurs[passing - 1];
      System.out.printf(
          Locale.ROOT,
          "  q <= %.2f: %d pairs, of which shuffles bring %.2f, a share of %.4f%n",
          level,
          passing,
          falsely,
          falsely / Math.max(1, passing));
    }
    int kept = kept(byFisher, fisher);
    System.out.printf(
        Locale.ROOT,
        "  bound above 0: %d; at a true share of .05: %d by this order, %d by Fisher's, of which 90 %% are"
            + " %.1f%n",
        found.sure(),
        kept(byOurs, ours),
        kept,
        .9 * kept);
  }

  /** Adds how many of some p-values are at most each of those found. */
  private static void add(double[] sums, double[] found, double[] some, int shuffles) {
    int passing = 0;
    for (int i = 0; i < found.length; i++) {
      while (passing < some.length && some[passing] <= found[i]) {
        passing++;
      }
      sums[i] += passing / (double) shuffles;
    }
  }

  /** The most pairs of which the shuffles bring .05. */
  private static int kept(double[] sums, double[] found) {
    int kept = 0;
    for (int i = 0; i < found.length; i++) {
      boolean isLast = i + 1 == found.length || found[i + 1] > found[i];
      kept = isLast && sums[i] / (i + 1) <= .05 ? i + 1 : kept;
    }
    return kept;
  }

  private static double[] pValues(NamesInArticles made, ChanceModel model) {
    return pValues(made, kind -> kind.p(model));
  }

  private static double[] fisher(NamesInArticles made) {
    return pValues(
        made,
        kind ->
            FisherExact.p(
                new Contingency(kind.both(), kind.first(), kind.second(), made.articles.length),
                FisherExact.Tail.GREATER));
  }

  /** Of all pairs seen together, the least first. */
  private static double[] pValues(
      NamesInArticles made, ToDoubleFunction<NamesInArticles.Kind> ofKind) {
    return made.kinds(ChanceLevels.MINIMUM).entrySet().stream()
        .flatMapToDouble(alike -> {
          double p = ofKind.applyAsDouble(alike.getKey());
          return DoubleStream.generate(() -> p).limit(alike.getValue());
        })
        .sorted()
        .toArray();
  }
}
