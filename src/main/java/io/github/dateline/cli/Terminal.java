package io.github.dateline.cli;

import io.github.dateline.internal.table.TextLayout;
import io.github.dateline.internal.table.TextStyle;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The output of a command, always in UTF-8, and what the terminal can show. */
final class Terminal {
  private static final int USUAL_COLUMNS = 80;

  private final FailureRecordingOutputStream output;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean outIsTerminal;
  private final boolean errIsTerminal;
  private final boolean colour;
  private final boolean unicode;
  private final int columns;
  private @Nullable Spinner spinner;

  private Terminal(
      OutputStream out,
      OutputStream err,
      boolean outIsTerminal,
      boolean errIsTerminal,
      boolean colour,
      boolean unicode,
      int columns) {
    output = new FailureRecordingOutputStream(out);
    this.out =
        new PrintStream(new BufferedOutputStream(output, 1 << 16), false, StandardCharsets.UTF_8);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    this.outIsTerminal = outIsTerminal;
    this.errIsTerminal = errIsTerminal;
    this.colour = colour;
    this.unicode = unicode;
    this.columns = columns;
  }

  /** No terminal: files, pipes and tests. */
  static Terminal none(OutputStream out, OutputStream err) {
    return new Terminal(out, err, false, false, false, true, USUAL_COLUMNS);
  }

  /** A terminal of which all is known. */
  static Terminal of(
      OutputStream out, OutputStream err, boolean colour, boolean unicode, int columns) {
    return new Terminal(out, err, true, true, colour, unicode, columns);
  }

  /**
   * The process's own streams. Java cannot tell whether each of them is a terminal, so the launcher
   * does, by the property {@code dateline.tty}: {@code out}, {@code err} or both, {@code ascii}
   * where the locale has no Unicode, and the number of columns.
   */
  static Terminal ofProcess() {
    List<String> tty = Arrays.asList(System.getProperty("dateline.tty", "").split(","));
    boolean out = tty.contains("out");
    String noColour = System.getenv("NO_COLOR");
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    return new Terminal(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        out,
        tty.contains("err") && !dumb,
        out && !dumb && (noColour == null || noColour.isEmpty()),
        !tty.contains("ascii") && !(out && dumb),
        columns(System.getProperty("dateline.columns", "")));
  }

  private static int columns(String said) {
    return said.matches("[1-9][0-9]{1,3}") ? Math.max(40, Integer.parseInt(said)) : USUAL_COLUMNS;
  }

  PrintStream out() {
    stopSpinner();
    return out;
  }

  PrintStream err() {
    return err;
  }

  /** Whether standard error is a terminal, so that progress can be shown there. */
  boolean showsProgress() {
    return errIsTerminal;
  }

  boolean colour() {
    return colour;
  }

  /** Whether more than ASCII can be seen. */
  boolean isUnicode() {
    return unicode;
  }

  /** How wide a picture is: that of the terminal, or as usual where there is none. */
  int plotColumns() {
    return outIsTerminal ? columns : USUAL_COLUMNS;
  }

  /** What stands out from its like: in another colour where there is colour. */
  String strong(String text) {
    return colour ? "\u001b[33m" + text + style().close() : text;
  }

  /**
   * From now on shows on the terminal that something takes its time, until something is printed.
   */
  void startSpinner(String task) {
    if (errIsTerminal) {
      spinner = Spinner.on(this, task);
    }
  }

  /** Ends what {@link #startSpinner} began. */
  void stopSpinner() {
    if (spinner != null) {
      spinner.end();
      spinner = null;
    }
  }

  int columns() {
    return columns;
  }

  /** How text can be shown: as wide as the terminal, or of any width where there is none. */
  TextStyle style() {
    return new TextStyle(outIsTerminal ? columns : Integer.MAX_VALUE, colour);
  }

  /** Prints a line. All text ends lines the same way on every system. */
  void line(String text) {
    stopSpinner();
    out.print(text);
    out.print('\n');
  }

  void line(String format, Object... values) {
    line(String.format(Locale.ROOT, format, values));
  }

  /** Prints lines of words, wrapped to the screen. */
  void lines(List<String> lines) {
    for (String words : lines) {
      TextLayout.wrapped(words, 0, style().width()).forEach(this::line);
    }
  }

  /** Prints below a table how it was made. */
  void note(List<String> lines) {
    line("");
    lines(lines);
  }

  /** Prints a line about something that went wrong. */
  void complain(String text) {
    stopSpinner();
    out.flush();
    err.print("dateline: " + text + "\n");
    err.flush();
  }

  /**
   * Whether what is printed reaches anybody; not so once a reader such as {@code head} has gone.
   */
  boolean isHeard() {
    out.flush();
    return output.failure().isEmpty();
  }

  /** Why the output was lost, empty if it was not, or if its reader did not want more. */
  Optional<IOException> loss() {
    out.flush();
    return output.failure().filter(e -> !isClosedPipe(String.valueOf(e.getMessage())));
  }

  private static boolean isClosedPipe(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return lower.contains("broken pipe") || lower.contains("pipe is being closed");
  }
}
