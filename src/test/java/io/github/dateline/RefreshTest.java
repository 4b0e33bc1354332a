package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refreshed archive answers as one that is opened again does. */
class RefreshTest {
  private static final List<EntityType> TYPES =
      List.of(EntityType.PERSON, EntityType.ORGANIZATION, EntityType.LOCATION);

  private static final List<String> SPELLINGS =
      List.of(
          "Jose Diaz",
          "José Díaz",
          "JOSE DIAZ",
          "Jose A. Diaz",
          "José Antonio Diaz",
          "Acme Corp",
          "Acme Corp.",
          "ACME Corporation",
          "The Acme Corporation",
          "Sao Paulo",
          "São Paulo",
          "SAO PAULO");

  @TempDir Path folder;

  /** All answers of an archive, to the letter. */
  private static List<String> answers(Archive archive, Path scratch) throws IOException {
    List<String> answers = new ArrayList<>();
    answers.add(archive.size() + " " + archive.state() + " " + archive.curationProblems());
    Path json = scratch.resolve("answer.json");
    for (Unit unit : List.of(Unit.ARTICLE, Unit.PARAGRAPH, Unit.SENTENCE)) {
      for (Copies rule : Copies.values()) {
        archive
            .cooccurrences(
                CooccurrenceQuery.builder()
                    .unit(unit)
                    .copies(rule)
                    .minimumCount(1)
                    .minimumBoth(1)
                    .evidence(1)
                    .build())
            .writeJson(json);
        answers.add(Files.readString(json));
      }
    }
    EntityTable entities = archive.entities(Query.all()).limit(1000).table();
    entities.writeJson(json);
    answers.add(Files.readString(json));
    if (!entities.rows().isEmpty()) {
      archive
          .cooccurrences(CooccurrenceQuery.of(entities.rows().get(0).entity()).build())
          .writeJson(json);
      answers.add(Files.readString(json));
    }
    answers.add(archive.ids(Query.parse("source:\"Harbour Post\" OR Name1*")).toString());
    return answers;
  }

