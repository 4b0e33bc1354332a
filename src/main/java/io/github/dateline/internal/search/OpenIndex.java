package io.github.dateline.internal.search;

import io.github.dateline.Entity;
import io.github.dateline.internal.copies.CopiesFile;
import io.github.dateline.internal.copies.CopyGroups;
import io.github.dateline.internal.index.ContentFingerprint;
import io.github.dateline.internal.index.DayRange;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.IndexChanges;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.StoredArticles;
import io.github.dateline.internal.names.CuratedNames;
import io.github.dateline.internal.names.EntityLookup;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.names.IndexedNames;
import io.github.dateline.internal.names.Notices;
import io.github.dateline.internal.names.NumberChanges;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The index of an archive as it was when it was opened, under the names that decisions give: its
 * articles, names, entity numbers and groups of copies. What takes a walk through the index is made
 * when it is first needed. Thread-safe.
 */
public final class OpenIndex {
  /** Labels that are kept; a table has some hundred. */
  private static final int MAX_KEPT_LABELS = 1 << 14;

  public final IndexReader reader;
  public final IndexSearcher searcher;
  public final IndexedNames indexed;
  public final EntityLookup names;

  /** What is told about names that several have. */
  public final Notices notices = new Notices();

  public final QueryTranslator queries;
  public final StoredArticles stored;
  private final Supplier<CuratedNames> curated;
  private final String annotator;
  private final CopiesFile copiesFile;
  private final Map<Integer, Entity> labelled = new ConcurrentHashMap<>();
  private @Nullable EntityOrdinals ordinals;
  private @Nullable CopyGroups copyGroups;
  private @Nullable Long articlesFingerprint;

  public OpenIndex(
      IndexReader reader,
      String annotator,
      Supplier<CuratedNames> curated,
      IndexedNames indexed,
      CopiesFile keptCopies) {
    this.reader = reader;
    this.copiesFile = keptCopies;
    this.annotator = annotator;
    this.curated = new OnDemand(curated);
    searcher = new IndexSearcher(reader);
    this.indexed = indexed;
    names = new EntityLookup(indexed, this.curated, notices);
    queries = new QueryTranslator(names, DayRange.areIndexed(reader));
    stored = new StoredArticles(reader, annotator, spans -> this.curated.get().spans(spans));
  }

  /** Makes the names when they are first asked for. */
  private static final class OnDemand implements Supplier<CuratedNames> {
    private final Supplier<CuratedNames> maker;
    private @Nullable CuratedNames made;

    private OnDemand(Supplier<CuratedNames> maker) {
      this.maker = maker;
    }

    @Override
    public synchronized CuratedNames get() {
      if (made == null) {
        made = maker.get();
      }
      return made;
    }
  }

  /** The same index under other decisions about names. */
  public OpenIndex under(CuratedNames other) {
    return new OpenIndex(reader, annotator, () -> other, indexed, copiesFile);
  }

  /** The same names of some of the articles, as another reader of the same segments has them. */
  public OpenIndex restrictedTo(IndexReader some) {
    return new OpenIndex(some, annotator, curated, indexed, CopiesFile.none());
  }

  /** The document of an article, -1 if there is none with that id. */
  public int doc(String id) throws IOException {
    TopDocs found = searcher.search(new TermQuery(new Term(IndexFields.ID, id)), 1);
    return found.scoreDocs.length == 0 ? -1 : found.scoreDocs[0].doc;
  }

