package io.github.dateline.report;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.EntityTable;
import io.github.dateline.Hits;
import io.github.dateline.Passage;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import io.github.dateline.internal.file.AtomicFiles;
import io.github.dateline.internal.table.CountedCooccurrences;
import io.github.dateline.internal.table.CountedEntities;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.stats.AssociationMeasure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A report on a co-occurrence query: the pairs with their counts, the entities, the trends and the
 * evidence, as a web page or for other programs.
 *
 * <p>Everything is computed when it is built; then it needs the archive no more. All outputs show
 * the same result, and the same archive and question give the same bytes. Immutable and
 * thread-safe.
 *
 * {@snippet class="io.github.dateline.ExamplesTest" region="report"}
 */
public final class Report {
  /** How many pairs a report shows unless asked otherwise. */
  public static final int DEFAULT_LIMIT = 200;

  /** How many pieces of evidence a report shows for each pair unless asked otherwise. */
  public static final int DEFAULT_EVIDENCE = 3;

  /** How many words a report shows for each pair unless asked otherwise. */
  public static final int DEFAULT_WORDS = 8;

  private final String title;
  private final boolean titled;
  private final CooccurrenceTable table;
  private final @Nullable AssociationMeasure replacedMeasure;
  private final EntityTable entities;
  private final List<NetworkNode> nodes;
  private final Map<Entity, Integer> numbers;
  private final Map<String, Citation> citations;
  private final @Nullable LocalDate firstDay;
  private final @Nullable LocalDate lastDay;
  private final ReportArticles articles;
  private final Trends trends;
  private final Communities communities;
  private final int left;
  private final boolean isTooLarge;
  private final boolean texts;
  private final long archiveSize;
  private final String annotator;
  private final Instant lastChanged;

  private Report(Builder from) throws IOException {
    Archive archive = from.archive;
    CooccurrenceQuery question = from.question;
    isTooLarge = question.words() > 0 && isTooLarge(archive, question.scope());
    if (isTooLarge) {
      question = question.toBuilder().words(0).build();
    }
    table = archive.cooccurrences(question);
    replacedMeasure = table.rankedBy().equals(question.rankBy()) ? null : question.rankBy();
    Optional<Entity> anchor = question.anchor();
    title =
        from.title != null
            ? from.title
            : anchor
                .map(entity -> "Who is named with " + entity.label())
                .orElse("Who is named with whom");
    PairEntities named = PairEntities.in(table);
    entities = archive.entities(question.scope()).only(named.entities()).table();
    nodes = named.nodes(entities);
    numbers = new HashMap<>();
    for (NetworkNode node : nodes) {
      numbers.put(node.entity(), numbers.size());
    }
    citations = citations(archive, table);
    articles =
        ReportArticles.of(
            archive,
            table,
            nodes.stream().map(NetworkNode::entity).toList(),
            citations,
            from.texts);
    firstDay = day(archive, question.scope(), Hits.Order.OLDEST);
    lastDay = day(archive, question.scope(), Hits.Order.NEWEST);
    trends = Trends.of(archive, table, nodes, firstDay, lastDay);
    communities =
        Communities.of(
            nodes.size(),
            Network.links(this),
            table.rows().stream().mapToLong(row -> row.counts().both()).toArray());
    left = 0;
    texts = from.texts;
    titled = from.title != null;
    archiveSize = archive.size();
    annotator = archive.annotator().orElse("");
    lastChanged = archive.lastChanged();
  }

  /** The first pairs of another. */
  private Report(Report all, int pairs) {
    CountedCooccurrences first = ((CountedCooccurrences) all.table).first(pairs);
    table = first;
    left = all.table.rows().size() - pairs;
    replacedMeasure = all.replacedMeasure;
    title = all.title;
    titled = all.titled;
    PairEntities named = PairEntities.in(table);
    CountedEntities counted = (CountedEntities) all.entities;
    entities =
        new CountedEntities(
            counted.scope(),
            counted.articles(),
            counted.entities(),
            counted.of(),
            counted.types(),
            counted.limit(),
            counted.rows().stream()
                .filter(row -> named.pairs().containsKey(row.entity()))
                .toList());
    nodes = named.nodes(entities);
    numbers = new HashMap<>();
    for (NetworkNode node : nodes) {
      numbers.put(node.entity(), numbers.size());
    }
    int[] kept = nodes.stream().mapToInt(node -> all.number(node.entity())).toArray();
    citations = new TreeMap<>();
    for (CooccurrenceTable.Row row : table) {
      row.evidence().forEach(shown -> citations.put(shown.article(), all.citation(shown)));
    }
    articles = all.articles.of(kept);
    firstDay = all.firstDay;
    lastDay = all.lastDay;
    trends = all.trends.first(pairs, kept);
    communities =
        Communities.of(
            nodes.size(),
            Network.links(this),
            table.rows().stream().mapToLong(row -> row.counts().both()).toArray());
    isTooLarge = all.isTooLarge;
    texts = all.texts;
    archiveSize = all.archiveSize;
    annotator = all.annotator;
    lastChanged = all.lastChanged;
  }

