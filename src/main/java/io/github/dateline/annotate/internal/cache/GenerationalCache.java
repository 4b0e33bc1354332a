package io.github.dateline.annotate.internal.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cache that computes missing values and forgets those not used recently.
 *
 * <p>It holds at least the last n entries, and at most twice as many; a look-up takes no lock.
 */
public final class GenerationalCache<K, V> {
  private final int generation;
  private volatile Generations<K, V> now;

  /**
   * What was asked for since the last turn, and what was asked for between the last two. Two
   * threads may compute the same entry, which does no harm.
   */
  private record Generations<K, V>(
      ConcurrentHashMap<K, V> young, AtomicInteger added, ConcurrentHashMap<K, V> old) {}

  public GenerationalCache(int generation) {
    this.generation = generation;
    this.now =
        new Generations<>(
            new ConcurrentHashMap<>(), new AtomicInteger(), new ConcurrentHashMap<>());
  }

  public V get(K key, Function<? super K, ? extends V> compute) {
    Generations<K, V> current = now;
    V young = current.young.get(key);
    return young != null ? young : older(current, key, compute);
  }

  private V older(Generations<K, V> current, K key, Function<? super K, ? extends V> compute) {
    @Nullable V old = current.old.get(key);
    V value = old != null ? old : compute.apply(key);
    @Nullable V other = current.young.putIfAbsent(key, value);
    if (other != null) {
      return other;
    }
    if (current.added.incrementAndGet() == generation) {
      // One thread alone comes here for each generation.
      now = new Generations<>(new ConcurrentHashMap<>(), new AtomicInteger(), current.young);
    }
    return value;
  }

  /** How many entries it holds, roughly while other threads are at work. */
  int size() {
    Generations<K, V> current = now;
    return current.young.size() + current.old.size();
  }
}
