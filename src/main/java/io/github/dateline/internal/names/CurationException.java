package io.github.dateline.internal.names;

/** Why a line of a curation file is passed over, in one sentence. */
final class CurationException extends Exception {
  private static final long serialVersionUID = 1;

  CurationException(String sentence) {
    super(sentence);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
