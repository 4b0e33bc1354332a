package io.github.dateline;

import io.github.dateline.internal.copies.CopiesFile;
import io.github.dateline.internal.count.ChangeFinder;
import io.github.dateline.internal.count.ComparisonTableBuilder;
import io.github.dateline.internal.count.CooccurrenceTableBuilder;
import io.github.dateline.internal.count.EntityCounter;
import io.github.dateline.internal.count.GroupCounter;
import io.github.dateline.internal.count.IncidenceIterator;
import io.github.dateline.internal.count.PairByUnitCounter;
import io.github.dateline.internal.count.PendingDetails;
import io.github.dateline.internal.count.ShardCloser;
import io.github.dateline.internal.count.TimelineCounter;
import io.github.dateline.internal.evidence.EvidenceFinder;
import io.github.dateline.internal.evidence.Proximity;
import io.github.dateline.internal.evidence.WordFinder;
import io.github.dateline.internal.index.ArchiveCheck;
import io.github.dateline.internal.index.ArchiveFiles;
import io.github.dateline.internal.index.ArchiveState;
import io.github.dateline.internal.index.ArticleIterator;
import io.github.dateline.internal.index.Manifest;
import io.github.dateline.internal.index.ShardReaders;
import io.github.dateline.internal.index.WithdrawnArticles;
import io.github.dateline.internal.names.CurationFile;
import io.github.dateline.internal.names.CurationReplay;
import io.github.dateline.internal.names.EntityLookup;
import io.github.dateline.internal.names.IndexedNames;
import io.github.dateline.internal.names.NumberChanges;
import io.github.dateline.internal.query.QueryWarning;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.CountingOptions;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.search.ArticleSearch;
import io.github.dateline.internal.search.OpenIndex;
import io.github.dateline.internal.table.FoundChanges;
import io.github.dateline.stats.Contingency;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * An archive of annotated articles, opened for searching and counting.
 *
 * <p>It is a snapshot: what a writer commits later, and what is decided later about names, is seen
 * by the next {@link #open}. Every count is exact. Entities are given as {@link Curation decisions}
 * have them, in articles as in every answer; an entity under a name that it had before means what
 * it is now. Thread-safe; close it when it is no longer asked.
 *
 * <p>Keep it open for more than one question: the first reads the counting columns into memory, up
 * to a quarter of the heap, and what was counted in a scope is kept once the scope is asked about
 * again.
 *
 * {@snippet class="io.github.dateline.ExamplesTest" region="search"}
 */
public final class Archive implements Closeable {
  /** To look for the nearest names takes longer than to search. */
  private static final int MAX_WARNINGS = 20;

  private final ShardReaders shards;
  private final OpenIndex index;
  private final PendingDetails pending = new PendingDetails();
  private final ShardCloser closer;
  private final Path folder;
  private ScopeCache scopes;
  private volatile boolean closed;
  private final List<CurationFile.Entry> decisions;
  private final List<String> curationProblems;
  private final Instant lastChanged;

  /**
   * An archive as it is now.
   *
   * @param before the archive as it was, whose open segments the shards share; null if there is
   *     none
   */
  private Archive(Path folder, ShardReaders shards, @Nullable Archive before) throws IOException {
    this.folder = folder;
    this.shards = shards;
    decisions = CurationFile.read(folder);
    lastChanged = shards.lastChanged();
    if (before != null && shards == before.shards && decisions.equals(before.decisions)) {
      index = before.index;
      scopes = before.scopes;
      curationProblems = before.curationProblems;
      closer = new ShardCloser(shards, pending, before.closer);
      return;
    }
    IndexReader reader = shards.together();
    String annotator = shards.manifest().annotator().orElse("");
    IndexedNames.@Nullable Update update =
        before != null && before.index.isCounted() ? before.index.indexed.updated(reader) : null;
    IndexedNames names = update == null ? new IndexedNames(reader) : update.names();
    CopiesFile copies = new CopiesFile(folder);
    if (decisions.isEmpty()) {
      index =
          new OpenIndex(
              reader, annotator, () -> CurationReplay.withoutDecisions(names), names, copies);
      curationProblems = List.of();
    } else {
      CurationReplay.Outcome outcome = CurationReplay.of(decisions, names);
      index = new OpenIndex(reader, annotator, outcome::names, names, copies);
      curationProblems = Curation.problems(folder, outcome);
    }
    scopes =
        new ScopeCache(
            before == null
                ? new CountingIndex(index, CountingOptions.standard())
                : before.scopes.index.of(index));
    if (before != null) {
      index.notices.tellAs(before.index.notices);
    }
    if (before != null && update != null) {
      NumberChanges numbers = index.follow(before.index, update);
      if (numbers != null) {
        scopes.follow(before.scopes, update.changes(), numbers);
      }
    }
    closer = new ShardCloser(shards, pending, before == null ? null : before.closer);
  }

  /**
   * Opens an archive as it is now.
   *
   * @param folder its folder
   * @return the archive, to be closed
   * @throws IOException if there is none, if it is of another format, or if it is damaged
   */
  public static Archive open(String folder) throws IOException {
    return open(Path.of(folder));
  }

  /**
   * Opens an archive as it is now.
   *
   * @param folder its folder
   * @return the archive, to be closed
   * @throws IOException if there is none, if it is of another format, or if it is damaged
   */
  public static Archive open(Path folder) throws IOException {
    return open(folder, false);
  }

  /**
   * Opens an archive as it is now, after all of its files have been held against their checksums,
   * which takes as long as reading them does. Otherwise the first question that counts does that
   * for the files that are counted from, and each article that is shown for its text: then only a
   * search for words may answer from a damaged file without a word.
   *
   * @param folder its folder
   * @return the archive, to be closed
   * @throws IOException if there is none, if it is of another format, or if it is damaged
   */
  public static Archive openVerified(Path folder) throws IOException {
    return open(folder, true);
  }

  private static Archive open(Path folder, boolean verified) throws IOException {
    ShardReaders shards = ShardReaders.open(folder);
    try {
      if (verified) {
        shards.verify();
      }
      return shards.asked(() -> new Archive(folder, shards, null));
    } catch (Throwable e) {
      IOUtils.closeWhileHandlingException(shards);
      throw e;
    }
  }

  /**
   * Whether the archive is still as it was when it was opened: its articles, and the decisions
   * about names in {@code curation.txt}. This reads two small files.
   *
   * @return false once something was written to it
   * @throws IOException if it is there no more, or if the disk fails
   */
  public boolean isCurrent() throws IOException {
    open();
    return shards.isCurrent() && CurationFile.read(folder).equals(decisions);
  }

  /**
   * The archive as it is now, which shares with this one what has not changed: the files that are
   * open, what counting keeps of them in memory, and who is {@linkplain #onNotice told}. What was
   * found in all articles, such as copies, is brought up to date for those that came and went. It
   * answers as one that is opened again does. This one stays as it is; each is closed by itself, in
   * any order.
   *
   * @return another archive, to be closed
   * @throws IOException if it is there no more, if it is of another format, or if it is damaged
   */
  public Archive refresh() throws IOException {
    open();
    ShardReaders now = shards.refreshed();
    try {
      ShardReaders.Question<Archive> made = () -> new Archive(folder, now, this);
      return index.isCounted() ? now.counted(made) : now.asked(made);
    } catch (Throwable e) {
      IOUtils.closeWhileHandlingException(now);
      throw e;
    }
  }

  /**
   * Whether a folder holds an archive, of whatever version and state.
   *
   * @param folder the folder, which need not exist
   * @return true if its manifest is there
   */
  public static boolean exists(Path folder) {
    return Manifest.isIn(folder);
  }

  /**
   * Looks for damage: every checksum, every column against the annotations that it was made of,
   * whatever has been decided about names since.
   *
   * @param folder the archive's folder
   * @return the faults found, a line each, with what to do about it; empty if there is none
   * @throws IOException if there is no archive, or if it is being written
   */
  public static List<String> check(Path folder) throws IOException {
    List<String> faults = new ArrayList<>(ArchiveCheck.faults(folder));
    new CopiesFile(folder)
        .fault()
        .map(what -> ArchiveFiles.COPIES + ": " + what + "; delete it, it is made again")
        .ifPresent(faults::add);
    WithdrawnArticles.fault(folder).ifPresent(faults::add);
    return List.copyOf(faults);
  }

  /**
   * Sets who is told when a name that several entities have is taken for the one that nearly all
   * articles mean: one that is named in at least 95 % of their articles, and in 20 times as many as
   * the next. Without it, that is logged by {@link System.Logger} under {@code io.github.dateline}.
   *
   * @param listener gets a sentence, once for each name
   */
  public void onNotice(Consumer<String> listener) {
    open().notices.tell(Objects.requireNonNull(listener, "listener must not be null"));
  }

  /**
   * What of the decisions about names is passed over, and why; the others hold.
   *
   * @return a sentence for each such line of {@code curation.txt}, after the file and the line's
   *     number; in the file's order, empty if there is none
   */
  public List<String> curationProblems() {
    return curationProblems;
  }

  /**
   * How many articles there are.
   *
   * @return the number, exact
   */
  public long size() {
    return open().reader.numDocs();
  }

  /**
   * Whose work the archive holds.
   *
   * @return the annotator's identity, empty while there are no articles
   */
  public Optional<String> annotator() {
    return shards.manifest().annotator();
  }

  /**
   * When something was last written to it.
   *
   * @return the time of the commit that is read, to the second
   */
  public Instant lastChanged() {
    return lastChanged;
  }

  /**
   * In which state the archive is: a number that counts up whenever something is written to it, to
   * ask for {@linkplain #changes changes} later.
   *
   * @return the number, 0 if nothing was ever written, or only by an earlier version of Dateline
   * @throws IOException if the disk fails
   */
  public long state() throws IOException {
    open();
    return shards.asked(() -> shards.state().number());
  }

  /**
   * Finds what came by indexing since a state.
   *
   * @param since the {@linkplain #state() state}; 0 for all that there is
   * @return the question, to be narrowed and asked
   * @throws IllegalArgumentException if the state is negative
   */
  public Changes.Request changes(long since) {
    if (since < 0) {
      throw new IllegalArgumentException("since must be >= 0, got " + since);
    }
    return new Changes.Request(since, this::changes);
  }

  private Changes changes(Changes.Request request) throws IOException {
    open();
    return shards.counted(() -> found(request));
  }

  private Changes found(Changes.Request request) throws IOException {
    ArchiveState state = shards.state();
    if (request.since() > state.number()) {
      throw new DatelineException(
          "the archive is in state "
              + state.number()
              + ", and has not been in state "
              + request.since());
    }
    ChangeFinder finder = new ChangeFinder(scopes(), pending, request.since());
    ChangeFinder.Articles articles = finder.articles();
    List<Changes.Answers> answers = new ArrayList<>();
    for (Query question : request.questions()) {
      answers.add(finder.answers(question));
    }
    boolean isSame = articles.added() + articles.replaced() == 0;
    return new FoundChanges(
        request.since(),
        state.number(),
        articles.added(),
        articles.replaced(),
        state.removedSince(request.since()),
        request.since() == state.number()
            ? List.of()
            : finder.sure(request.types(), request.only()),
        answers,
        isSame
            ? List.of()
            : finder.partners(request.types(), request.only(), request.minimumTogether()));
  }

  /**
   * An article by its id.
   *
   * @param id the id
   * @return the article with its annotations, mentions under the names that decisions give and
   *     without the hidden ones; empty if there is none with that id
   * @throws IOException if the disk fails
   */
  public Optional<AnnotatedArticle> article(String id) throws IOException {
    OpenIndex asked = open();
    return shards.counted(() -> {
      int doc = asked.doc(id);
      return doc < 0 ? Optional.empty() : Optional.of(asked.stored.annotated(doc));
    });
  }

  /**
   * All articles, read one by one, with their annotations as {@link #article} gives them.
   *
   * @return the articles in no particular order; an {@link UncheckedIOException} if the disk fails
   */
  public Iterable<AnnotatedArticle> articles() {
    return () -> {
      try {
        return articles(Query.all()).iterator();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /**
   * The articles that a query matches, read one by one, with their annotations as {@link #article}
   * gives them.
   *
   * @param query the query
   * @return the articles in no particular order; an {@link UncheckedIOException} if the disk fails
   * @throws DatelineException if the query asks for days that texts speak of, and none are known
   * @throws IOException if the disk fails
   */
  public Iterable<AnnotatedArticle> articles(Query query) throws IOException {
    OpenIndex asked = open();
    FixedBitSet matching = shards.counted(() -> asked.matching(translate(query)));
    return () -> new ArticleIterator(matching, open().stored, shards);
  }

  /**
   * What in a query may not mean what was meant: names that no article has, with the nearest that
   * some have, and words such as "and" that combine nothing in small letters.
   *
   * @param query the query
   * @return sentences for the person who typed it, in the order of the query, 20 at most and then
   *     how many there may be; empty if all is well
   * @throws DatelineException if the query cannot be asked of this archive
   * @throws IOException if the disk fails
   */
  public List<String> warnings(Query query) throws IOException {
    OpenIndex asked = open();
    return shards.asked(() -> {
      List<String> sentences = new ArrayList<>();
      List<QueryWarning> warnings = asked.queries.translate(query).warnings();
      for (int i = 0; i < warnings.size(); i++) {
        if (sentences.size() == MAX_WARNINGS) {
          sentences.add("and up to " + (warnings.size() - i) + " more such");
          break;
        }
        warnings.get(i).words().ifPresent(sentences::add);
      }
      return List.copyOf(sentences);
    });
  }

  /**
   * How many articles a query matches.
   *
   * @param query the query
   * @return the number, exact
   * @throws DatelineException if the query asks for days that texts speak of, and none are known
   * @throws IOException if the disk fails
   */
  public long count(Query query) throws IOException {
    OpenIndex asked = open();
    return shards.counted(() -> asked.searcher.count(translate(query)));
  }

  /**
   * The ids of the articles that a query matches.
   *
   * @param query the query
   * @return the ids, sorted; all of them, so memory follows their number
   * @throws DatelineException if the query names an entity that the archive does not know
   * @throws IOException if the disk fails
   */
  public List<String> ids(Query query) throws IOException {
    OpenIndex asked = open();
    return shards.counted(() -> ArticleSearch.ids(asked, query));
  }

  /**
   * Searches for articles.
   *
   * @param text the query, in the syntax of {@link Query}
   * @return the search, to be narrowed and carried out
   * @throws DatelineException if the text cannot be understood
   */
  public Hits.Request search(String text) {
    return search(Query.parse(text));
  }

  /**
   * Searches for articles.
   *
   * @param query the query
   * @return the search, to be narrowed and carried out
   */
  public Hits.Request search(Query query) {
    return new Hits.Request(
        query,
        request -> {
          OpenIndex asked = open();
          return shards.asked(() ->
              ArticleSearch.hits(
                  asked, request.query(), request.order(), request.from(), request.limit()));
        },
        request -> {
          OpenIndex asked = open();
          return shards.asked(() ->
              ArticleSearch.ids(
                  asked, request.query(), request.order(), request.from(), request.limit()));
        });
  }

  /**
   * The one entity that a name means. Of several that have a name, the one is taken that nearly all
   * articles mean, which is {@linkplain #onNotice told}.
   *
   * @param name its name, its label or any form written for it, whole, in any case and spelling; as
   *     {@code TYPE/Name} where that fits several
   * @return the entity, labelled
   * @throws DatelineException if no entity fits, with the nearest, or if several fit, with all of
   *     them
   * @throws IOException if the disk fails
   */
  public Entity entity(String name) throws IOException {
    OpenIndex asked = open();
    return shards.counted(() -> asked.names.resolve(name, Set.of()));
  }

  /**
   * The entity that a name means, if the archive has it.
   *
   * @param name see {@link #entity}
   * @return the entity, labelled; empty if none fits
   * @throws DatelineException if several fit, with all of them
   * @throws IOException if the disk fails
   */
  public Optional<Entity> find(String name) throws IOException {
    return entitiesLike(name).isEmpty() ? Optional.empty() : Optional.of(entity(name));
  }

  /**
   * The entities that a name may mean.
   *
   * @param name a name, label or form, whole, in any case, perhaps with the wildcards {@code *} and
   *     {@code ?}
   * @return the entities, labelled: those of that very name or label first, then those in most
   *     articles; empty if none fits
   * @throws IOException if the disk fails
   */
  public List<Entity> entitiesLike(String name) throws IOException {
    OpenIndex asked = open();
    return shards.counted(() ->
        asked.names.candidates(name, Set.of()).stream()
            .map(EntityLookup.Candidate::entity)
            .toList());
  }

  /**
   * The near-duplicates of an article: the articles that are copies of the same text, this one
   * included.
   *
   * @param id the id of one of them
   * @return the ids of all, this one's too, by publication, those without a date last, then by id;
   *     empty if there is no article with that id
   * @throws IOException if the disk fails
   */
  public List<String> copies(String id) throws IOException {
    OpenIndex asked = open();
    return shards.counted(() -> {
      int doc = asked.doc(id);
      return doc < 0 ? List.of() : asked.copies(doc);
    });
  }

  /**
   * Counts the entities of the articles that a query matches.
   *
   * @param scope the query
   * @return the count, to be narrowed and carried out
   */
  public EntityTable.Request entities(Query scope) {
    return new EntityTable.Request(
        scope, request -> counted(request).table(), request -> counted(request).rows());
  }

  private EntityCounter.Counted counted(EntityTable.Request request) throws IOException {
    EntityCounter counter = new EntityCounter(scopes());
    return shards.counted(() ->
        request.only().isPresent()
            ? counter.of(request.scope(), request.only().get(), request.limit())
            : counter.of(request.scope(), request.types(), request.limit()));
  }

  /**
   * Counts the entities that are mentioned together: all pairs, or the neighbours (collocates) of
   * an anchor (node).
   *
   * @param query the question
   * @return the pairs with the highest scores
   * @throws DatelineException if the scope asks for days that texts speak of, and none are known,
   *     or if memory does not hold who is named in which unit
   * @throws IOException if the disk fails
   */
  public CooccurrenceTable cooccurrences(CooccurrenceQuery query) throws IOException {
    ScopeCache asked = scopes();
    return shards.counted(() -> CooccurrenceTableBuilder.of(asked, pending, query));
  }

  /**
   * Counts groups of entities that are mentioned together, such as parties: in how many units
   * someone of the one and someone of the other is named.
   *
   * @param query the question, of which the scope, the unit, the rule for copies, the types, the
   *     minimum counts (of groups; without any of both, 1) and the limit count
   * @param groups the group of each entity, by its present name or one that it had; those that no
   *     article names do not matter
   * @return the pairs of different groups, those first that are together in most units, ties in the
   *     order of their names
   * @throws DatelineException if the scope asks for days that texts speak of, and none are known,
   *     or if memory does not hold the pairs of groups
   * @throws IOException if the disk fails
   */
  public List<GroupPair> groups(CooccurrenceQuery query, Map<Entity, String> groups)
      throws IOException {
    ScopeCache asked = scopes();
    return shards.counted(() -> GroupCounter.of(asked, query, groups));
  }

  /**
   * Compares two sets of articles: which pairs of entities are mentioned together more often beyond
   * chance, or less, in the first set than in the second, for two periods, two sources, or any two
   * queries.
   *
   * @param query the question, whose scope is the first set of articles
   * @param against the second set; articles in both count in the first only
   * @return the pairs that differ most, and how surely
   * @throws DatelineException if a query asks for days that texts speak of, and none are known, or
   *     if memory does not hold who is named in which unit
   * @throws IOException if the disk fails
   */
  public ComparisonTable compare(CooccurrenceQuery query, Query against) throws IOException {
    ComparisonTableBuilder builder = new ComparisonTableBuilder(scopes(), query, against);
    return shards.counted(builder::pairs);
  }

  /**
   * Finds key entities (keyness): those mentioned more in the articles in scope than in a reference
   * set, each article naming as many as it does.
   *
   * @param query the question, whose scope is the articles that are looked at; it has no anchor
   * @param against the background; articles in both count in the first only, so that all articles
   *     stands for all others
   * @return the most characteristic entities, and how surely
   * @throws IllegalArgumentException if the question has an anchor
   * @throws DatelineException if a query asks for days that texts speak of, and none are known
   * @throws IOException if the disk fails
   */
  public ComparisonTable keyEntities(CooccurrenceQuery query, Query against) throws IOException {
    if (query.anchor().isPresent()) {
      throw new IllegalArgumentException(
          "query must have no anchor where single entities are compared, got "
              + query.anchor().get());
    }
    ComparisonTableBuilder builder = new ComparisonTableBuilder(scopes(), query, against);
    return shards.counted(builder::entities);
  }

  /**
   * Says of each article in scope which of some entities it names, unit by unit: from this {@link
   * #cooccurrences} of any part of these articles can be counted.
   *
   * @param query the question, of which the scope, the unit and the rule for copies count
   * @param entities whom to look for, each once
   * @return the articles, copies too, in no particular order; an {@link UncheckedIOException} if
   *     the disk fails
   * @throws DatelineException if the scope asks for days that texts speak of, and none are known
   * @throws IOException if the disk fails
   */
  public Iterable<Incidence> incidence(CooccurrenceQuery query, List<Entity> entities)
      throws IOException {
    ScopeCache opened = scopes();
    List<Entity> asked = List.copyOf(entities);
    translate(query.scope());
    return () -> {
      try {
        return new IncidenceIterator(opened, query, asked);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /**
   * Counts articles over time.
   *
   * @param entities the entities that an article must name, all of them: one for its timeline, two
   *     for that of the pair; none for how many articles are in scope, of all in the archive
   * @return the timeline, to be narrowed and counted
   */
  public Timeline.Request timeline(Entity... entities) {
    return timeline(List.of(entities));
  }

  /**
   * Counts articles over time.
   *
   * @param entities as for {@link #timeline(Entity...)}
   * @return the timeline, to be narrowed and counted
   */
  public Timeline.Request timeline(List<Entity> entities) {
    return new Timeline.Request(
        entities,
        (scope, named, by) -> {
          open();
          return shards.counted(() -> timelines(scope, named, by));
        });
  }

  private List<Timeline> timelines(Query scope, List<List<Entity>> named, Timeline.BinWidth by)
      throws IOException {
    TimelineCounter counter = new TimelineCounter(open(), scope, translate(scope), by);
    List<Timeline> timelines = new ArrayList<>();
    for (List<Entity> entities : named) {
      Query all = Query.all();
      for (int i = 0; i < entities.size(); i++) {
        if (i > 0) {
          checkDistinct(entities.get(i - 1), entities.get(i));
        }
        all = all.and(Query.mentions(entities.get(i)));
      }
      timelines.add(
          entities.isEmpty()
              ? counter.ofAll(translate(all))
              : counter.of(entities, translate(all)));
    }
    return timelines;
  }

  /**
   * Looks at one pair of entities.
   *
   * @param first an entity
   * @param second another entity
   * @return the pair, in all articles, copies counted once, unless it is told otherwise
   */
  public Pair pair(Entity first, Entity second) {
    return new Pair(first, second);
  }

  /** One pair of entities, to be counted in several ways. Not thread-safe. */
  public final class Pair {
    private final Entity first;
    private final Entity second;
    private Query scope = Query.all();
    private Copies copies = Copies.INDEPENDENT;

    private Pair(Entity first, Entity second) {
      this.first = Objects.requireNonNull(first, "first must not be null");
      this.second = Objects.requireNonNull(second, "second must not be null");
    }

    /**
     * Sets which articles are in scope.
     *
     * @param query the query that matches them
     * @return this pair
     */
    public Pair scope(Query query) {
      scope = Objects.requireNonNull(query, "query must not be null");
      return this;
    }

    /**
     * Sets how copies of one text count in {@link #tables}, {@link #evidence} and {@link #words}.
     *
     * @param rule the rule
     * @return this pair
     */
    public Pair copies(Copies rule) {
      copies = Objects.requireNonNull(rule, "rule must not be null");
      return this;
    }

    /**
     * Counts how often the two are mentioned together, as one contingency table for each of several
     * units.
     *
     * @param units the units
     * @return a contingency table for each unit, in the order of the units
     * @throws DatelineException if the two are one, or if the scope asks for days that texts speak
     *     of, and none are known
     * @throws IOException if the disk fails
     */
    public SequencedMap<Unit, Contingency> tables(List<Unit> units) throws IOException {
      ScopeCache asked = scopes();
      return shards.counted(() -> {
        checkDistinct(first, second);
        return PairByUnitCounter.of(asked, first, second, scope, copies, units);
      });
    }

    /**
     * The units where both are, the nearest to each other first, from as many articles, sources and
     * days as there are. In an article whose sentences name only one of the two, a sentence for
     * each.
     *
     * @param unit the unit
     * @param most how many units at most, at least 1
     * @return the passages, as {@link CooccurrenceTable.Row#evidence()} gives them
     * @throws DatelineException if the two are one, or if the scope asks for days that texts speak
     *     of, and none are known
     * @throws IOException if the disk fails
     */
    public List<Passage> evidence(Unit unit, int most) throws IOException {
      checkDistinct(first, second);
      return EvidenceFinder.of(scopes(), translate(scope), unit, copies)
          .of(open().names.labelled(first), open().names.labelled(second), most);
    }

    /**
     * What joins the two: the words, titles and verbs that mark the sentences with both against all
     * other sentences of either. Names, function words, numbers, dates and verbs of saying are no
     * such words.
     *
     * @param most how many words at most, at least 1
     * @return the words: those that surely mark the sentences with both, by falling log-likelihood
     *     ratio, a phrase in the place of its words; where there are fewer than three, filled up
     *     with others that do so; empty if the two do not share two sentences
     * @throws DatelineException if the two are one, or if the scope asks for days that texts speak
     *     of, and none are known
     * @throws IOException if the disk fails
     * @see CooccurrenceQuery.Builder#words which asks for all pairs of a table at once
     */
    public List<CooccurrenceTable.Word> words(int most) throws IOException {
      checkDistinct(first, second);
      return new WordFinder(scopes(), translate(scope), copies)
          .of(
              List.of(
                  new WordFinder.Names(
                      open().names.labelled(first), open().names.labelled(second))),
              most)
          .get(0);
    }

    /**
     * How near to each other the two are named: the sum of e to the power of -δ over every sentence
     * with the one and every sentence with the other in the body of one article, δ being how many
     * sentences they are apart; a headline with both adds 1.
     *
     * <p>A strength and no count, so that no test can be made of it; it grows with the number of
     * articles and with their length. Every article counts, copies of one text too. Source: Spitz
     * and Gertz 2016, Terms over LOAD, doi:10.1145/2911451.2911529, without their limit of
     * distance.
     *
     * @return the weight, in [0, ∞), to about seven decimals; 0 if no body and no headline names
     *     both
     * @throws DatelineException if the two are one, or if the scope asks for days that texts speak
     *     of, and none are known
     * @throws IOException if the disk fails
     */
    public double proximity() throws IOException {
      OpenIndex asked = open();
      return shards.counted(() -> {
        checkDistinct(first, second);
        Query both = scope.and(Query.mentions(first)).and(Query.mentions(second));
        return Proximity.of(asked.searcher, asked.ordinals(), translate(both), first, second);
      });
    }
  }

  private void checkDistinct(Entity first, Entity second) throws IOException {
    if (open().names.labelled(first).equals(open().names.labelled(second))) {
      throw new DatelineException("first and second must differ, got twice " + first);
    }
  }

  /**
   * The way out for those who know Lucene: what the archive is made of underneath. Fields and
   * columns may change with any version of Dateline.
   *
   * @param <T> the type
   * @param type {@code org.apache.lucene.index.IndexReader} or {@code
   *     org.apache.lucene.search.IndexSearcher}
   * @return the object, which closes with the archive
   * @throws IllegalArgumentException if it is another type
   */
  public <T> T unwrap(Class<T> type) {
    if (type.equals(IndexReader.class)) {
      return type.cast(open().reader);
    }
    if (type.equals(IndexSearcher.class)) {
      return type.cast(open().searcher);
    }
    throw new IllegalArgumentException(
        "type must be IndexReader or IndexSearcher, got " + type.getName());
  }

  private org.apache.lucene.search.Query translate(Query query) throws IOException {
    return open().queries.translate(query).query();
  }

  /** The index, while the archive is open. */
  OpenIndex open() {
    if (closed) {
      throw new IllegalStateException("archive " + folder + " is closed; open it again to ask it");
    }
    return index;
  }

  private ScopeCache scopes() {
    open();
    return scopes;
  }

  /** Sets how counting is done, before the first question. */
  void tune(CountingOptions tuning) {
    scopes = new ScopeCache(new CountingIndex(index, tuning));
  }

  /** Says which folder it is, and how many articles it has. */
  @Override
  public String toString() {
    if (closed) {
      return folder + " (closed)";
    }
    return folder + " (" + size() + (size() == 1 ? " article)" : " articles)");
  }

  /**
   * Closes the files. What tables still in use have not been asked for is found first; where
   * another archive that shares files with this one by {@link #refresh} is open, it may be found
   * later, and the files closed then, at the latest when the last such archive is closed.
   */
  @Override
  public void close() throws IOException {
    synchronized (pending) {
      if (closed) {
        return;
      }
      closed = true;
    }
    closer.close();
  }
}
