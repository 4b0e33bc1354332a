package io.github.dateline.annotate.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextChunkerTest {
  private static List<String> of(String text) {
    List<String> blocks = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = TextChunker.end(text, at, text.length());
      assertThat(end).isBetween(at + 1, text.length());
      blocks.add(text.substring(at, end));
      at = end;
    }
    return blocks;
  }

  @Test
  void anArticleIsOneBlock() {
    assertThat(of("The crew landed in Kazakhstan. ".repeat(300))).hasSize(1);
    assertThat(of("")).isEmpty();
  }

  @Test
  void proseIsCutBetweenWordsInLowerCase() {
    List<String> blocks =
        of("The U.S. crew landed in Kazakhstan at 4 p.m. on Friday. ".repeat(2_000));
    assertThat(blocks).hasSizeBetween(6, 8);
    for (String block : blocks.subList(0, blocks.size() - 1)) {
      assertThat(block).matches("(?s).*\\p{Ll} ");
    }
    for (String block : blocks.subList(1, blocks.size())) {
      assertThat(block).matches("(?s)\\p{Ll}.*");
    }
  }

  @Test
  void whatHasNoWordInLowerCaseIsCutAtASpace() {
    assertThat(of("MIR 1986 ".repeat(10_000))).hasSizeGreaterThan(4).allMatch(b -> b.endsWith(" "));
  }

  @Test
  void whatHasNoSpaceIsCutShort() {
    assertThat(of("a".repeat(100_000))).allMatch(b -> b.length() <= 300);
    assertThat(of("mir\u00a0".repeat(10_000)))
        .allMatch(b -> b.length() <= 300 && b.endsWith("\u00a0"));
    assertThat(of("mir,".repeat(10_000))).allMatch(b -> b.length() <= 300 && b.endsWith(","));
  }

  @Test
  void noCharacterIsCut() {
    for (String character :
        List.of("\uD83D\uDE00", "a\uD83D\uDE00", "e\u0301", "\uD83D\uDC69\u200D")) {
      for (String block : of(character.repeat(2_000))) {
        assertThat(block).startsWith(character).endsWith(character);
      }
    }
  }

  @Test
  void aMillionCombiningMarksAreCutAllTheSame() {
    assertThat(of("e" + "\u0301".repeat(1_000_000))).allMatch(b -> b.length() <= 300);
  }

  @Test
  void markupBeginsABlock() {
    assertThat(of("one <!-- two --> three <?x?> <b>four</b>"))
        .containsExactly("one ", "<!-- two --> three ", "<?x?> <b>four</b>");
    assertThat(of("<!")).containsExactly("<!");
  }
}
