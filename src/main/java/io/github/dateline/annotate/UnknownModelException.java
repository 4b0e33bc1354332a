package io.github.dateline.annotate;

import java.io.Serial;

/** A model asks for what the compiled engine does not know; the message says for what. */
final class UnknownModelException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  UnknownModelException(String message) {
    super(message);
  }
}
