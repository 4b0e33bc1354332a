package io.github.dateline.annotate.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.disk.FaultyDisk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever operation of the cache's disk fails, is the last, or is lost: the model is what was
 * compiled, then and in the next run, and no file is left.
 */
class CacheFaultsTest {
  private static final byte[] MODEL =
      "a model of some bytes".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  @TempDir Path temp;

  private int compiled;

  private byte[] load(Path folder) throws IOException, UnknownModelException {
    ByteBuffer bytes =
        new CompiledModels(Optional.of(folder))
            .load(
                new CompiledModels.Source() {
                  @Override
                  public String name() {
                    return "model";
                  }

                  @Override
                  public InputStream open() {
                    return new ByteArrayInputStream(MODEL);
                  }

                  @Override
                  public ModelResource.Fingerprint fingerprint() {
                    return new ModelResource.Fingerprint(MODEL.length, 77);
                  }
                },
                (file, before) -> {
                  compiled++;
                  byte[] all = file.readAllBytes();
                  return ByteBuffer.allocate(before + all.length).put(before, all);
                });
    byte[] content = new byte[bytes.remaining()];
    bytes.get(content);
    return content;
  }

  @Test
  void aDiskThatFailsCostsTheCacheAlone() throws Exception {
    int tried = 0;
    for (List<String> old : List.of(List.<String>of(), List.of("damaged"), List.of("left"))) {
      for (FaultyDisk.Fault fault : FaultyDisk.Fault.values()) {
        boolean happened = true;
        for (int at = 1; happened; at++) {
          Path root = Files.createTempDirectory(temp, "cache");
          Path folder = root.resolve("made/when needed");
          if (!old.isEmpty()) {
            load(folder);
            Path file = only(folder);
            if (old.equals(List.of("damaged"))) {
              byte[] bytes = Files.readAllBytes(file);
              bytes[bytes.length - 1] ^= 1;
              Files.write(file, bytes);
            } else {
              // What a run left that was killed long ago.
              Path left = folder.resolve(file.getFileName() + "123.tmp");
              Files.move(file, left);
              Files.setLastModifiedTime(
                  left, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
            }
          }
          FaultyDisk disk = new FaultyDisk(root);
          disk.plan(fault, at);
          String what = old + ", " + fault + " at " + at;
          assertThat(load(disk.folder().resolve("made/when needed"))).as(what).isEqualTo(MODEL);
          happened = disk.happened();
          disk.end(new Random(at));
          assertThat(load(folder)).as(what).isEqualTo(MODEL);
          compiled = 0;
          assertThat(load(folder)).as(what).isEqualTo(MODEL);
          assertThat(compiled).as(what).isZero();
          tried += happened ? 1 : 0;
        }
      }
    }
    // The figures of docs/safety.md.
    System.out.println("compiled models: " + tried + " faults tried");
    assertThat(tried).isGreaterThan(100);
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }
}
