package io.github.dateline.annotate.internal.crf;

import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for CoreNLP's class of this name when a model is read, because that one keeps its
 * lexicon to itself. Java's serialization asks for the same simple name and version, and passes
 * over the fields that are not here.
 */
final class NERFeatureFactory implements Serializable {
  @Serial private static final long serialVersionUID = -2329726064739185544L;

  /** From word, in lower case and with each digit as 9, to the class of words it is used like. */
  @SuppressWarnings("serial")
  private @Nullable Map<String, String> lexicon;

  private NERFeatureFactory() {}

  @Nullable Map<String, String> lexicon() {
    return lexicon;
  }
}
