package io.github.dateline.export;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.OutputType.CSV;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.EntityTable;
import io.github.dateline.internal.file.AtomicFiles;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.CooccurrenceColumns;
import io.github.dateline.internal.table.Json;
import io.github.dateline.internal.table.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Plain tables as CSV, and their description as a data package. */
final class TableExport {
  private static final ColumnList<Article> ARTICLES =
      ColumnList.of(
          text("id", Article::id).in(CSV),
          text("headline", Article::headline).in(CSV),
          text("published", (Article article) -> article.published().orElse(null)).in(CSV),
          text("day", (Article article) -> article.day().map(Object::toString).orElse(null))
              .in(CSV),
          text("source", (Article article) -> article.source().orElse(null)).in(CSV),
          text("section", (Article article) -> article.section().orElse(null)).in(CSV),
          text("authors", (Article article) -> String.join("; ", article.authors())).in(CSV),
          text("filedFrom", (Article article) -> article.filedFrom().orElse(null)).in(CSV),
          text("url", (Article article) -> article.url().orElse(null)).in(CSV));

  private static final Value<Article> TEXT =
      text("text", (Article article) -> article.text(Article.Field.BODY));

  private static final ColumnList<EntityTable.Row> ENTITIES =
      ColumnList.of(
          text("id", (EntityTable.Row row) -> row.entity().toString()).in(CSV),
          text("type", (EntityTable.Row row) -> row.entity().type().tag()).in(CSV),
          text("name", (EntityTable.Row row) -> row.entity().name()).in(CSV),
          text("label", (EntityTable.Row row) -> row.entity().label()).in(CSV),
          text("wikipedia", (EntityTable.Row row) -> row.entity().wikipedia().orElse(null)).in(CSV),
          count("articles", EntityTable.Row::articles).in(CSV),
          count("sentences", EntityTable.Row::sentences).in(CSV));

  private static final ColumnList<Named> MENTIONS =
      ColumnList.of(
          text("article", Named::article).in(CSV),
          text("entity", (Named named) -> named.entity().toString()).in(CSV),
          text("field", Named::field).in(CSV),
          count("sentence", Named::sentence).in(CSV),
          count("start", Named::start).in(CSV),
          count("end", Named::end).in(CSV),
          text("form", Named::form).in(CSV));

  private final ArchiveExport export;

  TableExport(ArchiveExport export) {
    this.export = export;
  }

  /**
   * A mention.
   *
   * @param sentence the number of the sentence in its article, from 1
   * @param start where it begins in the field, in UTF-16 code units
   * @param end where it ends
   * @param form as it is written there
   */
  private record Named(
      String article,
      Entity entity,
      String field,
      long sentence,
      long start,
      long end,
      String form) {}

  Map<String, AtomicFiles.Content> files() throws IOException {
    List<ExportTable<?>> tables = tables();
    Map<String, AtomicFiles.Content> files = new LinkedHashMap<>();
    for (ExportTable<?> table : tables) {
      files.put(table.file(), table::writeTo);
    }
    files.put("datapackage.json", out -> describe(tables, out));
    return files;
  }

  private List<ExportTable<?>> tables() throws IOException {
    CooccurrencePeriods periods = new CooccurrencePeriods(export);
    ColumnList<Article> articles = export.hasText() ? ARTICLES.and(TEXT.in(CSV)) : ARTICLES;
    return List.of(
        ExportTable.of(
            "articles",
            "An article.",
            articles,
            () -> flat(export, article -> List.of(article.article()))),
        ExportTable.of(
            "entities",
            "A person, an organisation, a place or another name, and how many articles of the export"
                + " have it.",
            ENTITIES,
            () ->
                export
                    .archive()
                    .entities(export.scope())
                    .types(export.types())
                    .limit(Integer.MAX_VALUE)
                    .rows()),
        ExportTable.of(
            "mentions",
            "A place where an article names an entity.",
            MENTIONS,
            () -> flat(export, this::mentions)),
        ExportTable.of(
            "pairs",
            "Two entities that articles name together.",
            CooccurrenceColumns.of(periods.pairs()),
            () -> CooccurrenceColumns.rows(periods.pairs())),
        ExportTable.of(
            "pairs-by-period",
            "A pair in a period in which an article names both. 'both', 'first' and 'second' are"
                + " counts of articles, of which those that are copies of one text count once;"
                + " 'published...' counts every article. 'query' finds the articles with both.",
            CooccurrencePeriods.COLUMNS,
            periods::rows));
  }

