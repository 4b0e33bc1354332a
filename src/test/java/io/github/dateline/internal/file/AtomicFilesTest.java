package io.github.dateline.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.dateline.disk.FaultyDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temp;

  @Test
  void aFileKeepsItsPermissions() throws IOException {
    Path file = Files.writeString(temp.resolve("notes"), "old");
    assumeThat(Files.getFileStore(file).supportsFileAttributeView("posix")).isTrue();
    for (String mode : new String[] {"rw-------", "rw-rw----", "rw-r--r--"}) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      AtomicFiles.replace(file, NEW);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo(mode);
      assertThat(file).content().isEqualTo("new");
    }
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path there = Files.createDirectory(temp.resolve("there"));
    Path file = Files.writeString(there.resolve("report"), "old");
    for (Path to : new Path[] {file, Path.of("there/report"), Path.of("there/none yet")}) {
      Path link = Files.createSymbolicLink(temp.resolve("link"), to);
      AtomicFiles.replace(link, NEW);
      assertThat(link).isSymbolicLink().content().isEqualTo("new");
      assertThat(temp.resolve(to)).isRegularFile().content().isEqualTo("new");
      Files.delete(link);
    }
    assertThat(names(there)).containsExactlyInAnyOrder("report", "none yet");
  }

  @Test
  void aPipeIsWrittenTo() throws Exception {
    Path pipe = temp.resolve("pipe");
    assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<byte[]> read =
        CompletableFuture.supplyAsync(() -> {
          try (var in = PlainFiles.open(pipe)) {
            return in.readAllBytes();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    AtomicFiles.replace(pipe, NEW);
    assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(NEW);
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void whatKilledProcessesLeftIsRemoved() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    String left = ".report.html." + ended.pid() + ".part";
    String ofOther = ".other.html." + ended.pid() + ".part";
    String running =
        ".report.html." + ProcessHandle.current().parent().orElseThrow().pid() + ".part";
    for (String name : new String[] {left, ofOther, running}) {
      Files.writeString(temp.resolve(name), "half");
    }
    AtomicFiles.replace(temp.resolve("report.html"), NEW);
    assertThat(names(temp)).containsExactlyInAnyOrder("report.html", ofOther, running);
  }

  @Test
  void whatSomebodyHasPutInTheWayIsNotWrittenThrough() throws IOException {
    Path other = Files.writeString(temp.resolve("other"), "theirs");
    Path way = temp.resolve(".report.html." + ProcessHandle.current().pid() + ".part");
    Files.createSymbolicLink(way, other);
    AtomicFiles.replace(temp.resolve("report.html"), NEW);
    assertThat(other).content().isEqualTo("theirs");
    assertThat(names(temp)).containsExactlyInAnyOrder("other", "report.html");
  }

  @Test
  void linksThatLeadInACircleAreRefused() throws IOException {
    Path one = temp.resolve("one");
    Files.createSymbolicLink(temp.resolve("two"), one);
    Files.createSymbolicLink(one, Path.of("two"));
    assertThatIOException()
        .isThrownBy(() -> AtomicFiles.replace(one, NEW))
        .isInstanceOf(FileSystemLoopException.class);
    assertThat(one).isSymbolicLink();
  }

  @Test
  void threadsThatReplaceOneFileLeaveOneOfTheirContents() throws Exception {
    Path file = temp.resolve("report.html");
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failed = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 8; i++) {
      byte[] own = String.valueOf(i).repeat(100_000).getBytes(StandardCharsets.UTF_8);
      Thread thread =
          new Thread(() -> {
            try {
              AtomicFiles.replace(file, own);
            } catch (IOException e) {
              failed.add(e);
            }
          });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failed).isEmpty();
    assertThat(Files.readString(file)).hasSize(100_000).matches("(.)\\1*");
    assertThat(names(temp)).containsExactly("report.html");
  }

  @Test
  void nothingIsReplacedUnlessAllCanBeWritten() throws IOException {
    Path first = Files.writeString(temp.resolve("first"), "old");
    Map<Path, byte[]> files = new LinkedHashMap<>();
    files.put(first, NEW);
    files.put(temp.resolve("nowhere").resolve("second"), NEW);
    assertThatIOException()
        .isThrownBy(() -> AtomicFiles.replace(files))
        .withMessageContaining("there is no folder")
        .withMessageContaining("nowhere");
    assertThat(names(temp)).containsExactly("first");
    assertThat(first).content().isEqualTo("old");
    assertThatIOException()
        .isThrownBy(() -> AtomicFiles.replace(temp, NEW))
        .withMessage(temp + " is a folder");
  }

  @Test
  void aFullDiskIsNamed() throws IOException {
    Path file = Files.writeString(temp.resolve("report"), "old");
    FaultyDisk disk = new FaultyDisk(temp);
    AtomicFiles.replace(disk.folder().resolve("report"), NEW);
    List<FaultyDisk.Kind> operations = disk.operations();
    int made = operations.indexOf(FaultyDisk.Kind.WRITES) + 1;
    List<FaultyDisk.Kind> then = operations.subList(made, operations.size());
    Files.writeString(file, "old");
    // There is room for the new file's name, but not for what is to be in it.
    disk.plan(FaultyDisk.Fault.FULL, made + then.indexOf(FaultyDisk.Kind.WRITES) + 1);
    assertThatIOException()
        .isThrownBy(() -> AtomicFiles.replace(disk.folder().resolve("report"), NEW))
        .withMessage("the disk that holds " + file.toRealPath() + " is full");
    assertThat(names(temp)).containsExactly("report");
    assertThat(file).content().isEqualTo("old");
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
