package io.github.dateline.internal.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.DatelineException;
import io.github.dateline.Seeds;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PairMatrixTest {
  @Test
  void everyPairIsCountedAsOneByOne() {
    Seeds.times(
        50,
        random -> {
          int places = 2 + random.nextInt(random.nextBoolean() ? 20 : 3000);
          PairMatrix rows = new PairMatrix(places);
          List<PairMatrix.UnitCollector> gatherers =
              List.of(
                  rows.new UnitCollector(false),
                  rows.new UnitCollector(true),
                  rows.new UnitCollector(false));
          Map<String, Long> expected = new TreeMap<>();
          int units = random.nextInt(200);
          for (int i = 0; i < units; i++) {
            int[] unit =
                random
                    .ints(
                        random.nextInt(random.nextInt(10) == 0 ? Math.min(places, 200) : 6),
                        0,
                        places)
                    .distinct()
                    .toArray();
            int times = 1 + random.nextInt(random.nextBoolean() ? 1 : 1 << 20);
            int kind = random.nextInt(gatherers.size());
            count(expected, unit, kind == 1 ? (long) times << 32 : times);
            gatherers.get(kind).add(unit, unit.length, times);
          }
          gatherers.forEach(PairMatrix.UnitCollector::flush);
          rows.finish();
          int parts = 1 + random.nextInt(4);
          Map<String, Long> found = new TreeMap<>();
          for (int part = 0; part < parts; part++) {
            rows.forEach(
                part,
                parts,
                (low, high, count, other) ->
                    assertThat(found.put(low + " " + high, other << 32 | count)).isNull());
          }
          assertThat(found).isEqualTo(expected);
          assertThat(rows.size(parts)).isEqualTo(expected.size());
        });
  }

  private static void count(Map<String, Long> counts, int[] unit, long times) {
    for (int one : unit) {
      for (int other : unit) {
        if (one < other) {
          counts.merge(one + " " + other, times, Long::sum);
        }
      }
    }
  }

  /** Several blocks, and units that just do not fit into the rest of one. */
  @Test
  void unitsAreLaidOneAfterTheOther() {
    int places = 1 << 15;
    PairMatrix rows = new PairMatrix(places);
    PairMatrix.UnitCollector gatherer = rows.new UnitCollector(false);
    int[] unit = new Random(1).ints(0, places).distinct().limit(places).toArray();
    for (int i = 0; i < 3; i++) {
      gatherer.add(unit, unit.length, 1);
    }
    for (int i = 0; i < 100_000; i++) {
      gatherer.add(new int[] {7, 3}, 2, 1);
    }
    gatherer.flush();
    rows.finish();
    long[] of = new long[1];
    rows.forEach(7, places, (low, high, count, other) -> of[0] += count);
    assertThat(of[0]).isEqualTo(3L * (places - 8));
    rows.forEach(
        3,
        places,
        (low, high, count, other) -> assertThat(count).isEqualTo(high == 7 ? 100_003 : 3));
  }

  @Test
  void whatFitsIsKnownFromTheCounts() {
    long bytes = 10 * 30;
    assertThatCode(() -> PairMatrix.checkMemory(new long[] {10, 3, 10, 7}, bytes))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> PairMatrix.checkMemory(new long[] {10, 3, 3, 10, 7}, bytes))
        .isInstanceOf(DatelineException.class)
        .hasMessageContaining("a minimum count of 4 would fit");
    assertThatThrownBy(() -> PairMatrix.checkMemory(new long[] {31, 3}, bytes))
        .isInstanceOf(DatelineException.class)
        .hasMessageContaining("memory (0 MB); ask for fewer articles");
    // 30,000,000 times 10 bytes are a quarter of 1,200,000,000 bytes.
    assertThatThrownBy(() -> PairMatrix.checkMemory(new long[] {30_000_000}, 128 << 20))
        .hasMessageEndingWith("give Java a heap of 1145 MB");
  }
}
