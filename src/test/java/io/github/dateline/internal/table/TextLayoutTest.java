package io.github.dateline.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLayoutTest {
  @Test
  void widthIsWhatIsSeen() {
    assertThat(TextLayout.width("abc")).isEqualTo(3);
    assertThat(TextLayout.width("e\u0301")).isEqualTo(1);
    assertThat(TextLayout.width("\u6771\u4EAC")).isEqualTo(4);
    assertThat(TextLayout.width("\u001b[1mbold\u001b[0m")).isEqualTo(4);
  }

  @Test
  void longNamesAreCutBetweenCharacters() {
    assertThat(TextLayout.cut("Roscosmos", 9)).isEqualTo("Roscosmos");
    assertThat(TextLayout.cut("Roscosmos", 8)).isEqualTo("Roscosm\u2026");
    assertThat(TextLayout.cut("\u6771\u4EAC\u6771\u4EAC", 6)).isEqualTo("\u6771\u4EAC\u2026");
    assertThat(TextLayout.cut("ab\uD83D\uDE80\uD83D\uDE80", 5)).isEqualTo("ab\uD83D\uDE80\u2026");
  }

  @Test
  void textIsBrokenBetweenWords() {
    assertThat(TextLayout.wrapped("one two three", 2, 10)).containsExactly("  one two", "  three");
    assertThat(TextLayout.wrapped("one two three", 2, Integer.MAX_VALUE))
        .containsExactly("  one two three");
    assertThat(TextLayout.wrapped("incomprehensibly long", 1, 5))
        .containsExactly(" incomprehensibly", " long");
  }
}
