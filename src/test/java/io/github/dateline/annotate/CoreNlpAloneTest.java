package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the annotator does in a program of its own. */
class CoreNlpAloneTest {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  /** Run in a process of its own: loads, and annotates what CoreNLP likes to warn of. */
  static final class Quiet {
    private Quiet() {}

    public static void main(String[] arguments) throws IOException {
      CoreNlpAnnotator annotator = CoreNlpAnnotator.english();
      for (String body :
          List.of(
              "Paris \u0001 \ufffd \u200b \ud83d\ude80 \ue000 \uffff \u0007 Paris.",
              "word ".repeat(1_000),
              "w".repeat(10_000),
              "<Big Co> <b> <!--")) {
        annotator.annotate(
            io.github.dateline.Article.builder("a").headline(body).body(body).build());
      }
    }
  }

  @Test
  void nothingIsPrinted(@TempDir Path folder) throws Exception {
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                CLASS_PATH,
                Quiet.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(out, StandardCharsets.UTF_8)).isEmpty();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void absentModelsAreNamed() throws Exception {
    assertThat(failure(jar -> !jar.contains("-models")))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "CoreNLP's English models are not on the class path: add the Maven artifact"
                + " edu.stanford.nlp:stanford-corenlp:4.5.10 with classifier models");
  }

  @Test
  void anAbsentCoreNlpIsNamed() throws Exception {
    assertThat(failure(jar -> !jar.contains("stanford-corenlp")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("edu.stanford.nlp:stanford-corenlp:4.5.10");
  }

  private static Throwable failure(Predicate<String> kept) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : CLASS_PATH.split(File.pathSeparator)) {
      if (kept.test(entry)) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader alone =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(alone);
      alone.loadClass(CoreNlpAnnotator.class.getName()).getMethod("english").invoke(null);
      throw new AssertionError("loaded without " + kept);
    } catch (InvocationTargetException e) {
      return e.getCause();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
