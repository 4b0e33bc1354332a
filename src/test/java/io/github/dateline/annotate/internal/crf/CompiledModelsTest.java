package io.github.dateline.annotate.internal.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dateline.annotate.internal.cache.CacheFile;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import io.github.dateline.annotate.internal.text.Token;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a model serves the next start, and whatever happens to it does no harm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompiledModelsTest {
  private static final String MODEL = "english.conll.4class.distsim.crf";
  private static final List<Token> SENTENCE =
      List.of(new Token("Angela", 0, 6), new Token("Merkel", 7, 13), new Token("spoke", 14, 19));

  private byte[] good;
  private String name;
  private Path file;

  private Path folder;

  @BeforeAll
  void make(@TempDir Path made) throws Exception {
    load(made);
    try (Stream<Path> files = Files.list(made)) {
      Path only = files.toList().getFirst();
      name = only.getFileName().toString();
      good = Files.readAllBytes(only);
    }
  }

  @BeforeEach
  void keep(@TempDir Path fresh) throws IOException {
    folder = fresh;
    file = folder.resolve(name);
    Files.write(file, good);
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
  }

  private static CrfTables load(Optional<Path> folder) throws Exception {
    return CrfCompiler.load(ModelResource.find(MODEL), new CompiledModels(folder));
  }

  private static void load(Path folder) throws Exception {
    CrfTables tables = load(Optional.of(folder));
    assertThat(new CompiledCrf(tables).labels(SENTENCE)).containsExactly("PERSON", "PERSON", "O");
  }

  private boolean isUntouched() throws IOException {
    return Files.getLastModifiedTime(file).toMillis() == 0;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  void whatIsKeptIsNotMadeAgain() throws Exception {
    load(folder);
    assertThat(isUntouched()).isTrue();
    assertThat(files()).containsExactly(name);
  }

  @Test
  void aFileTellsWhatItWasMadeOf() throws Exception {
    byte[] model;
    try (var in = ModelResource.find(MODEL).open()) {
      model = in.readAllBytes();
    }
    assertThat(Arrays.copyOfRange(good, 40, CacheFile.HEADER))
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(model));
    assertThat(name).endsWith("-" + model.length + "-v" + CompiledModels.VERSION + ".bin");
  }

  @Test
  void whatIsDamagedIsMadeAgain() throws Exception {
    for (int place : List.of(0, 8, 12, 30, good.length - 1)) {
      byte[] once = good.clone();
      once[place] ^= 4;
      Files.write(file, once);
      load(folder);
      assertThat(Files.readAllBytes(file)).as("damaged at %d", place).isEqualTo(good);
    }
  }

  @Test
  void whatIsHalfWrittenIsMadeAgain() throws Exception {
    for (long length : new long[] {0, 10, CacheFile.HEADER, good.length / 2, good.length - 1}) {
      Files.write(file, good);
      try (RandomAccessFile half = new RandomAccessFile(file.toFile(), "rw")) {
        half.setLength(length);
      }
      load(folder);
      assertThat(Files.readAllBytes(file)).as("cut to %d", length).isEqualTo(good);
    }
    Files.write(file, new byte[5], StandardOpenOption.APPEND);
    load(folder);
    assertThat(Files.readAllBytes(file)).isEqualTo(good);
  }

  @Test
  void whatAKilledProcessLeftIsCleared() throws Exception {
    Path old = Files.createFile(folder.resolve(name + "1.tmp"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path ofNow = Files.createFile(folder.resolve(name + "2.tmp"));
    Files.delete(file);
    load(folder);
    assertThat(files()).containsExactlyInAnyOrder(name, ofNow.getFileName().toString());
  }

  @Test
  void aModelWithObjectsOfOtherClassesIsNotRead() throws Exception {
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(new GZIPOutputStream(model))) {
      out.writeObject(new Object[] {new File("x")});
    }
    assertThatThrownBy(
            () -> StanfordCrfModel.readAny(new ByteArrayInputStream(model.toByteArray())))
        .isInstanceOf(UnknownModelException.class)
        .hasMessageContaining("REJECTED");
  }

  @Test
  void theFolderIsMade() throws Exception {
    Path deep = folder.resolve("a").resolve("b");
    load(deep);
    assertThat(Files.readAllBytes(deep.resolve(name))).isEqualTo(good);
  }

  @Test
  void withoutAFolderTheModelStaysInMemory() throws Exception {
    CrfTables tables = load(Optional.empty());
    assertThat(new CompiledCrf(tables).labels(SENTENCE)).containsExactly("PERSON", "PERSON", "O");
    // A file where the folder should be: nobody can write there, not even root.
    load(file.resolve("below"));
    assertThat(isUntouched()).isTrue();
  }

  @Test
  void aFolderThatMayNotBeWrittenStaysAsItIs() throws Exception {
    Files.delete(file);
    assumeTrue(folder.toFile().setWritable(false));
    try {
      assumeTrue(!Files.isWritable(folder), "root may write anywhere");
      load(folder);
      assertThat(files()).isEmpty();
    } finally {
      folder.toFile().setWritable(true);
    }
  }

  /** Run in a process of its own. */
  static final class Load {
    private Load() {}

    public static void main(String[] arguments) throws Exception {
      load(Path.of(arguments[0]));
    }
  }

  @Test
  void processesAtOnceDoNotHurtEachOther() throws Exception {
    Files.delete(file);
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-Xmx512m",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Load.class.getName(),
                  folder.toString())
              .inheritIO()
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(files()).containsExactly(name);
    assertThat(Files.readAllBytes(file)).isEqualTo(good);
  }
}
