package io.github.dateline;

import io.github.dateline.stats.Contingency;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * An archive of annotated articles, opened for questions.
 *
 * <p>It is a snapshot: what a writer commits later is seen by the next {@link #open}. Every count
 * is exact. Thread-safe; close it when it is no longer asked.
 *
 * {@snippet :
 * try (Archive archive = Archive.open(Path.of("archive"))) {
 *   for (Hits.Hit hit : archive.search(Query.parse("person:\"Sean Duffy\" AND moon"), 10)) {
 *     System.out.println(hit.article().headline() + ": " + hit.snippet().marked("*", "*"));
 *   }
 * }
 * }
 */
public final class Archive implements Closeable {
  private final Manifest manifest;
  private final List<DirectoryReader> shards;
  private final IndexReader reader;
  private final IndexSearcher searcher;
  private final IndexedNames indexed;
  private final Names names;
  private final LuceneQueries queries;
  private final StoredArticles stored;
  private @Nullable EntityOrdinals ordinals;
  private @Nullable CopyGroups copyGroups;

  private Archive(Manifest manifest, List<DirectoryReader> shards) throws IOException {
    this.manifest = manifest;
    this.shards = shards;
    reader =
        shards.size() == 1
            ? shards.get(0)
            : new MultiReader(shards.toArray(IndexReader[]::new), false);
    searcher = new IndexSearcher(reader);
    indexed = new IndexedNames(reader);
    names = new Names(indexed, CuratedNames.NONE);
    queries = new LuceneQueries(names);
    stored = new StoredArticles(reader, manifest.annotator().orElse(""));
  }

  /**
   * Opens an archive as it is now.
   *
   * @param folder its folder
   * @return the archive, to be closed
   * @throws IOException if there is none, if it is of another format, or if it is damaged
   */
  public static Archive open(Path folder) throws IOException {
    Manifest manifest = Manifest.read(folder);
    try {
      return open(folder, manifest);
    } catch (IOException e) {
      Manifest now = Manifest.read(folder);
      if (now.equals(manifest)) {
        throw e;
      }
      return open(folder, now);
    }
  }

  private static Archive open(Path folder, Manifest manifest) throws IOException {
    List<DirectoryReader> shards = new ArrayList<>();
    try {
      for (String shard : manifest.shards()) {
        shards.add(DirectoryReader.open(FSDirectory.open(folder.resolve(shard))));
      }
      return new Archive(manifest, shards);
    } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
      IOUtils.closeWhileHandlingException(shards);
      throw new IOException(
          "archive " + folder + " was written with a version of Lucene that this one cannot read",
          e);
    } catch (CorruptIndexException e) {
      IOUtils.closeWhileHandlingException(shards);
      throw new IOException(
          "archive " + folder + " is damaged: " + Text.oneLine(String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      IOUtils.closeWhileHandlingException(shards);
      throw new IOException(
          "archive " + folder + " cannot be read: " + Text.oneLine(String.valueOf(e.getMessage())),
          e);
    }
  }

  /**
   * Looks for damage: every checksum, every column against the annotations that it was made of.
   *
   * @param folder the archive's folder
   * @return the faults found, a line each; empty if there is none
   * @throws IOException if there is no archive, or if it is being written
   */
  public static List<String> check(Path folder) throws IOException {
    return ArchiveCheck.faults(folder);
  }

  /**
   * How many articles there are.
   *
   * @return the number, exact
   */
  public long size() {
    return reader.numDocs();
  }

  /**
   * Whose work the archive holds.
   *
   * @return the annotator's identity, empty while there are no articles
   */
  public Optional<String> annotator() {
    return manifest.annotator();
  }

  /**
   * An article by its id.
   *
   * @param id the id
   * @return the article with its annotations, empty if there is none with that id
   * @throws IOException if the disk fails
   */
  public Optional<AnnotatedArticle> article(String id) throws IOException {
    TopDocs found = searcher.search(new TermQuery(new Term(IndexFields.ID, id)), 1);
    return found.scoreDocs.length == 0
        ? Optional.empty()
        : Optional.of(stored.annotated(found.scoreDocs[0].doc));
  }

  /**
   * All articles, read one by one.
   *
   * @return the articles in no particular order; an {@link UncheckedIOException} if the disk fails
   */
  public Iterable<AnnotatedArticle> articles() {
    return ArticleIterator::new;
  }

  /** Walks the live documents. */
  private final class ArticleIterator implements Iterator<AnnotatedArticle> {
    private final Bits live = MultiBits.getLiveDocs(reader);
    private int next = -1;

    ArticleIterator() {
      advance();
    }

    private void advance() {
      do {
        next++;
      } while (next < reader.maxDoc() && live != null && !live.get(next));
    }

    @Override
    public boolean hasNext() {
      return next < reader.maxDoc();
    }

    @Override
    public AnnotatedArticle next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no more articles");
      }
      try {
        AnnotatedArticle article = stored.annotated(next);
        advance();
        return article;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * How many articles a query matches.
   *
   * @param query the query
   * @return the number, exact
   * @throws QueryException if the query names an entity that the archive does not know
   * @throws IOException if the disk fails
   */
  public long count(Query query) throws IOException {
    return searcher.count(queries.translate(query).query());
  }

  /**
   * The articles that match best.
   *
   * @param query the query
   * @param limit how many at most, at least 1
   * @return the hits by relevance
   * @throws QueryException if the query names an entity that the archive does not know
   * @throws IOException if the disk fails
   */
  public Hits search(Query query, int limit) throws IOException {
    return search(query, Hits.Order.RELEVANCE, 0, limit);
  }

  /**
   * Articles that match, a page of them.
   *
   * @param query the query
   * @param order what they are ordered by
   * @param from the rank of the first one given, from 0
   * @param limit how many at most, at least 1
   * @return the hits in that order
   * @throws QueryException if the query names an entity that the archive does not know
   * @throws IOException if the disk fails
   */
  public Hits search(Query query, Hits.Order order, int from, int limit) throws IOException {
    if (from < 0) {
      throw new IllegalArgumentException("from must be >= 0, got " + from);
    }
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be >= 1, got " + limit);
    }
    SyntaxParser.Parsed parsed = queries.translate(query);
    long total = searcher.count(parsed.query());
    if (from >= total) {
      return new Hits(total, from, List.of());
    }
    int last = (int) Math.min(total, (long) from + limit);
    TopDocs found = searcher.search(parsed.query(), last, sort(order), true);
    Snippets snippets =
        new Snippets(
            searcher.createWeight(searcher.rewrite(parsed.query()), ScoreMode.COMPLETE, 1),
            parsed.mentioned(),
            stored);
    List<Hits.Hit> hits = new ArrayList<>();
    for (int i = from; i < found.scoreDocs.length; i++) {
      ScoreDoc hit = found.scoreDocs[i];
      Article article = stored.article(hit.doc);
      hits.add(new Hits.Hit(article, hit.score, snippets.of(hit.doc, article)));
    }
    return new Hits(total, from, hits);
  }

  private static Sort sort(Hits.Order order) {
    boolean newestFirst = order != Hits.Order.OLDEST;
    SortField published =
        new SortField(
            IndexFields.PUBLISHED,
            SortField.Type.LONG,
            newestFirst,
            newestFirst ? Long.MIN_VALUE : Long.MAX_VALUE);
    SortField id = new SortField(IndexFields.ID, SortField.Type.STRING);
    return order == Hits.Order.RELEVANCE
        ? new Sort(SortField.FIELD_SCORE, published, id)
        : new Sort(published, id);
  }

  /**
   * The one entity that somebody means.
   *
   * @param name its name, its label or any form written for it, whole, in any case; as {@code
   *     TYPE/Name} where that fits several
   * @return the entity, labelled
   * @throws QueryException if no entity fits, with the nearest, or if several fit, with all of them
   * @throws IOException if the disk fails
   */
  public Entity entity(String name) throws IOException {
    return names.one(name, Set.of());
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
    return names.candidates(name, Set.of()).stream().map(Names.Candidate::entity).toList();
  }

  /**
   * The articles that are copies of one text.
   *
   * @param id the id of one of them
   * @return the ids of all, this one's too, by publication, those without a date last, then by id;
   *     empty if there is no article with that id
   * @throws IOException if the disk fails
   */
  public List<String> copies(String id) throws IOException {
    TopDocs found = searcher.search(new TermQuery(new Term(IndexFields.ID, id)), 1);
    if (found.scoreDocs.length == 0) {
      return List.of();
    }
    int group = copyGroups().group(found.scoreDocs[0].doc);
    if (group < 0) {
      return List.of(id);
    }
    List<String> ids = new ArrayList<>();
    for (int doc : copyGroups().members(group)) {
      ids.add(stored.id(doc));
    }
    return ids;
  }

  /**
   * The entities of the articles that a query matches, counted. Every article counts, copies too.
   *
   * @param scope the query
   * @param types the types of entities wanted
   * @param limit how many rows at most, at least 1
   * @return the entities in most articles
   * @throws QueryException if the query names an entity that the archive does not know
   * @throws IOException if the disk fails
   */
  public EntityTable entities(Query scope, Set<EntityType> types, int limit) throws IOException {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be >= 1, got " + limit);
    }
    return countEntities(scope, ordinals().ofTypes(types), limit);
  }

  /**
   * Some entities, counted in the articles that a query matches.
   *
   * @param scope the query
   * @param entities the entities
   * @return a row for each that is named in scope
   * @throws QueryException if the query names an entity that the archive does not know
   * @throws IOException if the disk fails
   */
  public EntityTable entities(Query scope, List<Entity> entities) throws IOException {
    FixedBitSet wanted = new FixedBitSet(Math.max(1, ordinals().count()));
    for (Entity entity : entities) {
      int ordinal = ordinals().ordinal(entity);
      if (ordinal >= 0) {
        wanted.set(ordinal);
      }
    }
    return countEntities(scope, wanted, Math.max(1, entities.size()));
  }

  private EntityTable countEntities(Query query, FixedBitSet wanted, int limit) throws IOException {
    Scope scope = scope(queries.translate(query).query());
    long[] articles = new long[ordinals().count()];
    long[] sentences = new long[articles.length];
    Scope.Size size =
        scope.walk(Unit.ARTICLE, (present, n, times) -> add(articles, present, n, times));
    scope.walk(Unit.SENTENCE, (present, n, times) -> add(sentences, present, n, times));
    List<Integer> named = new ArrayList<>();
    for (int entity = 0; entity < articles.length; entity++) {
      if (articles[entity] > 0 && wanted.get(entity)) {
        named.add(entity);
      }
    }
    named.sort(
        Comparator.comparingLong((Integer entity) -> -articles[entity])
            .thenComparingLong(entity -> -sentences[entity])
            .thenComparingInt(entity -> entity));
    List<EntityTable.Row> rows = new ArrayList<>();
    for (int entity : named.subList(0, Math.min(limit, named.size()))) {
      rows.add(new EntityTable.Row(labelled(entity), articles[entity], sentences[entity]));
    }
    return new EntityTable(size.articles(), named.size(), rows);
  }

  private static void add(long[] counts, int[] present, int n, int times) {
    for (int i = 0; i < n; i++) {
      counts[present[i]] += times;
    }
  }

  /**
   * Who is named with whom.
   *
   * @param query the question
   * @return the pairs with the highest scores
   * @throws QueryException if the scope names an entity that the archive does not know
   * @throws IllegalStateException if there are more pairs than fit into memory
   * @throws IOException if the disk fails
   */
  public CooccurrenceTable cooccurrences(CooccurrenceQuery query) throws IOException {
    org.apache.lucene.search.Query scope = queries.translate(query.scope()).query();
    Scope articles = scope(scope, query.copies());
    CooccurrenceCounter.Counted counted =
        new CooccurrenceCounter(query, articles, ordinals()).count();
    boolean independent = query.copies() == Copies.INDEPENDENT;
    Evidence evidence =
        independent
            ? new Evidence(searcher, stored, scope, query.unit(), articles, copyGroups())
            : new Evidence(searcher, stored, scope, query.unit());
    PairSources sources = new PairSources(searcher, ordinals(), scope, query.unit());
    List<CooccurrenceTable.Row> rows = new ArrayList<>();
    for (CooccurrenceCounter.Pair pair : counted.top()) {
      Entity first = labelled(pair.first());
      Entity second = labelled(pair.second());
      List<Passage> passages =
          query.evidence() == 0 ? List.of() : evidence.of(first, second, query.evidence());
      rows.add(
          new CooccurrenceTable.Row(
              first,
              second,
              pair.counts(),
              independent ? pair.counts() : pair.other(),
              independent ? pair.other() : pair.counts(),
              sources.count(pair.first(), pair.second()),
              pair.score(),
              counted.significance().of(pair.counts()),
              passages));
    }
    Scope.Size size = counted.size();
    return new CooccurrenceTable(
        query,
        independent ? counted.other().articles() : size.articles(),
        independent ? size.articles() : counted.other().articles(),
        size.units(),
        counted.tests(),
        counted.pairs(),
        rows);
  }

  /**
   * Which pairs of entities are named together more, or less, in some articles than in others: two
   * periods, two sources, two of any kind.
   *
   * @param query the question, whose scope is the first set of articles
   * @param against the second set; articles in both count in the first only
   * @return the pairs that differ most, and how surely
   * @throws QueryException if a query names an entity that the archive does not know
   * @throws IllegalStateException if there are more pairs than fit into memory
   * @throws IOException if the disk fails
   */
  public ComparisonTable compare(CooccurrenceQuery query, Query against) throws IOException {
    return table(query, against, comparison(query, against).pairs());
  }

  /**
   * Which entities are characteristic of some articles: named in a greater share of them than of
   * others.
   *
   * @param query the question, whose scope is the articles that are looked at; it has no anchor
   * @param against the background; articles in both count in the first only, so that all articles
   *     stands for all others
   * @return the most characteristic entities, and how surely
   * @throws IllegalArgumentException if the question has an anchor
   * @throws QueryException if a query names an entity that the archive does not know
   * @throws IOException if the disk fails
   */
  public ComparisonTable keyEntities(CooccurrenceQuery query, Query against) throws IOException {
    if (query.anchor().isPresent()) {
      throw new IllegalArgumentException(
          "query must have no anchor where single entities are compared, got "
              + query.anchor().get());
    }
    return table(query, against, comparison(query, against).entities());
  }

  private ComparisonCounter comparison(CooccurrenceQuery query, Query against) throws IOException {
    org.apache.lucene.search.Query first = queries.translate(query.scope()).query();
    org.apache.lucene.search.Query second = queries.translate(against).query();
    return new ComparisonCounter(
        query,
        scope(first, query.copies()),
        scope(LuceneQueries.without(second, first), query.copies()),
        ordinals());
  }

  private ComparisonTable table(
      CooccurrenceQuery query, Query against, ComparisonCounter.Counted counted)
      throws IOException {
    List<ComparisonTable.Row> rows = new ArrayList<>();
    for (ComparisonCounter.Item item : counted.top()) {
      List<Entity> entities = new ArrayList<>();
      entities.add(labelled(item.first()));
      if (item.second() >= 0) {
        entities.add(labelled(item.second()));
      }
      rows.add(
          new ComparisonTable.Row(
              entities,
              item.counts(),
              item.change(),
              item.score(),
              counted.significance().of(item.counts())));
    }
    return new ComparisonTable(
        query,
        against,
        counted.size().articles(),
        counted.againstSize().articles(),
        counted.size().units(),
        counted.againstSize().units(),
        counted.tests(),
        counted.found(),
        rows);
  }

  /**
   * How often entities are named over time, all in one article.
   *
   * @param scope the articles that are looked at
   * @param entities the entities, one for its timeline, two for that of the pair; none for how many
   *     articles are in scope, of all in the archive
   * @param by how long a bin is
   * @return the timeline
   * @throws QueryException if the query names an entity that the archive does not know
   * @throws IllegalStateException if the dates are so far apart that there are too many bins
   * @throws IOException if the disk fails
   */
  public Timeline timeline(Query scope, List<Entity> entities, Timeline.By by) throws IOException {
    org.apache.lucene.search.Query inScope = queries.translate(scope).query();
    Query asked = scope;
    for (Entity entity : entities) {
      asked = asked.and(Query.mentions(entity));
    }
    return new TimelineCounter(searcher, by)
        .count(
            scope,
            entities,
            queries.translate(asked).query(),
            entities.isEmpty() ? queries.translate(Query.all()).query() : inScope,
            inScope);
  }

  /**
   * How often two entities are named together, by several units at once.
   *
   * @param first an entity
   * @param second another entity
   * @param scope the articles that are looked at
   * @param copies how copies of one text count
   * @param units the units
   * @return the 2x2 table for each unit, in the order of the units
   * @throws IllegalArgumentException if the two are one
   * @throws QueryException if the query names an entity that the archive does not know
   * @throws IOException if the disk fails
   */
  public SequencedMap<Unit, Contingency> together(
      Entity first, Entity second, Query scope, Copies copies, List<Unit> units)
      throws IOException {
    checkDistinct(first, second);
    Scope articles = scope(queries.translate(scope).query(), copies);
    int one = ordinals().ordinal(first);
    int other = ordinals().ordinal(second);
    SequencedMap<Unit, Contingency> tables = new LinkedHashMap<>();
    for (Unit unit : units) {
      long[] counts = new long[3];
      Scope.Size size =
          articles.walk(
              unit,
              (present, n, times) -> {
                boolean hasOne = false;
                boolean hasOther = false;
                for (int i = 0; i < n; i++) {
                  hasOne |= present[i] == one;
                  hasOther |= present[i] == other;
                }
                counts[0] += hasOne && hasOther ? times : 0;
                counts[1] += hasOne ? times : 0;
                counts[2] += hasOther ? times : 0;
              });
      tables.put(unit, new Contingency(counts[0], counts[1], counts[2], size.units()));
    }
    return Collections.unmodifiableSequencedMap(tables);
  }

  /**
   * How near to each other two entities are named: the sum of e to the power of -δ over every
   * sentence with the one and every sentence with the other in the body of one article, δ being how
   * many sentences they are apart; a headline with both adds 1.
   *
   * <p>A strength and no count, so that no test can be made of it; it grows with the number of
   * articles and with their length. Every article counts, copies of one text too. Source: Spitz and
   * Gertz 2016, Terms over LOAD, doi:10.1145/2911451.2911529, without their limit of distance.
   *
   * @param first an entity
   * @param second another entity
   * @param scope the articles that are looked at
   * @return the weight, in [0, ∞), to about seven decimals; 0 if no body and no headline names both
   * @throws IllegalArgumentException if the two are one
   * @throws QueryException if the query names an entity that the archive does not know
   * @throws IOException if the disk fails
   */
  public double proximity(Entity first, Entity second, Query scope) throws IOException {
    checkDistinct(first, second);
    Query both = scope.and(Query.mentions(first)).and(Query.mentions(second));
    return Proximity.of(searcher, queries.translate(both).query(), first, second);
  }

  private static void checkDistinct(Entity first, Entity second) {
    if (first.equals(second)) {
      throw new IllegalArgumentException("first and second must differ, got twice " + first);
    }
  }

  IndexedNames indexedNames() {
    return indexed;
  }

  private Scope scope(org.apache.lucene.search.Query query) throws IOException {
    return new Scope(searcher, ordinals(), query);
  }

  private Scope scope(org.apache.lucene.search.Query query, Copies copies) throws IOException {
    return new Scope(searcher, ordinals(), query, copies, copyGroups());
  }

  private Entity labelled(int ordinal) throws IOException {
    return names.labelled(EntityTerms.entity(ordinals().term(ordinal)));
  }

  private synchronized EntityOrdinals ordinals() throws IOException {
    if (ordinals == null) {
      ordinals = new EntityOrdinals(reader);
    }
    return ordinals;
  }

  private synchronized CopyGroups copyGroups() throws IOException {
    if (copyGroups == null) {
      copyGroups = CopyGroups.of(reader);
    }
    return copyGroups;
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
      return type.cast(reader);
    }
    if (type.equals(IndexSearcher.class)) {
      return type.cast(searcher);
    }
    throw new IllegalArgumentException(
        "type must be IndexReader or IndexSearcher, got " + type.getName());
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(shards);
  }
}
