package io.github.dateline.cli;

import picocli.CommandLine.Option;

/** {@code --format}, of the commands that print a table. */
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or csv (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  OutputFormat chosen() {
    return format;
  }
}
