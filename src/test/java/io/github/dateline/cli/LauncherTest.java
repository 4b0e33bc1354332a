package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.dateline.Jvm;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's folder for classes, with a Java that prints its arguments and crashes. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String ARCHIVE = "-XX:SharedArchiveFile=";

  @TempDir Path temp;

  private Path launcher;
  private Path cache;

  @BeforeEach
  void install() throws IOException {
    launcher = temp.resolve("dateline");
    Files.copy(Path.of("src/main/launcher/dateline"), launcher);
    Files.writeString(temp.resolve("dateline.classpath"), "libraries\n");
    Files.createFile(temp.resolve("@JAR@"));
    Path java = temp.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(
        java,
        "#!/bin/sh\nprintf '%s\\n' \"$@\"\n"
            + "[ -z \"$WITHIN\" ] || WITHIN= sh \"$WITHIN\" search >/dev/null\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(temp.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    cache = Files.createDirectory(temp.resolve("cache"));
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The file of classes that Java is to use; empty if none. */
  private String classes(Map<String, String> environment) throws Exception {
    return arguments(environment).stream()
        .filter(argument -> argument.startsWith(ARCHIVE))
        .map(argument -> argument.substring(ARCHIVE.length()))
        .findFirst()
        .orElse("");
  }

  /** What Java is started with. */
  private List<String> arguments(Map<String, String> environment, String... command)
      throws Exception {
    List<String> words = new ArrayList<>(List.of("sh", launcher.toString()));
    words.addAll(command.length == 0 ? List.of("search") : List.of(command));
    ProcessBuilder run = new ProcessBuilder(words);
    run.environment().put("JAVA_HOME", temp.resolve("jdk").toString());
    run.environment().put("HOME", temp.toString());
    run.environment().put("DATELINE_CACHE", cache.toString());
    run.environment().putAll(environment);
    Process process = run.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertThat(said).contains("io.github.dateline.cli.Dateline");
    return said.lines().toList();
  }

  private static void make(Path classes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(classes.toFile(), "rw")) {
      file.setLength(8 << 20);
    }
  }

  private void clearMarks() throws IOException {
    try (DirectoryStream<Path> marks = Files.newDirectoryStream(cache, "*.jsa.*")) {
      for (Path mark : marks) {
        Files.delete(mark);
      }
    }
  }

  private String permissions(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }

  @Test
  void aFolderThatOthersCanWriteToIsNotUsedAndStaysAsItIs() throws Exception {
    for (String mode : List.of("rwxrwxrwx", "rwxrwxr-x", "rwxr-x-w-")) {
      Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString(mode));
      assertThat(classes(Map.of())).as(mode).isEmpty();
      assertThat(permissions(cache)).isEqualTo(mode);
    }
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(classes(Map.of())).startsWith(cache.toString());
  }

  @Test
  void aFolderOfAnotherIsNotUsed() throws Exception {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Files.setAttribute(cache, "unix:uid", 65_534);
    assertThat(classes(Map.of())).isEmpty();
  }

  @Test
  void theFolderInOnesHomeIsTakenFromOthers() throws Exception {
    Path folder = Files.createDirectories(temp.resolve(".cache/dateline"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(classes(Map.of("DATELINE_CACHE", " "))).startsWith(folder.toString());
    assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void classesThatAStartDidNotSurviveAreMadeAgain() throws Exception {
    Path classes = Path.of(classes(Map.of()));
    make(classes);

    classes(Map.of());

    assertThat(classes).doesNotExist();
  }

  @Test
  void aStartThatComesToItsEndTakesItsMarkAway() throws Exception {
    Path mark = Files.createFile(cache.resolve("java-25-search-1-2.jsa.3.4"));
    Path out = temp.resolve("out");
    Process run =
        new Jvm().with("-Ddateline.running=" + mark).start(out, Dateline.class, "--version");

    assertThat(run.waitFor()).isZero();

    assertThat(mark).doesNotExist();
  }

  @Test
  void classesAreVerifiedWhereTheyAreNotThoseThatWereVerified() throws Exception {
    Path classes = Path.of(classes(Map.of()));
    make(classes);
    assertThat(isVerified()).isTrue();
    assertThat(isVerified()).isFalse();

    try (RandomAccessFile file = new RandomAccessFile(classes.toFile(), "rw")) {
      file.seek(5 << 20);
      file.write(1);
    }
    assertThat(isVerified()).isTrue();
    assertThat(isVerified()).isFalse();
  }

  private boolean isVerified() throws Exception {
    clearMarks();
    return arguments(Map.of()).contains("-XX:+VerifySharedSpaces");
  }

  /** Java's second compiler takes longer than it saves unless there is much to do. */
  @Test
  void onlyLargeInputsAreWorthTheSecondCompiler() throws Exception {
    Path small = Files.writeString(temp.resolve("small article.txt"), "Little.");
    Path large = temp.resolve("large");
    Files.createDirectories(large);
    Files.write(large.resolve("articles.jsonl"), new byte[49 << 20]);
    Path archive = Files.createDirectories(temp.resolve("archive"));
    Files.createFile(archive.resolve("archive.json"));
    Files.write(archive.resolve("index"), new byte[49 << 20]);

    assertThat(usesBothCompilers("search", archive.toString(), "word")).isFalse();
    assertThat(usesBothCompilers("annotate", small.toString())).as("no dictionary").isTrue();
    Files.createFile(cache.resolve("wikidict-1-1-v1.bin"));
    assertThat(usesBothCompilers("annotate", "-", small.toString())).isFalse();
    assertThat(usesBothCompilers("annotate", small.toString(), large.toString())).isTrue();
    assertThat(usesBothCompilers("index", archive.toString(), small.toString())).isFalse();
    assertThat(usesBothCompilers("index", archive.toString(), large.toString())).isTrue();
    assertThat(usesBothCompilers("report", archive.toString())).isTrue();
  }

  private boolean usesBothCompilers(String... command) throws Exception {
    return !arguments(Map.of(), command).contains("-XX:TieredStopAtLevel=1");
  }

  @Test
  void aMarkOfAnotherProcessOfTheSameNumberIsNoneOfThatOne() throws Exception {
    Path classes = Path.of(classes(Map.of()));
    for (String mark : List.of("", ".1")) {
      clearMarks();
      make(classes);
      Files.createFile(Path.of(classes + "." + ProcessHandle.current().pid() + mark));

      classes(Map.of());

      assertThat(classes).doesNotExist();
    }
  }

  @Test
  @DisabledOnOs({OS.WINDOWS, OS.MAC})
  void classesOfAStartThatStillRunsStay() throws Exception {
    Path classes = Path.of(classes(Map.of()));
    clearMarks();
    make(classes);

    classes(Map.of("WITHIN", launcher.toString()));

    assertThat(classes).exists();
  }

  @Test
  void whatIsLeftOfAnotherJarIsRemoved() throws Exception {
    String classes = classes(Map.of());
    String other = classes.replaceFirst("-\\d+\\.jsa$", "-1.jsa");
    Files.createFile(Path.of(other));
    Files.createFile(Path.of(other + ".7.8"));
    Files.createFile(Path.of(other.replace(".jsa", ".sum")));

    classes(Map.of());

    assertThat(Path.of(other)).doesNotExist();
    assertThat(Path.of(other + ".7.8")).doesNotExist();
    assertThat(Path.of(other.replace(".jsa", ".sum"))).doesNotExist();
  }
}
