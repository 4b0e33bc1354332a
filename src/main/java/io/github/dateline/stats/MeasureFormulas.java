package io.github.dateline.stats;

/**
 * The formulas behind {@link Measure}, which says what each means and where it comes from.
 *
 * <p>Most are written with the determinant d = both * total - first * second instead of the ratio
 * of observed and expected count. Since observed - expected = d / total in every cell but for the
 * sign, and d is known without cancellation, they keep their digits near independence and are
 * exactly zero at it.
 */
final class MeasureFormulas {

  private static final double LN_2 = Math.log(2);

  private MeasureFormulas() {}

  /**
   * G2. Each cell gives O ln(O/E) - (O - E) >= 0; the added parts sum to zero over the table, and
   * with them nothing cancels, which the plain sum of O ln(O/E) does badly for large counts.
   */
  static double logLikelihood(Contingency t) {
    double d = t.determinant();
    if (d == 0) {
      return 0;
    }
    double absentFirst = t.total() - t.first();
    double absentSecond = t.total() - t.second();
    double sum =
        divergence(t.both(), t.first(), t.second(), t.total(), d)
            + divergence(t.onlyFirst(), t.first(), absentSecond, t.total(), -d)
            + divergence(t.onlySecond(), absentFirst, t.second(), t.total(), -d)
            + divergence(t.neither(), absentFirst, absentSecond, t.total(), d);
    return Math.copySign(2 * sum, d);
  }

  static double simpleLogLikelihood(Contingency t) {
    double d = t.determinant();
    return d == 0
        ? 0
        : Math.copySign(2 * divergence(t.both(), t.first(), t.second(), t.total(), d), d);
  }

  /** O ln(O/E) - (O - E), where E = row * column / total and O - E = d / total. Never negative. */
  private static double divergence(
      double observed, double row, double column, double total, double d) {
    double expected = row * column / total;
    if (observed == 0) {
      return expected;
    }
    double x = d / (row * column);
    if (Math.abs(x) > 0.5) {
      return observed * Math.log(observed / expected) - (observed - expected);
    }
    // (1 + x) ln(1 + x) - x by the series of the inverse hyperbolic tangent, as R's bd0 does.
    double y = x / (2 + x);
    double power = y;
    double sum = 0;
    for (int k = 3; ; k += 2) {
      power *= y * y;
      double next = sum + power / k;
      if (next == sum) {
        return expected * 2 / (1 - y) * (y * y + (1 + y) * sum);
      }
      sum = next;
    }
  }

  static double chiSquared(Contingency t) {
    return chiSquared(t, Math.abs(t.determinant()));
  }

  static double chiSquaredYates(Contingency t) {
    return chiSquared(t, Math.max(0, Math.abs(t.determinant()) - t.total() / 2.0));
  }

  private static double chiSquared(Contingency t, double d) {
    if (d == 0) {
      return 0;
    }
    double byFirst = d / ((double) t.first() * (t.total() - t.first()));
    double bySecond = d / ((double) t.second() * (t.total() - t.second()));
    return t.total() * byFirst * bySecond;
  }

  /** ln(observed / expected). */
  private static double logObservedOverExpected(Contingency t) {
    double expected = (double) t.first() * t.second();
    if (expected == 0) {
      return Double.NaN;
    }
    return logQuotient((double) t.both() * t.total(), expected, t.determinant());
  }

  /** ln(a / b), where a - b is known better than the two give it. */
  private static double logQuotient(double a, double b, double difference) {
    double relative = difference / b;
    return Math.abs(relative) < 0.5 ? Math.log1p(relative) : Math.log(a / b);
  }

  static double pmi(Contingency t) {
    return logObservedOverExpected(t) / LN_2;
  }

  /** log2(observed^power / expected). */
  static double pmiToThe(int power, Contingency t) {
    return pmi(t) + (power - 1) * Math.log(t.both()) / LN_2;
  }

