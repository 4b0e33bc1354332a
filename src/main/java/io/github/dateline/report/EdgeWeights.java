package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.stats.Measure;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The edge weights of the network: how strong each pair is compared with the others, from 0 to 1.
 *
 * <p>Where the ranking measure gives all pairs the same value, as a lower bound does when all are
 * 0, log-likelihood takes its place.
 *
 * @param values from 0, the weakest pair, to 1, the strongest, in the order of the rows
 * @param measure the measure that they are of
 */
record EdgeWeights(double[] values, String measure) {
  static EdgeWeights of(CooccurrenceTable table) {
    List<CooccurrenceTable.Row> rows = table.rows();
    double[] values = scaled(rows, CooccurrenceTable.Row::score);
    if (table.rankedBy() == Measure.LOG_LIKELIHOOD || areAllEqual(table)) {
      // Its square root: it grows with the square of what people would call strength.
      values =
          scaled(rows, row -> Math.sqrt(Math.max(0, Measure.LOG_LIKELIHOOD.score(row.counts()))));
      return new EdgeWeights(values, ReportText.words(Measure.LOG_LIKELIHOOD));
    }
    return new EdgeWeights(values, ReportText.words(table.rankedBy()));
  }

  /** Whether the measure gives all pairs the same. */
  static boolean areAllEqual(CooccurrenceTable table) {
    return table.rows().size() > 1
        && table.rows().stream().mapToDouble(CooccurrenceTable.Row::score).distinct().count() == 1;
  }

  /** Parts of the way from the lowest to the highest; 0 where there is no number. */
  private static double[] scaled(
      List<CooccurrenceTable.Row> rows, ToDoubleFunction<CooccurrenceTable.Row> score) {
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (CooccurrenceTable.Row row : rows) {
      double value = score.applyAsDouble(row);
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    double[] strengths = new double[rows.size()];
    for (int i = 0; i < strengths.length; i++) {
      double value = score.applyAsDouble(rows.get(i));
      if (Double.isFinite(value)) {
        strengths[i] = high > low ? (value - low) / (high - low) : 1;
      } else {
        strengths[i] = value > 0 ? 1 : 0;
      }
    }
    return strengths;
  }
}
