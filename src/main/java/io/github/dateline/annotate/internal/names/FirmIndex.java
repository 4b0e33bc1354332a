package io.github.dateline.annotate.internal.names;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Finds which of many names with "and" stands around an "and" of a sentence: in time that grows
 * with how many shapes the names have, not with how many there are.
 */
final class FirmIndex {
  private static final String AND = "and";

  /** Of each name its place in the order in which names are tried. */
  private final Map<List<String>, Integer> places = new HashMap<>();

  private final Set<Shape> shapes = new HashSet<>();

  /**
   * How a name lies around its first "and".
   *
   * @param before words before it
   * @param length words of the name
   */
  private record Shape(int before, int length) {}

  /**
   * An index.
   *
   * @param names the words of names that have "and"; of several that stand in one place the first
   *     is found
   */
  FirmIndex(Collection<List<String>> names) {
    for (List<String> name : names) {
      if (places.putIfAbsent(name, places.size()) == null) {
        shapes.add(new Shape(name.indexOf(AND), name.size()));
      }
    }
  }

  /**
   * The words of the name whose first "and" is that of a sentence.
   *
   * @param words the words of the sentence
   * @param and the place of an "and" among them
   * @param may whether a name may stand from one place to another
   */
  Optional<List<String>> find(List<String> words, int and, BiPredicate<Integer, Integer> may) {
    List<String> found = null;
    int first = Integer.MAX_VALUE;
    for (Shape shape : shapes) {
      int from = and - shape.before;
      int to = from + shape.length;
      if (from >= 0 && to <= words.size() && may.test(from, to)) {
        List<String> name = words.subList(from, to);
        int place = places.getOrDefault(name, Integer.MAX_VALUE);
        if (place < first && name.indexOf(AND) == shape.before) {
          first = place;
          found = name;
        }
      }
    }
    return Optional.ofNullable(found);
  }
}
