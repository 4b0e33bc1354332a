package io.github.dateline.internal.table;

import io.github.dateline.EntityTable;
import io.github.dateline.EntityType;
import io.github.dateline.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Entities as they were counted. */
public record CountedEntities(
    Query scope,
    long articles,
    long entities,
    CountedArticles of,
    Set<EntityType> types,
    int limit,
    List<EntityTable.Row> rows)
    implements EntityTable {

  public CountedEntities {
    types = Set.copyOf(types);
    rows = List.copyOf(rows);
  }

  @Override
  public List<String> made() {
    return how().lines();
  }

  Made how() {
    return of.made(scope, (Descriptions.types(types) + " --limit " + limit).strip());
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
