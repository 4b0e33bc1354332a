package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.internal.index.EntityKeys;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.IndexChanges;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entities of an archive whose names are one name but for its spelling: those that share
 * a {@linkplain EntityKeys key}, directly or through others.
 *
 * <p>Two with pages of their own are two; then what has no page is one with none of them. Immutable
 * and thread-safe.
 */
final class KeyGroups {
  /** No groups. */
  static final KeyGroups NONE = new KeyGroups(Map.of());

  private final Map<Entity, Spellings> byEntity;
  private final List<Group> all = new ArrayList<>();

  /**
   * Entities that are one.
   *
   * @param entity the one that all are, unlabelled: the linked one, or else that of most articles
   * @param members all in order, that one among them
   */
  record Group(Entity entity, List<Entity> members) {}

  /**
   * Entities that share keys, whether or not an article is left that names them.
   *
   * @param articles in how many articles each is
   * @param linked those that have pages
   * @param group those that are one, null if there are not several
   */
  private record Spellings(
      SortedMap<Entity, Long> articles, Set<Entity> linked, @Nullable Group group) {
    static Spellings of(SortedMap<Entity, Long> articles, Set<Entity> linked) {
      List<Entity> members = new ArrayList<>();
      boolean pages = linked.size() > 1;
      articles.forEach((entity, its) -> {
        if (its > 0 && !(pages && linked.contains(entity))) {
          members.add(entity);
        }
      });
      if (members.size() < 2) {
        return new Spellings(articles, linked, null);
      }
      Entity head =
          members.stream()
              .min(
                  Comparator.comparing((Entity entity) -> !linked.contains(entity))
                      .thenComparing(Comparator.comparing(articles::get).reversed())
                      .thenComparing(KeyGroups::isInCapitals)
                      .thenComparing(Entity::name, Text.UTF8_ORDER))
              .orElseThrow();
      return new Spellings(articles, linked, new Group(head, List.copyOf(members)));
    }

    /** The same with one entity in so many articles more. */
    Spellings with(Entity entity, int more) {
      SortedMap<Entity, Long> counts = new TreeMap<>(articles);
      counts.merge(entity, (long) more, Long::sum);
      Spellings next = of(counts, linked);
      return Objects.equals(group, next.group) ? new Spellings(counts, linked, group) : next;
    }
  }

  private KeyGroups(Map<Entity, Spellings> byEntity) {
    this.byEntity = byEntity;
    byEntity.forEach((entity, spellings) -> {
      if (spellings.group != null && entity.equals(spellings.articles.firstKey())) {
        all.add(spellings.group);
      }
    });
  }

