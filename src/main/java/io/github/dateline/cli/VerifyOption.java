package io.github.dateline.cli;

import picocli.CommandLine.Option;

/** {@code --verify}, of the commands that ask an archive. */
final class VerifyOption {
  @Option(
      names = "--verify",
      description = "Verify the checksums of all the archive's files first.")
  private boolean verify;

  boolean isSet() {
    return verify;
  }
}
