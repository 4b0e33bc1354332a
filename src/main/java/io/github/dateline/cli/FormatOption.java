package io.github.dateline.cli;

import io.github.dateline.internal.table.Csv;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --format}, of the commands that print a table. */
final class FormatOption {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or csv (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Option(
      names = "--columns",
      paramLabel = "WHICH",
      description =
          "few or all: how many columns CSV has, where there are many; few are those that most people"
              + " need (default: all).")
  private @Nullable Columns columns;

  @Option(
      names = "--bom",
      description = "Begin CSV with a byte-order mark, so that Excel reads it as UTF-8.")
  private boolean byteOrderMark;

  /** How many columns there are. */
  enum Columns {
    FEW,
    ALL
  }

  /** The output for spreadsheets. */
  Csv csv(Terminal terminal) {
    if (byteOrderMark) {
      terminal.out().print(BYTE_ORDER_MARK);
    }
    return new Csv(terminal.out());
  }

  /** Whether all columns are wanted, and not only those that most people need. */
  boolean hasAllColumns() {
    return columns != Columns.FEW;
  }

  OutputFormat chosen() {
    Checks.that(
        format == OutputFormat.CSV || !byteOrderMark && columns == null,
        "--columns and --bom go with --format csv only");
    return format;
  }
}
