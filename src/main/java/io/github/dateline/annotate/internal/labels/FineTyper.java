package io.github.dateline.annotate.internal.labels;

import io.github.dateline.annotate.internal.crf.Labeller;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives names and other expressions the fine types of CoreNLP's tables: what its {@code
 * TokensRegexNERAnnotator} does within the default pipeline, at a fraction of its cost.
 *
 * <p>Of rules that overlap the one of the highest priority takes precedence, then the longest, then
 * the one that CoreNLP comes upon first. Where CoreNLP leaves that to chance (rules that it looks
 * for at the same word), the one that stands first in the tables takes precedence. Thread-safe.
 */
final class FineTyper {
  private static final String NONE = Labeller.NONE;
  private static final String MISC = "MISC";
  private static final String CITY = "CITY";

  private final RegexNerTables tables;
  private final RegexNerWordMatcher words;

  FineTyper(RegexNerTables tables) {
    this.tables = tables;
    this.words = new RegexNerWordMatcher(tables);
  }

  /** Tokens that a rule fits. */
  private record Match(int from, int to, int rule, RegexNerTables.RuleKind kind) {
    int length() {
      return to - from;
    }

    boolean overlaps(Match other) {
      return from < other.to && other.from < to;
    }
  }

  /**
   * Changes the labels of a sentence.
   *
   * @param forms the tokens
   * @param tags their parts of speech
   * @param labels their labels, which are changed
   */
  void type(List<String> forms, List<String> tags, String[] labels) {
    RegexNerWordMatcher.Word[] sentence = new RegexNerWordMatcher.Word[forms.size()];
    boolean any = false;
    for (int i = 0; i < sentence.length; i++) {
      sentence[i] = words.of(forms.get(i));
      any |= sentence[i].paths().length > 0;
    }
    if (!any) {
      return;
    }
    for (Match match : chosen(sentence, matches(sentence))) {
      if (isNominal(tags, match) && mayChange(match, labels)) {
        for (int i = match.from; i < match.to; i++) {
          labels[i] = match.kind.type();
        }
      }
    }
  }

  private List<Match> matches(RegexNerWordMatcher.Word[] sentence) {
    List<Match> matches = new ArrayList<>();
    List<Long> paths = new ArrayList<>();
    for (int from = 0; from < sentence.length; from++) {
      paths.clear();
      for (long path : sentence[from].paths()) {
        add(matches, from, from + 1, path);
        paths.add(path);
      }
      for (int at = from + 1; at < sentence.length && !paths.isEmpty(); at++) {
        List<Long> longer = new ArrayList<>();
        for (long path : paths) {
          for (long token : sentence[at].tokens()) {
            long next = RegexNerTables.after(path, token);
            if (tables.find(next) >= 0) {
              add(matches, from, at + 1, next);
              longer.add(next);
            }
          }
        }
        paths = longer;
      }
    }
    return matches;
  }

  /** Adds what ends here, unless the same rule has been found just before and overlaps. */
  private void add(List<Match> matches, int from, int to, long path) {
    int rule = tables.rule(tables.find(path));
    if (rule < 0) {
      return;
    }
    for (int i = matches.size() - 1; i >= 0 && to - from > 1; i--) {
      Match other = matches.get(i);
      if (other.rule == rule) {
        if (other.to > from) {
          return;
        }
        break;
      }
    }
    matches.add(new Match(from, to, rule, tables.kind(rule)));
  }

  /** Those that go before all that they overlap, in the order of the text. */
  private List<Match> chosen(RegexNerWordMatcher.Word[] sentence, List<Match> matches) {
    if (matches.size() > 1) {
      matches.sort(
          Comparator.comparingDouble((Match match) -> -match.kind.priority())
              .thenComparingInt(match -> -match.length())
              .thenComparingInt(match -> firstSeen(sentence, match))
              .thenComparingInt(Match::rule)
              .thenComparingInt(Match::from));
    }
    List<Match> chosen = new ArrayList<>();
    for (Match match : matches) {
      if (chosen.stream().noneMatch(match::overlaps)) {
        chosen.add(match);
      }
    }
    chosen.sort(Comparator.comparingInt(Match::from));
    return chosen;
  }

  /**
   * When CoreNLP comes upon a rule: rules without a word first, then those looked for at the first
   * token of the sentence, with case and without, and so on.
   */
  private int firstSeen(RegexNerWordMatcher.Word[] sentence, Match match) {
    int trigger = tables.trigger(match.rule);
    if (trigger < 0) {
      return -1;
    }
    boolean cased = match.kind.cased();
    RegexNerWordMatcher.Word word = sentence[match.from + trigger];
    int first = 0;
    while (cased
        ? sentence[first].withCase() != word.withCase()
        : sentence[first].withoutCase() != word.withoutCase()) {
      first++;
    }
    return 2 * first + (cased ? 0 : 1);
  }

  private static boolean isNominal(List<String> tags, Match match) {
    for (int i = match.from; i < match.to; i++) {
      String tag = tags.get(i);
      if (tag.startsWith("NN") || tag.startsWith("JJ") || tag.startsWith("ADD")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the rule may take the place of the labels that are there. */
  private boolean mayChange(Match match, String[] labels) {
    boolean places = true;
    boolean same = true;
    String first = labels[match.from];
    for (int i = match.from; i < match.to; i++) {
      places &= labels[i].equals("LOCATION") || labels[i].equals("GPE");
      same &= labels[i].equals(first);
    }
    if (places) {
      return true;
    }
    if (cuts(labels, match.from - 1, match.from) || cuts(labels, match.to, match.to - 1)) {
      return false;
    }
    return !same
        || match.kind.overwrites().contains(first)
        || (!match.kind.type().equals(CITY) && isFree(first));
  }

  /** Whether the label at the edge of a match goes on outside of it. */
  private boolean cuts(String[] labels, int outside, int edge) {
    return outside >= 0
        && outside < labels.length
        && !isFree(labels[edge])
        && labels[outside].equals(labels[edge]);
  }

  /** Whether any rule may take a label's place. */
  private boolean isFree(String label) {
    return label.equals(NONE) || label.equals(MISC) || tables.types().contains(label);
  }
}
