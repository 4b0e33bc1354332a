package io.github.dateline.annotate.internal.crf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.annotate.internal.cache.CacheFolder;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class JointWordCacheTest {
  private static final String TEXT =
      "the minister of a country said on Monday that her party won two thirds in spite of rain and"
          + " snow while banks in London lent money to firms which make cars ships trains planes or"
          + " bread for dogs cats and children who sing loudly when teachers go home early by bus";

  @Test
  void aClassHasOneNumberHoweverManyThreadsAskForIt() throws Exception {
    CompiledModels folder = new CompiledModels(CacheFolder.find());
    JointTables models =
        JointTables.load(List.of(ModelResource.find(Labellers.THREE_CLASS)), folder);
    int threads = 8;
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 200; round++) {
        JointWordCache words = new JointWordCache(models);
        Set<Integer> numbers = ConcurrentHashMap.newKeySet();
        Set<List<ClassWeights>> classes = ConcurrentHashMap.newKeySet();
        Callable<Void> reader =
            () -> {
              for (String word : TEXT.split(" ")) {
                JointClass its = words.of(word).wordClass();
                numbers.add(its.number());
                classes.add(its.classes());
              }
              return null;
            };
        List<Callable<Void>> readers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          readers.add(reader);
        }
        for (Future<Void> done : workers.invokeAll(readers)) {
          done.get();
        }
        // That of what stands outside a sentence is one more.
        assertThat(numbers).hasSameSizeAs(classes).allMatch(number -> number <= classes.size());
      }
    } finally {
      workers.shutdownNow();
    }
  }
}
