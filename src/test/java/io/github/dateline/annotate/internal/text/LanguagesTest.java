package io.github.dateline.annotate.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts are those of {@code languages.txt}, and the articles of the corpus. */
class LanguagesTest {
  static Stream<Arguments> texts() throws IOException {
    List<Arguments> texts = new ArrayList<>();
    String language = "";
    for (String line : Files.readAllLines(Path.of("src/test/resources/languages.txt"))) {
      if (line.startsWith("[")) {
        language = line.substring(1, line.length() - 1);
      } else if (!line.startsWith("#") && !line.isBlank()) {
        texts.add(Arguments.of(language, line));
      }
    }
    return texts.stream();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextIsOfItsLanguage(String language, String text) {
    assertThat(Languages.foreign(text))
        .isEqualTo(language.equals("English") ? Optional.empty() : Optional.of(language));
  }

  @Test
  void theCorpusIsEnglishHoweverItIsCut() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("corpus"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
        String text = Files.readString(file);
        assertThat(Languages.foreign(text)).as(file.toString()).isEmpty();
        for (String paragraph : text.split("\n\n")) {
          assertThat(Languages.foreign(paragraph)).as(paragraph).isEmpty();
        }
      }
    }
  }
}
