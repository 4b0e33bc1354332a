package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Jvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same questions in Javas that are set up in different ways. */
class SameBytesTest {
  private static final List<List<String>> QUESTIONS =
      List.of(
          List.of("cooccur", "--format", "json", "--evidence", "2", "--explain"),
          List.of("cooccur", "--unit", "sentence", "--min-count", "1", "--places"),
          List.of("cooccur", "moon", "--against", "*:*", "--format", "csv"),
          List.of("cooccur", "--entity", "nasa", "--rank", "G2", "--unit", "sentences:3"),
          List.of("entities", "published:[2025-07-31 TO 2025-08-02]"),
          List.of("timeline", "--by", "day", "--entity", "nasa", "--format", "json"),
          List.of("search", "station", "--format", "json"));

  @TempDir static Path folder;

  @Test
  void sameBytesInAnyLocaleTimeZoneAndNumberOfCores() throws Exception {
    Path archive = folder.resolve("archive");
    CommandLineRun.of(
            "index",
            archive,
            CommandLineRun.articles(folder.resolve("articles")),
            Path.of("corpus"))
        .succeeds();
    byte[] plain =
        answers(
            archive,
            "-Duser.language=en",
            "-Duser.timezone=UTC",
            "-XX:ActiveProcessorCount=1",
            "-Dfile.encoding=UTF-8");
    byte[] other =
        answers(
            archive,
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Asia/Kolkata",
            "-XX:ActiveProcessorCount=4",
            "-Dfile.encoding=ISO-8859-9");
    assertThat(new String(plain, StandardCharsets.UTF_8))
        .contains("Dmitry Bakanov", "2025-07-31", "İstanbul");
    assertThat(other).isEqualTo(plain);
  }

  private static byte[] answers(Path archive, String... options) throws Exception {
    Path out = Files.createTempFile(folder, "answers", ".txt");
    Process process =
        new Jvm()
            .with(options)
            .with("--enable-native-access=ALL-UNNAMED")
            .errorsTo(Files.createTempFile(folder, "errors", ".txt"))
            .start(out, Ask.class, archive.toAbsolutePath().toString(), folder.toString());
    assertThat(process.waitFor()).isZero();
    return Files.readAllBytes(out);
  }

  /** Asks all of it and writes the report. */
  static final class Ask {
    private Ask() {}

    public static void main(String[] args) throws IOException {
      for (List<String> question : QUESTIONS) {
        List<String> words = new ArrayList<>(question);
        words.add(1, args[0]);
        Dateline.run(System.out, System.err, words.toArray(String[]::new));
      }
      for (String ending : List.of(".html", ".graphml", ".csv", ".md")) {
        Path file = Files.createTempFile(Path.of(args[1]), "report", ending);
        Dateline.run(System.err, System.err, "report", args[0], "-o", file.toString());
        System.out.write(Files.readAllBytes(file));
      }
      System.out.flush();
    }
  }
}