  static double npmi(Contingency t) {
    if (t.first() == 0 || t.second() == 0) {
      return Double.NaN;
    }
    if (t.both() == 0) {
      return -1;
    }
    if (t.both() == t.first() && t.both() == t.second()) {
      return 1;
    }
    double information = logQuotient(t.total(), t.both(), t.total() - t.both());
    return logObservedOverExpected(t) / information;
  }

  static double tScore(Contingency t) {
    double d = t.determinant();
    return d == 0 ? 0 : d / t.total() / Math.sqrt(t.both());
  }

  static double zScore(Contingency t) {
    double d = t.determinant();
    return d == 0 ? 0 : d / t.total() / Math.sqrt(t.expected());
  }

  static double dice(Contingency t) {
    return 2.0 * t.both() / ((double) t.first() + t.second());
  }

  static double logDice(Contingency t) {
    return 14 + Math.log(dice(t)) / LN_2;
  }

  static double jaccard(Contingency t) {
    return (double) t.both() / (t.first() + t.onlySecond());
  }

  static double ochiai(Contingency t) {
    return t.both() / Math.sqrt((double) t.first() * t.second());
  }

  static double minimumSensitivity(Contingency t) {
    return (double) t.both() / Math.max(t.first(), t.second());
  }

  static double logRatio(Contingency t) {
    if (t.first() == 0 || t.first() == t.total() || t.second() == 0) {
      return Double.NaN;
    }
    double absentFirst = t.total() - t.first();
    double both = t.both() == 0 ? 0.5 : t.both();
    double onlySecond = t.onlySecond() == 0 ? 0.5 : t.onlySecond();
    double with = both * absentFirst;
    double without = onlySecond * t.first();
    boolean corrected = t.both() == 0 || t.onlySecond() == 0;
    return logQuotient(with, without, corrected ? with - without : t.determinant()) / LN_2;
  }

  static double relativeRisk(Contingency t) {
    double with = (double) t.both() * (t.total() - t.first());
    double without = (double) t.onlySecond() * t.first();
    return t.determinant() == 0 && without > 0 ? 1 : with / without;
  }

  static double oddsRatio(Contingency t) {
    double same = (double) t.both() * t.neither();
    double different = (double) t.onlyFirst() * t.onlySecond();
    return t.determinant() == 0 && different > 0 ? 1 : same / different;
  }

  static double logOddsRatio(Contingency t) {
    if (t.hasZeroMargin()) {
      return Double.NaN;
    }
    double same = (t.both() + 0.5) * (t.neither() + 0.5);
    double different = (t.onlyFirst() + 0.5) * (t.onlySecond() + 0.5);
    double sums = (double) (t.both() + t.neither()) - (t.onlyFirst() + t.onlySecond());
    return logQuotient(same, different, t.determinant() + 0.5 * sums);
  }

  static double deltaPFirst(Contingency t) {
    return t.determinant() / ((double) t.second() * (t.total() - t.second()));
  }

  static double deltaPSecond(Contingency t) {
    return t.determinant() / ((double) t.first() * (t.total() - t.first()));
  }

  static double jlh(Contingency t) {
    double d = t.determinant();
    if (d <= 0) {
      return 0;
    }
    double difference = d / t.first() / t.total();
    return difference * (t.both() / t.expected());
  }

  static double relatedness(Contingency t) {
    double d = t.determinant();
    if (d == 0) {
      return 0;
    }
    double prior = (double) t.second() / t.total();
    double z = d / t.total() / Math.sqrt(t.first() * prior * (1 - prior));
    double sum =
        squashed(z, -80, 50)
            + squashed(z, -30, 30)
            + squashed(z, 0, 30)
            + squashed(z, 30, 30)
            + squashed(z, 80, 50);
    return Math.round(0.2 * sum * 1e5) / 1e5;
  }

  private static double squashed(double z, double offset, double scale) {
    return (z + offset) / (scale + Math.abs(z + offset));
  }
}
