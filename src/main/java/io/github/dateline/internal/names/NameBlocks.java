package io.github.dateline.internal.names;

import io.github.dateline.EntityType;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.InPlaceMergeSorter;

/**
 * Blocking for name comparison: brings together entities that share a key, so that the work grows
 * with the number of entities and not with the number of pairs.
 */
public final class NameBlocks {
  /** A key that more entities share says nothing. */
  private static final int MAX_BLOCK_SIZE = 60;

  private long[] keys = new long[1024];
  private int[] entities = new int[1024];
  private int size;

  /** Sees each pair once. */
  public interface Visitor {
    void pair(int first, int second);
  }

  /** Adds an entity by its name and its label. */
  public void add(int number, NameSimilarity.ComparedEntity named) {
    Set<String> own = new HashSet<>();
    named.names().forEach(name -> addKeys(own, name, named.entity().type()));
    own.forEach(key -> add(key, number));
  }

  /** Adds entities that share something else. */
  public void add(String key, Collection<Integer> numbers) {
    numbers.forEach(number -> add(key, number));
  }

  private void add(String key, int number) {
    keys = ArrayUtil.grow(keys, size + 1);
    entities = ArrayUtil.grow(entities, size + 1);
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001B3L;
    }
    keys[size] = hash;
    entities[size++] = number;
  }

  private static void addKeys(Set<String> keys, NormalizedName name, EntityType type) {
    String joined = name.joined();
    keys.add("=" + joined);
    String within = type.tag() + " ";
    // Two names a letter apart have a name in common that is without a letter of each.
    if (joined.length() >= 4) {
      keys.add("-" + within + joined);
      for (int i = 0; i < joined.length(); i++) {
        keys.add("-" + within + joined.substring(0, i) + joined.substring(i + 1));
      }
    }
    String initial = name.first().substring(0, 1);
    if (name.words().size() > 1) {
      keys.add("~" + within + initial + " " + NormalizedName.sound(name.last()));
      keys.add("a" + within + name.initials());
    }
    if (name.words().size() > 1 && type.equals(EntityType.PERSON)) {
      keys.add("l" + within + name.last());
    } else if (type.equals(EntityType.PERSON)) {
      keys.add("l" + within + name.last());
      keys.add("~" + within + NormalizedName.sound(name.last()));
    }
    if (type.equals(EntityType.ORGANIZATION)) {
      keys.add("f" + within + name.first());
    }
    if (name.capitals()) {
      keys.add("a" + within + name.first());
    }
  }

  /** Goes through the pairs of entities that share a key, in no order. */
  public void forEachPair(Visitor visitor) {
    sort();
    Set<Long> seen = new HashSet<>();
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && keys[to] == keys[from]) {
        to++;
      }
      for (int i = from; to - from <= MAX_BLOCK_SIZE && i < to; i++) {
        for (int j = i + 1; j < to; j++) {
          if (entities[i] != entities[j] && seen.add((long) entities[i] << 32 | entities[j])) {
            visitor.pair(entities[i], entities[j]);
          }
        }
      }
      from = to;
    }
  }

  private void sort() {
    new InPlaceMergeSorter() {
      @Override
      protected int compare(int i, int j) {
        return keys[i] != keys[j]
            ? Long.compare(keys[i], keys[j])
            : Integer.compare(entities[i], entities[j]);
      }

      @Override
      protected void swap(int i, int j) {
        long key = keys[i];
        keys[i] = keys[j];
        keys[j] = key;
        int entity = entities[i];
        entities[i] = entities[j];
        entities[j] = entity;
      }
    }.sort(0, size);
  }
}
