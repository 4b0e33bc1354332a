package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import io.github.dateline.annotate.CoreNlpAnnotator.Profile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What text costs that is no news, and the same four times as long: processor time should be four
 * times as much. Given a profile, and perhaps how many characters the shorter text has:
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *   -Dexec.args="-Xmx512m -cp %classpath io.github.dateline.annotate.HardTextReport full 250000"
 * </pre>
 */
final class HardTextReport {
  private static final Map<String, IntFunction<String>> TEXTS = new LinkedHashMap<>();

  static {
    TEXTS.put("one sentence", repeated("the crew flew to Paris on Monday , "));
    TEXTS.put("words that are all different", HardTextReport::differentWords);
    TEXTS.put("one token", repeated("abcdefghij"));
    TEXTS.put("one number", repeated("1234567890"));
    TEXTS.put("lone surrogates", repeated("\ud800 Paris \udc00x \ud83d"));
    TEXTS.put("right to left", repeated("\u05d0\u05d1\u05d2 \u0627\u0644\u0631 \u202eabc\u202c "));
    TEXTS.put("emoji", repeated("\ud83d\ude80\ud83d\udc69\u200d\ud83d\ude80 Nasa \u2764\ufe0f "));
    TEXTS.put("all capitals", repeated("THE CREW FLEW TO PARIS ON MONDAY. "));
    TEXTS.put("no spaces", repeated("TheCrewFlewToParisOnMonday."));
    TEXTS.put(
        "numbers and dates", repeated("two or three days, 5 May 1987 at 10 a.m. for $ 3 mln; "));
  }

  private HardTextReport() {}

  private static IntFunction<String> repeated(String unit) {
    return length -> unit.repeat(length / unit.length() + 1).substring(0, length);
  }

  private static String differentWords(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < length; i++) {
      String word = Integer.toString(i * 7919 + 1_000_000, 26);
      text.append(i % 5 == 0 ? word.toUpperCase(Locale.ROOT) : word).append(' ');
    }
    return text.toString();
  }

  public static void main(String[] arguments) throws IOException {
    Profile profile = Profile.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    int length = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 250_000;
    CoreNlpAnnotator annotator = CoreNlpAnnotator.builder().profile(profile).load();
    TEXTS.forEach((name, text) -> {
      cost(annotator, text.apply(length / 4));
      double once = cost(annotator, text.apply(length));
      double four = cost(annotator, text.apply(4 * length));
      System.out.println(
          String.format(
              Locale.ROOT,
              "%s: %.0f ms, four times as long %.0f ms, %.1f times",
              name,
              once,
              four,
              four / once));
    });
  }

  /** Milliseconds of processor time. */
  private static double cost(CoreNlpAnnotator annotator, String body) {
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    AnnotatedArticle annotated = annotator.annotate(Article.of("hard", body));
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
    if (annotated.tokens() > body.length()) {
      throw new IllegalStateException("more tokens than characters");
    }
    return spent / 1e6;
  }
}
