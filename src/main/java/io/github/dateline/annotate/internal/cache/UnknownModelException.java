package io.github.dateline.annotate.internal.cache;

import java.io.Serial;

/**
 * Thrown when a model needs something that the compiled engine does not support; the message says
 * what.
 */
public final class UnknownModelException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public UnknownModelException(String message) {
    super(message);
  }

  /** Tells users why CoreNLP's own classes read a model. */
  public String fallback(CompiledModels.Source model) {
    return "model "
        + model.name()
        + " is read by CoreNLP's own classes, which are slower, because "
        + getMessage();
  }
}
