package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java compiles, runs without CoreNLP, and prints what the README says. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```(java)?\n(.*?)```");

  @TempDir Path temp;

  @Test
  void theFirstExampleCompilesAndPrintsWhatItSays() throws Exception {
    List<String> blocks = blocks();
    compile("WhoWithWhom", blocks.get(0));
    CorpusArchive.make(temp.resolve("target").resolve("demo"));
    Path output = temp.resolve("output.txt");
    Process program =
        new Jvm()
            .without("stanford-corenlp")
            .with("-Xmx128m", "-Dstdout.encoding=UTF-8")
            .in(temp)
            .errorsTo(temp.resolve("errors.txt"))
            .start(output, "WhoWithWhom");
    int status = program.waitFor();
    assertThat(status).as(Files.readString(temp.resolve("errors.txt"))).isZero();
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(printed).isEqualTo(blocks.get(1));
  }

  private static List<String> blocks() throws Exception {
    Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(2));
    }
    return blocks;
  }

  private void compile(String name, String source) throws Exception {
    Path file = temp.resolve(name + ".java");
    Files.writeString(file, source);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", temp.toString(), "-cp", Jvm.classPath(), file.toString());
    assertThat(status).isZero();
  }
}
