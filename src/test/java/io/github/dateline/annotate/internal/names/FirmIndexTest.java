package io.github.dateline.annotate.internal.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Names around an "and", found by shape and one after the other. */
class FirmIndexTest {
  private static final long SEED = Long.getLong("dateline.seed", System.nanoTime());

  /** The slow way: each name is tried where the first "and" would be. */
  private static Optional<List<String>> oneByOne(
      Set<List<String>> names, List<String> words, int and, BiPredicate<Integer, Integer> may) {
    for (List<String> name : names) {
      int from = and - name.indexOf("and");
      int to = from + name.size();
      if (from >= 0
          && to <= words.size()
          && words.subList(from, to).equals(name)
          && may.test(from, to)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static List<String> words(Random random, int length) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      words.add(random.nextInt(3) == 0 ? "and" : "w" + random.nextInt(3));
    }
    return words;
  }

  @Test
  void findsWhatTryingEachNameFinds() {
    Random random = new Random(SEED);
    int found = 0;
    for (int round = 0; round < 3000; round++) {
      Set<List<String>> names = new HashSet<>();
      for (int n = random.nextInt(12); n > 0; n--) {
        List<String> name = words(random, 2 + random.nextInt(4));
        if (name.contains("and")) {
          names.add(name);
        }
      }
      FirmIndex index = new FirmIndex(names);
      List<String> sentence = words(random, 1 + random.nextInt(14));
      boolean[] capital = new boolean[sentence.size()];
      for (int i = 0; i < capital.length; i++) {
        capital[i] = random.nextInt(4) > 0;
      }
      BiPredicate<Integer, Integer> may = (from, to) -> capital[from] && capital[to - 1];
      for (int i = 0; i < sentence.size(); i++) {
        if (sentence.get(i).equals("and")) {
          Optional<List<String>> expected = oneByOne(names, sentence, i, may);
          assertThat(index.find(sentence, i, may))
              .as("seed %s, names %s, sentence %s, and %s", SEED, names, sentence, i)
              .isEqualTo(expected);
          found += expected.isPresent() ? 1 : 0;
        }
      }
    }
    assertThat(found).isPositive();
  }
}