  /** An article that names few in several spellings, some with pages, and some that are new. */
  private static AnnotatedArticle spelled(String id, Random random) {
    StringBuilder body = new StringBuilder();
    List<AnnotatedArticle.Sentence> sentences = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int start = body.length();
      List<AnnotatedArticle.Mention> mentions = new ArrayList<>();
      for (int j = random.nextInt(4); j >= 0; j--) {
        EntityType type = TYPES.get(random.nextInt(TYPES.size()));
        String name = SPELLINGS.get(random.nextInt(SPELLINGS.size()));
        Entity entity =
            random.nextInt(3) == 0
                ? Entity.of(type, "New " + Integer.toString(random.nextInt(1000), 36))
                : random.nextInt(6) == 0
                    ? Entity.linked(type, name.replace(' ', '_'), name)
                    : Entity.of(type, name);
        int from = body.length();
        body.append(entity.name());
        mentions.add(AnnotatedArticle.Mention.of(from, body.length(), entity));
        body.append(" and ");
      }
      body.append("so on.");
      sentences.add(
          new AnnotatedArticle.Sentence(Article.Field.BODY, start, body.length(), 0, mentions));
      body.append(' ');
    }
    String text = body.toString().stripTrailing();
    return new AnnotatedArticle(
        Article.builder(id).headline("").body(text).build(),
        RandomArticles.ANNOTATOR,
        1,
        sentences);
  }

  private static void curate(Curation curation, List<EntityTable.Row> rows, Random random, int step)
      throws IOException {
    Entity one = rows.get(random.nextInt(rows.size())).entity();
    Entity other = rows.get(random.nextInt(rows.size())).entity();
    try {
      switch (random.nextInt(6)) {
        case 0 -> curation.hide(one);
        case 1 -> curation.rename(one, "Renamed " + step);
        case 2 -> curation.retype(one, TYPES.get(random.nextInt(TYPES.size())));
        case 3 -> curation.merge(List.of(one), other, other.type());
        case 4 -> curation.apart(List.of(one, other));
        default -> {
          List<Decision> made = curation.decisions();
          if (!made.isEmpty()) {
            curation.undo(made.get(random.nextInt(made.size())));
          }
        }
      }
    } catch (DatelineException | IllegalArgumentException e) {
      // Such as an entity that is to be merged into itself.
      return;
    }
  }

  private void change(Path at, Random random, CopiedArticles make, int step) throws IOException {
    if (random.nextInt(4) == 0) {
      try (Archive archive = Archive.open(at);
          Curation curation = Curation.open(at, "tester")) {
        List<EntityTable.Row> rows = archive.entities(Query.all()).limit(20).table().rows();
        if (rows.size() > 1) {
          curate(curation, rows, random, step);
        }
      }
      return;
    }
    try (ArchiveWriter writer =
        random.nextInt(8) == 0 ? ArchiveWriter.rebuild(at) : ArchiveWriter.open(at)) {
      for (int i = random.nextInt(random.nextInt(3) == 0 ? 60 : 4); i >= 0; i--) {
        if (random.nextInt(4) == 0) {
          writer.remove("a" + random.nextInt(80));
        } else {
          String id = "a" + random.nextInt(80);
          writer.add(random.nextBoolean() ? make.article(id) : spelled(id, random));
        }
        if (random.nextInt(10) == 0) {
          writer.commit();
        }
      }
    }
  }

  private void answersAsOpenedAgain(Archive archive, Path at) throws IOException {
    try (Archive again = Archive.open(at)) {
      assertThat(answers(archive, folder)).isEqualTo(answers(again, folder));
    }
  }

  @Test
  void answersAsOneThatIsOpenedAgainDoes() {
    Seeds.times(
        2,
        random -> {
          Path at = Files.createTempDirectory(folder, "archive");
          CopiedArticles make = new CopiedArticles(random);
          try (ArchiveWriter writer = ArchiveWriter.open(at, 1 + random.nextInt(3))) {
            for (int i = 0; i < 60; i++) {
              writer.add(make.article("a" + i));
            }
          }
          Archive archive = Archive.open(at);
          for (int step = 0; step < 8; step++) {
            List<String> before = random.nextInt(3) == 0 ? List.of() : answers(archive, folder);
            if (random.nextInt(5) > 0) {
              change(at, random, make, step);
            }
            Archive now = archive.refresh();
            assertThat(now.isCurrent()).isTrue();
            answersAsOpenedAgain(now, at);
            if (!before.isEmpty()) {
              assertThat(answers(archive, folder)).as("as it was").isEqualTo(before);
            }
            archive.close();
            archive = now;
          }
          archive.close();
        });
  }

  /** One article at a time comes or goes, mostly without a new name, and one question is asked. */
  @Test
  void answersAfterManyStatesInWhichLittleWasAsked() {
    Seeds.times(
        2,
        random -> {
          Path at = Files.createTempDirectory(folder, "archive");
          CopiedArticles make = new CopiedArticles(random);
          try (ArchiveWriter writer = ArchiveWriter.open(at, 1 + random.nextInt(2))) {
            for (int i = 0; i < 60; i++) {
              writer.add(random.nextBoolean() ? make.article("a" + i) : spelled("a" + i, random));
            }
          }
          Archive archive = Archive.open(at);
          answers(archive, folder);
          for (int state = 1; state <= 40; state++) {
            try (ArchiveWriter writer = ArchiveWriter.open(at)) {
              if (random.nextInt(3) == 0) {
                writer.remove("a" + random.nextInt(80));
              } else {
                writer.add(make.article("a" + random.nextInt(80)));
              }
            }
            Archive now = archive.refresh();
            archive.close();
            archive = now;
            archive.cooccurrences(CooccurrenceQuery.builder().build());
            if (state % 20 == 0 || random.nextInt(10) == 0) {
              answersAsOpenedAgain(archive, at);
            }
          }
          archive.close();
        });
  }

  /** From no name at all to some, and back. */
  @Test
  void answersWhereTheFirstNamesComeAndTheLastGo() throws IOException {
    Path at = folder.resolve("nameless");
    CopiedArticles make = new CopiedArticles(new Random(5));
    Article nameless = Article.builder("nameless").body("It rained all day.").build();
    try (ArchiveWriter writer = ArchiveWriter.open(at)) {
      writer.add(new AnnotatedArticle(nameless, make.article("x").annotator(), 5, List.of()));
    }
    Archive archive = Archive.open(at);
    answers(archive, folder);
    for (int step = 0; step < 4; step++) {
      try (ArchiveWriter writer = ArchiveWriter.open(at)) {
        if (step % 2 == 0) {
          writer.add(make.article("named"));
        } else {
          writer.remove("named");
        }
      }
      Archive now = archive.refresh();
      archive.close();
      archive = now;
      answersAsOpenedAgain(archive, at);
    }
    archive.close();
  }

  @Test
  void tellsWhetherSomethingWasWritten() throws IOException {
    Path at = folder.resolve("archive");
    CopiedArticles make = new CopiedArticles(new Random(1));
    try (ArchiveWriter writer = ArchiveWriter.open(at)) {
      writer.add(make.article("one"));
    }
    Archive archive = Archive.open(at);
    try (Archive same = archive.refresh()) {
      assertThat(archive.isCurrent()).isTrue();
      archive.close();
      // A second time, as code that cleans up does: it closes nothing of the other.
      archive.close();
      assertThat(same.size()).isEqualTo(1);
      assertThat(same.count(Query.all())).isEqualTo(1);
      assertThatThrownBy(archive::isCurrent).isInstanceOf(IllegalStateException.class);
      try (ArchiveWriter writer = ArchiveWriter.open(at)) {
        writer.add(make.article("two"));
      }
      assertThat(same.isCurrent()).isFalse();
      try (Archive now = same.refresh()) {
        assertThat(now.isCurrent()).isTrue();
        assertThat(List.of(same.size(), now.size())).containsExactly(1L, 2L);
        Files.writeString(at.resolve("curation.txt"), "hide \"PERSON/Nobody\"\n");
        assertThat(now.isCurrent()).isFalse();
      }
    }
  }

  private Path archiveOfTwenty(CopiedArticles make) throws IOException {
    Path at = folder.resolve("archive");
    try (ArchiveWriter writer = ArchiveWriter.open(at, 2)) {
      for (int i = 0; i < 20; i++) {
        writer.add(make.article("a" + i));
      }
    }
    return at;
  }

  @Test
  void tablesAreReadAfterTheirArchiveIsClosed() throws IOException {
    CopiedArticles make = new CopiedArticles(new Random(3));
    Path at = archiveOfTwenty(make);
    CooccurrenceQuery all = CooccurrenceQuery.builder().everyPair().build();
    List<CooccurrenceTable> tables = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    Archive archive = Archive.open(at);
    for (int i = 0; i < 60; i++) {
      tables.add(archive.cooccurrences(all));
      try (Archive alone = Archive.open(at)) {
        expected.add(details(alone.cooccurrences(all)));
      }
      if (i % 5 == 0) {
        assertThat(details(tables.get(i / 2))).isEqualTo(expected.get(i / 2));
      }
      try (ArchiveWriter writer = ArchiveWriter.open(at)) {
        writer.add(make.article("b" + i % 30));
      }
      Archive now = archive.refresh();
      archive.close();
      archive = now;
    }
    archive.close();
    assertThat(Set.copyOf(expected)).hasSizeGreaterThan(30);
    for (int i = 0; i < tables.size(); i++) {
      assertThat(details(tables.get(i))).isEqualTo(expected.get(i));
    }
    Path maps = Path.of("/proc/self/maps");
    if (Files.exists(maps)) {
      assertThat(Files.readString(maps)).doesNotContain(at.toString());
    }
  }

  private static String details(CooccurrenceTable table) {
    return table.rows().stream()
        .map(row ->
            row.first()
                + " "
                + row.second()
                + " "
                + row.independent()
                + " "
                + row.published()
                + " "
                + row.sources()
                + " "
                + row.days()
                + " "
                + row.longArticles())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void tenThousandTimesLeaveNothingOpen() throws IOException {
    CopiedArticles make = new CopiedArticles(new Random(2));
    Path at = archiveOfTwenty(make);
    Path maps = Path.of("/proc/self/maps");
    assumeThat(maps).exists();
    Archive archive = Archive.open(at);
    for (int i = 0; i < (Seeds.takesLong() ? 10_000 : 200); i++) {
      if (i % 10 == 0) {
        try (ArchiveWriter writer = ArchiveWriter.open(at)) {
          writer.add(make.article("a" + i % 40));
        }
      }
      Archive now = archive.refresh();
      now.entities(Query.all()).limit(3).table();
      now.cooccurrences(CooccurrenceQuery.builder().build());
      archive.close();
      archive = now;
    }
    // A segment has some files, whose number does not depend on how often it was refreshed.
    assertThat(Files.readString(maps).lines().filter(line -> line.contains(at.toString())).count())
        .isLessThan(500);
    archive.close();
    assertThat(Files.readString(maps)).doesNotContain(at.toString());
  }
}
