package io.github.dateline.internal.names;

/** Why a line of a curation file is passed over, in one sentence. */
final class CurationProblem extends Exception {
  private static final long serialVersionUID = 1;

  CurationProblem(String sentence) {
    super(sentence);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
