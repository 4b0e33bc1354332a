package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.TextShape;
import io.github.dateline.read.ArticleReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A text gives the same names and paragraphs whatever shape it comes in. */
class ShapesTest {
  private static final int ARTICLES = 24;

  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    try (ArticleReader reader = ArticleReader.open(Path.of("corpus"))) {
      while (texts.size() < ARTICLES) {
        texts.add(TextShape.unwrapped(reader.next().body()));
      }
    }
    return texts;
  }

  @ParameterizedTest
  @EnumSource(TextShape.class)
  void namesAreThoseOfUnwrappedText(TextShape shape) {
    TextShape.Likeness sum = new TextShape.Likeness(0, 0, 0, 0, 0);
    for (String text : texts()) {
      sum = sum.plus(shape.compare(SharedAnnotator.ENGLISH, text, false));
    }

    assertThat(sum.same()).isGreaterThan(300);
    assertThat(sum.f1()).as("%s", sum).isGreaterThan(shape == TextShape.CAPITALS ? 0.85 : 0.995);
    assertThat(sum.otherParagraphs()).as("%s", sum).isZero();
  }
}
