package io.github.dateline.annotate;

import io.github.dateline.annotate.internal.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The places of a text that have a form as whole words, in any case and with any white space
 * between its words. Each is given out once. Not thread-safe.
 *
 * <p>A form is looked for only where the text has the rarest of its words, so that many names in a
 * long text take little more time than few.
 */
final class FormPlaces {
  /** The text with one space for each run of white space, in one case. */
  private final String text;

  /** Where each character of that, and its end, stands in the text as given. */
  private final int[] offsets;

  /** Where each word stands in that, in order. */
  private final Map<String, int[]> words = new HashMap<>();

  /** Where each form that was asked for stands in that, in order. */
  private final Map<String, int[]> forms = new HashMap<>();

  private final BitSet taken = new BitSet();

  FormPlaces(String given) {
    int[] places = new int[given.length() + 1];
    text = folded(given, places);
    offsets = places;
    Map<String, IntStream.Builder> found = new HashMap<>();
    for (Span word : words(text)) {
      found
          .computeIfAbsent(text.substring(word.start(), word.end()), its -> IntStream.builder())
          .add(word.start());
    }
    found.forEach((word, its) -> words.put(word, its.build().toArray()));
  }

  /**
   * Takes the place of a form that begins nearest to an offset, the first of two as near, and is
   * free.
   *
   * @return empty if there is none
   */
  Optional<Span> take(String form, int offset) {
    String folded = folded(form.strip(), new int[form.length() + 1]);
    int[] starts = forms.computeIfAbsent(folded, this::find);
    int after = 0;
    for (int high = starts.length; after < high; ) {
      int middle = (after + high) >>> 1;
      if (offsets[starts[middle]] < offset) {
        after = middle + 1;
      } else {
        high = middle;
      }
    }
    int before = after - 1;
    while (before >= 0 || after < starts.length) {
      boolean isBefore =
          after == starts.length
              || (before >= 0
                  && offset - offsets[starts[before]] <= offsets[starts[after]] - offset);
      int start = starts[isBefore ? before-- : after++];
      Span place = new Span(offsets[start], offsets[start + folded.length() - 1] + 1);
      int next = taken.nextSetBit(place.start());
      if (next < 0 || next >= place.end()) {
        taken.set(place.start(), place.end());
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  private int[] find(String form) {
    int[] rarest = {};
    int ahead = -1;
    for (Span word : words(form)) {
      int[] its = words.getOrDefault(form.substring(word.start(), word.end()), new int[0]);
      if (ahead < 0 || its.length < rarest.length) {
        rarest = its;
        ahead = word.start();
      }
    }
    int from = ahead;
    return IntStream.of(rarest)
        .map(place -> place - from)
        .filter(start -> stands(form, start))
        .toArray();
  }

  private boolean stands(String form, int start) {
    int end = start + form.length();
    return start >= 0
        && text.startsWith(form, start)
        && (start == 0 || !Character.isLetterOrDigit(text.codePointBefore(start)))
        && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)));
  }

  /** The runs of letters and digits. */
  private static List<Span> words(String text) {
    List<Span> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      boolean inWord = Character.isLetterOrDigit(text.codePointAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        words.add(new Span(start, i));
        start = -1;
      }
    }
    if (start >= 0) {
      words.add(new Span(start, text.length()));
    }
    return words;
  }

  /** A text in one case, with a space for each run of white space; says where all of it stood. */
  private static String folded(String text, int[] offsets) {
    StringBuilder folded = new StringBuilder(text.length());
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int c = text.codePointAt(i);
      next = i + Character.charCount(c);
      boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
      if (space && folded.length() > 0 && folded.charAt(folded.length() - 1) == ' ') {
        continue;
      }
      int from = folded.length();
      folded.appendCodePoint(space ? ' ' : Character.toLowerCase(Character.toUpperCase(c)));
      for (int k = from; k < folded.length(); k++) {
        offsets[k] = i + Math.min(k - from, next - i - 1);
      }
    }
    offsets[folded.length()] = text.length();
    return folded.toString();
  }
}
