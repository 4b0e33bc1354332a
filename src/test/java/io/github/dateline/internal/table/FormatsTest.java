package io.github.dateline.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.stats.Measure;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {
  @Test
  void numbersOnAScreenHaveNoCommas() {
    assertThat(Formats.PLAIN.number(1234.5678, 2)).isEqualTo("1234.57");
    assertThat(Formats.PLAIN.number(0, 3)).isEqualTo("0.000");
    assertThat(Formats.PLAIN.number(-0.5, 1)).isEqualTo("-0.5");
    assertThat(Formats.PLAIN.number(0.00001234, 3)).isEqualTo("1.23e-05");
    assertThat(Formats.PLAIN.number(1e9, 3)).isEqualTo("1.00e+09");
    assertThat(Formats.PLAIN.number(Double.NaN, 3)).isEqualTo("-");
    assertThat(Formats.PLAIN.number(Double.POSITIVE_INFINITY, 3)).isEqualTo("∞");
    assertThat(Formats.PLAIN.number(Double.NEGATIVE_INFINITY, 3)).isEqualTo("-∞");
  }

  @Test
  void numbersInDocumentsHaveMinusSignsAndCommas() {
    assertThat(Formats.PRINTED.number(1234.5678, 2)).isEqualTo("1,234.57");
    assertThat(Formats.PRINTED.number(-0.5, 1)).isEqualTo("−0.5");
    assertThat(Formats.PRINTED.number(0.00001234, 3)).isEqualTo("1.2e−05");
    assertThat(Formats.PRINTED.number(Double.NaN, 3)).isEqualTo("–");
    assertThat(Formats.PRINTED.number(Double.POSITIVE_INFINITY, 3)).isEqualTo("∞");
    assertThat(Formats.PRINTED.number(Double.NEGATIVE_INFINITY, 3)).isEqualTo("−∞");
    assertThat(Formats.PRINTED.rounded(-0.04, 1)).isEqualTo("0.0");
    assertThat(Formats.PRINTED.rounded(-0.06, 1)).isEqualTo("−0.1");
    assertThat(Formats.PRINTED.rounded(-1234.5, 0)).isEqualTo("−1,235");
    assertThat(Formats.PRINTED.share(1, 3)).isEqualTo("33 %");
    assertThat(Formats.PRINTED.share(1, 3000)).isEqualTo("3.3e−02 %");
    assertThat(Formats.PRINTED.share(0, 0)).isEmpty();
  }

  @Test
  void littleIsNotNothing() {
    assertThat(Formats.PLAIN.expected(0.0099)).isEqualTo("<0.01");
    assertThat(Formats.PLAIN.expected(0)).isEqualTo("0.00");
    assertThat(Formats.PLAIN.expected(Double.NaN)).isEqualTo("-");
    assertThat(Formats.PLAIN.probability(0, 3)).isEqualTo("<1e-300");
    assertThat(Formats.PLAIN.probability(0.25, 4)).isEqualTo("0.2500");
    assertThat(Formats.PLAIN.score(Measure.COUNT, 1234, 3)).isEqualTo("1,234");
    assertThat(Formats.PLAIN.score(Measure.LOG_DICE, 13, 3)).isEqualTo("13.000");
  }

  @Test
  void countsHaveTheirNoun() {
    assertThat(Formats.articles(1)).isEqualTo("1 article");
    assertThat(Formats.articles(12345)).isEqualTo("12,345 articles");
    assertThat(Formats.count(0, "pair", "pairs")).isEqualTo("0 pairs");
  }

  @Test
  void theLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      for (String locale : new String[] {"tr-TR", "ar-EG-u-nu-arab", "de-DE"}) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        assertThat(Formats.PLAIN.number(-1234.5, 1)).isEqualTo("-1234.5");
        assertThat(Formats.PRINTED.number(1234.5, 1)).isEqualTo("1,234.5");
        assertThat(Formats.count(1234567)).isEqualTo("1,234,567");
        assertThat(Formats.day(LocalDate.of(2025, 7, 31))).isEqualTo("31 Jul 2025");
        assertThat(Formats.constant(CooccurrenceTable.Plan.PAIRS)).isEqualTo("pairs");
        assertThat(Descriptions.words(Measure.MINIMUM_SENSITIVITY))
            .isEqualTo("minimum sensitivity");
        assertThat(Descriptions.words(Measure.NPMI)).isEqualTo("NPMI");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void textStandsOnOneLine() {
    assertThat(Formats.oneLine("a\u001b[31m b\n\tc\u0007")).isEqualTo("a [31m b c");
    assertThat(Formats.documentLine(" a\uFFFF\n\uD800b\u0000 ")).isEqualTo("a\uFFFD \uFFFDb");
    assertThat(Formats.documentText("a\n\u0001b \uD83D\uDE80")).isEqualTo("a\n b \uD83D\uDE80");
  }
}
