package io.github.dateline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * An archive as it was when it was opened, with what several questions need of it, made when the
 * first one needs it. Thread-safe.
 */
final class Snapshot {
  /** Marginals that are kept, 4 to 8 bytes an entity each. */
  private static final int MOST_MARGINALS = 6;

  /** Scopes that are kept beside that of all articles, some bits an article each. */
  private static final int MOST_SCOPES = 4;

  /** Queries asked of late: whoever asks one again is likely to ask on. */
  private static final int MOST_ASKED = 32;

  /** Labels that are kept; a table has some hundred. */
  private static final int MOST_LABELS = 1 << 14;

  final IndexReader reader;
  final IndexSearcher searcher;
  final IndexedNames indexed;
  final CuratedNames curated;
  final Names names;
  final LuceneQueries queries;
  final StoredArticles stored;
  Tuning tuning = Tuning.standard();
  final Columns columns = new Columns(this);
  private final String annotator;
  private final KeptCopies keptCopies;
  private final Map<Set<EntityType>, FixedBitSet> ofTypes = new ConcurrentHashMap<>();
  private final Map<Integer, Entity> labelled = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Tally> tallies = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<ByteTally> byteTallies = new ConcurrentLinkedQueue<>();
  private final Set<LaterDetails> later = Collections.newSetFromMap(new WeakHashMap<>());
  private final Map<Counted, Marginals> marginals = latest(MOST_MARGINALS);
  private final Map<org.apache.lucene.search.Query, Scope> scopes = latest(MOST_SCOPES);
  private final Set<org.apache.lucene.search.Query> asked =
      Collections.newSetFromMap(latest(MOST_ASKED));
  private @Nullable EntityOrdinals ordinals;
  private @Nullable Map<Integer, FixedBitSet> shared;
  private @Nullable CopyGroups copyGroups;
  private @Nullable Sources sources;
  private @Nullable Scope everything;

  /** What was counted: the same scope, by the same unit and rule. */
  private record Counted(Scope scope, Scope.Counting counting) {}

  Snapshot(IndexReader reader, String annotator, CuratedNames curated, KeptCopies keptCopies) {
    this.reader = reader;
    this.keptCopies = keptCopies;
    this.annotator = annotator;
    this.curated = curated;
    searcher = new IndexSearcher(reader);
    indexed = new IndexedNames(reader);
    names = new Names(indexed, curated);
    queries = new LuceneQueries(names, Days.areIn(reader));
    stored = new StoredArticles(reader, annotator, curated);
  }

  /** The same archive under other decisions. */
  Snapshot under(CuratedNames other) {
    return new Snapshot(reader, annotator, other, keptCopies);
  }

  org.apache.lucene.search.Query translate(Query query) throws IOException {
    return queries.translate(query).query();
  }

  /** The document of an article, -1 if there is none with that id. */
  int doc(String id) throws IOException {
    TopDocs found = searcher.search(new TermQuery(new Term(IndexFields.ID, id)), 1);
    return found.scoreDocs.length == 0 ? -1 : found.scoreDocs[0].doc;
  }

  /** The ids of the copies of an article, its own among them. */
  List<String> copies(int doc) throws IOException {
    int group = copyGroups().group(doc);
    if (group < 0) {
      return List.of(stored.id(doc));
    }
    List<String> ids = new ArrayList<>();
    for (int copy : copyGroups().members(group)) {
      ids.add(stored.id(copy));
    }
    return ids;
  }

  synchronized EntityOrdinals ordinals() throws IOException {
    if (ordinals == null) {
      ordinals = new EntityOrdinals(reader, curated);
    }
    return ordinals;
  }

  synchronized Sources sources() throws IOException {
    if (sources == null) {
      sources = new Sources(reader);
    }
    return sources;
  }

  synchronized CopyGroups copyGroups() throws IOException {
    if (copyGroups == null) {
      copyGroups = CopyGroups.of(reader, curated, keptCopies);
    }
    return copyGroups;
  }

