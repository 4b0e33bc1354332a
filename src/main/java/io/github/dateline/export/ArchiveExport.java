package io.github.dateline.export;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.DatelineException;
import io.github.dateline.EntityType;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import io.github.dateline.internal.file.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The hand-over of an archive to other tools: as FollowTheMoney entities, for Neo4j, or as plain
 * tables with their description. Articles are read one by one, so that an archive of a million fits
 * through a small heap; files are replaced as a whole once they are complete.
 *
 * <p>Unless told otherwise: all articles, all types of names, the 1,000 first pairs of the default
 * table, by month, with the text of the articles. Not thread-safe.
 *
 * <pre>{@code
 * ArchiveExport.of(archive).scope(Query.parse("published:2025")).followTheMoney(Path.of("2025.ftm.json"));
 * }</pre>
 */
public final class ArchiveExport {
  /** How many pairs an export has, unless it is told otherwise. */
  public static final int DEFAULT_PAIRS = 1000;

  private final Archive archive;
  private Query scope = Query.all();
  private Set<EntityType> types = EntityType.coOccurring();
  private int pairs = DEFAULT_PAIRS;
  private Timeline.BinWidth by = Timeline.BinWidth.MONTH;
  private boolean hasText = true;

  private ArchiveExport(Archive archive) {
    this.archive = Objects.requireNonNull(archive, "archive must not be null");
  }

  /**
   * An export of all of an archive.
   *
   * @param archive the archive, open while something is written
   * @return the export, to be narrowed and written
   */
  public static ArchiveExport of(Archive archive) {
    return new ArchiveExport(archive);
  }

  /**
   * Narrows it to some articles.
   *
   * @param query which articles
   * @return this
   */
  public ArchiveExport scope(Query query) {
    scope = Objects.requireNonNull(query, "query must not be null");
    return this;
  }

  /**
   * Narrows it to names of some types.
   *
   * @param wanted the types, at least one
   * @return this
   */
  public ArchiveExport types(Set<EntityType> wanted) {
    types = Set.copyOf(wanted);
    return this;
  }

  /**
   * Sets how many pairs it has, the first of the default table.
   *
   * @param number how many at most, at least 1
   * @return this
   * @throws IllegalArgumentException if it is less than 1
   */
  public ArchiveExport pairs(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("pairs must be at least 1, got " + number);
    }
    pairs = number;
    return this;
  }

  /**
   * Sets the periods of the table of pairs by period.
   *
   * @param width how long a period is
   * @return this
   */
  public ArchiveExport by(Timeline.BinWidth width) {
    by = Objects.requireNonNull(width, "width must not be null");
    return this;
  }

  /**
   * Sets whether the text of the articles is handed over.
   *
   * @param wanted false for headlines and metadata alone
   * @return this
   */
  public ArchiveExport withText(boolean wanted) {
    hasText = wanted;
    return this;
  }

  /**
   * Writes FollowTheMoney entities, a line of JSON each, as OpenAleph and OpenSanctions read them:
   * Article, Person, Organization, Company, Mention, and UnknownLink for the pairs. An entity has
   * the same id in every export.
   *
   * @param file where to; what is there is replaced
   * @return the file
   * @throws DatelineException if the scope asks for days that texts speak of, and none are known
   * @throws IOException if the disk fails
   */
  public List<Path> followTheMoney(Path file) throws IOException {
    AtomicFiles.stream(Map.of(file, out -> FollowTheMoney.write(this, out)));
    return List.of(file);
  }

  /**
   * Writes tables as CSV: articles, entities, mentions, pairs, and pairs by period, and {@code
   * datapackage.json}, their description after Frictionless Data Package 1. The rows of pairs by
   * period are those of {@link Archive#cooccurrences} with the period as scope; their query finds
   * the articles.
   *
   * @param folder where to; it is made if it is not there, and files of those names are replaced
   * @return the files
   * @throws DatelineException if the scope asks for days that texts speak of, and none are known
   * @throws IOException if the disk fails
   */
  public List<Path> tables(Path folder) throws IOException {
    return write(folder, new TableExport(this).files());
  }

  /**
   * Writes CSV for Neo4j's bulk import: entities and articles as nodes, NAMED_IN and NAMED_WITH as
   * relationships, and {@code load.sh}, which calls {@code neo4j-admin database import}.
   *
   * @param folder where to; it is made if it is not there, and files of those names are replaced
   * @return the files
   * @throws DatelineException if the scope asks for days that texts speak of, and none are known
   * @throws IOException if the disk fails
   */
  public List<Path> neo4j(Path folder) throws IOException {
    return write(folder, new Neo4jExport(this).files());
  }

  private static List<Path> write(Path folder, Map<String, AtomicFiles.Content> files)
      throws IOException {
    Files.createDirectories(folder);
    Map<Path, AtomicFiles.Content> paths = new LinkedHashMap<>();
    files.forEach((name, content) -> paths.put(folder.resolve(name), content));
    AtomicFiles.stream(paths);
    return new ArrayList<>(paths.keySet());
  }

  Archive archive() {
    return archive;
  }

  Query scope() {
    return scope;
  }

  Set<EntityType> types() {
    return types;
  }

  Timeline.BinWidth by() {
    return by;
  }

  boolean hasText() {
    return hasText;
  }

  Iterable<AnnotatedArticle> articles() throws IOException {
    return archive.articles(scope);
  }

  CooccurrenceTable pairTable() throws IOException {
    return archive.cooccurrences(
        CooccurrenceQuery.builder()
            .scope(scope)
            .types(types)
            .everyPair()
            .doubles(false)
            .limit(pairs)
            .build());
  }
}
