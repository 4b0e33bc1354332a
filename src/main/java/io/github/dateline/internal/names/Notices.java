package io.github.dateline.internal.names;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Tells what was decided for a reader who asked for an entity by a name that several have, once for
 * each name: to a listener, or else to the log. Thread-safe.
 */
public final class Notices {
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile Consumer<String> listener =
      sentence -> System.getLogger("io.github.dateline").log(System.Logger.Level.INFO, sentence);

  /** Sets who is told. */
  public void tell(Consumer<String> newListener) {
    listener = newListener;
  }

  /** Tells who is told by others. */
  public void tellAs(Notices others) {
    listener = others.listener;
  }

  void add(String sentence) {
    if (told.add(sentence)) {
      listener.accept(sentence);
    }
  }
}
