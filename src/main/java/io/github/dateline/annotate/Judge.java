package io.github.dateline.annotate;

import io.github.dateline.EntityType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which tokens are names and of what type: adds up what the evidence of each place weighs
 * for each type, as log-odds against no name, and takes the places that together weigh most and do
 * not overlap.
 *
 * <p>The weights, in {@code evidence.txt}, are those of a multinomial logistic regression with an L2
 * penalty; docs/quality.md tells on what it was fitted and how to fit it anew.  */
final class Judge {
  private Judge() {}

  /** A name that may be taken, and what it weighs. */
  private record Weighed(Candidate name, double weight) {}

  /** Takes the names of an article's lines anew, on all the evidence there is. */
  static void read(List<Line> lines, Evidence evidence) {
    Map<Line, List<Candidate>> taken = new HashMap<>();
    for (Line line : lines) {
      List<Weighed> weighed = new ArrayList<>();
      for (Place place : evidence.places(line)) {
        Weighed name = weigh(evidence, line, place);
        if (name.weight > 0) {
          weighed.add(name);
        }
      }
      taken.put(line, best(weighed));
    }
    for (Line line : lines) {
      line.names.clear();
      line.names.addAll(taken.get(line));
    }
  }

  private static Weighed weigh(Evidence evidence, Line line, Place place) {
    double[] sums = new double[Evidence.TYPES.size()];
    evidence.tell(line, place, (clue, amount) -> clue.addTo(sums, amount));
    int best = 0;
    for (int type = 1; type < sums.length; type++) {
      best = sums[type] > sums[best] ? type : best;
    }
    EntityType type = Evidence.TYPES.get(best);
    return new Weighed(new Candidate(place.from(), place.to(), type), sums[best]);
  }

  /** The names that weigh most together, of those that do not overlap, in order. */
  private static List<Candidate> best(List<Weighed> weighed) {
    weighed.sort(
        Comparator.comparingInt((Weighed w) -> w.name.to()).thenComparing(w -> w.name.from()));
    int count = weighed.size();
    double[] sums = new double[count + 1];
    int[] before = new int[count];
    for (int i = 0; i < count; i++) {
      int j = i;
      while (j > 0 && weighed.get(j - 1).name.to() > weighed.get(i).name.from()) {
        j--;
      }
      before[i] = j;
      sums[i + 1] = Math.max(sums[i], sums[j] + weighed.get(i).weight);
    }
    List<Candidate> best = new ArrayList<>();
    int i = count;
    while (i > 0) {
      if (sums[i] == sums[i - 1]) {
        i--;
      } else {
        best.addFirst(weighed.get(i - 1).name);
        i = before[i - 1];
      }
    }
    return best;
  }
}
