package io.github.dateline.cli;

import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.TextLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars to the right of names, as wide as the terminal: a picture where there is no browser. Blocks
 * of eighths where the terminal shows them, number signs elsewhere.
 */
final class Plot {
  private static final String EIGHTHS = "▏▎▍▌▋▊▉█";
  private static final int GAP = 2;

  /** Bars shorter than this tell nothing; names are cut before. */
  private static final int SHORTEST = 10;

  /** In lines longer than this the eye loses its way from a name to its bar. */
  private static final int MAX_BAR_LENGTH = 60;

  private final Terminal terminal;
  private final List<Bar> bars = new ArrayList<>();

  /**
   * A bar.
   *
   * @param mark where a mark stands on it or beyond it, negative if nowhere
   */
  private record Bar(String name, double value, double mark, String said, boolean strong) {}

  Plot(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Adds a bar that stands out or not, with what is said of it after it. */
  void bar(String name, double value, double mark, String said, boolean strong) {
    bars.add(new Bar(Formats.oneLine(name), value, mark, said, strong));
  }

  void print() {
    int columns = terminal.plotColumns();
    int saids = bars.stream().mapToInt(bar -> TextLayout.width(bar.said)).max().orElse(0);
    int names = bars.stream().mapToInt(bar -> TextLayout.width(bar.name)).max().orElse(0);
    names = Math.max(1, Math.min(names, columns - saids - 2 * GAP - SHORTEST));
    int room = Math.max(SHORTEST, Math.min(MAX_BAR_LENGTH, columns - names - saids - 2 * GAP));
    double most = bars.stream().mapToDouble(bar -> Math.max(bar.value, bar.mark)).max().orElse(0);
    for (Bar bar : bars) {
      String name = TextLayout.cut(bar.name, names);
      String drawn = drawn(bar, room, most);
      terminal.line(
          name
              + " ".repeat(names - TextLayout.width(name) + GAP)
              + (bar.strong ? terminal.strong(drawn) : drawn)
              + " ".repeat(room - TextLayout.width(drawn) + GAP)
              + bar.said);
    }
  }

  private String drawn(Bar bar, int room, double most) {
    if (most <= 0) {
      return "";
    }
    StringBuilder drawn = new StringBuilder();
    int eighths = (int) Math.round(8.0 * room * bar.value / most);
    // What is there is seen, however little.
    eighths = bar.value > 0 ? Math.max(1, eighths) : 0;
    if (terminal.isUnicode()) {
      drawn.append("█".repeat(eighths / 8));
      if (eighths % 8 > 0) {
        drawn.append(EIGHTHS.charAt(eighths % 8 - 1));
      }
    } else {
      drawn.append("#".repeat(Math.max(bar.value > 0 ? 1 : 0, (eighths + 4) / 8)));
    }
    if (bar.mark >= 0) {
      int at = Math.min(room - 1, (int) Math.round(room * bar.mark / most));
      drawn.append(" ".repeat(Math.max(0, at + 1 - drawn.length())));
      drawn.setCharAt(at, terminal.isUnicode() ? '┊' : '|');
    }
    return drawn.toString();
  }
}
