package io.github.dateline.cli;

import picocli.CommandLine.Option;

/** {@code --format}, of the commands that print no table. */
final class TextOrJsonOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  /** What can be chosen. */
  enum Format {
    TEXT,
    JSON
  }

  boolean isJson() {
    return format == Format.JSON;
  }
}
