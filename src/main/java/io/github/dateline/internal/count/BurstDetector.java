package io.github.dateline.internal.count;

import io.github.dateline.Timeline;

/**
 * Detects bursts in a timeline with Kleinberg's two-state automaton, in its form for batches.
 *
 * <p>Bin t has r(t) of d(t) articles; state 0 gives an article with probability p0 = Σr / Σd, state
 * 1 with p1 = s p0. A bin costs -ln of the binomial probability of r(t) in its state; going up
 * costs γ ln n for n bins, going down nothing; the automaton starts in state 0. Viterbi's algorithm
 * finds the states of least total cost; between equal ones, walking back from the last bin, state 0
 * is taken.
 *
 * <p>The binomial coefficient is the same in both states and is left out.
 */
public final class BurstDetector {
  private final long[] hits;
  private final long[] totals;
  private final double baseRate;
  private final double burstRate;

  public BurstDetector(long[] hits, long[] totals) {
    this.hits = hits;
    this.totals = totals;
    double allHits = 0;
    double all = 0;
    for (int t = 0; t < hits.length; t++) {
      allHits += hits[t];
      all += totals[t];
    }
    baseRate = all == 0 ? 0 : allHits / all;
    burstRate = Timeline.BURST_RATIO * baseRate;
  }

  /** Which bins are in a burst. */
  public boolean[] states() {
    int n = hits.length;
    boolean[] burst = new boolean[n];
    if (baseRate == 0 || burstRate >= 1) {
      return burst;
    }
    double enter = Timeline.BURST_COST * Math.log(n);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    // Whether the best way into a state came from the burst.
    boolean[] lowFromBurst = new boolean[n];
    boolean[] highFromBurst = new boolean[n];
    for (int t = 0; t < n; t++) {
      lowFromBurst[t] = high < low;
      highFromBurst[t] = high < low + enter;
      double nextLow = Math.min(low, high) + cost(t, baseRate);
      high = Math.min(low + enter, high) + cost(t, burstRate);
      low = nextLow;
    }
    boolean state = high < low;
    for (int t = n - 1; t >= 0; t--) {
      burst[t] = state;
      state = state ? highFromBurst[t] : lowFromBurst[t];
    }
    return burst;
  }

  /** By how much a bin is better explained by a burst. */
  double gain(int t) {
    return cost(t, baseRate) - cost(t, burstRate);
  }

  private double cost(int t, double p) {
    return -(hits[t] * Math.log(p) + (totals[t] - hits[t]) * Math.log1p(-p));
  }
}
