package io.github.dateline.annotate.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphSplitterTest {
  private static List<String> of(String text) {
    return ParagraphSplitter.split(text).stream()
        .map(p -> text.substring(p.start(), p.end()))
        .toList();
  }

  @Test
  void blankLinesPartParagraphsWhateverEndsALine() {
    for (String end : List.of("\n", "\r\n", "\r", "\u0085", "\u2028")) {
      assertThat(
              of("one" + end + "still one" + end + end + "two" + end + end + end + "three" + end))
          .containsExactly("one" + end + "still one", "two", "three");
    }
  }

  @Test
  void aLineOfSpacesTabsAndControlCharactersIsBlank() {
    assertThat(of("one\n \t\u00a0\u3000\u0001\ntwo")).containsExactly("one", "two");
    assertThat(of("one\r\n\u00a0\r\ntwo")).containsExactly("one", "two");
  }

  @Test
  void aFormFeedIsNoLine() {
    assertThat(of("one\f\ntwo")).containsExactly("one\f\ntwo");
    assertThat(of("one\n\f\ntwo")).containsExactly("one", "two");
  }

  @Test
  void aParagraphSeparatorPartsParagraphsByItself() {
    assertThat(of("one\u2029two")).containsExactly("one", "two");
  }

  @Test
  void blanksAtTheEdgesBelongToNoParagraph() {
    assertThat(of("\n\n \u0007 one  \n\n")).containsExactly("one");
  }

  @Test
  void aBlankTextHasNoParagraph() {
    assertThat(of("")).isEmpty();
    assertThat(of(" \r\n\u0000\f\n")).isEmpty();
  }
}
