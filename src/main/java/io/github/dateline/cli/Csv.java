package io.github.dateline.cli;

import java.io.PrintStream;

/**
 * Comma-separated values after RFC 4180, lines ending in a line feed. A text that a spreadsheet
 * would run as a formula gets an apostrophe before it; numbers are left as they are, and one that
 * does not exist is an empty cell.
 */
final class Csv {
  private final PrintStream out;
  private boolean begun;

  Csv(Terminal terminal) {
    out = terminal.out();
  }

  Csv header(String... names) {
    for (String name : names) {
      cell(name);
    }
    return this;
  }

  Csv text(String value) {
    return cell(!value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value);
  }

  Csv number(long value) {
    return cell(Long.toString(value));
  }

  Csv number(double value) {
    return cell(Double.isFinite(value) ? Double.toString(value) : "");
  }

  private Csv cell(String value) {
    out.print(begun ? "," : "");
    begun = true;
    boolean quoted = value.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    out.print(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
    return this;
  }

  void endRow() {
    out.print('\n');
    begun = false;
  }
}
