package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.internal.index.EntityKeys;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.IndexChanges;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the index holds about names: the forms that lead to an entity, the labels that
 * articles give it, and how many articles mention it.
 *
 * <p>Thread-safe.
 */
public final class IndexedNames {
  /** So many slips are still near. */
  private static final LevenshteinDistance SLIPS = new LevenshteinDistance(2);

  private static final int FAR = 3;

  /** Words of which it is kept whether they are owners. */
  private static final int MAX_OWNERS = 1_000;

  private final IndexReader reader;
  private final Map<String, Boolean> owners = new ConcurrentHashMap<>();
  private @Nullable KeyGroups groups;
  private @Nullable AnnotatedOrdinals ordinals;

  public IndexedNames(IndexReader reader) {
    this.reader = reader;
  }

  /**
   * The names in another state of the index.
   *
   * @param names the names, with what these had found brought up to date
   * @param changes what came and went
   * @param ordinals the same of the numbers of entities, null if all are numbered again
   */
  public record Update(
      IndexedNames names, IndexChanges changes, AnnotatedOrdinals.@Nullable Update ordinals) {
    /** What became of numbers; null if all entities were numbered again. */
    public @Nullable NumberChanges numbers(EntityOrdinals before, EntityOrdinals now)
        throws IOException {
      return ordinals == null ? null : now.since(before, ordinals, changes);
    }
  }

  /** Brings up to date what was found; to be called while both states are open. */
  public synchronized Update updated(IndexReader now) throws IOException {
    IndexedNames names = new IndexedNames(now);
    IndexChanges changes = new IndexChanges(reader, now);
    AnnotatedOrdinals.Update update =
        ordinals == null ? null : ordinals.update(changes).orElse(null);
    if (ordinals != null && update != null) {
      names.ordinals = update.ordinals();
      names.groups = groups == null ? null : groups.updated(names, changes, ordinals, update);
    }
    return new Update(names, changes, update);
  }

  /** The numbers of the entities; found once. */
  synchronized AnnotatedOrdinals ordinals() throws IOException {
    if (ordinals == null) {
      ordinals = new AnnotatedOrdinals(reader);
    }
    return ordinals;
  }

  /** The index whose names these are. */
  IndexReader reader() {
    return reader;
  }

