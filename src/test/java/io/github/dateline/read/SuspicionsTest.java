package io.github.dateline.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of texts in which something may be wrong. */
class SuspicionsTest {
  @TempDir Path folder;

  private List<String> warnings(String text) throws IOException {
    try (ArticleReader reader = ArticleReader.open(ReaderResult.write(folder, "a.txt", text))) {
      reader.forEachRemaining(article -> {});
      return reader.notes().stream()
          .filter(ArticleReader.Note::warning)
          .map(ArticleReader.Note::what)
          .toList();
    }
  }

  @Test
  void tellsOcrMojibakeAndOtherLanguages() throws IOException {
    String english = "The mayor of the town said that it was for the people. ".repeat(20);
    String ocr =
        "The Hon. Mem8er for the d1strict saId in the HALli that SMITh was t0wn. ".repeat(20);
    String german =
        "Der B\u00fcrgermeister der Stadt sagte, dass es f\u00fcr die Leute gut sei. ".repeat(20);

    assertThat(warnings(english)).isEmpty();
    assertThat(warnings(english + "NATO's McDonald, iPhone, U2, COVID-19 and 5G in 2020. "))
        .isEmpty();
    assertThat(warnings(ocr))
        .containsExactly("texts that may have been read by a machine from paper (OCR)");
    assertThat(warnings(german)).containsExactly("texts that may not be in English");
    assertThat(warnings("Der B\u00fcrgermeister sprach.")).isEmpty();
    assertThat(warnings("Angela Merkel\u00e2\u20ac\u2122s office said so."))
        .containsExactly("texts with signs of a wrong encoding, such as \u00e2\u20ac\u2122");
  }
}
