package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.Margins;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.lexicon.Vocabulary.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which tokens are names and of what type: adds up what the evidence of each place weighs
 * for each type, as log-odds against no name, and takes the places that together weigh most and do
 * not overlap.
 *
 * <p>The weights, in {@code evidence.txt}, are those of a multinomial logistic regression with an
 * L2 penalty; docs/quality.md tells on what it was fitted and how to fit it anew.
 */
public final class Judge {
  private Judge() {}

  /** What it weighs that the rules and the leading model take the same name. */
  private static final double AGREED = 0.5;

  /** Longest name that is believed in a titled line, in tokens. */
  private static final int LONGEST_TITLED = 5;

  /** The type that all mentions of a name have is given up where another weighs so much more. */
  private static final double CONTEXT = 4;

  /**
   * A name that may be taken.
   *
   * @param sums what it weighs as each type, as log-odds against no name
   * @param weight what it weighs as a name of any type, against none
   */
  private record Weighed(Candidate name, double[] sums, double weight) {}

  /**
   * Takes the names of an article's lines anew, on all the evidence there is.
   *
   * @param told from the keys of names to types that are beyond doubt
   */
  public static void decode(List<Line> lines, Evidence evidence, Map<String, EntityType> told) {
    Map<Line, List<Weighed>> taken = new HashMap<>();
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
    Map<String, double[]> ofForms = forms(taken);
    for (Line line : lines) {
      List<Candidate> names = new ArrayList<>();
      for (Weighed name : taken.get(line)) {
        String key = line.key(name.name);
        EntityType type = told.get(key);
        names.add(name.name.as(type != null ? type : type(name, ofForms.get(key))));
      }
      line.takeOnly(names);
    }
  }

  /** What each type weighs for all mentions of a form together. */
  private static Map<String, double[]> forms(Map<Line, List<Weighed>> taken) {
    Map<String, double[]> forms = new HashMap<>();
    taken.forEach((line, names) -> {
      for (Weighed name : names) {
        double[] sums =
            forms.computeIfAbsent(line.key(name.name), key -> new double[name.sums.length]);
        for (int type = 0; type < sums.length; type++) {
          sums[type] += Math.max(-CONTEXT, Math.min(CONTEXT, name.sums[type]));
        }
      }
    });
    return forms;
  }

  /** One name has one type in an article, unless its context says otherwise. */
  private static EntityType type(Weighed name, double[] ofForm) {
    int best = best(ofForm);
    double own = name.sums[best(name.sums)];
    return own - name.sums[best] > CONTEXT ? name.name.type() : Margins.TYPES.get(best);
  }

  private static int best(double[] sums) {
    int best = 0;
    for (int type = 1; type < sums.length; type++) {
      best = sums[type] > sums[best] ? type : best;
    }
    return best;
  }

  private static Weighed weigh(Evidence evidence, Line line, Place place) {
    double[] sums = new double[Margins.TYPES.size()];
    evidence.tell(line, place, (clue, amount) -> clue.addTo(sums, amount));
    for (Candidate name : line.names()) {
      int ruled = Margins.TYPES.indexOf(name.type());
      if (place.is(name) && ruled >= 0) {
        sums[ruled] += line.seen(0).contains(name) ? AGREED : 0;
        if (name.type().equals(EntityType.LOCATION) && line.is(Kind.PLACE, place.to() - 1)) {
          sums[ruled] = Math.max(sums[ruled], sums[best(sums)] + AGREED);
        }
      }
    }
    if (line.isTitled() && place.length() > LONGEST_TITLED) {
      Arrays.fill(sums, Double.NEGATIVE_INFINITY);
    }
    EntityType type = Margins.TYPES.get(best(sums));
    return new Weighed(new Candidate(place.from(), place.to(), type), sums, together(sums));
  }

  /** Adds up odds that are given, and returned, as logarithms. */
  private static double together(double[] logOdds) {
    double odds = 0;
    for (double one : logOdds) {
      odds += Math.exp(one);
    }
    return Math.log(odds);
  }

  /** The names that weigh most together, of those that do not overlap, in order. */
  private static List<Weighed> best(List<Weighed> weighed) {
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
    List<Weighed> best = new ArrayList<>();
    int i = count;
    while (i > 0) {
      if (sums[i] == sums[i - 1]) {
        i--;
      } else {
        best.addFirst(weighed.get(i - 1));
        i = before[i - 1];
      }
    }
    return best;
  }
}