  /** What an article adds to a table. */
  interface Part<R> {
    List<R> of(AnnotatedArticle article);
  }

  /** The rows that the articles of an export add to a table, article by article. */
  static <R> Iterable<R> flat(ArchiveExport export, Part<R> part) throws IOException {
    Iterator<AnnotatedArticle> articles = export.articles().iterator();
    return () ->
        new Iterator<>() {
          private Iterator<R> rows = List.<R>of().iterator();

          @Override
          public boolean hasNext() {
            while (!rows.hasNext() && articles.hasNext()) {
              rows = part.of(articles.next()).iterator();
            }
            return rows.hasNext();
          }

          @Override
          public R next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            return rows.next();
          }
        };
  }

  private List<Named> mentions(AnnotatedArticle annotated) {
    List<Named> named = new ArrayList<>();
    long number = 0;
    for (Sentence sentence : annotated.sentences()) {
      number++;
      String text = annotated.article().text(sentence.field());
      for (Mention mention : sentence.mentions()) {
        Entity entity = mention.entity().orElse(null);
        if (entity != null && export.types().contains(entity.type())) {
          named.add(
              new Named(
                  annotated.article().id(),
                  entity,
                  sentence.field().key(),
                  number,
                  mention.start(),
                  mention.end(),
                  text.substring(mention.start(), mention.end())));
        }
      }
    }
    return named;
  }

  private void describe(List<ExportTable<?>> tables, OutputStream out) throws IOException {
    try (Json json = Json.indented(out)) {
      json.object().text("profile", "tabular-data-package").text("name", "dateline-export");
      json.text("title", "Names in news articles, and who is named with whom");
      json.text("description", "Articles: " + export.scope());
      json.array("resources");
      for (ExportTable<?> table : tables) {
        json.object().text("profile", "tabular-data-resource").text("name", table.name());
        json.text("path", table.file()).text("description", table.description());
        json.text("format", "csv").text("mediatype", "text/csv").text("encoding", "utf-8");
        json.object("schema").array("fields");
        for (Value<?> column : table.columns()) {
          json.object().text("name", column.key()).text("type", type(column)).endObject();
        }
        json.endArray();
        keys(json, table.name());
        json.endObject().endObject();
      }
      json.endArray().endObject().endLine();
    }
  }

  private static String type(Value<?> column) {
    return switch (column.kind()) {
      case TEXT -> column.key().equals("day") || column.key().equals("start") ? "date" : "string";
      case COUNT -> "integer";
      case NUMBER, PROBABILITY -> "number";
      case TRUTH -> "boolean";
    };
  }

  private static void keys(Json json, String table) throws IOException {
    switch (table) {
      case "articles", "entities" -> json.text("primaryKey", "id");
      case "mentions" -> {
        json.array("foreignKeys");
        foreignKey(json, "article", "articles");
        foreignKey(json, "entity", "entities");
        json.endArray();
      }
      case "pairs-by-period" -> {
        json.array("foreignKeys");
        foreignKey(json, "first", "entities");
        foreignKey(json, "second", "entities");
        json.endArray();
      }
      default -> {}
    }
  }

  private static void foreignKey(Json json, String field, String table) throws IOException {
    json.object().text("fields", field).object("reference").text("resource", table);
    json.text("fields", "id").endObject().endObject();
  }
}
