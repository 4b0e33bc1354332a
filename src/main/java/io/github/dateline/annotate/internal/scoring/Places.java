package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.Margins;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.draft.Names;
import io.github.dateline.annotate.internal.lexicon.Vocabulary.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds all that may be a name in a line: what the rules take, what the models see, what they
 * nearly see, and every part of a run of words with capitals.
 */
final class Places {
  /** A model nearly sees a name where its labelling is at most about 20 times less probable. */
  private static final double NEAR = -3;

  /** Longest name, in tokens. */
  private static final int LONGEST = 9;

  /** A longer run is a table or a title. */
  private static final int LONGEST_RUN = 20;

  /** Small words within names. */
  private static final Set<String> JOINS =
      Set.of(
          ("of and for & - 's ' e i de del da do dos du la the in al el bin ibn bint van von der den ng"
                  + " ni on to ul ur y /")
              .split(" "));

  private final Line line;
  private final Set<Place> places = new LinkedHashSet<>();

  private Places(Line line) {
    this.line = line;
  }

  /** The places of a line, whose models and rules have been read. */
  static List<Place> of(Line line) {
    Places found = new Places(line);
    for (Candidate name : line.names()) {
      if (Margins.TYPES.contains(name.type())) {
        found.places.add(Place.of(name));
      }
    }
    for (int model = 0; model < line.models(); model++) {
      line.seen(model).forEach(name -> found.places.add(Place.of(name)));
    }
    found.nearlySeen();
    if (!line.isTitled() && !line.isShouted()) {
      found.runs();
    }
    return new ArrayList<>(found.places);
  }

  private void nearlySeen() {
    for (int model = 0; model < line.models(); model++) {
      Margins margins = line.margins(model);
      for (int type = 0; type < Margins.TYPES.size(); type++) {
        int from = 0;
        while (from < line.size()) {
          int to = from;
          while (to < line.size()
              && margins.of(to, type) >= NEAR
              && (to == from || line.follows(to))) {
            to++;
          }
          trimmed(from, to, Margins.TYPES.get(type));
          from = Math.max(to, from + 1);
        }
      }
    }
  }

  private void trimmed(int first, int end, EntityType type) {
    int from = first;
    int to = end;
    while (from < to && (!line.isCapital(from) || line.lower(from).equals("the"))) {
      from++;
    }
    while (from < to && !line.isCapital(to - 1)) {
      to--;
    }
    if (from < to && to - from <= LONGEST) {
      Candidate name = new Candidate(from, to, type);
      places.add(Place.of(type.equals(EntityType.PERSON) ? Names.withoutTitles(line, name) : name));
    }
  }

  private void runs() {
    int from = 0;
    while (from < line.size()) {
      int to = run(from);
      if (to - from <= LONGEST_RUN) {
        parts(from, to);
      }
      from = Math.max(to, from + 1);
    }
  }

  /** The end of the run of words with capitals, and small words between them, that begins here. */
  private int run(int from) {
    if (!begins(from)) {
      return from;
    }
    int end = from + 1;
    while (end < line.size() && line.follows(end)) {
      int next = end;
      while (next < line.size() && next < end + 2 && JOINS.contains(line.lower(next))) {
        next++;
      }
      if (!line.isCapital(next) || !line.follows(next)) {
        break;
      }
      end = next + 1;
    }
    return end;
  }

  /** A capital, or a number before one: "10th Infantry Division". */
  private boolean begins(int i) {
    return line.isCapital(i)
        || (line.isCapital(i + 1)
            && !line.form(i).isEmpty()
            && Character.isDigit(line.form(i).codePointAt(0)));
  }

  /** All that begins and ends with a capital, and where some model can imagine a name. */
  private void parts(int first, int end) {
    for (int from = first; from < end; from++) {
      if (!begins(from) || line.is(Kind.COMMON, from)) {
        continue;
      }
      boolean imagined = false;
      for (int to = from + 1; to <= Math.min(end, from + LONGEST); to++) {
        imagined |= isImagined(to - 1);
        if (imagined && line.isCapital(to - 1)) {
          places.add(new Place(from, to));
        }
      }
    }
  }

  private boolean isImagined(int i) {
    for (int model = 0; model < line.models(); model++) {
      if (ModelEvidence.nameness(line, i, model) > -ModelEvidence.CLIP / 2) {
        return true;
      }
    }
    return false;
  }
}
