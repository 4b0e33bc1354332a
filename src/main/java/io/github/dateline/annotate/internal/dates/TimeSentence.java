package io.github.dateline.annotate.internal.dates;

import io.github.dateline.annotate.internal.text.Span;
import io.github.dateline.annotate.internal.text.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence as the date rules see it, and the windows of it in which they can match.
 *
 * <p>Not thread-safe.
 *
 * <p>A rule matches tokens in a row, each of which meets some condition. So a sentence falls into
 * windows that no match leaves: the tokens in a row that meet conditions, of which one must be on
 * more than its part of speech, and {@value #CONTEXT_TOKENS} tokens on either side, since rules may
 * pass over two tokens of any kind to a verb.
 */
final class TimeSentence {
  private static final int CONTEXT_TOKENS = 3;

  private final TimeConditions conditions;
  private final String text;
  private final int start;
  private final List<Token> tokens;
  private final long[][] met;
  private final long[][] begun;
  private final boolean[] number;
  private final boolean[] core;

  TimeSentence(TimeConditions conditions, String text, List<Token> tokens) {
    this.conditions = conditions;
    this.start = tokens.getFirst().start();
    this.text = text.substring(start, tokens.getLast().end());
    this.tokens = tokens;
    met = new long[tokens.size()][];
    begun = new long[tokens.size()][];
    number = new boolean[tokens.size()];
    core = new boolean[tokens.size()];
    long[] ofAll = conditions.noText();
    for (int i = 0; i < met.length; i++) {
      Token token = tokens.get(i);
      String word = word(token);
      met[i] = conditions.met(word, null);
      begun[i] = conditions.begun(this.text, token.start() - start, token.end() - start);
      TimeConditions.add(ofAll, begun[i]);
      number[i] = conditions.isNumber(word);
      core[i] = number[i] || conditions.isCore(word, met[i]);
    }
    conditions.matches(ofAll, this.text, this::setCore);
  }

  private void setCore(int from, int to) {
    for (int i = 0; i < core.length; i++) {
      core[i] |= tokens.get(i).start() - start < to && from < tokens.get(i).end() - start;
    }
  }

  /**
   * A word as the rules read it. They look words up in lower case, which they make in the language
   * of the machine: a Turkish "I" would not find "six". They mind case nowhere else.
   */
  static String word(Token token) {
    return token.word().replace('I', 'i');
  }

  /** The whole sentence. */
  Span all() {
    return new Span(0, tokens.size());
  }

  /** Whether a rule that finds times by itself may match in a window, whatever its tags. */
  boolean canHoldTime(TimeRules rules, Span window) {
    long[] words = conditions.onTags().clone();
    long[] texts = conditions.noText();
    boolean hasNumber = false;
    for (int i = window.start(); i < window.end(); i++) {
      TimeConditions.add(words, met[i]);
      TimeConditions.add(texts, begun[i]);
      hasNumber |= number[i];
    }
    if (hasNumber) {
      TimeConditions.add(words, conditions.onNumbers());
    }
    for (TimeRules.Gate gate : rules.finding()) {
      if (MetConditions.areMet(gate.sets(), gate.text() ? texts : words)) {
        return true;
      }
    }
    return false;
  }

  boolean hasNumber(Span window) {
    for (int i = window.start(); i < window.end(); i++) {
      if (number[i]) {
        return true;
      }
    }
    return false;
  }

  /** The conditions on text that are met in a window. */
  long[] begun(Span window) {
    long[] texts = conditions.noText();
    for (int i = window.start(); i < window.end(); i++) {
      TimeConditions.add(texts, begun[i]);
    }
    return texts;
  }

  /** The windows, by the tags of the sentence, as indexes of tokens. */
  List<Span> windows(List<String> tags) {
    List<Span> windows = new ArrayList<>();
    int from = -1;
    boolean hasCore = false;
    for (int i = 0; i <= core.length; i++) {
      if (i < core.length && (core[i] || isTagged(i, tags))) {
        from = from < 0 ? i : from;
        hasCore |= core[i];
      } else {
        if (hasCore) {
          addWindow(
              windows,
              Math.max(0, from - CONTEXT_TOKENS),
              Math.min(core.length, i + CONTEXT_TOKENS));
        }
        from = -1;
        hasCore = false;
      }
    }
    return windows;
  }

  private boolean isTagged(int i, List<String> tags) {
    return TimeConditions.meet(
        conditions.met(word(tokens.get(i)), tags.get(i)), conditions.onTags());
  }

  private static void addWindow(List<Span> windows, int from, int to) {
    if (!windows.isEmpty() && windows.getLast().end() >= from) {
      windows.add(new Span(windows.removeLast().start(), to));
    } else {
      windows.add(new Span(from, to));
    }
  }

  String text(Span window) {
    return text.substring(
        tokens.get(window.start()).start() - start, tokens.get(window.end() - 1).end() - start);
  }

  List<Token> tokens(Span window) {
    return tokens.subList(window.start(), window.end());
  }

  /**
   * All of a window that rules can see. Of a token that is neither a number nor part of a match on
   * text, nor meets a condition on itself, that is which conditions its part of speech meets.
   */
  String key(Span window, List<String> tags) {
    StringBuilder key = new StringBuilder();
    for (int i = window.start(); i < window.end(); i++) {
      Token token = tokens.get(i);
      if (core[i]) {
        key.append(token.word()).append('\u0001').append(tags.get(i));
        if (token.end() - token.start() != token.word().length()) {
          key.append('\u0001').append(text, token.start() - start, token.end() - start);
        }
      } else {
        for (long block : conditions.met(word(token), tags.get(i))) {
          key.append('\u0002').append(Long.toHexString(block));
        }
      }
      boolean glued = i + 1 < window.end() && tokens.get(i + 1).start() == token.end();
      key.append(glued ? '\u0003' : ' ');
    }
    return key.toString();
  }
}
