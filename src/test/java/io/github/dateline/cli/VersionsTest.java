package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Archive;
import io.github.dateline.Article;
import io.github.dateline.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Versions of an item in any order: the highest stays, on the first day, unless it is withdrawn.
 */
class VersionsTest {
  @TempDir Path folder;

  private record Item(int version, int day, boolean canceled) {
    String json() {
      return String.format(
          Locale.ROOT,
          "{\"uri\":\"urn:a\",\"type\":\"text\",\"version\":\"%d\",\"versioncreated\":\"2020-01-%02d\",\"pubstatus\":\"%s\",\"headline\":\"H%d\",\"body_text\":\"Nasa flies number %d.\"}",
          version,
          day,
          canceled ? "canceled" : "usable",
          version,
          version);
    }
  }

  private static List<Item> items(Random random, boolean cancels) {
    List<Item> items = new ArrayList<>();
    int version = random.nextInt(12);
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      items.add(new Item(version, 1 + random.nextInt(20), cancels && random.nextInt(4) == 0));
      version += 1 + random.nextInt(6);
    }
    return items;
  }

  /** What is to be in the archive: by looking at all items at once. */
  private static Optional<String> expected(List<Item> items) {
    int canceled = -1;
    int day = 99;
    Item highest = null;
    for (Item item : items) {
      if (item.canceled()) {
        canceled = Math.max(canceled, item.version());
      } else {
        day = Math.min(day, item.day());
        highest = highest == null || item.version() > highest.version() ? item : highest;
      }
    }
    return highest == null || highest.version() < canceled
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "H%d 2020-01-%02d", highest.version(), day));
  }

  private static Optional<String> found(Path archive) throws IOException {
    try (Archive open = Archive.open(archive)) {
      assertThat(open.size()).isLessThanOrEqualTo(1);
      return open.article("urn:a")
          .map(found -> {
            Article article = found.article();
            return article.headline() + " " + article.day().orElseThrow();
          });
    }
  }

  @Test
  void theHighestVersionStaysInAnyOrder() {
    Seeds.times(
        60,
        random -> {
          boolean cancels = random.nextBoolean();
          List<Item> items = items(random, cancels);
          Path place = Files.createTempDirectory(folder, "run");
          List<Item> order = new ArrayList<>(items);
          Collections.shuffle(order, random);
          List<Path> paths = new ArrayList<>();
          // The versions may come on different days.
          Path inbox = place.resolve("in0");
          for (int i = 0; i < order.size(); i++) {
            if (random.nextBoolean()) {
              inbox = place.resolve("in" + i);
            }
            CommandLineRun.write(inbox.resolve(i + ".json"), order.get(i).json());
            if (!paths.contains(inbox)) {
              paths.add(inbox);
            }
          }
          Path archive = place.resolve("archive");
          for (Path path : paths) {
            assertThat(CommandLineRun.of("index", archive, path).err()).isEmpty();
          }
          assertThat(found(archive)).as(order.toString()).isEqualTo(expected(items));
          if (expected(items).isPresent()) {
            List<Object> again = new ArrayList<>(List.of("index", archive));
            again.addAll(paths);
            assertThat(CommandLineRun.of(again.toArray()).out())
                .startsWith("0 articles added, 0 replaced, 1 unchanged");
            assertThat(found(archive)).isEqualTo(expected(items));
          }
          assertThat(Archive.check(archive)).isEmpty();
        });
  }

  @Test
  void saysWhatItPassedOverAndTookOut() throws IOException {
    Path archive = folder.resolve("archive");
    Path one = CommandLineRun.write(folder.resolve("1.json"), new Item(1, 1, false).json());
    Path ten = CommandLineRun.write(folder.resolve("10.json"), new Item(10, 3, false).json());
    Path kill = CommandLineRun.write(folder.resolve("kill.json"), new Item(11, 4, true).json());
    CommandLineRun.of("index", archive, ten).succeeds();
    CommandLineRun late = CommandLineRun.of("index", archive, one).succeeds();
    assertThat(late.out()).contains("1 earlier version passed over: a later one is there");
    assertThat(found(archive)).contains("H10 2020-01-01");

    CommandLineRun killed = CommandLineRun.of("index", archive, kill);
    assertThat(killed.status()).isEqualTo(1);
    assertThat(killed.out())
        .contains("1 article taken out: withdrawn by the source", "pubstatus is canceled");
    assertThat(found(archive)).isEmpty();
    assertThat(CommandLineRun.of("index", archive, kill).status()).isEqualTo(2);

    CommandLineRun again = CommandLineRun.of("index", archive, ten);
    assertThat(again.out()).contains("1 earlier version passed over");
    assertThat(found(archive)).isEmpty();

    Path twelve = CommandLineRun.write(folder.resolve("12.json"), new Item(12, 9, false).json());
    CommandLineRun.of("index", archive, twelve).succeeds();
    assertThat(found(archive)).contains("H12 2020-01-01");
    String kept = "# crc32 aeb70f9b\n11\t2020-01-01\turn:a";
    assertThat(folder.resolve("archive/withdrawn.txt")).hasContent(kept);

    Path merged = folder.resolve("merged");
    CommandLineRun.of("merge", merged, archive).succeeds();
    assertThat(merged.resolve("withdrawn.txt")).hasContent(kept);
  }

  @Test
  void aKillThatComesFirstIsRemembered() throws IOException {
    Path archive = folder.resolve("archive");
    String kill = new Item(2, 4, true).json().replace("\"version\":\"2\",", "");
    CommandLineRun.of("index", archive, CommandLineRun.write(folder.resolve("k.json"), kill));
    Path one = CommandLineRun.write(folder.resolve("1.json"), new Item(1, 1, false).json());
    Path three = CommandLineRun.write(folder.resolve("3.json"), new Item(3, 5, false).json());

    // A kill without a version is the last word.
    CommandLineRun.of("index", archive, one);
    CommandLineRun.of("index", archive, three);

    assertThat(found(archive)).isEmpty();
  }

  @Test
  void aDamagedRecordOfWhatWasWithdrawnLocksNoOneOut() throws IOException {
    Path archive = folder.resolve("archive");
    Path kill = CommandLineRun.write(folder.resolve("k.json"), new Item(2, 4, true).json());
    CommandLineRun.of("index", archive, kill);
    byte[] damaged =
        "1\tyesterday\turn:b\n2\t2020-13-77\turn:a\n\0\1\t\n".getBytes(StandardCharsets.ISO_8859_1);
    damaged[damaged.length - 3] = (byte) 0xff;
    Files.write(archive.resolve("withdrawn.txt"), damaged);
    Path one = CommandLineRun.write(folder.resolve("1.json"), new Item(1, 1, false).json());
    Path three = CommandLineRun.write(folder.resolve("3.json"), new Item(3, 5, false).json());

    CommandLineRun early = CommandLineRun.of("index", archive, one);
    assertThat(early.err()).doesNotContain("Exception");
    assertThat(found(archive)).isEmpty();

    CommandLineRun.of("index", archive, three).succeeds();
    assertThat(found(archive)).contains("H3 2020-01-01");
  }

  @Test
  void aChangedByteOfWhatWasWithdrawnIsToldUntilItIsMended() throws IOException {
    Path archive = folder.resolve("archive");
    Path file = archive.resolve("withdrawn.txt");
    Path kill = CommandLineRun.write(folder.resolve("k.json"), new Item(2, 4, true).json());
    CommandLineRun.of("index", archive, kill);
    CommandLineRun.of("check", archive).succeeds();
    String whole = Files.readString(file);
    String told = "withdrawn.txt: is not as it was written; put back a copy, or mend its lines";
    for (int at = 0; at < whole.length(); at++) {
      StringBuilder changed = new StringBuilder(whole);
      changed.setCharAt(at, changed.charAt(at) == 'z' ? 'y' : 'z');
      Files.writeString(file, changed);
      CommandLineRun check = CommandLineRun.of("check", archive);
      assertThat(check.status()).as(changed.toString()).isEqualTo(1);
      assertThat(check.out()).startsWith(told).endsWith("\n1 fault\n");
    }
    Files.writeString(file, whole.replace("urn:a", "urn:b"));

    // Another withdrawal does not make it sound.
    String other = new Item(3, 4, true).json().replace("urn:a", "urn:c");
    CommandLineRun.of("index", archive, CommandLineRun.write(folder.resolve("c.json"), other));
    assertThat(file).content().contains("urn:b", "urn:c");
    assertThat(CommandLineRun.of("check", archive).out()).startsWith(told);

    // As an earlier build wrote it, or the one who mended it.
    Files.writeString(file, whole.substring(whole.indexOf('\n') + 1));
    CommandLineRun.of("check", archive).succeeds();
    Path one = CommandLineRun.write(folder.resolve("1.json"), new Item(1, 1, false).json());
    CommandLineRun.of("index", archive, one);
    assertThat(found(archive)).isEmpty();
  }

  @Test
  void somethingElseInThePlaceOfAFileIsNamed() throws IOException {
    Path archive = folder.resolve("archive");
    Path one = CommandLineRun.write(folder.resolve("1.json"), new Item(1, 1, false).json());
    CommandLineRun.of("index", archive, one).succeeds();

    Path copies = Files.createDirectory(archive.resolve("copies.bin"));
    assertThat(CommandLineRun.of("check", archive).out())
        .isEqualTo("copies.bin: is a folder; delete it, it is made again\n1 fault\n");
    Files.delete(copies);
    Files.writeString(copies, "not copies at all");
    assertThat(CommandLineRun.of("check", archive).out())
        .isEqualTo("copies.bin: is not as it was written; delete it, it is made again\n1 fault\n");
    Files.delete(copies);

    Path withdrawn = Files.createDirectory(archive.resolve("withdrawn.txt"));
    CommandLineRun.of("index", archive, one).failsWith(withdrawn + " is a folder, not a file");
    assertThat(CommandLineRun.of("check", archive).out())
        .startsWith("withdrawn.txt: is a folder; ");
    Files.delete(withdrawn);

    Path curation = Files.createDirectory(archive.resolve("curation.txt"));
    for (String command : List.of("entities", "check")) {
      CommandLineRun.of(command, archive).failsWith(curation + " is a folder, not a file");
    }
    CommandLineRun.of("curate", archive, "list").failsWith(curation + " is a folder, not a file");
    Files.delete(curation);
    CommandLineRun.of("changes", archive, "--since=0", "--questions", folder)
        .failsWith(folder + " is a folder, not a file");
    CommandLineRun.of("index", archive, one).succeeds();
  }

  /** A pipe to which no one writes would be waited for without end. */
  @Test
  @Timeout(60)
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aPipeInThePlaceOfAFileIsNamed() throws Exception {
    Path archive = folder.resolve("archive");
    Path one = CommandLineRun.write(folder.resolve("1.json"), new Item(1, 1, false).json());
    CommandLineRun.of("index", archive, one).succeeds();
    for (String name : List.of("withdrawn.txt", "curation.txt")) {
      Path pipe = archive.resolve(name);
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
      CommandLineRun.of("index", archive, one).failsWith(pipe + " is a pipe or a device");
      Files.delete(pipe);
    }
  }
}
