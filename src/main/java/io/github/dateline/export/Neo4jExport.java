package io.github.dateline.export;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.OutputType.CSV;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.EntityTable;
import io.github.dateline.internal.file.AtomicFiles;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.stats.Excess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** CSV for Neo4j's bulk import: two files of nodes, two of relationships, and a script. */
final class Neo4jExport {
  private static final ColumnList<EntityTable.Row> ENTITIES =
      ColumnList.of(
          text("id:ID(Entity)", (EntityTable.Row row) -> ExportIds.entity(row.entity())).in(CSV),
          text("name", (EntityTable.Row row) -> line(row.entity().label())).in(CSV),
          text("type", (EntityTable.Row row) -> row.entity().type().tag()).in(CSV),
          text("wikipedia", (EntityTable.Row row) -> line(row.entity().wikipedia().orElse(null)))
              .in(CSV),
          count("articles:long", EntityTable.Row::articles).in(CSV),
          text(":LABEL", (EntityTable.Row row) -> "Entity;" + label(row.entity())).in(CSV));

  private static final ColumnList<Article> ARTICLES =
      ColumnList.of(
          text("id:ID(Article)", (Article article) -> ExportIds.article(article.id())).in(CSV),
          text("articleId", (Article article) -> line(article.id())).in(CSV),
          text("headline", (Article article) -> line(article.headline())).in(CSV),
          text(
                  "published:date",
                  (Article article) -> article.day().map(Object::toString).orElse(null))
              .in(CSV),
          text("source", (Article article) -> line(article.source().orElse(null))).in(CSV),
          text("url", (Article article) -> line(article.url().orElse(null))).in(CSV),
          text(":LABEL", (Article article) -> "Article").in(CSV));

  private static final ColumnList<NamedIn> NAMED_IN =
      ColumnList.of(
          text(":START_ID(Entity)", (NamedIn named) -> ExportIds.entity(named.entity())).in(CSV),
          text(":END_ID(Article)", (NamedIn named) -> ExportIds.article(named.article())).in(CSV),
          count("mentions:long", NamedIn::mentions).in(CSV),
          text(":TYPE", (NamedIn named) -> "NAMED_IN").in(CSV));

  private static final ColumnList<CooccurrenceTable.Row> NAMED_WITH =
      ColumnList.of(
          text(":START_ID(Entity)", (CooccurrenceTable.Row row) -> ExportIds.entity(row.first()))
              .in(CSV),
          text(":END_ID(Entity)", (CooccurrenceTable.Row row) -> ExportIds.entity(row.second()))
              .in(CSV),
          count("both:long", (CooccurrenceTable.Row row) -> row.counts().both()).in(CSV),
          number("expected:double", CooccurrenceTable.Row::expected).in(CSV),
          number("excessLog2:double", (CooccurrenceTable.Row row) -> excess(row, Excess::log2))
              .in(CSV),
          number("excessLower:double", (CooccurrenceTable.Row row) -> excess(row, Excess::lower))
              .in(CSV),
          number("qValue:double", (CooccurrenceTable.Row row) -> excess(row, Excess::qValue))
              .in(CSV),
          text(":TYPE", (CooccurrenceTable.Row row) -> "NAMED_WITH").in(CSV));

  private static final String SCRIPT =
      """
      #!/bin/sh
      # Loads these files into a new Neo4j database, named by the first argument (default: neo4j).
      # The database must be stopped. Run it in this folder.
      neo4j-admin database import full "${1:-neo4j}" --overwrite-destination \\
        --nodes=entities.csv --nodes=articles.csv \\
        --relationships=named-in.csv --relationships=named-with.csv
      """;

  private final ArchiveExport export;
  private final CooccurrenceTable pairs;

  Neo4jExport(ArchiveExport export) throws IOException {
    this.export = export;
    pairs = export.pairTable();
  }

  private record NamedIn(Entity entity, String article, long mentions) {}

  private interface Figure {
    double of(Excess excess);
  }

  private static double excess(CooccurrenceTable.Row row, Figure figure) {
    return row.excess().map(figure::of).orElse(Double.NaN);
  }

  /** The import takes a line break for the end of a row, in quotes too. */
  private static @Nullable String line(@Nullable String text) {
    return text == null ? null : text.replaceAll("[\\n\\r\\f\u000B\u0085\u2028\u2029]+", " ");
  }

  /** A label of letters: Person, Organization, StateOrProvince. */
  private static String label(Entity entity) {
    StringBuilder label = new StringBuilder();
    for (String word : entity.type().tag().split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty()) {
        label.append(word.substring(0, 1).toUpperCase(Locale.ROOT));
        label.append(word.substring(1).toLowerCase(Locale.ROOT));
      }
    }
    return label.toString();
  }

  Map<String, AtomicFiles.Content> files() {
    List<ExportTable<?>> tables =
        List.of(
            ExportTable.of(
                "entities",
                "",
                ENTITIES,
                () ->
                    export
                        .archive()
                        .entities(export.scope())
                        .types(export.types())
                        .limit(Integer.MAX_VALUE)
                        .rows()),
            ExportTable.of(
                "articles", "", ARTICLES, () -> TableExport.flat(export, Neo4jExport::article)),
            ExportTable.of("named-in", "", NAMED_IN, () -> TableExport.flat(export, this::named)),
            ExportTable.of("named-with", "", NAMED_WITH, () -> pairs));
    Map<String, AtomicFiles.Content> files = new LinkedHashMap<>();
    for (ExportTable<?> table : tables) {
      files.put(table.file(), table::writeTo);
    }
    files.put("load.sh", out -> out.write(SCRIPT.getBytes(StandardCharsets.UTF_8)));
    return files;
  }

  private static List<Article> article(AnnotatedArticle annotated) {
    return List.of(annotated.article());
  }

  private List<NamedIn> named(AnnotatedArticle annotated) {
    Map<Entity, Long> mentions = new TreeMap<>();
    for (Sentence sentence : annotated.sentences()) {
      for (Mention mention : sentence.mentions()) {
        mention
            .entity()
            .filter(entity -> export.types().contains(entity.type()))
            .ifPresent(entity -> mentions.merge(entity, 1L, Long::sum));
      }
    }
    return mentions.entrySet().stream()
        .map(named -> new NamedIn(named.getKey(), annotated.article().id(), named.getValue()))
        .toList();
  }
}