  /**
   * The values of a field that are nearest to one: that value alone if an article has it; else
   * those with the fewest slips, of such as hold it those in most articles.
   */
  List<String> nearestValues(String field, String value, int most) throws IOException {
    if (reader.docFreq(new Term(field, value)) > 0) {
      return List.of(value);
    }
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null) {
      return List.of();
    }
    record Near(String value, int distance, int articles) {}
    PriorityQueue<Near> worstFirst =
        new PriorityQueue<>(
            Comparator.comparingInt(Near::distance)
                .thenComparing(Comparator.comparingInt(Near::articles).reversed())
                .thenComparing(Near::value)
                .reversed());
    TermsEnum all = terms.iterator();
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      String known = term.utf8ToString();
      int distance =
          known.contains(value) || (known.length() > 2 && value.contains(known))
              ? 1
              : SLIPS.apply(known, value);
      // Where nothing is near, those in most articles show what there is.
      worstFirst.add(new Near(known, distance < 0 ? FAR : distance, all.docFreq()));
      if (worstFirst.size() > most) {
        worstFirst.poll();
      }
    }
    return worstFirst.stream().sorted(worstFirst.comparator().reversed()).map(Near::value).toList();
  }

  /** Whether a word of the text stands with 's in more than half of its places. */
  boolean isOwner(String word) throws IOException {
    Boolean known = owners.get(word);
    if (known == null) {
      known = findOwner(word);
      if (owners.size() >= MAX_OWNERS) {
        owners.clear();
      }
      owners.put(word, known);
    }
    return known;
  }

  private boolean findOwner(String word) throws IOException {
    BytesRef term = new BytesRef(word);
    Bits live = MultiBits.getLiveDocs(reader);
    long owning = 0;
    long all = 0;
    for (String field : List.of(IndexFields.HEADLINE, IndexFields.BODY)) {
      PostingsEnum places =
          MultiTerms.getTermPostingsEnum(reader, field, term, PostingsEnum.OFFSETS);
      while (places != null && places.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        boolean isLive = live == null || live.get(places.docID());
        for (int i = 0; isLive && i < places.freq(); i++) {
          places.nextPosition();
          owning += places.endOffset() - places.startOffset() == word.length() + 2 ? 1 : 0;
          all++;
        }
      }
    }
    return 2 * owning > all;
  }

  /** The entities whose names are one but for their spelling; found once. */
  synchronized KeyGroups groups() throws IOException {
    if (groups == null) {
      groups = KeyGroups.of(reader, this);
    }
    return groups;
  }

  /** The entities, as terms, with a form, which is given folded. */
  Collection<String> entitiesByForm(String folded) throws IOException {
    Set<String> found = new TreeSet<>(Text.UTF8_ORDER);
    Terms terms = MultiTerms.getTerms(reader, IndexFields.FORM);
    if (terms == null) {
      return found;
    }
    BytesRef prefix = new BytesRef(folded + IndexFields.SEPARATOR);
    TermsEnum all = terms.iterator();
    if (all.seekCeil(prefix) != TermsEnum.SeekStatus.END) {
      for (BytesRef term = all.term();
          term != null && StringHelper.startsWith(term, prefix);
          term = all.next()) {
        found.add(afterSeparator(term));
      }
    }
    return found;
  }

  /** The entities, as terms, with a form that an automaton over characters accepts. */
  Collection<String> entitiesByPattern(Automaton forms) throws IOException {
    Set<String> found = new TreeSet<>(Text.UTF8_ORDER);
    Terms terms = MultiTerms.getTerms(reader, IndexFields.FORM);
    if (terms == null) {
      return found;
    }
    Automaton whole =
        Operations.concatenate(
            List.of(
                Operations.intersection(forms, notSeparator()),
                Automata.makeChar(IndexFields.SEPARATOR),
                Automata.makeAnyString()));
    Automaton deterministic =
        Operations.determinize(whole, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    TermsEnum all = new CompiledAutomaton(deterministic).getTermsEnum(terms);
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      found.add(afterSeparator(term));
    }
    return found;
  }

  /** Sees a form and the entities, as terms, that it leads to. */
  interface FormVisitor {
    void form(String folded, List<String> entities);
  }

  /** Goes through the forms that lead to two entities or more, in the order of terms. */
  void forEachSharedForm(FormVisitor visitor) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, IndexFields.FORM);
    if (terms == null) {
      return;
    }
    TermsEnum all = terms.iterator();
    String form = "";
    List<String> entities = new ArrayList<>();
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      String text = term.utf8ToString();
      int separator = text.indexOf(IndexFields.SEPARATOR);
      if (!(separator == form.length() && text.startsWith(form))) {
        if (entities.size() > 1 && !EntityKeys.isKey(form)) {
          visitor.form(form, entities);
        }
        form = text.substring(0, separator);
        entities = new ArrayList<>();
      }
      entities.add(text.substring(separator + 1));
    }
    if (entities.size() > 1 && !EntityKeys.isKey(form)) {
      visitor.form(form, entities);
    }
  }

  /** Any run of characters that a form may have. */
  static Automaton notSeparator() {
    return Operations.repeat(
        Automata.makeCharRange(IndexFields.SEPARATOR + 1, Character.MAX_CODE_POINT));
  }

  private static String afterSeparator(BytesRef term) {
    String text = term.utf8ToString();
    return text.substring(text.indexOf(IndexFields.SEPARATOR) + 1);
  }

  private long articles(String field, BytesRef term) throws IOException {
    Term value = new Term(field, term);
    long articles = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      Bits live = leaf.reader().getLiveDocs();
      PostingsEnum postings =
          live == null ? null : leaf.reader().postings(value, PostingsEnum.NONE);
      articles += live == null ? leaf.reader().docFreq(value) : 0;
      while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        articles += live.get(postings.docID()) ? 1 : 0;
      }
    }
    return articles;
  }

  /** The entities, of which to look up many; not thread-safe. */
  TermsEnum entities() throws IOException {
    Terms terms = MultiTerms.getTerms(reader, IndexFields.ENTITY);
    return terms == null ? TermsEnum.EMPTY : terms.iterator();
  }

  /** In how many live articles an entity is, with what {@link #entities} gives. */
  long articles(String entity, TermsEnum all) throws IOException {
    if (reader.hasDeletions()) {
      return articles(List.of(entity));
    }
    return all.seekExact(new BytesRef(entity)) ? all.docFreq() : 0;
  }

  /** In how many live articles at least one of some entities is, which are given as terms. */
  long articles(List<String> entities) throws IOException {
    if (entities.size() == 1) {
      return articles(IndexFields.ENTITY, new BytesRef(entities.get(0)));
    }
    Bits live = MultiBits.getLiveDocs(reader);
    FixedBitSet articles = new FixedBitSet(Math.max(1, reader.maxDoc()));
    for (String entity : entities) {
      PostingsEnum postings =
          MultiTerms.getTermPostingsEnum(
              reader, IndexFields.ENTITY, new BytesRef(entity), PostingsEnum.NONE);
      while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(postings.docID())) {
          articles.set(postings.docID());
        }
      }
    }
    return articles.cardinality();
  }

  /**
   * The entity under the label and link that the archive's articles give it: of its full forms the
   * one in most articles, of equals the first in UTF-8 byte order.
   */
  Entity labelled(Entity entity) throws IOException {
    return labelled(entity, labels());
  }

  /** The labels of all entities, of which to look up many; not thread-safe. */
  public TermsEnum labels() throws IOException {
    Terms terms = MultiTerms.getTerms(reader, IndexFields.LABEL);
    return terms == null ? TermsEnum.EMPTY : terms.iterator();
  }

  /** The same as {@link #labelled(Entity)}. */
  Entity labelled(Entity entity, TermsEnum all) throws IOException {
    return labelled(entity, List.of(EntityTerms.term(entity)), all);
  }

  /** The same, for an entity that is several, which are given as terms. */
  Entity labelled(Entity entity, Collection<String> terms, TermsEnum all) throws IOException {
    Map<String, Long> labels = new TreeMap<>(Text.UTF8_ORDER);
    boolean linked = false;
    for (String term : terms) {
      boolean its = countLabels(term, all, labels);
      linked |= its && term.equals(EntityTerms.term(entity));
    }
    String label = mostUsed(labels);
    if (label == null) {
      return entity;
    }
    return linked
        ? Entity.linked(entity.type(), entity.name().replace(' ', '_'), label)
        : entity.withLabel(label);
  }

  /** Adds in how many articles each label is; returns whether it is linked. */
  private boolean countLabels(String entity, TermsEnum all, Map<String, Long> labels)
      throws IOException {
    BytesRef prefix = new BytesRef(entity + IndexFields.SEPARATOR);
    boolean linked = false;
    if (all.seekCeil(prefix) != TermsEnum.SeekStatus.END) {
      for (BytesRef term = all.term();
          term != null && StringHelper.startsWith(term, prefix);
          term = all.next()) {
        BytesRef key = BytesRef.deepCopyOf(term);
        long articles = reader.hasDeletions() ? articles(IndexFields.LABEL, key) : all.docFreq();
        if (articles > 0) {
          String said = afterSeparator(key);
          linked |= said.charAt(0) == '1';
          labels.merge(said.substring(1), articles, Long::sum);
        }
      }
    }
    return linked;
  }

  private static @Nullable String mostUsed(Map<String, Long> labels) {
    String best = null;
    long most = 0;
    for (Map.Entry<String, Long> label : labels.entrySet()) {
      if (label.getValue() > most) {
        most = label.getValue();
        best = label.getKey();
      }
    }
    return best;
  }
}
