package io.github.dateline.internal.names;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;

/**
 * What became of the numbers of entities from one state of the archive to another. Immutable and
 * thread-safe.
 */
public final class NumberChanges {
  private final EntityOrdinals now;
  private final AnnotatedOrdinals.Update update;
  private final FixedBitSet came;

  /**
   * By number before: the number now of what is of the same type in the same articles; -1 if there
   * is none. Empty if no number has changed.
   */
  private final int[] numberNow;

  private final boolean areNone;

  /** The annotated entities, by number now, that are another entity than before, or none. */
  private final Set<Integer> moved = new HashSet<>();

  NumberChanges(EntityOrdinals before, EntityOrdinals now, AnnotatedOrdinals.Update update)
      throws IOException {
    this.now = now;
    this.update = update;
    came = update.cameNumbers();
    areNone = update.isSame() && before.isNumberedAs(now);
    if (areNone) {
      numberNow = new int[0];
      return;
    }
    numberNow = new int[before.count()];
    Arrays.fill(numberNow, -1);
    for (int annotated = 0; annotated < before.annotatedCount(); annotated++) {
      int itself = update.now(annotated);
      if (itself < 0) {
        continue;
      }
      if (before.isChanged(annotated)) {
        boolean isHidden = before.of(annotated) == EntityOrdinals.HIDDEN;
        if (isHidden && now.of(itself) != EntityOrdinals.HIDDEN) {
          moved.add(itself);
        }
      } else if (now.isChanged(itself)) {
        moved.add(itself);
      } else {
        numberNow[before.of(annotated)] = now.of(itself);
      }
    }
    for (int number : before.numbersOfChanged()) {
      int candidate = candidate(before.partsOf(number));
      if (candidate >= 0 && now.entity(candidate).type().equals(before.entity(number).type())) {
        numberNow[number] = candidate;
      } else {
        for (int part : before.partsOf(number)) {
          if (update.now(part) >= 0) {
            moved.add(update.now(part));
          }
        }
      }
    }
  }

  /** The entity that is made of what is left of some parts, and of what came; -1 if none is. */
  private int candidate(int[] parts) {
    int candidate = -1;
    int left = 0;
    for (int part : parts) {
      int itself = update.now(part);
      if (itself >= 0) {
        if (left++ > 0 && now.of(itself) != candidate) {
          return -1;
        }
        candidate = now.of(itself);
      }
    }
    return candidate >= 0 && earlierParts(candidate) == left ? candidate : -1;
  }

  /** Of how many entities that were there before an entity is made. */
  private int earlierParts(int number) {
    int earlier = 0;
    for (int part : now.partsOf(number)) {
      earlier += came.get(part) ? 0 : 1;
    }
    return earlier;
  }

  /** Whether each entity has the number that it had, and there is no other one. */
  public boolean areNone() {
    return areNone;
  }

  /**
   * The number now of what had a number, by whatever name; -1 if nothing is in the same articles.
   */
  public int now(int before) {
    return areNone ? before : numberNow[before];
  }

  /** Counts by number before, by number now; those of numbers that are no more are left out. */
  public int[] moved(int[] countsBefore) {
    if (areNone) {
      return countsBefore.clone();
    }
    int[] counts = new int[now.count()];
    for (int before = 0; before < countsBefore.length; before++) {
      if (numberNow[before] >= 0) {
        counts[numberNow[before]] += countsBefore[before];
      }
    }
    return counts;
  }

  /** The ordinals of a segment whose entity is another one than before, or none. */
  public int[] moved(LeafReaderContext leaf) {
    int[] numbers = update.ordinals().ofSegment(leaf);
    return moved.stream()
        .mapToInt(number -> Arrays.binarySearch(numbers, number))
        .filter(ordinal -> ordinal >= 0)
        .toArray();
  }
}
