package io.github.dateline.cli;

/** How a command prints its answer. */
enum OutputFormat {
  /** For people. */
  TEXT,
  /** For programs. */
  JSON,
  /** For spreadsheets. */
  CSV
}
