package io.github.dateline.internal.names;

/**
 * Thrown when a line of the curation file cannot be applied; the message says why in one sentence.
 */
final class CurationException extends Exception {
  private static final long serialVersionUID = 1;

  CurationException(String sentence) {
    super(sentence);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
