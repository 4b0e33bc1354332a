package io.github.dateline.internal.query;

import java.io.IOException;
import java.util.Optional;

/**
 * Something in a query that may not be as it was meant; put into words only where it is read, since
 * to look for the nearest names takes longer than most questions.
 */
public interface QueryWarning {
  /** The warning, a sentence; empty if all is well. */
  Optional<String> words() throws IOException;
}
