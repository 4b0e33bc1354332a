package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Jvm;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line where CoreNLP's models are not on the class path, as in the distribution. */
class ModelFilesTest {
  private static final String MODELS = "-models.jar";

  @TempDir Path temp;
  private Path article;

  @BeforeEach
  void write() throws Exception {
    article = Files.writeString(temp.resolve("a.txt"), "Sean Duffy met Dmitry Bakanov in Florida.");
  }

  @Test
  void sayWhereTheyWereLookedForAndHowToGetThem() throws Exception {
    String nowhere = temp.resolve("nowhere").toString();
    Run run = run(Map.of("DATELINE_MODELS", nowhere), "annotate", article.toString());
    assertThat(run.status()).isEqualTo(Dateline.FAILED);
    assertThat(run.printed())
        .startsWith("dateline: CoreNLP's English models are missing: there are none in " + nowhere)
        .contains("mvn dependency:get -Dartifact=edu.stanford.nlp:stanford-corenlp:", "--models");
  }

  @Test
  void areTakenFromTheVariableAndAheadOfItFromTheOption() throws Exception {
    String models =
        Arrays.stream(Jvm.classPath().split(File.pathSeparator))
            .filter(entry -> entry.endsWith(MODELS))
            .findFirst()
            .orElseThrow();
    Run variable =
        run(Map.of("DATELINE_MODELS", models), "annotate", "--links=off", article.toString());
    assertThat(variable.printed()).contains("\"Dmitry Bakanov\"");
    Run option =
        run(
            Map.of("DATELINE_MODELS", temp.resolve("nowhere").toString()),
            "annotate",
            "--links=off",
            "--models",
            models,
            article.toString());
    assertThat(option).isEqualTo(variable);
  }

  private record Run(int status, String printed) {}

  private Run run(Map<String, String> environment, String... arguments) throws Exception {
    Path output = temp.resolve("output.txt");
    Process process =
        new Jvm()
            .without(MODELS)
            .with("--enable-native-access=ALL-UNNAMED")
            .environment(environment)
            .start(output, Dateline.class, arguments);
    return new Run(process.waitFor(), Files.readString(output));
  }
}
