package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.Margins;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Findings;
import io.github.dateline.annotate.internal.draft.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an article says elsewhere of the words of a place. */
final class ArticleEvidence {
  private static final Clue REPEATED = Clue.of("repeated");
  private static final Clue ONCE = Clue.of("once");
  private static final Clue ALSO_IN_LOWER_CASE = Clue.of("also-in-lower-case");

  private static final List<Clue> CONTEXT = Clue.byType("context-");
  private static final List<Clue> ELSEWHERE = Clue.byType("elsewhere-");
  private static final List<Clue> RULED = Clue.byType("elsewhere-ruled-");
  private static final List<Clue> ENDS = Clue.byType("ends-");
  private static final List<Clue> BEGINS = Clue.byType("begins-");
  private static final List<Clue> INSIDE = Clue.byType("inside-");
  private static final List<Clue> LISTED = Clue.byType("lines-of-");

  /** Of a form, how often it stands in the article, and what is for it there. */
  private static final class Form {
    private final double[] support = new double[Margins.TYPES.size()];
    private final int[] ruled = new int[Margins.TYPES.size()];
    private int count;
  }

  private final Findings findings;
  private final Map<String, Form> forms = new HashMap<>();
  private final List<Set<String>> lastWords = sets();
  private final List<Set<String>> firstWords = sets();
  private final List<Set<String>> otherWords = sets();

  /** How many lines are a name of each type and nothing else. */
  private final int[] listed = new int[Margins.TYPES.size()];

  ArticleEvidence(List<Line> lines, Map<Line, List<Place>> places, Findings findings) {
    this.findings = findings;
    for (Line line : lines) {
      for (Place place : places.get(line)) {
        count(line, place);
      }
      for (Candidate name : line.names()) {
        int type = Margins.TYPES.indexOf(name.type());
        if (type >= 0 && name.length() == line.size()) {
          listed[type]++;
        }
        if (type >= 0 && name.length() > 1) {
          lastWords.get(type).add(line.lower(name.to() - 1));
          firstWords.get(type).add(line.lower(name.from()));
          for (int i = name.from() + 1; i < name.to() - 1; i++) {
            otherWords.get(type).add(line.lower(i));
          }
        }
      }
    }
  }

  private static List<Set<String>> sets() {
    return Margins.TYPES.stream().map(type -> (Set<String>) new HashSet<String>()).toList();
  }

  private void count(Line line, Place place) {
    Form form = forms.computeIfAbsent(place.key(line), k -> new Form());
    form.count++;
    for (int type = 0; type < Margins.TYPES.size(); type++) {
      form.support[type] += ModelEvidence.support(line, place, type);
      form.ruled[type] += isRuled(line, place, type) ? 1 : 0;
    }
  }

  private static boolean isRuled(Line line, Place place, int type) {
    for (Candidate name : line.names()) {
      if (place.is(name) && name.type().equals(Margins.TYPES.get(type))) {
        return true;
      }
    }
    return false;
  }

  void tell(Line line, Place place, Evidence.Sink sink) {
    String key = place.key(line);
    for (EntityType type : findings.contexts().getOrDefault(key, Set.of())) {
      sink.add(CONTEXT.get(Margins.TYPES.indexOf(type)), 1);
    }
    Form form = forms.get(key);
    int others = form.count - 1;
    if (others > 0) {
      sink.add(REPEATED, Math.min(3, others) / 3.0);
      for (int type = 0; type < Margins.TYPES.size(); type++) {
        double support = form.support[type] - ModelEvidence.support(line, place, type);
        int ruled = form.ruled[type] - (isRuled(line, place, type) ? 1 : 0);
        sink.add(ELSEWHERE.get(type), support / others);
        sink.add(RULED.get(type), (double) ruled / others);
      }
    } else {
      sink.add(ONCE, 1);
    }
    if (place.length() == line.size()) {
      list(line, place, sink);
    }
    if (place.length() == 1) {
      String word = line.lower(place.from());
      for (int type = 0; type < Margins.TYPES.size(); type++) {
        if (lastWords.get(type).contains(word)) {
          sink.add(ENDS.get(type), 1);
        }
        if (firstWords.get(type).contains(word)) {
          sink.add(BEGINS.get(type), 1);
        }
        if (otherWords.get(type).contains(word)) {
          sink.add(INSIDE.get(type), 1);
        }
      }
      if (findings.inLowerCase().contains(word)) {
        sink.add(ALSO_IN_LOWER_CASE, 1);
      }
    }
  }

  /** What other lines are that are a name and nothing else: those of a list are of one kind. */
  private void list(Line line, Place place, Evidence.Sink sink) {
    int[] others = listed.clone();
    int sum = 0;
    for (int type = 0; type < others.length; type++) {
      others[type] -= isRuled(line, place, type) ? 1 : 0;
      sum += others[type];
    }
    for (int type = 0; type < others.length; type++) {
      if (others[type] > 0) {
        sink.add(LISTED.get(type), (double) others[type] / sum);
      }
    }
  }
}