  /** Goes once through all keys, which stand in order. */
  static KeyGroups of(IndexReader reader, IndexedNames names) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, IndexFields.KEY);
    if (terms == null) {
      return NONE;
    }
    Sharing sharing = new Sharing();
    TermsEnum all = terms.iterator();
    BytesRefBuilder before = new BytesRefBuilder();
    int keyBefore = -1;
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      int key = EntityKeys.lengthOfTypedKey(term);
      if (key == keyBefore && startsAlike(term, before, key)) {
        sharing.add(before.get(), term);
      }
      before.copyBytes(term);
      keyBefore = key;
    }
    TermsEnum entities = names.entities();
    Map<Entity, Spellings> byEntity = new HashMap<>();
    for (Set<Entity> members : sharing.components()) {
      put(members, sharing.linked, names, entities, byEntity);
    }
    return new KeyGroups(byEntity);
  }

  private static boolean startsAlike(BytesRef term, BytesRefBuilder before, int length) {
    return Arrays.equals(term.bytes, term.offset, term.offset + length, before.bytes(), 0, length);
  }

  private static void put(
      Set<Entity> sharing,
      Set<Entity> linked,
      IndexedNames names,
      TermsEnum entities,
      Map<Entity, Spellings> into)
      throws IOException {
    SortedMap<Entity, Long> articles = new TreeMap<>();
    for (Entity member : sharing) {
      articles.put(member, names.articles(EntityTerms.term(member), entities));
    }
    Set<Entity> pages = new HashSet<>(sharing);
    pages.retainAll(linked);
    Spellings spellings = Spellings.of(articles, pages);
    sharing.forEach(member -> into.put(member, spellings));
  }

  /** Entities that share keys. */
  private static final class Sharing {
    private final Map<Entity, List<Entity>> neighbours = new TreeMap<>();
    private final Set<Entity> linked = new HashSet<>();

    private void add(BytesRef one, BytesRef other) {
      Entity first = entity(one);
      Entity second = entity(other);
      if (!first.equals(second)) {
        neighbours.computeIfAbsent(first, entity -> new ArrayList<>()).add(second);
        neighbours.computeIfAbsent(second, entity -> new ArrayList<>()).add(first);
      }
    }

    private Entity entity(BytesRef term) {
      Entity entity = EntityKeys.entity(term);
      if (EntityKeys.isLinked(term)) {
        linked.add(entity);
      }
      return entity;
    }

    private Collection<Set<Entity>> components() {
      List<Set<Entity>> components = new ArrayList<>();
      Set<Entity> seen = new HashSet<>();
      for (Entity first : neighbours.keySet()) {
        if (seen.add(first)) {
          List<Entity> members = new ArrayList<>(List.of(first));
          for (int i = 0; i < members.size(); i++) {
            for (Entity other : neighbours.getOrDefault(members.get(i), List.of())) {
              if (seen.add(other)) {
                members.add(other);
              }
            }
          }
          components.add(Set.copyOf(members));
        }
      }
      return components;
    }
  }

  /**
   * The groups in another state of the index: looked for again are those of entities that came,
   * went or have a page now, and no longer.
   *
   * @param before the numbers of entities before
   * @param update what came and went of them
   */
  KeyGroups updated(
      IndexedNames names,
      IndexChanges changes,
      AnnotatedOrdinals before,
      AnnotatedOrdinals.Update update)
      throws IOException {
    Map<Entity, Spellings> byEntityNow = new HashMap<>(byEntity);
    Deque<Entity> pending = new ArrayDeque<>(update.came());
    for (int number : update.gone()) {
      Entity entity = EntityTerms.entity(before.term(number));
      lookAgain(entity, pending);
      byEntityNow.remove(entity);
      pending.remove(entity);
    }
    lookAgainAtLinked(changes, pending);
    // To open the terms of all segments takes longer than the rest.
    boolean isAny = !pending.isEmpty();
    Terms terms = isAny ? MultiTerms.getTerms(changes.now, IndexFields.KEY) : null;
    TermsEnum keys = terms == null ? TermsEnum.EMPTY : terms.iterator();
    TermsEnum entities = isAny ? names.entities() : TermsEnum.EMPTY;
    Set<Entity> seen = new HashSet<>();
    while (!pending.isEmpty()) {
      Entity first = pending.remove();
      if (!seen.contains(first)
          && (byEntityNow.containsKey(first) || !byEntity.containsKey(first))) {
        Set<Entity> linked = new HashSet<>();
        Set<Entity> members = sharing(first, keys, linked);
        seen.addAll(members);
        members.forEach(member -> lookAgain(member, pending));
        if (members.size() > 1) {
          put(members, linked, names, entities, byEntityNow);
        } else {
          byEntityNow.remove(first);
        }
      }
    }
    for (Map.Entry<Integer, Integer> more : articlesMore(changes, before, update).entrySet()) {
      if (more.getValue() != 0) {
        Entity entity = EntityTerms.entity(update.ordinals().term(more.getKey()));
        Spellings spellings = seen.contains(entity) ? null : byEntityNow.get(entity);
        if (spellings != null) {
          Spellings next = spellings.with(entity, more.getValue());
          next.articles.keySet().forEach(member -> byEntityNow.put(member, next));
        }
      }
    }
    return new KeyGroups(byEntityNow);
  }

  /** Looks for the entities again that shared keys with one. */
  private void lookAgain(Entity entity, Deque<Entity> pending) {
    Spellings spellings = byEntity.get(entity);
    if (spellings != null) {
      pending.addAll(spellings.articles.keySet());
    }
  }

  private void lookAgainAtLinked(IndexChanges changes, Deque<Entity> pending) throws IOException {
    Set<Entity> linked = new HashSet<>();
    for (LeafReaderContext leaf : changes.now.leaves()) {
      if (changes.before(leaf) == null) {
        addLinked(leaf, linked);
      }
    }
    Set<Entity> were = new HashSet<>();
    for (LeafReaderContext leaf : changes.goneSegments()) {
      addLinked(leaf, were);
    }
    for (Entity entity : linked) {
      if (!were.remove(entity)
          && !Objects.requireNonNull(byEntity.get(entity)).linked.contains(entity)) {
        lookAgain(entity, pending);
      }
    }
    were.forEach(entity -> lookAgain(entity, pending));
  }

  private void addLinked(LeafReaderContext leaf, Set<Entity> linked) throws IOException {
    Terms terms = leaf.reader().terms(IndexFields.KEY);
    TermsEnum all = terms == null ? TermsEnum.EMPTY : terms.iterator();
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      if (EntityKeys.isLinked(term)) {
        Entity entity = EntityKeys.entity(term);
        if (byEntity.containsKey(entity)) {
          linked.add(entity);
        }
      }
    }
  }

  /** The entities that share keys with one, directly or through others, itself among them. */
  private static Set<Entity> sharing(Entity first, TermsEnum keys, Set<Entity> linked)
      throws IOException {
    Set<Entity> found = new HashSet<>(Set.of(first));
    Deque<Entity> pending = new ArrayDeque<>(found);
    while (!pending.isEmpty()) {
      Entity entity = pending.remove();
      for (String key : EntityKeys.of(entity.type(), entity.name())) {
        BytesRef prefix = new BytesRef(EntityKeys.typedKey(key, entity.type()));
        if (keys.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
          continue;
        }
        for (BytesRef term = keys.term();
            term != null && StringHelper.startsWith(term, prefix);
            term = keys.next()) {
          Entity other = EntityKeys.entity(term);
          if (EntityKeys.isLinked(term)) {
            linked.add(other);
          }
          if (found.add(other)) {
            pending.add(other);
          }
        }
      }
    }
    return found;
  }

  /** By number now: in how many more articles an entity is. */
  private static Map<Integer, Integer> articlesMore(
      IndexChanges changes, AnnotatedOrdinals before, AnnotatedOrdinals.Update update)
      throws IOException {
    Map<Integer, Integer> more = new HashMap<>();
    for (LeafReaderContext leaf : changes.before.leaves()) {
      int[] numbers = before.ofSegment(leaf);
      IndexChanges.forEachEntity(
          leaf,
          changes.gone,
          ordinal -> more.merge(update.now(numbers[ordinal]), -1, Integer::sum));
    }
    for (LeafReaderContext leaf : changes.now.leaves()) {
      int[] numbers = update.ordinals().ofSegment(leaf);
      IndexChanges.forEachEntity(
          leaf, changes.came, ordinal -> more.merge(numbers[ordinal], 1, Integer::sum));
    }
    more.remove(-1);
    return more;
  }

  /** As in headlines. */
  private static boolean isInCapitals(Entity entity) {
    return entity.name().equals(entity.name().toUpperCase(Locale.ROOT));
  }

  /** The group that an entity is in. */
  Optional<Group> group(Entity entity) {
    Spellings spellings = byEntity.get(entity);
    return spellings == null || spellings.group == null || !spellings.group.members.contains(entity)
        ? Optional.empty()
        : Optional.of(spellings.group);
  }

  /** All groups. */
  List<Group> all() {
    return all;
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return all.isEmpty();
  }
}
