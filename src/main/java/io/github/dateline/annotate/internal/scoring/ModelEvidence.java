package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.Margins;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Line;
import java.util.List;
import java.util.stream.IntStream;

/** What the models and the rules say of a place. */
final class ModelEvidence {
  private static final Clue RULES_NONE = Clue.of("rules-none");

  /** Surer than this, as the logarithm of a ratio of probabilities, makes no difference. */
  static final double CLIP = 8;

  private static final int MODELS = 3;
  private static final int TYPES = Margins.TYPES.size();
  private static final List<List<Clue>> SUPPORT = byModel("model");
  private static final List<List<Clue>> FOR = byModel("for");
  private static final List<List<Clue>> EXACT = byModel("exact");
  private static final List<List<Clue>> AGREED =
      List.of(Clue.byType("exact-by-2-"), Clue.byType("exact-by-3-"));
  private static final List<Clue> NAME =
      IntStream.range(0, MODELS).mapToObj(m -> Clue.of("name" + m)).toList();
  private static final List<Clue> LEFT = Clue.byType("goes-left-");
  private static final List<Clue> RIGHT = Clue.byType("goes-right-");
  private static final List<Clue> RULED = Clue.byType("rules-");
  private static final List<Clue> WITHIN = Clue.byType("within-");
  private static final List<Clue> HOLDS = Clue.byType("holds-");
  private static final List<Clue> CROSSES = Clue.byType("crosses-");

  private ModelEvidence() {}

  private static List<List<Clue>> byModel(String name) {
    return IntStream.range(0, MODELS).mapToObj(m -> Clue.byType(name + m + "-")).toList();
  }

  static void tell(Line line, Place place, Evidence.Sink sink) {
    boolean goesLeft = line.follows(place.from());
    boolean goesRight = place.to() < line.size() && line.follows(place.to());
    for (int type = 0; type < Margins.TYPES.size(); type++) {
      int exact = 0;
      for (int model = 0; model < MODELS; model++) {
        double support = place.support(line)[model * TYPES + type] / CLIP;
        sink.add(SUPPORT.get(model).get(type), support);
        sink.add(FOR.get(model).get(type), Math.max(0, support));
        EntityType tag = Margins.TYPES.get(type);
        if (isSeen(line.seen(model), place, tag)) {
          sink.add(EXACT.get(model).get(type), 1);
          exact++;
        }
      }
      if (exact > 1) {
        sink.add(AGREED.get(exact - 2).get(type), 1);
      }
      sink.add(LEFT.get(type), goesLeft ? edge(line, place.from() - 1, type) : -1);
      sink.add(RIGHT.get(type), goesRight ? edge(line, place.to(), type) : -1);
    }
    for (int model = 0; model < MODELS; model++) {
      double least = CLIP;
      for (int i = place.from(); i < place.to(); i++) {
        least = Math.min(least, nameness(line, i, model));
      }
      sink.add(NAME.get(model), least / CLIP);
    }
    rules(line, place, sink);
  }

  private static boolean isSeen(List<Candidate> names, Place place, EntityType type) {
    for (Candidate name : names) {
      if (place.is(name) && name.type().equals(type)) {
        return true;
      }
    }
    return false;
  }

  private static void rules(Line line, Place place, Evidence.Sink sink) {
    boolean any = false;
    for (Candidate name : line.names()) {
      int type = Margins.TYPES.indexOf(name.type());
      if (type < 0 || name.from() >= place.to() || place.from() >= name.to()) {
        continue;
      }
      any = true;
      List<Clue> how = CROSSES;
      if (place.is(name)) {
        how = RULED;
      } else if (name.from() <= place.from() && place.to() <= name.to()) {
        how = WITHIN;
      } else if (place.from() <= name.from() && name.to() <= place.to()) {
        how = HOLDS;
      }
      sink.add(how.get(type), 1);
    }
    if (!any) {
      sink.add(RULES_NONE, 1);
    }
  }

  /**
   * How far each model is for each type throughout some tokens, against everything else, model
   * after model.
   */
  static double[] support(Line line, int from, int to) {
    double[] least = new double[MODELS * TYPES];
    for (int model = 0; model < MODELS; model++) {
      Margins margins = line.margins(model);
      for (int type = 0; type < TYPES; type++) {
        double support = CLIP;
        for (int i = from; i < to; i++) {
          double other = margins.ofNone(i);
          for (int t = 0; t < TYPES; t++) {
            other = t == type ? other : Math.max(other, margins.of(i, t));
          }
          support = Math.min(support, margins.of(i, type) - other);
        }
        least[model * TYPES + type] = Math.max(-CLIP, support);
      }
    }
    return least;
  }

  /** The same over all models. */
  static double support(Line line, Place place, int type) {
    double sum = 0;
    for (int model = 0; model < MODELS; model++) {
      sum += place.support(line)[model * TYPES + type];
    }
    return sum / MODELS / CLIP;
  }

  /** How far the models are for a type against no name at a token beside a place. */
  private static double edge(Line line, int i, int type) {
    double sum = 0;
    for (int model = 0; model < MODELS; model++) {
      Margins margins = line.margins(model);
      sum += Math.max(-CLIP, margins.of(i, type) - margins.ofNone(i));
    }
    return Math.min(1, sum / MODELS / CLIP);
  }

  /** How far a model is for any name at a token. */
  static double nameness(Line line, int i, int model) {
    Margins margins = line.margins(model);
    double most = Margins.LEAST;
    for (int type = 0; type < Margins.TYPES.size(); type++) {
      most = Math.max(most, margins.of(i, type));
    }
    return Math.max(-CLIP, Math.min(CLIP, most - margins.ofNone(i)));
  }
}
