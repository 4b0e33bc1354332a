package io.github.dateline.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages between control characters. */
class WireFormatTest {
  private static final String ANPA =
      "\u0016\u0016\u0001a0714\u001freute-\r\n"
          + "u f BC-Harbour-Strike 1stLd   02-26 0105\r\n"
          + "\u0002^Harbour strike ends after talks<\r\n"
          + "^By JANE ROE=\r\n^Meridian Writer=\r\n"
          + "\t LIMA, Peru (AP) _ The strike in the har\u0013bour is over,\r\n"
          + "Mary Poe said on Friday.\r\n"
          + "   \"We go back to work,\" she said.\r\n"
          + "AP-NY-02-26-05 1408EST\r\n\u0003\r\n\u0004";

  private static final String IPTC =
      "\u0016\u0016\u0001dpa1234 4 pl 250 Strike/\r\n\u0002Harbour strike ends =\r\n"
          + "Hamburg (dpa) - The strike in the h\u00e4fen is over.\r\n"
          + "  Nobody was hurt.\r\n\r\n\u0003\r\n261408 Feb 05\r\n\u0004";

  @TempDir Path folder;

  private ReaderResult read(String text) throws IOException {
    return ReaderResult.read(
        Files.write(folder.resolve("a.txt"), text.getBytes(Charset.forName("windows-1252"))));
  }

  @Test
  void readsAnpa1312() throws IOException {
    Article article = read(ANPA).only();
    assertThat(article.headline()).isEqualTo("Harbour strike ends after talks");
    assertThat(article.authors()).containsExactly("JANE ROE");
    assertThat(article.section()).contains("finance");
    assertThat(article.source()).contains("AP");
    assertThat(article.day()).contains(LocalDate.of(2005, 2, 26));
    assertThat(article.body())
        .isEqualTo(
            "LIMA, Peru (AP) _ The strike in the harbour is over,\nMary Poe said on Friday.\n\n"
                + "\"We go back to work,\" she said.");
    assertThat(article.metadata()).containsEntry("slug", "BC-Harbour-Strike 1stLd");
  }

  @Test
  void theHeadlineOfAWireIsNoSlugAndNoNote() throws IOException {
    String noted =
        ANPA.replace(
            "^Harbour", "^BC-Harbour-Strike,0210<\r\n^AP Photo NY101<\r\n^Eds: Adds.<\r\n^Harbour");
    assertThat(read(noted).only().headline()).isEqualTo("Harbour strike ends after talks");
  }

  @Test
  void readsIptc7901() throws IOException {
    Article article = read(IPTC).only();
    assertThat(article.id()).isEqualTo("dpa1234 26 Feb 2005");
    assertThat(article.headline()).isEqualTo("Harbour strike ends");
    assertThat(article.source()).contains("dpa");
    assertThat(article.section()).contains("pl");
    assertThat(article.published()).contains("2005-02-26T14:08:00");
    assertThat(article.body())
        .isEqualTo("Hamburg (dpa) - The strike in the h\u00e4fen is over.\nNobody was hurt.");
  }

  @Test
  void readsManyMessagesOfAFile() throws IOException {
    ReaderResult result = read(IPTC + ANPA + "\u0001x\u0002" + IPTC.replace("1234", "1235"));
    assertThat(result.articles()).hasSize(3);
    assertThat(result.ids().getLast()).isEqualTo("dpa1235 26 Feb 2005");
    assertThat(result.faults()).containsExactly("neither headline nor body");
  }

  @Test
  void aTextWithAControlCharacterIsNoMessage() throws IOException {
    assertThat(read("\u0001 Nasa flies.").only().body()).isEqualTo("\u0001 Nasa flies.");
    assertThat(read("Nasa \u0001a1234 \u0002 flies.").articles()).hasSize(1);
  }
}
