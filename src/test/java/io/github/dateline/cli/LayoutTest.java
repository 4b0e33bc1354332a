package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
  @Test
  void widthIsWhatIsSeen() {
    assertThat(Layout.width("abc")).isEqualTo(3);
    assertThat(Layout.width("e\u0301")).isEqualTo(1);
    assertThat(Layout.width("\u6771\u4EAC")).isEqualTo(4);
    assertThat(Layout.width("\u001b[1mbold\u001b[0m")).isEqualTo(4);
  }

  @Test
  void longNamesAreCutBetweenCharacters() {
    assertThat(Layout.cut("Roscosmos", 9)).isEqualTo("Roscosmos");
    assertThat(Layout.cut("Roscosmos", 8)).isEqualTo("Roscosm\u2026");
    assertThat(Layout.cut("\u6771\u4EAC\u6771\u4EAC", 6)).isEqualTo("\u6771\u4EAC\u2026");
    assertThat(Layout.cut("ab\uD83D\uDE80\uD83D\uDE80", 5)).isEqualTo("ab\uD83D\uDE80\u2026");
  }

  @Test
  void textIsBrokenBetweenWords() {
    assertThat(Layout.wrapped("one two three", 2, 10)).containsExactly("  one two", "  three");
    assertThat(Layout.wrapped("one two three", 2, Integer.MAX_VALUE))
        .containsExactly("  one two three");
    assertThat(Layout.wrapped("incomprehensibly long", 1, 5))
        .containsExactly(" incomprehensibly", " long");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    assertThat(Layout.oneLine("a\u001b[31m b\n\tc\u0007")).isEqualTo("a [31m b c");
  }

  @Test
  void numbersAreWrittenAlike() {
    assertThat(Layout.number(1234.5678, 2)).isEqualTo("1234.57");
    assertThat(Layout.number(0, 3)).isEqualTo("0.000");
    assertThat(Layout.number(0.00001234, 3)).isEqualTo("1.23e-05");
    assertThat(Layout.number(Double.NaN, 3)).isEqualTo("-");
    assertThat(Layout.number(Double.NEGATIVE_INFINITY, 3)).isEqualTo("-\u221E");
    assertThat(Layout.articles(1)).isEqualTo("1 article");
    assertThat(Layout.articles(12345)).isEqualTo("12,345 articles");
  }

  @Test
  void spreadsheetsRunNoFormula() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = Terminal.none(out, out);
    Csv csv = new Csv(terminal);
    for (String text : List.of("=1+1", "+1", "-1", "@x", "\tx", "a,b", "say \"hi\"", "", "a=b")) {
      csv.text(text);
    }
    csv.number(-1).number(-0.5).number(Double.NaN).number(Double.POSITIVE_INFINITY).endRow();
    terminal.out().flush();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("'=1+1,'+1,'-1,'@x,'\tx,\"a,b\",\"say \"\"hi\"\"\",,a=b,-1,-0.5,,\n");
  }
}
