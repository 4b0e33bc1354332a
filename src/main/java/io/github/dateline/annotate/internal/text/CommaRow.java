package io.github.dateline.annotate.internal.text;

import java.util.regex.Pattern;

/**
 * A line of values between commas or semicolons, as of a CSV: no white space after them, or a
 * number among the values.
 */
public final class CommaRow {
  /** As few as three names with commas are an ordinary phrase. */
  private static final int MIN_CELLS = 3;

  private static final Pattern SPLIT = Pattern.compile("[,;]");

  private static final Pattern SPACED = Pattern.compile("[,;]\\s");

  private static final Pattern NUMBER = Pattern.compile("\\s*\\d[\\d.%-]*\\s*");

  private CommaRow() {}

  /** How many values a line has; 0 if it is no such row. */
  public static long cells(String line) {
    if (line.endsWith(".") || line.indexOf(',') < 0 && line.indexOf(';') < 0) {
      return 0;
    }
    String[] cells = SPLIT.split(line, -1);
    boolean spaced = SPACED.matcher(line).find();
    boolean number = SPLIT.splitAsStream(line).anyMatch(cell -> NUMBER.matcher(cell).matches());
    return cells.length >= MIN_CELLS && (!spaced || number) ? cells.length : 0;
  }
}
