package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import io.github.dateline.annotate.CoreNlpAnnotator.Engine;
import io.github.dateline.annotate.CoreNlpAnnotator.Profile;
import io.github.dateline.annotate.internal.text.HardTexts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What text costs that is no news, and the same four times as long: processor time should be four
 * times as much. Given a profile, how many characters the shorter text has, and how many a text has
 * in which CoreNLP's own classes must find the same; 0 for none. Perhaps the name of one of {@link
 * HardTexts} with underscores for spaces, for that alone:
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *   -Dexec.args="-Xmx3g -cp %classpath io.github.dateline.annotate.HardTextReport full 250000 10000"
 * </pre>
 */
final class HardTextReport {
  private HardTextReport() {}

  public static void main(String[] arguments) throws IOException {
    Profile profile = Profile.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    int length = Integer.parseInt(arguments[1]);
    int compared = Integer.parseInt(arguments[2]);
    String only = arguments.length > 3 ? arguments[3].replace('_', ' ') : "";
    CoreNlpAnnotator annotator = CoreNlpAnnotator.builder().profile(profile).load();
    HardTexts.ALL.forEach((name, text) -> {
      if (only.isEmpty() || only.equals(name)) {
        annotate(annotator, text.apply(length / 4));
        long begun = cpu();
        long tokens = annotate(annotator, text.apply(length)).tokens();
        long once = cpu() - begun;
        long more = annotate(annotator, text.apply(4 * length)).tokens();
        long four = cpu() - begun - once;
        System.out.println(
            String.format(
                Locale.ROOT,
                "%s: %d tokens %.0f ms, four times as long, %d tokens, %.0f ms, %.1f times",
                name,
                tokens,
                once / 1e6,
                more,
                four / 1e6,
                (double) four / once));
      }
    });
    if (compared > 0) {
      CoreNlpAnnotator reference =
          CoreNlpAnnotator.builder().profile(profile).engine(Engine.STANFORD).load();
      HardTexts.ALL.forEach((name, text) -> {
        AnnotatedArticle found = annotate(annotator, text.apply(compared));
        boolean same = found.equals(annotate(reference, text.apply(compared)));
        System.out.println(
            String.format(
                Locale.ROOT,
                "%s: %d tokens, %s CoreNLP's own classes find",
                name,
                found.tokens(),
                same ? "just what" : "NOT what"));
      });
    }
  }

  /** Nanoseconds of processor time. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static AnnotatedArticle annotate(CoreNlpAnnotator annotator, String body) {
    return annotator.annotate(Article.of("hard", body));
  }
}
