package io.github.dateline.annotate.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class GenerationalCacheTest {
  @Test
  void isBoundedHoweverMuchIsAskedFor() {
    GenerationalCache<Integer, String> map = new GenerationalCache<>(100);
    for (int i = 0; i < 100_000; i++) {
      assertThat(map.get(i, Integer::toHexString)).isEqualTo(Integer.toHexString(i));
      assertThat(map.size()).isLessThanOrEqualTo(200);
    }
  }

  @Test
  void whatIsInUseIsNotComputedAgain() {
    GenerationalCache<Integer, Integer> map = new GenerationalCache<>(100);
    List<Integer> computed = new ArrayList<>();
    for (int i = 1; i < 10_000; i++) {
      for (int key : new int[] {0, i, i - 1}) {
        map.get(
            key,
            missing -> {
              computed.add(missing);
              return missing;
            });
      }
    }
    assertThat(computed).hasSize(10_000).doesNotHaveDuplicates();
  }

  @Test
  void threadsShareIt() throws Exception {
    GenerationalCache<Integer, Integer> map = new GenerationalCache<>(50);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int task = 0; task < 4; task++) {
        int step = task + 1;
        tasks.add(() -> {
          int wrong = 0;
          for (int i = 0; i < 100_000; i++) {
            int key = i * step % 300;
            wrong += map.get(key, missing -> -missing) == -key ? 0 : 1;
          }
          return wrong;
        });
      }
      for (Future<Integer> wrong : threads.invokeAll(tasks)) {
        assertThat(wrong.get()).isZero();
      }
    }
    // A thread may add to a generation that another has just retired.
    assertThat(map.size()).isLessThanOrEqualTo(2 * (50 + 4));
  }
}