  /** A map of so many entries: those used last. */
  private static <K, V> Map<K, V> latest(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  /** The articles that a query matches. Kept, if it is asked again. */
  Scope scope(org.apache.lucene.search.Query query) throws IOException {
    if (query instanceof MatchAllDocsQuery) {
      return everything();
    }
    boolean isAgain;
    synchronized (scopes) {
      Scope kept = scopes.get(query);
      if (kept != null) {
        return kept;
      }
      isAgain = !asked.add(query);
    }
    Scope scope = new Scope(this, query, isAgain);
    if (isAgain) {
      synchronized (scopes) {
        scopes.put(query, scope);
      }
    }
    return scope;
  }

  /** All articles. */
  synchronized Scope everything() throws IOException {
    if (everything == null) {
      everything = new Scope(this, MatchAllDocsQuery.INSTANCE, true);
    }
    return everything;
  }

  /** In how many units of a scope that is kept each entity is. */
  Marginals marginals(Scope scope, Scope.Counting counting) throws IOException {
    Counted key = new Counted(scope, counting);
    synchronized (marginals) {
      Marginals found = marginals.get(key);
      if (found != null) {
        return found;
      }
    }
    Tally tally = new Tally(ordinals().count());
    Marginals counted = Marginals.of(this, scope.slices(counting.rule()), counting, tally);
    synchronized (marginals) {
      Marginals other = marginals.putIfAbsent(key, counted);
      return other == null ? counted : other;
    }
  }

  /** The entities of some types. Not to be changed. */
  FixedBitSet ofTypes(Set<EntityType> types) throws IOException {
    FixedBitSet found = ofTypes.get(types);
    if (found == null) {
      found = ordinals().ofTypes(types);
      if (ofTypes.size() < 16) {
        ofTypes.put(Set.copyOf(types), found);
      }
    }
    return found;
  }

  /** The ordinals of a segment whose number another one has too; null if there is none. */
  synchronized @Nullable FixedBitSet shared(LeafReaderContext leaf) throws IOException {
    if (ordinals().isOneToOne(leaf)) {
      return null;
    }
    if (shared == null) {
      shared = new ConcurrentHashMap<>();
    }
    FixedBitSet found = shared.get(leaf.ord);
    if (found == null) {
      found = findShared(ordinals().ofSegment(leaf), ordinals().count());
      shared.put(leaf.ord, found);
    }
    return found.length() == 0 ? null : found;
  }

  private static FixedBitSet findShared(int[] numbers, int entities) {
    FixedBitSet once = new FixedBitSet(entities);
    FixedBitSet twice = new FixedBitSet(entities);
    for (int number : numbers) {
      if (number >= 0 && once.getAndSet(number)) {
        twice.set(number);
      }
    }
    FixedBitSet found = new FixedBitSet(twice.cardinality() == 0 ? 0 : numbers.length);
    for (int ordinal = 0; ordinal < found.length(); ordinal++) {
      if (numbers[ordinal] >= 0 && twice.get(numbers[ordinal])) {
        found.set(ordinal);
      }
    }
    return found;
  }

  /** A tally without counts, to be given back. */
  Tally tally() throws IOException {
    Tally tally = tallies.poll();
    return tally == null ? new Tally(ordinals().count()) : tally;
  }

  void release(Tally tally) {
    tally.clear();
    if (tallies.size() < 4) {
      tallies.add(tally);
    }
  }

  /** A thread's tally without counts, to be given back. */
  ByteTally byteTally() throws IOException {
    ByteTally tally = byteTallies.poll();
    return tally == null ? new ByteTally(ordinals().count()) : tally;
  }

  void release(ByteTally tally) {
    tally.clear();
    // Two counts at once, each of every thread.
    if (byteTallies.size() < 2 * tuning.threads()) {
      byteTallies.add(tally);
    }
  }

  /** Notes what is to be found before the reader closes, unless nobody keeps it any more. */
  void findBeforeClosing(LaterDetails details) {
    synchronized (later) {
      later.add(details);
    }
  }

  /** Finds what was put off and somebody still keeps. */
  void findWhatWasPutOff() throws IOException {
    List<LaterDetails> kept;
    synchronized (later) {
      kept = List.copyOf(later);
      later.clear();
    }
    for (LaterDetails details : kept) {
      details.find();
    }
  }

  /** The entity with a number, as people are shown it. */
  Entity labelled(int number) throws IOException {
    Entity entity = labelled.get(number);
    if (entity == null) {
      entity = names.labelled(EntityTerms.entity(ordinals().term(number)));
      if (labelled.size() >= MOST_LABELS) {
        labelled.clear();
      }
      labelled.put(number, entity);
    }
    return entity;
  }
}
