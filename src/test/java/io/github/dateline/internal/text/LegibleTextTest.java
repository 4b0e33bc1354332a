package io.github.dateline.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts made legible: what is seen, and that no offset moves. */
class LegibleTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "`AT&amp;T and Marks &amp; Spencer`;`AT&T and Marks & Spencer`",
        "`It&#39;s Caf&eacute; &quot;Ritz&quot;`;`It's Café \"Ritz\"`",
        "`Q&amp;amp;A and Q&amp;#39;s`;`Q&A and Q's`",
        "`An-~gela Merkel met Barack Oba-~   ma in Wash-~ington`;`Angela Merkel met Barack Obama in Washington`",
        "`Jean-~  Claude Juncker met al-~Qaida in Baden-~Baden`;`Jean-Claude Juncker met al-Qaida in Baden-Baden`",
        "`Merkelâ€™s office in ZÃ¼rich`;`Merkel’s office in Zürich`",
        "`Emmanuel\u200BMacron`;`Emmanuel Macron`",
        "`<p>Jane <b>Roe</b> said.</p><p>So.</p>`;`Jane Roe said. So.`",
        "`One<br>two<script>var x = 'Joe';</script> three`;`One two three`",
        "`<a href=\"x\">Angela</a> Merkel`;`Angela Merkel`",
      })
  void isSeenAsItWasMeant(String given, String seen) {
    String text = given.replace('~', '\n');

    assertThat(LegibleText.of(text)).hasSameSizeAs(text);
    assertThat(Text.oneLine(LegibleText.of(text))).isEqualTo(seen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DU PONT <DD> WINS SUIT AGAINST PHILLIPS <P>",
        "<Rexnord Inc> said so.",
        "AT&T and R&D; 1 < 2 && 3 > 2",
        "the U.S.-\nled talks, a well-\nknown man, a Nasa-\nled mission",
        "The line ends after Jean-\n",
        "Ângela and Âge, Ã la carte",
        "Zürich, Škoda, São Paulo — “so”"
      })
  void leavesWhatIsAsItShouldBe(String text) {
    assertThat(LegibleText.of(text)).isEqualTo(text);
  }

  @Test
  void endsParagraphsWhereHtmlDoes() {
    assertThat(LegibleText.of("<p>One.</p><p>Two.</p>")).contains("One.\n\n");
  }
}
