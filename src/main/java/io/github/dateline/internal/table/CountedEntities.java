package io.github.dateline.internal.table;

import io.github.dateline.EntityTable;
import io.github.dateline.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Entities as they were counted. */
public record CountedEntities(
    Query scope,
    long articles,
    long entities,
    CountedArticles of,
    String options,
    List<EntityTable.Row> rows)
    implements EntityTable {

  public CountedEntities {
    rows = List.copyOf(rows);
  }

  @Override
  public List<String> made() {
    return how().lines();
  }

  Made how() {
    return of.made(scope, options);
  }

  @Override
  public void writeCsv(Path file) throws IOException {
    Csv.write(file, EntityColumns.TABLE, rows);
  }

  @Override
  public void writeJson(Path file) throws IOException {
    Json.write(file, EntityColumns.DOCUMENT, this);
  }

  @Override
  public String toString() {
    return TextTable.printed(
        List.of(),
        new TextTable<>(EntityColumns.TABLE, rows),
        Stream.concat(Headings.below(this).stream(), made().stream()).toList());
  }
}
