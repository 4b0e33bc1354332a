package io.github.dateline.annotate.internal.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** Texts that are no news, of any length. */
public final class HardTexts {
  /** Each by its name, made as many UTF-16 code units long as asked for. */
  public static final Map<String, IntFunction<String>> ALL;

  static {
    Map<String, IntFunction<String>> texts = new LinkedHashMap<>();
    texts.put("one sentence", repeated("the crew flew to Paris on Monday , "));
    texts.put("words that are all different", HardTexts::differentWords);
    texts.put("one token", repeated("abcdefghij"));
    texts.put("one number", repeated("1234567890"));
    texts.put("lone surrogates", repeated("\ud800 Paris \udc00x \ud83d"));
    texts.put("right to left", repeated("\u05d0\u05d1\u05d2 \u0627\u0644\u0631 \u202eabc\u202c "));
    texts.put("emoji", repeated("\ud83d\ude80\ud83d\udc69\u200d\ud83d\ude80 Nasa \u2764\ufe0f "));
    texts.put("all capitals", repeated("THE CREW FLEW TO PARIS ON MONDAY. "));
    texts.put("no spaces", repeated("TheCrewFlewToParisOnMonday."));
    texts.put(
        "numbers and dates", repeated("two or three days, 5 May 1987 at 10 a.m. for $ 3 mln; "));
    ALL = Collections.unmodifiableMap(texts);
  }

  private HardTexts() {}

  private static IntFunction<String> repeated(String unit) {
    return length -> unit.repeat(length / unit.length() + 1).substring(0, length);
  }

  private static String differentWords(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < length; i++) {
      String word = Long.toString(i * 7919L + 1_000_000, 26);
      text.append(i % 5 == 0 ? word.toUpperCase(Locale.ROOT) : word).append(' ');
    }
    return text.toString();
  }
}
