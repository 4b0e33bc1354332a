package io.github.dateline.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private static final List<Sample> ROWS =
      List.of(
          Sample.of("Müller,\n\"Max\"", 12345, 12.5, new Sample.Part(-1, "x")),
          Sample.of("a name that is long", 0, Double.NaN));

  private static String printed(int width, boolean colour) throws IOException {
    StringBuilder out = new StringBuilder();
    new TextTable<>(Sample.COLUMNS, ROWS)
        .below(sample -> sample.part() == null ? List.of() : List.of("two words"))
        .print(out, new TextStyle(width, colour));
    return out.toString();
  }

  @Test
  void numbersStandToTheRightAndTextBelow() throws IOException {
    assertThat(printed(Integer.MAX_VALUE, false))
        .isEqualTo(
            """
            name                   size  weight in kg      p  at least
            Müller, "Max"        12,345         12.50  0.125      -1.0
                two words
            a name that is long       0             -      -
            """);
  }

  @Test
  void narrowScreensHaveShortHeadsAndCutNames() throws IOException {
    assertThat(printed(45, false))
        .isEqualTo(
            """
            name             size      w      p  at least
            Müller, "Max"  12,345  12.50  0.125      -1.0
                two words
            a name that…        0      -      -
            """);
    assertThat(printed(12, false)).contains("    two\n    words\n");
  }

  /** What is least needed goes first, and what fits comes back before it. */
  @Test
  void narrowScreensLackWhatIsLeastNeeded() throws IOException {
    ColumnList<String> columns =
        ColumnList.of(
            Column.text("name", (String row) -> row).text("name"),
            Column.count("a", (String row) -> 1L).text("with\nfirst").dropped(1),
            Column.text("b", (String row) -> "a long explanation").text("words").dropped(2));
    StringBuilder wide = new StringBuilder();
    new TextTable<>(columns, List.of("Anna")).print(wide, new TextStyle(40, false));
    assertThat(wide.toString())
        .isEqualTo("       with\nname  first  words\nAnna      1  a long explanation\n");
    StringBuilder middle = new StringBuilder();
    new TextTable<>(columns, List.of("Anna")).print(middle, new TextStyle(24, false));
    assertThat(middle.toString()).isEqualTo("name  words\nAnna  a long explanation\n");
    StringBuilder narrow = new StringBuilder();
    new TextTable<>(columns, List.of("Anna")).print(narrow, new TextStyle(14, false));
    assertThat(narrow.toString()).isEqualTo("       with\nname  first\nAnna      1\n");
  }

  @Test
  void titlesAreBoldInColour() throws IOException {
    assertThat(printed(100, true)).startsWith("\u001b[1mname ").contains("at least\u001b[0m\n");
  }
}
