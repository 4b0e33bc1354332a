package io.github.dateline.annotate.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
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

  /** Paragraphs of a story, some short, some without a full stop. */
  private static final List<String> STORY =
      List.of(
          "Harbour plan",
          "The council of Eastmoor voted on Tuesday for a harbour that ships of any size can enter,"
              + " after a debate of nine hours in which its cost was doubled.",
          "Mayor Ida Kell called it a good day.",
          "\u201cNo one leaves this town because of its harbour,\u201d she said, \u201cbut they left"
              + " because it had none, and I was one of them until my mother fell ill and I came"
              + " home.\u201d",
          "What it costs",
          "About 40 million, said the engineer Tomas Brandt, who has built three of them, two in"
              + " Norway and one in Chile, where an earthquake moved it by a yard in its first year.",
          "Read the plan at https://plans.example.org/eastmoor/harbour/second-draft/with-all-of-its"
              + "/annexes/and/the/minutes/of/the/meeting.html and write to the town before June");

  @Test
  void linesThatAreNotWrappedAreParagraphs() {
    for (String end : List.of("\n", "\r\n", "\u2028", "\n\t")) {
      assertThat(of(String.join(end, STORY))).isEqualTo(STORY);
    }
  }

  @Test
  void aLineOfMaskedTextOrOneBlankLineChangesNothingOfThat() {
    String story = String.join("\n", STORY);
    assertThat(of(story.replace("\nMayor", "\n" + " ".repeat(30) + "\nMayor"))).isEqualTo(STORY);
    assertThat(of(story.replace("\nWhat", "\n\nWhat"))).isEqualTo(STORY);
  }

  @Test
  void listsOfShortLinesAreOneParagraph() {
    String list = "Kell 12 votes\nBrandt 9 votes\nOkafor 7 votes\nInvalid 2";
    assertThat(of(list)).containsExactly(list);
  }

  @Test
  void wrappedTextIsPartedByBlankLinesAlone() {
    for (int width : new int[] {40, 55, 72, 80, 100}) {
      List<String> wrapped = STORY.stream().map(paragraph -> wrapped(paragraph, width)).toList();
      assertThat(of(String.join("\n\n", wrapped))).isEqualTo(wrapped);
      List<String> capitals =
          wrapped.stream().map(paragraph -> paragraph.toUpperCase(Locale.ROOT)).toList();
      assertThat(of(String.join("\n\n", capitals))).isEqualTo(capitals);
      String prose = wrapped(String.join(" ", STORY), width);
      assertThat(of(prose)).as("%d", width).containsExactly(prose);
    }
  }

  private static String wrapped(String paragraph, int width) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (String word : paragraph.split(" ")) {
      if (at > 0) {
        boolean fits = at + 1 + word.length() <= width;
        out.append(fits ? ' ' : '\n');
        at = fits ? at + 1 : 0;
      }
      out.append(word);
      at += word.length();
    }
    return out.toString();
  }
}
