package io.github.dateline.cli;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.object;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.Column.texts;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.Article;
import io.github.dateline.Changes;
import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.EntityTable;
import io.github.dateline.EntityType;
import io.github.dateline.Hits;
import io.github.dateline.Passage;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import io.github.dateline.Unit;
import io.github.dateline.internal.table.ChangeColumns;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.Descriptions;
import io.github.dateline.internal.table.EntityColumns;
import io.github.dateline.internal.table.Headings;
import io.github.dateline.internal.table.Json;
import io.github.dateline.internal.table.OutputType;
import io.github.dateline.internal.table.PassageColumns;
import io.github.dateline.internal.table.TimelineColumns;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Excess;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * What an assistant can ask an archive: each tool takes arguments by name and gives a JSON
 * document, short unless it is asked to go on. Each answer is that of the archive as it is then.
 * Thread-safe; closing waits for the calls that are being answered.
 */
final class AssistantTools implements Closeable {
  /** About 2,000 tokens. */
  private static final int MAX_CHARACTERS = 8000;

  private static final int MAX_ROWS = 20;
  private static final int MAX_ARGUMENT_LENGTH = 5000;

  /** By what every surely is meant, which an assistant has to say with the number. */
  private static final String NULL_MODEL =
      "chance among articles that name as many as they do, and names that are in as many articles"
          + " as they are; q is the share of chance to be expected among all pairs with a q as low";

  private static final ColumnList<Excess> EXCESS =
      ColumnList.of(
          number("expected", Excess::expected),
          number("timesAsMany", Excess::ratio),
          number("log2Lower", Excess::lower),
          number("log2Upper", Excess::upper),
          number("pValue", Excess::pValue),
          number("qValue", Excess::qValue));

  private final String folder;

  /** An answer holds the one lock, exchanging the archive the other. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private Archive archive;

  /**
   * The tools of an archive.
   *
   * @param archive it is closed with them
   * @param folder its folder, as the command line takes it
   */
  AssistantTools(Archive archive, String folder) {
    this.archive = archive;
    this.folder = folder;
  }

  /**
   * A tool.
   *
   * @param name its name
   * @param description what it is for
   * @param parameters its parameters by name, each with what it means
   * @param required those that must be given
   * @param answer answers a call
   */
  record Tool(
      String name,
      String description,
      Map<String, String> parameters,
      Set<String> required,
      Answer answer) {}

  /** Answers a call. */
  interface Answer {
    String to(Arguments arguments) throws IOException;
  }

  /** The arguments of a call, checked. */
  static final class Arguments {
    private final Map<String, Object> given;

    Arguments(Tool tool, Map<String, Object> given) {
      this.given = given;
      for (String name : given.keySet()) {
        Checks.that(
            tool.parameters().containsKey(name),
            "there is no argument \""
                + name
                + "\"; "
                + tool.name()
                + " takes "
                + String.join(", ", tool.parameters().keySet()));
      }
      for (String name : tool.required()) {
        Checks.that(!text(name).isBlank(), "the argument \"" + name + "\" is missing");
      }
    }

    String text(String name) {
      Object value = given.get(name);
      String text = value == null ? "" : value.toString();
      Checks.that(
          text.length() <= MAX_ARGUMENT_LENGTH,
          "\"" + name + "\" has at most " + MAX_ARGUMENT_LENGTH + " characters");
      return text;
    }

    Query query(String name) {
      return Query.parse(text(name));
    }

    Set<EntityType> types() {
      return text("type").isBlank() ? EntityType.coOccurring() : EntityType.parse(text("type"));
    }

    Unit unit() {
      return text("unit").isBlank() ? Unit.ARTICLE : Unit.parse(text("unit"));
    }

    int from() {
      return (int) whole("cursor");
    }

    /** A number that an answer gave, 0 if it is left out. */
    long whole(String name) {
      String number = text(name).replaceFirst("\\.0$", "");
      Checks.that(
          number.matches("\\d{0,9}"), name + " must be one that an answer gave, got " + number);
      return number.isEmpty() ? 0 : Long.parseLong(number);
    }
  }

  /**
   * Answers a call.
   *
   * @param given the arguments by name
   * @throws IOException if the archive can be read no more
   */
  String answer(Tool tool, Map<String, Object> given) throws IOException {
    Arguments arguments = new Arguments(tool, given);
    renew();
    lock.readLock().lock();
    try {
      return tool.answer().to(arguments);
    } finally {
      lock.readLock().unlock();
    }
  }

