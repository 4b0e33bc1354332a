package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.GroupPair;
import io.github.dateline.stats.Contingency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dateline cooccur --by}: pairs counted by what a list of names says of each. */
class GroupsTest {
  @TempDir Path temp;
  private Path archive;

  @BeforeEach
  void index() throws IOException {
    archive = temp.resolve("archive");
    Path articles =
        Files.writeString(
            temp.resolve("articles.jsonl"),
            """
            {"id": "a", "body": "Sean Duffy met Dmitry Bakanov."}
            {"id": "b", "body": "Sean Duffy left. Dmitri Bakanov and Dmitry Bakanov of Roscosmos came."}
            {"id": "c", "body": "Nasa met Roscosmos. Sean Duffy slept."}
            {"id": "d", "body": "Dmitry Bakanov wrote to Dmitri Bakanov. Houston waited."}
            """);
    Path names =
        Files.writeString(
            temp.resolve("names.csv"),
            """
            name,type,Party
            Sean Duffy,person,Greens
            Nasa,org,Greens
            Dmitry Bakanov,person,Reds
            Dmitri Bakanov,person,Reds
            Roscosmos,org,Blues
            Houston,city,
            Nobody At All,person,Reds
            """);
    assertThat(CommandLineRun.of("index", "--names", names, archive, articles).status()).isZero();
  }

  @Test
  void groupsAreCountedByTheUnit() {
    // Greens: a, b, c; Reds: a, b, d; Blues: b, c.
    assertThat(csv("--by", "party", "--min-count", "1"))
        .containsExactly("Blues,Greens,2,2,3,4", "Greens,Reds,2,3,3,4", "Blues,Reds,1,2,3,4");
    // Sentences: Greens 4 (one in a, one in b, two in c), Reds 3, Blues 2, of 7.
    assertThat(csv("--by", "PARTY", "--min-count", "1", "--unit", "sentence"))
        .containsExactly("Blues,Greens,1,2,4,7", "Blues,Reds,1,2,3,7", "Greens,Reds,1,4,3,7");
  }

  @Test
  void typesCountsAndLimitsHold() {
    assertThat(csv("--by", "party", "--min-count", "1", "--type", "people"))
        .containsExactly("Greens,Reds,2,3,3,4");
    assertThat(csv("--by", "party", "--min-count", "3")).containsExactly("Greens,Reds,2,3,3,4");
    assertThat(csv("--by", "party", "--min-count", "1", "--min-both", "2", "--limit", "1"))
        .containsExactly("Blues,Greens,2,2,3,4");
    assertThat(CommandLineRun.of("cooccur", archive, "--by", "party", "houston").out())
        .contains("0 pairs, in articles that match houston");
  }

  /** An attribute such as an id makes a group of each name. */
  @Test
  void groupsMayBeAsManyAsNames() throws IOException {
    Map<Entity, String> groups = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      groups.put(Entity.of(EntityType.PERSON, "Name " + i), "Q" + i);
    }
    groups.put(Entity.of(EntityType.PERSON, "Sean Duffy"), "Q-duffy");
    groups.put(Entity.of(EntityType.PERSON, "Dmitry Bakanov"), "Q-bakanov");
    try (Archive open = Archive.open(archive)) {
      assertThat(open.groups(CooccurrenceQuery.builder().minimumCount(1).build(), groups))
          .containsExactly(new GroupPair("Q-bakanov", "Q-duffy", new Contingency(2, 3, 3, 4)));
    }
  }

  @Test
  void whatCannotBeCountedIsRefused() throws IOException {
    CommandLineRun sector = CommandLineRun.of("cooccur", archive, "--by", "sector");
    assertThat(sector.status()).isEqualTo(2);
    assertThat(sector.err()).contains("says no \"sector\" of any name; it has party");
    CommandLineRun anchored =
        CommandLineRun.of("cooccur", archive, "--by", "party", "--entity", "Nasa");
    assertThat(anchored.status()).isEqualTo(2);
    assertThat(anchored.err()).contains("--by goes with");
    Files.delete(archive.resolve(IndexCommand.NAMES));
    CommandLineRun none = CommandLineRun.of("cooccur", archive, "--by", "party");
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("the archive has none").contains("--names FILE");
  }

  /** The names and the four counts of each row. */
  private List<String> csv(String... options) {
    Object[] args = new Object[options.length + 4];
    args[0] = "cooccur";
    args[1] = archive;
    args[2] = "--format";
    args[3] = "csv";
    System.arraycopy(options, 0, args, 4, options.length);
    CommandLineRun run = CommandLineRun.of(args);
    assertThat(run.status()).isZero();
    return run.out()
        .lines()
        .skip(1)
        .map(line -> String.join(",", List.of(line.split(",")).subList(0, 6)))
        .toList();
  }
}
