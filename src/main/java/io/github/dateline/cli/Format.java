package io.github.dateline.cli;

/** How a command prints its answer. */
enum Format {
  /** For people. */
  TEXT,
  /** For programs. */
  JSON,
  /** For spreadsheets. */
  CSV
}
