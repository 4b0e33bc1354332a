package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {
  private static List<String> drawn(boolean colour, boolean unicode, int columns, Object... bars) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = Terminal.of(out, out, colour, unicode, columns);
    Plot plot = new Plot(terminal);
    for (int i = 0; i < bars.length; i += 4) {
      plot.bar(
          (String) bars[i],
          (Integer) bars[i + 1],
          (Integer) bars[i + 2],
          bars[i + 1].toString(),
          (Boolean) bars[i + 3]);
    }
    plot.print();
    terminal.isHeard();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void barsAreAsLongAsTheirValues() {
    assertThat(drawn(false, true, 40, "a", 32, -1, false, "bc", 16, -1, false, "", 0, -1, false))
        .containsExactly(
            "a   " + "█".repeat(32) + "  32",
            "bc  " + "█".repeat(16) + " ".repeat(18) + "16",
            "    " + " ".repeat(34) + "0");
    assertThat(drawn(false, false, 40, "a", 32, -1, false, "b", 16, -1, false))
        .containsExactly(
            "a  " + "#".repeat(33) + "  32", "b  " + "#".repeat(17) + " ".repeat(18) + "16");
  }

  @Test
  void littleIsSeenAndPartsOfALetterToo() {
    List<String> lines = drawn(false, true, 40, "a", 3200, -1, false, "b", 1, -1, false);
    assertThat(lines.get(1)).startsWith("b  ▏ ");
    assertThat(drawn(false, false, 40, "a", 3200, -1, false, "b", 1, -1, false).get(1))
        .startsWith("b  # ");
    assertThat(drawn(false, true, 40, "a", 64, -1, false, "b", 1, -1, false).get(1))
        .startsWith("b  ▌ ");
  }

  @Test
  void marksStandOnBarsAndBeyond() {
    List<String> lines = drawn(false, false, 40, "a", 33, 0, false, "b", 10, 20, false);
    assertThat(lines.get(0)).startsWith("a  |#####");
    assertThat(lines.get(1)).startsWith("b  ##########          |");
  }

  @Test
  void namesGiveWayOnNarrowTerminals() {
    List<String> lines =
        drawn(false, true, 40, "a name that is longer than the terminal is wide", 7, -1, false);
    assertThat(lines.get(0)).hasSize(40).contains("…  ██████████  7");
  }

  @Test
  void onlyColourIsColoured() {
    assertThat(drawn(true, true, 40, "a", 1, -1, true).get(0)).contains("\u001b[33m█");
    assertThat(drawn(false, true, 40, "a", 1, -1, true).get(0)).doesNotContain("\u001b");
    assertThat(drawn(false, true, 40)).isEmpty();
  }

  /** What is said above and below a table fits the screen as the table does. */
  @Test
  void wordsAreWrappedToTheScreen() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = Terminal.of(out, out, false, true, 40);
    terminal.lines(List.of("3 of 8 pairs; each named in at least 3 articles", "q"));
    terminal.out().flush();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("3 of 8 pairs; each named in at least 3\narticles\nq\n");
  }
}