  /** The documents that a query matches. */
  public FixedBitSet matching(Query query) throws IOException {
    FixedBitSet matching = new FixedBitSet(Math.max(1, reader.maxDoc()));
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : reader.leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      DocIdSetIterator docs = scorer.iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        if (live == null || live.get(doc)) {
          matching.set(leaf.docBase + doc);
        }
      }
    }
    return matching;
  }

  /** The ids of the copies of an article, its own among them. */
  public List<String> copies(int doc) throws IOException {
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

  public synchronized EntityOrdinals ordinals() throws IOException {
    if (ordinals == null) {
      ordinals = new EntityOrdinals(reader, curated.get(), indexed);
    }
    return ordinals;
  }

  /** A number that tells these articles, under these names, from others. */
  public synchronized long fingerprint() throws IOException {
    if (articlesFingerprint == null) {
      articlesFingerprint = ContentFingerprint.of(reader, IndexChanges.live(reader));
    }
    return articlesFingerprint + curated.get().fingerprint();
  }

  public synchronized CopyGroups copyGroups() throws IOException {
    if (copyGroups == null) {
      copyGroups = CopyGroups.of(reader, curated.get(), copiesFile);
    }
    return copyGroups;
  }

  /**
   * Takes over what another state of the index has found, brought up to date for what came and went
   * since. To be called before it is asked, while the other is open.
   *
   * @param update what came and went, and {@link #indexed}
   * @return what became of the numbers of entities, null if that is not known
   */
  public synchronized @Nullable NumberChanges follow(OpenIndex before, IndexedNames.Update update)
      throws IOException {
    EntityOrdinals theirs = before.foundOrdinals();
    NumberChanges numbers = null;
    if (theirs != null) {
      ordinals = theirs.updated(curated.get(), update);
      numbers = update.numbers(theirs, ordinals);
      if (numbers != null) {
        followLabels(before, theirs, numbers, update.changes());
      }
    }
    Long fingerprint = before.foundFingerprint();
    if (fingerprint != null) {
      IndexChanges changes = update.changes();
      articlesFingerprint =
          fingerprint
              - ContentFingerprint.of(changes.before, changes.gone)
              + ContentFingerprint.of(changes.now, changes.came);
    }
    CopyGroups groups = before.foundCopyGroups();
    if (groups != null) {
      copyGroups = groups.updated(update.changes(), curated.get(), copiesFile);
    }
    return numbers;
  }

  /** Takes over the labels of those entities that no article came or went with. */
  private void followLabels(
      OpenIndex before, EntityOrdinals theirs, NumberChanges numbers, IndexChanges changes)
      throws IOException {
    EntityOrdinals ours = ordinals();
    Set<Integer> went = new HashSet<>();
    for (LeafReaderContext leaf : changes.before.leaves()) {
      int[] ofSegment = theirs.ofSegment(leaf);
      IndexChanges.forEachEntity(leaf, changes.gone, ordinal -> went.add(ofSegment[ordinal]));
    }
    Set<Integer> came = new HashSet<>();
    for (LeafReaderContext leaf : changes.now.leaves()) {
      int[] ofSegment = ours.ofSegment(leaf);
      IndexChanges.forEachEntity(leaf, changes.came, ordinal -> came.add(ofSegment[ordinal]));
    }
    before.labelled.forEach((number, entity) -> {
      int now = numbers.now(number);
      if (now >= 0
          && !went.contains(number)
          && !came.contains(now)
          && !theirs.isDecided(number)
          && !ours.isDecided(now)) {
        labelled.put(now, entity);
      }
    });
  }

  /** Whether something was counted. */
  public synchronized boolean isCounted() {
    return ordinals != null || copyGroups != null;
  }

  private synchronized @Nullable EntityOrdinals foundOrdinals() {
    return ordinals;
  }

  private synchronized @Nullable Long foundFingerprint() {
    return articlesFingerprint;
  }

  private synchronized @Nullable CopyGroups foundCopyGroups() {
    return copyGroups;
  }

  /** The entity with a number, as people are shown it. */
  public Entity labelled(int number) throws IOException {
    Entity entity = labelled.get(number);
    if (entity == null) {
      entity = names.labelled(EntityTerms.entity(ordinals().term(number)));
      if (labelled.size() >= MAX_KEPT_LABELS) {
        labelled.clear();
      }
      labelled.put(number, entity);
    }
    return entity;
  }

  /** Who found the names; empty if nothing was written yet. */
  public String annotator() {
    return annotator;
  }
}
