package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.internal.index.EntityKeys;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;

/**
 * Finds the entities of an archive whose names are one name but for its spelling: those that share
 * a {@linkplain EntityKeys key}, directly or through others.
 *
 * <p>Two with pages of their own are two; then what has no page is one with none of them. Immutable
 * and thread-safe.
 */
final class KeyGroups {
  private final Map<Entity, Group> byMember = new HashMap<>();

  /**
   * Entities that are one.
   *
   * @param entity the one that all are, unlabelled: the linked one, or else that of most articles
   * @param members all in order, that one among them
   */
  record Group(Entity entity, List<Entity> members) {}

  private KeyGroups() {}

  /** Goes once through all keys, which stand in order. */
  static KeyGroups of(IndexReader reader, IndexedNames names) throws IOException {
    KeyGroups groups = new KeyGroups();
    Terms terms = MultiTerms.getTerms(reader, IndexFields.KEY);
    if (terms == null) {
      return groups;
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
    for (Set<Entity> members : sharing.components()) {
      groups.add(members, sharing.linked, names, entities);
    }
    return groups;
  }

  private static boolean startsAlike(BytesRef term, BytesRefBuilder before, int length) {
    return Arrays.equals(term.bytes, term.offset, term.offset + length, before.bytes(), 0, length);
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

  private void add(Set<Entity> sharing, Set<Entity> linked, IndexedNames names, TermsEnum entities)
      throws IOException {
    Map<Entity, Long> articles = new TreeMap<>();
    boolean pages = sharing.stream().filter(linked::contains).count() > 1;
    for (Entity member : sharing) {
      long its =
          pages && linked.contains(member) ? 0 : names.articles(EntityTerms.term(member), entities);
      if (its > 0) {
        articles.put(member, its);
      }
    }
    if (articles.size() < 2) {
      return;
    }
    Entity head =
        articles.keySet().stream()
            .min(
                Comparator.comparing((Entity entity) -> !linked.contains(entity))
                    .thenComparing(Comparator.comparing(articles::get).reversed())
                    .thenComparing(KeyGroups::isInCapitals)
                    .thenComparing(Entity::name, Text.UTF8_ORDER))
            .orElseThrow();
    Group group = new Group(head, List.copyOf(articles.keySet()));
    group.members().forEach(member -> byMember.put(member, group));
  }

  /** As in headlines. */
  private static boolean isInCapitals(Entity entity) {
    return entity.name().equals(entity.name().toUpperCase(Locale.ROOT));
  }

  /** The group of each entity that is in one. */
  Map<Entity, Group> byMember() {
    return byMember;
  }
}