  /** The same with its first pairs only. */
  Report first(int pairs) {
    return new Report(this, pairs);
  }

  /** How many of the pairs that were asked for it leaves out. */
  int left() {
    return left;
  }

  /**
   * Starts a report.
   *
   * @param archive whose articles; it must stay open until the report is built
   * @return a builder: all pairs of all articles, {@value #DEFAULT_LIMIT} at most, {@value
   *     #DEFAULT_EVIDENCE} pieces of evidence and {@value #DEFAULT_WORDS} words each
   */
  public static Builder builder(Archive archive) {
    return new Builder(archive);
  }

  /** What a report can be written as. */
  public enum Format {
    /**
     * One page with everything in it, that opens without a server or a network: of so many pairs,
     * from the strongest, that it stays below 5 MB.
     */
    HTML(".html", ".htm"),
    /** The network, for Gephi, networkx, igraph and others. */
    GRAPHML(".graphml"),
    /** The network with dates, for Gephi. */
    GEXF(".gexf"),
    /** A picture of the network that scales. */
    SVG(".svg"),
    /** Everything, for programs. */
    JSON(".json"),
    /** The pairs as a table, for documents. */
    MARKDOWN(".md"),
    /** The pairs, with the entities and the evidence in two more files next to it. */
    CSV(".csv");

    private final List<String> endings;

    Format(String... endings) {
      this.endings = List.of(endings);
    }

    /**
     * The format that a file's name asks for by its ending.
     *
     * @param file the file
     * @return the format
     * @throws DatelineException if the ending stands for none
     */
    public static Format of(Path file) {
      Path name = file.getFileName();
      String lower = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
      for (Format format : values()) {
        if (format.endings.stream().anyMatch(lower::endsWith)) {
          return format;
        }
      }
      throw new DatelineException(
          "file must end in .html, .graphml, .gexf, .svg, .json, .md or .csv, got \""
              + file
              + "\"");
    }
  }

  /**
   * Writes the report in the format that the file's name ends in. Files are complete or not there:
   * they are written next to it and then renamed, over what was there.
   *
   * @param file the file; {@code x.csv} gets {@code x-nodes.csv} and {@code x-evidence.csv} next to
   *     it
   * @return the files written
   * @throws DatelineException if the ending stands for no format
   * @throws IOException if the disk fails
   */
  public List<Path> write(Path file) throws IOException {
    Format format = Format.of(file);
    Map<Path, byte[]> files = new LinkedHashMap<>();
    switch (format) {
      case HTML -> files.put(file, HtmlPage.bytes(this));
      case GRAPHML -> files.put(file, GraphMlExport.bytes(this));
      case GEXF -> files.put(file, GexfExport.bytes(this));
      case SVG -> files.put(file, networkSvg().getBytes(StandardCharsets.UTF_8));
      case JSON -> files.put(file, JsonExport.bytes(this));
      case MARKDOWN -> files.put(file, MarkdownExport.bytes(this));
      case CSV ->
          CsvExport.files(this).forEach((part, bytes) -> files.put(nextTo(file, part), bytes));
    }
    AtomicFiles.replace(files);
    return List.copyOf(files.keySet());
  }

  /**
   * A picture of the network, to stand in another page: an {@code svg} element with a title and a
   * description for those who do not see it. It holds no script and loads nothing; names are
   * escaped.
   *
   * @return the element; the same report gives the same text
   * @throws IOException if it cannot be written, which does not happen
   */
  public String networkSvg() throws IOException {
    return NetworkSvg.of(this);
  }

  /**
   * A picture of a timeline, to stand in another page, as {@link #networkSvg()} is one of the
   * network. Bursts have another colour.
   *
   * @param timeline the timeline, for instance from {@link Archive#timeline}
   * @param title what it shows
   * @return an {@code svg} element; the same timeline gives the same text
   * @throws IOException if it cannot be written, which does not happen
   */
  public static String timelineSvg(Timeline timeline, String title) throws IOException {
    return TimelineSvg.of(timeline, title);
  }

  /**
   * How many articles were asked about over time, in some dozens of bins.
   *
   * @return the timeline, empty if no article has a date
   */
  public Optional<Timeline> timeline() {
    return trends.articles();
  }