  private void renew() throws IOException {
    lock.readLock().lock();
    try {
      if (archive.isCurrent()) {
        return;
      }
    } finally {
      lock.readLock().unlock();
    }
    lock.writeLock().lock();
    try {
      Archive former = archive;
      archive = former.refresh();
      former.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void close() throws IOException {
    lock.writeLock().lock();
    try {
      archive.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** All tools. */
  List<Tool> all() {
    String query =
        "Which articles, in Dateline's syntax: words, \"a phrase\", AND OR NOT, person:\"Name\","
            + " org:, place:, published:2025-07, published:[2025-07-01 TO 2025-07-31], source:,"
            + " section:. All articles if it is left out.";
    String entity = "A name as articles write it, or TYPE/Name.";
    String type =
        "people, organisations, places, groups, or a tag such as COUNTRY. All if left out.";
    String cursor = "nextCursor of the answer before, to go on.";
    return List.of(
        new Tool(
            "search",
            "Finds articles, each with the sentence that shows why. Quote sentences to the letter,"
                + " with the article's id.",
            parameters("query", query, "order", "relevance, newest or oldest.", "cursor", cursor),
            Set.of("query"),
            this::search),
        new Tool(
            "entities",
            "Lists the people, organisations and places that articles name, those in most first.",
            parameters("query", query, "type", type, "cursor", cursor),
            Set.of(),
            this::entities),
        new Tool(
            "who_with_whom",
            "Counts who is named together with whom, and how surely not by chance; with one entity,"
                + " its neighbours. Counts are exact.",
            parameters(
                "entity",
                entity + " All pairs if left out.",
                "query",
                query,
                "type",
                type,
                "unit",
                "article, paragraph or sentence.",
                "cursor",
                cursor),
            Set.of(),
            this::pairs),
        new Tool(
            "pair",
            "Tells how two entities are named together: counts by article and by sentence, how"
                + " surely, in words, and the sentences that have both.",
            parameters("first", entity, "second", entity, "query", query, "cursor", cursor),
            Set.of("first", "second"),
            this::pair),
        new Tool(
            "timeline",
            "Counts articles over time, and marks bursts.",
            parameters(
                "entity",
                entity + " All articles of the query if left out.",
                "query",
                query,
                "by",
                "day, week, month, quarter or year.",
                "cursor",
                cursor),
            Set.of(),
            this::timeline),
        new Tool(
            "compare",
            "Compares two sets of articles: which names are over-represented in the first, or, with"
                + " an entity, with whom it is named more often.",
            parameters(
                "query",
                query,
                "against",
                "The other articles, in the same syntax.",
                "entity",
                entity,
                "type",
                type,
                "cursor",
                cursor),
            Set.of("query", "against"),
            this::compare),
        new Tool(
            "changes",
            "Tells what came by indexing since a state of the archive, whatever the articles' dates:"
                + " pairs that have become sure, new answers to a query, and names that are in one"
                + " article for the first time. Without a state it names the present one.",
            parameters(
                "since",
                "The state that an earlier answer named; 0 for all that there is.",
                "query",
                "A question to be told the new answers to, in the syntax of search. None if left"
                    + " out.",
                "entity",
                entity + " All pairs if left out.",
                "type",
                type,
                "cursor",
                cursor),
            Set.of(),
            this::changes),
        new Tool(
            "article",
            "Shows an article: headline, day, source, names, and its text to the letter.",
            parameters("id", "The article's id.", "cursor", cursor),
            Set.of("id"),
            this::article));
  }

  private static Map<String, String> parameters(String... namesAndMeanings) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndMeanings.length; i += 2) {
      parameters.put(namesAndMeanings[i], namesAndMeanings[i + 1]);
    }
    return parameters;
  }

  private String search(Arguments asked) throws IOException {
    Query query = asked.query("query");
    Hits.Order order =
        asked.text("order").isBlank()
            ? Hits.Order.RELEVANCE
            : Converters.word(Hits.Order.class, asked.text("order"));
    Hits hits = archive.search(query).order(order).from(asked.from()).limit(MAX_ROWS).hits();
    ColumnList<Hits.Hit> columns =
        ColumnList.of(
            object("article", Hits.Hit::article, ABOUT),
            object("sentence", Hits.Hit::snippet, PassageColumns.ALL.in(OutputType.JSON)));
    return new Document("search " + Descriptions.quoted(query))
        .warnings(query)
        .count("total", hits.total())
        .rows("articles", columns, hits.top(), asked.from(), hits.total());
  }

  private static final ColumnList<Article> ABOUT =
      ColumnList.of(
          text("id", Article::id),
          text("headline", Article::headline),
          text("published", (Article article) -> article.published().orElse(null)),
          text("source", (Article article) -> article.source().orElse(null)),
          text("url", (Article article) -> article.url().orElse(null)));

  private String entities(Arguments asked) throws IOException {
    Query query = asked.query("query");
    EntityTable table =
        archive.entities(query).types(asked.types()).limit(asked.from() + MAX_ROWS).table();
    return new Document("entities " + Descriptions.quoted(query) + typed(asked))
        .warnings(query)
        .count("articles", table.articles())
        .count("total", table.entities())
        .rows(
            "entities",
            EntityColumns.TABLE.in(OutputType.JSON),
            rest(table.rows(), asked),
            asked.from(),
            table.entities());
  }

  private String pairs(Arguments asked) throws IOException {
    Query query = asked.query("query");
    CooccurrenceQuery.Builder question =
        CooccurrenceQuery.builder()
            .scope(query)
            .types(asked.types())
            .unit(asked.unit())
            .limit(asked.from() + MAX_ROWS);
    String command =
        "cooccur " + Descriptions.quoted(query) + typed(asked) + " --unit " + asked.unit();
    if (!asked.text("entity").isBlank()) {
      Entity anchor = archive.entity(asked.text("entity"));
      question.anchor(anchor);
      command += " --entity " + Descriptions.quoted(anchor);
    }
    CooccurrenceTable table = archive.cooccurrences(question.build());
    ColumnList<CooccurrenceTable.Row> columns =
        ColumnList.of(
            text("first", (CooccurrenceTable.Row row) -> row.first().toString()),
            text("second", (CooccurrenceTable.Row row) -> row.second().toString()),
            text("strength", table::strength),
            count(
                "foldedUnder",
                (CooccurrenceTable.Row row) ->
                    row.foldedUnder().isPresent()
                        ? Long.valueOf(row.foldedUnder().getAsInt())
                        : null),
            object("counts", CooccurrenceTable.Row::counts, counts(asked.unit())),
            object("chance", (CooccurrenceTable.Row row) -> row.excess().orElse(null), EXCESS),
            list(
                "sentences",
                (CooccurrenceTable.Row row) -> evidence(query, asked.unit(), row),
                PassageColumns.ALL.in(OutputType.JSON)));
    Document document =
        new Document(command)
            .warnings(query)
            .count("articles", table.articles())
            .count("total", table.pairs())
            .told("units", units(asked.unit()))
            .told("rankedBy", Descriptions.words(table.rankedBy()))
            .told("leftOut", String.join("; ", Headings.leftOut(table)));
    if (asked.unit().equals(Unit.ARTICLE)) {
      document.told("null", NULL_MODEL);
    }
    return document.rows("pairs", columns, rest(table.rows(), asked), asked.from(), table.pairs());
  }

  /** What the counts of a unit are counts of. */
  private static String units(Unit unit) {
    return unit instanceof Unit.Sentences ? "sentences" : unit + "s";
  }

  private static ColumnList<Contingency> counts(Unit unit) {
    return ColumnList.of(
        count("both", Contingency::both),
        count("first", Contingency::first),
        count("second", Contingency::second),
        count(units(unit), Contingency::total));
  }

  /** A sentence for a row that is shown. */
  private List<Passage> evidence(Query query, Unit unit, CooccurrenceTable.Row row) {
    try {
      return archive.pair(row.first(), row.second()).scope(query).evidence(unit, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String pair(Arguments asked) throws IOException {
    Query query = asked.query("query");
    Entity first = archive.entity(asked.text("first"));
    Entity second = archive.entity(asked.text("second"));
    Map<Unit, Contingency> counts =
        archive.pair(first, second).scope(query).tables(List.of(Unit.ARTICLE, Unit.SENTENCE));
    CooccurrenceTable sure =
        archive.cooccurrences(
            CooccurrenceQuery.builder()
                .scope(query)
                .anchor(first)
                .minimumCount(1)
                .limit(Integer.MAX_VALUE)
                .build());
    int place = 0;
    while (place < sure.rows().size() && !sure.rows().get(place).second().equals(second)) {
      place++;
    }
    boolean together = place < sure.rows().size();
    Document document =
        new Document(
                "cooccur "
                    + Descriptions.quoted(query)
                    + " --entity "
                    + Descriptions.quoted(first)
                    + " --min-count 1 --limit "
                    + (together ? place + 1 : Math.max(1, place))
                    + " --explain")
            .warnings(query)
            .told("first", first.toString())
            .told("second", second.toString())
            .part(
                "byArticle", counts(Unit.ARTICLE), Objects.requireNonNull(counts.get(Unit.ARTICLE)))
            .part(
                "bySentence",
                counts(Unit.SENTENCE),
                Objects.requireNonNull(counts.get(Unit.SENTENCE)));
    List<Passage> sentences = List.of();
    if (together) {
      CooccurrenceTable.Row row = sure.rows().get(place);
      row.excess().ifPresent(excess -> document.part("chance", EXCESS, excess));
      document.told("null", NULL_MODEL);
      document.lines("inWords", sure.explain(row));
      // One more than there is room for.
      sentences =
          archive
              .pair(first, second)
              .scope(query)
              .evidence(Unit.ARTICLE, asked.from() + MAX_ROWS + 1);
    }
    return document.rows(
        "sentences",
        PassageColumns.ALL.in(OutputType.JSON),
        sentences.subList(Math.min(asked.from(), sentences.size()), sentences.size()),
        asked.from(),
        sentences.size());
  }

  private String timeline(Arguments asked) throws IOException {
    Query query = asked.query("query");
    Timeline.BinWidth by =
        asked.text("by").isBlank()
            ? Timeline.BinWidth.MONTH
            : Converters.word(Timeline.BinWidth.class, asked.text("by"));
    List<Entity> entities =
        asked.text("entity").isBlank() ? List.of() : List.of(archive.entity(asked.text("entity")));
    Timeline timeline = archive.timeline(entities).scope(query).by(by).timeline();
    String named = entities.isEmpty() ? "" : " --entity " + Descriptions.quoted(entities.get(0));
    int from = Math.min(asked.from(), timeline.bins().size());
    return new Document("timeline " + Descriptions.quoted(query) + named + " --by " + by)
        .warnings(query)
        .count("articles", timeline.articles())
        .count("undated", timeline.undated())
        .rows(
            "bins",
            TimelineColumns.of(by).in(OutputType.JSON),
            timeline.bins().subList(from, timeline.bins().size()),
            from,
            timeline.bins().size());
  }

  private String compare(Arguments asked) throws IOException {
    Query query = asked.query("query");
    Query against = asked.query("against");
    CooccurrenceQuery.Builder question =
        CooccurrenceQuery.builder()
            .scope(query)
            .types(asked.types())
            .limit(asked.from() + MAX_ROWS);
    ComparisonTable table;
    String command =
        Descriptions.quoted(query) + " --against " + Descriptions.quoted(against) + typed(asked);
    if (asked.text("entity").isBlank()) {
      table = archive.keyEntities(question.build(), against);
      command = "entities " + command;
    } else {
      Entity anchor = archive.entity(asked.text("entity"));
      table = archive.compare(question.anchor(anchor).build(), against);
      command = "cooccur " + command + " --entity " + Descriptions.quoted(anchor);
    }
    ColumnList<ComparisonTable.Row> columns =
        ColumnList.of(
            texts(
                "entities",
                (ComparisonTable.Row row) ->
                    row.entities().stream().map(Entity::toString).toList()),
            count("these", ComparisonTable.Row::count),
            count("those", ComparisonTable.Row::againstCount),
            texts("inWords", table::explain));
    return new Document(command)
        .warnings(query)
        .warnings(against)
        .count("articles", table.articles())
        .count("againstArticles", table.againstArticles())
        .count("total", table.found())
        .rows("rows", columns, rest(table.rows(), asked), asked.from(), table.found());
  }

  /** One thing that is new: of three, the one that is not null. */
  private record Change(
      CooccurrenceTable.@Nullable Row sure,
      ChangeColumns.@Nullable Answer answer,
      Changes.@Nullable Partner partner) {}

  private static final ColumnList<Change> CHANGE =
      ColumnList.of(
          object("sure", Change::sure, ChangeColumns.SURE),
          object("answer", Change::answer, ChangeColumns.ANSWER),
          object("together", Change::partner, ChangeColumns.PARTNER));

  private String changes(Arguments asked) throws IOException {
    if (asked.text("since").isBlank()) {
      return new Document("changes").count("state", archive.state()).end();
    }
    long since = asked.whole("since");
    Changes.Request request = archive.changes(since).types(asked.types());
    String command = "changes --since " + since + typed(asked);
    if (!asked.text("entity").isBlank()) {
      Entity entity = archive.entity(asked.text("entity"));
      request.only(List.of(entity));
      command += " --entity " + Descriptions.quoted(entity);
    }
    Document document = new Document(command);
    if (!asked.text("query").isBlank()) {
      request.questions(List.of(asked.query("query")));
      document.warnings(asked.query("query"));
    }
    Changes changes = request.changes();
    List<Change> rows = new ArrayList<>();
    changes.sure().forEach(row -> rows.add(new Change(row, null, null)));
    for (Changes.Answers answers : changes.answers()) {
      ChangeColumns.rows(answers).forEach(answer -> rows.add(new Change(null, answer, null)));
    }
    changes.partners().forEach(partner -> rows.add(new Change(null, null, partner)));
    return document
        .count("state", changes.state())
        .count("added", changes.added())
        .count("replaced", changes.replaced())
        .count("removed", changes.removed())
        .told("units", "articles")
        .told("null", NULL_MODEL)
        .count("total", rows.size())
        .rows("changes", CHANGE, rest(rows, asked), asked.from(), rows.size());
  }

  private String article(Arguments asked) throws IOException {
    AnnotatedArticle annotated =
        archive
            .article(asked.text("id"))
            .orElseThrow(() ->
                new DatelineException(
                    "no article has the id \"" + asked.text("id") + "\"; 'search' gives ids"));
    Article article = annotated.article();
    String body = article.body();
    int from = Math.min(asked.from(), body.length());
    int to = Math.min(body.length(), from + MAX_CHARACTERS / 2);
    if (to < body.length() && Character.isLowSurrogate(body.charAt(to))) {
      to--;
    }
    Document document =
        new Document("search " + Descriptions.quoted("id:\"" + article.id() + "\""));
    document.part("article", ABOUT, article);
    if (from == 0) {
      document.lines(
          "names", annotated.entities().stream().limit(100).map(Entity::toString).toList());
    }
    document.count("start", from).told("text", body.substring(from, to));
    if (to < body.length()) {
      document.told("nextCursor", "" + to);
    }
    return document.end();
  }

  private static <R> List<R> rest(List<R> rows, Arguments asked) {
    return rows.subList(Math.min(asked.from(), rows.size()), rows.size());
  }

  private static String typed(Arguments asked) {
    return asked.text("type").isBlank() ? "" : " --type " + asked.text("type");
  }

  /** A document that is begun. */
  private final class Document {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Json json;
    private final List<String> warnings = new ArrayList<>();

    Document(String command) throws IOException {
      json = Json.lines(bytes);
      json.object();
      int space = (command + " ").indexOf(' ');
      told(
          "command",
          "dateline "
              + command.substring(0, space)
              + " "
              + Descriptions.quoted(folder)
              + command.substring(space).replace(" '*:*'", ""));
    }

    Document told(String key, String text) throws IOException {
      json.text(key, text);
      return this;
    }

    Document count(String key, long number) throws IOException {
      json.number(key, number);
      return this;
    }

    Document warnings(Query query) throws IOException {
      warnings.addAll(archive.warnings(query));
      return this;
    }

    <R> Document part(String key, ColumnList<R> columns, R part) {
      try {
        json.object(key).fields(columns, part).endObject();
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Document lines(String key, List<String> lines) throws IOException {
      json.array(key);
      for (String line : lines) {
        json.item(line);
      }
      json.endArray();
      return this;
    }

    /** The rows for which there is room, at least one, and where to go on. */
    <R> String rows(String key, ColumnList<R> columns, List<R> rows, int from, long total)
        throws IOException {
      json.array(key);
      int written = 0;
      json.flush();
      while (written < Math.min(MAX_ROWS, rows.size())
          && (written == 0 || bytes.size() < MAX_CHARACTERS - bytes.size() / (written + 1))) {
        json.object().fields(columns, rows.get(written)).endObject();
        json.flush();
        written++;
      }
      json.endArray();
      if (from + written < total && written > 0) {
        told("nextCursor", "" + (from + written));
      }
      return end();
    }

    String end() throws IOException {
      if (!warnings.isEmpty()) {
        lines("warnings", warnings);
      }
      json.endObject();
      json.close();
      return bytes.toString(StandardCharsets.UTF_8).strip();
    }
  }
}
