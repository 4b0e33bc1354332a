package io.github.dateline.annotate.internal.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;

/** The objects of CoreNLP's model files, which are serialized; no other classes are let in. */
public final class ModelObjects {
  /** The classes that a model may hold. */
  public static final ObjectInputFilter FILTER =
      ObjectInputFilter.Config.createFilter(
          "edu.stanford.nlp.**;io.github.dateline.annotate.internal.crf.*;"
              + "java.lang.*;java.util.*;java.util.concurrent.**;java.util.regex.Pattern;!*");

  private ModelObjects() {}

  /** Reads the objects of a model. */
  public static ObjectInputStream of(InputStream in) throws IOException {
    ObjectInputStream objects = new ObjectInputStream(in);
    objects.setObjectInputFilter(FILTER);
    return objects;
  }
}
