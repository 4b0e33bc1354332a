package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.MaxMarginals;
import io.github.dateline.annotate.internal.draft.LabelSpans;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Generates the candidate spans of a sentence: what the rules accept, what the models label or
 * nearly label, and every part of a run of capitalised words.
 */
final class CandidateGenerator {
  /**
   * A model nearly labels a name where the best labelling with it is at most about 20 times less
   * probable than the best of all.
   */
  private static final double MIN_NEAR_MARGIN = -3;

  /** Longest name, in tokens. */
  private static final int MAX_TOKENS = 9;

  /** A longer run is a table or a title. */
  private static final int MAX_RUN_TOKENS = 20;

  /** Small words within names. */
  private static final Set<String> JOINING_WORDS =
      Set.of(
          ("of and for & - 's ' e i de del da do dos du la the in al el bin ibn bint van von der den ng"
                  + " ni on to ul ur y /")
              .split(" "));

  private final SentenceDraft sentence;
  private final Set<CandidateSpan> spans = new LinkedHashSet<>();

  private CandidateGenerator(SentenceDraft sentence) {
    this.sentence = sentence;
  }

  /** The candidate spans of a sentence, after models and rules have been applied. */
  static List<CandidateSpan> of(SentenceDraft sentence) {
    CandidateGenerator found = new CandidateGenerator(sentence);
    for (NameSpan name : sentence.accepted()) {
      if (MaxMarginals.TYPES.contains(name.type())) {
        found.spans.add(CandidateSpan.of(name));
      }
    }
    for (int model = 0; model < sentence.models(); model++) {
      sentence.namesByModel(model).forEach(name -> found.spans.add(CandidateSpan.of(name)));
    }
    found.addNearlyLabelled();
    if (!sentence.isTitleCase() && !sentence.isAllCaps()) {
      found.addCapitalizedRuns();
    }
    found.spans.removeIf(span -> !found.isWhole(span));
    return new ArrayList<>(found.spans);
  }

  /** Without a bracket or a quotation mark that has no other half, or a dash between blanks. */
  private boolean isWhole(CandidateSpan span) {
    int brackets = 0;
    int quotes = 0;
    for (int i = span.from(); i < span.to(); i++) {
      switch (sentence.form(i)) {
        case "(" -> brackets++;
        case ")" -> brackets--;
        case "\"", "\u201C", "\u201D" -> quotes++;
        case "\u2013", "\u2014" -> {
          if (!sentence.isUnspacedBetweenCapitals(i)) {
            return false;
          }
        }
        default -> {
          // A word.
        }
      }
    }
    return brackets == 0 && quotes % 2 == 0;
  }

  private void addNearlyLabelled() {
    for (int model = 0; model < sentence.models(); model++) {
      MaxMarginals margins = sentence.marginsByModel(model);
      for (int type = 0; type < MaxMarginals.TYPES.size(); type++) {
        int from = 0;
        while (from < sentence.size()) {
          int to = from;
          while (to < sentence.size()
              && margins.of(to, type) >= MIN_NEAR_MARGIN
              && (to == from || sentence.isAdjacentToPrevious(to))) {
            to++;
          }
          addTrimmed(from, to, MaxMarginals.TYPES.get(type));
          from = Math.max(to, from + 1);
        }
      }
    }
  }

  private void addTrimmed(int first, int end, EntityType type) {
    int from = first;
    int to = end;
    while (from < to && (!sentence.isCapitalized(from) || sentence.lower(from).equals("the"))) {
      from++;
    }
    while (from < to && !sentence.isCapitalized(to - 1)) {
      to--;
    }
    if (from < to && to - from <= MAX_TOKENS) {
      NameSpan name = new NameSpan(from, to, type);
      spans.add(
          CandidateSpan.of(
              type.equals(EntityType.PERSON) ? LabelSpans.withoutTitles(sentence, name) : name));
    }
  }

  private void addCapitalizedRuns() {
    int from = 0;
    while (from < sentence.size()) {
      int to = endOfRun(from);
      if (to - from <= MAX_RUN_TOKENS) {
        addParts(from, to);
      }
      from = Math.max(to, from + 1);
    }
  }

  /** The end of the run of words with capitals, and small words between them, that begins here. */
  private int endOfRun(int from) {
    if (!begins(from)) {
      return from;
    }
    int end = from + 1;
    while (end < sentence.size() && sentence.isAdjacentToPrevious(end)) {
      int next = end;
      while (next < sentence.size()
          && next < end + 2
          && JOINING_WORDS.contains(sentence.lower(next))) {
        next++;
      }
      if (!sentence.isCapitalized(next) || !sentence.isAdjacentToPrevious(next)) {
        break;
      }
      end = next + 1;
    }
    return end;
  }

  /** A capital, or a number before one: "10th Infantry Division". */
  private boolean begins(int i) {
    return sentence.isCapitalized(i)
        || (sentence.isCapitalized(i + 1)
            && !sentence.form(i).isEmpty()
            && Character.isDigit(sentence.form(i).codePointAt(0)));
  }

  /**
   * Adds the parts of a run that begin and end with a capital, where some model finds a name
   * plausible.
   */
  private void addParts(int first, int end) {
    for (int from = first; from < end; from++) {
      if (!begins(from) || sentence.is(WordKind.COMMON, from)) {
        continue;
      }
      boolean imagined = false;
      for (int to = from + 1; to <= Math.min(end, from + MAX_TOKENS); to++) {
        imagined |= isPlausible(to - 1);
        if (imagined && sentence.isCapitalized(to - 1)) {
          spans.add(new CandidateSpan(from, to));
        }
      }
    }
  }

  private boolean isPlausible(int i) {
    for (int model = 0; model < sentence.models(); model++) {
      if (ModelFeatures.nameness(sentence, i, model) > -ModelFeatures.MAX_LOG_RATIO / 2) {
        return true;
      }
    }
    return false;
  }
}
