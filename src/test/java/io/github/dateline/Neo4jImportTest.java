package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.dateline.export.ArchiveExport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Neo4j makes of the files for it, loaded by their script: where {@code
 * -Ddateline.neo4j=CLASSPATH} gives the class path of {@code org.neo4j:neo4j:5.26.0} and {@code
 * org.neo4j:neo4j-import-tool:5.26.0}. Skipped elsewhere.
 */
@Timeout(600)
class Neo4jImportTest {
  private static final String NEO4J = System.getProperty("dateline.neo4j", "");

  @TempDir Path folder;

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "-cp",
        NEO4J);
  }

  private String ran(Path in, List<String> command) throws Exception {
    Path out = Files.createTempFile(folder, "out", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(in.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("NEO4J_HOME", folder.resolve("home").toString());
    environment.put("NEO4J_CONF", folder.resolve("home/conf").toString());
    environment.merge("PATH", "", (path, any) -> folder.resolve("bin") + ":" + path);
    int status = builder.start().waitFor();
    assertThat(status).as(Files.readString(out)).isZero();
    return Files.readString(out);
  }

  @Test
  void hasAllNodesAndRelationships() throws Exception {
    assumeThat(NEO4J).as("-Ddateline.neo4j, Neo4j's class path").isNotEmpty();
    Files.createDirectories(folder.resolve("home/conf"));
    Path admin = Files.createDirectories(folder.resolve("bin")).resolve("neo4j-admin");
    Files.writeString(
        admin,
        "#!/bin/sh\nexec '" + String.join("' '", java()) + "' org.neo4j.cli.AdminTool \"$@\"\n");
    Files.setPosixFilePermissions(admin, PosixFilePermissions.fromString("rwx------"));
    Path at = folder.resolve("archive");
    RandomArticles make = new RandomArticles(new Random(20), 25);
    try (ArchiveWriter writer = ArchiveWriter.open(at)) {
      for (int i = 0; i < 150; i++) {
        writer.add(make.article("a" + i, 8));
      }
    }
    try (Archive archive = Archive.open(at)) {
      Path graph = folder.resolve("graph");
      ArchiveExport.of(archive).pairs(50).neo4j(graph);
      ran(graph, List.of("sh", "load.sh"));
      List<String> ask = new ArrayList<>(java());
      ask.add(Path.of("src/test/neo4j/CountGraph.java").toAbsolutePath().toString());
      ask.add(folder.resolve("home").toString());
      List<Long> read =
          ran(folder, ask)
              .lines()
              .filter(line -> line.startsWith("= "))
              .map(line -> Long.parseLong(line.substring(2)))
              .toList();

      EntityTable entities = archive.entities(Query.all()).limit(Integer.MAX_VALUE).table();
      long mentions = 0;
      long dated = 0;
      for (AnnotatedArticle article : archive.articles()) {
        dated += article.article().day().isPresent() ? 1 : 0;
        for (AnnotatedArticle.Sentence sentence : article.sentences()) {
          mentions +=
              sentence.mentions().stream()
                  .flatMap(one -> one.entity().stream())
                  .filter(entity -> EntityType.coOccurring().contains(entity.type()))
                  .count();
        }
      }
      // That these are the archive's is ArchiveExportTest's to show.
      List<Long> pairs =
          Files.readAllLines(graph.resolve("named-with.csv")).stream()
              .skip(1)
              .map(line -> Long.parseLong(line.split(",", -1)[2]))
              .toList();
      long together = entities.rows().stream().mapToLong(EntityTable.Row::articles).sum();
      assertThat(read)
          .containsExactly(
              (long) entities.rows().size(),
              together,
              entities.rows().stream()
                  .filter(row -> row.entity().type().equals(EntityType.PERSON))
                  .count(),
              archive.size(),
              dated,
              together,
              mentions,
              (long) pairs.size(),
              pairs.stream().mapToLong(Long::longValue).sum());
      assertThat(pairs).isNotEmpty();
    }
  }
}