  private static Path nextTo(Path file, String part) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling(name.substring(0, dot) + part + name.substring(dot));
  }

  /**
   * What it is called.
   *
   * @return the title, never blank
   */
  public String title() {
    return title;
  }

  /**
   * The pairs.
   *
   * @return the pairs, with what was asked and of how much
   */
  public CooccurrenceTable table() {
    return table;
  }

  /**
   * Who and what is in the pairs.
   *
   * @return the entities, those in most articles first
   */
  public EntityTable entities() {
    return entities;
  }

  /** The measure that was asked for but is 0 for all pairs, where another took its place. */
  Optional<AssociationMeasure> replacedMeasure() {
    return Optional.ofNullable(replacedMeasure);
  }

  List<NetworkNode> nodes() {
    return nodes;
  }

  /** Where an entity of a pair stands among the nodes. */
  int number(Entity entity) {
    return Objects.requireNonNull(numbers.get(entity));
  }

  Citation citation(Passage passage) {
    return Objects.requireNonNull(citations.get(passage.article()));
  }

  /** Whether the title was given. */
  boolean isTitled() {
    return titled;
  }

  /** Whether the texts of articles quoted are there, as far as there is room. */
  boolean hasTexts() {
    return texts;
  }

  /** Whether words were asked for, and not looked for. */
  boolean isTooLarge() {
    return isTooLarge;
  }

  /** The articles quoted, by id. */
  Map<String, Citation> citations() {
    return citations;
  }

  /** The articles in scope one by one. */
  ReportArticles articles() {
    return articles;
  }

  Optional<LocalDate> firstDay() {
    return Optional.ofNullable(firstDay);
  }

  Optional<LocalDate> lastDay() {
    return Optional.ofNullable(lastDay);
  }

  /** What changes over time, and what is different elsewhere. */
  Trends trends() {
    return trends;
  }

  /** The groups that the network falls into. */
  Communities communities() {
    return communities;
  }

  long archiveSize() {
    return archiveSize;
  }

  String annotator() {
    return annotator;
  }

  /** When something was last written to the archive. */
  Instant lastChanged() {
    return lastChanged;
  }

  /** Whether to read all articles in scope would take too long. */
  private static boolean isTooLarge(Archive archive, Query scope) throws IOException {
    return archive.search(scope).limit(1).hits().total() > ReportArticles.MAX_CARRIED;
  }

  private static Map<String, Citation> citations(Archive archive, CooccurrenceTable table)
      throws IOException {
    TreeSet<String> ids = new TreeSet<>();
    table.forEach(row -> row.evidence().forEach(passage -> ids.add(passage.article())));
    Map<String, Citation> citations = new TreeMap<>();
    for (String id : ids) {
      Optional<AnnotatedArticle> article = archive.article(id);
      citations.put(id, Citation.of(article.orElseThrow().article()));
    }
    return citations;
  }

  /** Articles without a day stand last in either order. */
  private static @Nullable LocalDate day(Archive archive, Query scope, Hits.Order order)
      throws IOException {
    Hits hits = archive.search(scope).order(order).limit(1).hits();
    return hits.top().isEmpty() ? null : hits.top().get(0).article().day().orElse(null);
  }

  /** Collects what the report shall show. Not thread-safe. */
  public static final class Builder {
    private final Archive archive;
    private CooccurrenceQuery question =
        CooccurrenceQuery.builder()
            .limit(DEFAULT_LIMIT)
            .evidence(DEFAULT_EVIDENCE)
            .words(DEFAULT_WORDS)
            .places(false)
            .build();
    private @Nullable String title;
    private boolean texts = true;

    private Builder(Archive archive) {
      this.archive = Objects.requireNonNull(archive, "archive must not be null");
    }

    /**
     * Sets what is asked: scope, anchor, types, unit, copies, measure and limits. Words that join
     * two names are not looked for in more than 100,000 articles. Where another measure takes the
     * place of the one asked for ({@link CooccurrenceTable#rankedBy}), the report says so.
     *
     * @param newQuestion the question
     * @return this
     */
    public Builder question(CooccurrenceQuery newQuestion) {
      question = Objects.requireNonNull(newQuestion, "question must not be null");
      return this;
    }

    /**
     * Sets what the report is called. By default it says what was asked.
     *
     * @param newTitle the title, not blank
     * @return this
     * @throws DatelineException if it is blank
     */
    public Builder title(String newTitle) {
      String line = Formats.documentLine(newTitle);
      if (line.isEmpty()) {
        throw new DatelineException("title must not be blank");
      }
      title = line;
      return this;
    }

    /**
     * Sets whether the page holds the texts of the articles that it quotes, as far as it has room,
     * for those who may read them. By default it does; a page for others may have to do without.
     *
     * @param whole whether the texts are there, next to the sentences that are quoted
     * @return this
     */
    public Builder texts(boolean whole) {
      texts = whole;
      return this;
    }

    /**
     * Asks the archive and makes the report.
     *
     * @return the report
     * @throws DatelineException if the scope asks for days that texts speak of, and none are known
     * @throws IOException if the disk fails
     */
    public Report build() throws IOException {
      return new Report(this);
    }
  }
}
