package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
  private static final List<String> TEXTS =
      List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx", "a,b", "say \"hi\"", "a\nb", "", "a=b");

  private static String written(List<String> texts, boolean document) throws IOException {
    StringBuilder out = new StringBuilder();
    Csv csv = document ? new Csv(out, Formats::documentLine) : new Csv(out);
    csv.write(List.of(text("text", (String text) -> text)), texts);
    return out.toString();
  }

  @Test
  void quotesWhatNeedsThemAndRunsNoFormula() throws IOException {
    assertThat(written(TEXTS, false))
        .isEqualTo(
            "text\n'=1+1\n'+1\n'-1\n'@x\n'\tx\n\"'\rx\"\n\"a,b\"\n\"say \"\"hi\"\"\"\n\"a\nb\"\n\n"
                + "a=b\n");
  }

  @Test
  void textsCanBePutOnOneLine() throws IOException {
    assertThat(written(TEXTS, true))
        .isEqualTo("text\n'=1+1\n'+1\n'-1\n'@x\nx\nx\n\"a,b\"\n\"say \"\"hi\"\"\"\na b\n\na=b\n");
    assertThat(written(List.of("\n=1", "\uFFFE"), true)).isEqualTo("text\n'=1\n\uFFFD\n");
  }

  @Test
  void numbersHaveSixSignificantDigits() throws IOException {
    StringBuilder out = new StringBuilder();
    new Csv(out)
        .write(
            List.of(number("=n", (Double value) -> value)),
            List.of(
                -0.5,
                2.0 / 3,
                123456789.0,
                1e-300,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY));
    assertThat(out.toString()).isEqualTo("=n\n-0.5\n0.666667\n123457000\n1.0E-300\n\n\n\n");
  }

  @Test
  void aGroupIsAColumnForEachValue() throws IOException {
    StringBuilder out = new StringBuilder();
    new Csv(out)
        .write(
            Sample.COLUMNS,
            List.of(Sample.of("a", 12345, 12.5, new Sample.Part(-1, "=x")), Sample.of("b", 0, 1)));
    assertThat(out.toString())
        .isEqualTo(
            "name,size,weight,heavy,partLow,partNote\na,12345,12.5,true,-1,'=x\n"
                + "b,0,1,false,,\n");
  }
}
