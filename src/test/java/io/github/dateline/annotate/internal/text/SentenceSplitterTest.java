package io.github.dateline.annotate.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceSplitterTest {
  private final SentenceSplitter splitter = new SentenceSplitter();

  private List<List<Token>> split(String text) {
    List<List<Token>> sentences = new ArrayList<>();
    splitter.split(text, new Span(0, text.length()), sentences::add);
    return sentences;
  }

  private List<String> sentences(String text) {
    return split(text).stream()
        .map(s -> text.substring(s.getFirst().start(), s.getLast().end()))
        .toList();
  }

  @Test
  void abbreviationsEndNoSentence() {
    assertThat(sentences("Dr. Ride met Gov. Lee of the U.S. He left. \"Go!\" she said."))
        .containsExactly("Dr. Ride met Gov. Lee of the U.S.", "He left.", "\"Go!\"", "she said.");
  }

  @Test
  void aLineBreakEndsNoSentence() {
    assertThat(sentences("The crew\nlanded.\nAll are well."))
        .containsExactly("The crew\nlanded.", "All are well.");
  }

  @Test
  void aLongSentenceIsCutAfterALineBreakSemicolonOrComma() {
    String item = "the crew of the ship";
    for (String end : List.of("\n", "; ", ", ")) {
      List<List<Token>> cut = split((item + " and its friends" + end).repeat(60));
      assertThat(cut).hasSizeGreaterThan(2).allMatch(s -> s.size() <= SentenceSplitter.MAX_TOKENS);
      assertThat(cut.subList(1, cut.size()))
          .allMatch(s -> s.getFirst().word().equals("the") && s.get(1).word().equals("crew"));
    }
    assertThat(split("crew ".repeat(450)).stream().map(List::size)).containsExactly(200, 200, 50);
  }

  @Test
  void aLongSentenceLosesNoToken() {
    String text = "crew ".repeat(100_000);
    assertThat(split(text).stream().mapToInt(List::size).sum()).isEqualTo(100_000);
  }

  @Test
  void blocksDoNotShow() {
    String sentence = "Dr. Ride of the U.S. crew said on Friday that \"all is well, and more.\" ";
    String text = sentence.repeat(1_000);
    List<String> all = sentences(text);
    assertThat(all).hasSize(1_000).containsOnly(sentence.strip());
  }

  @Test
  void piecesKnowNoPunctuation() {
    String text = "Launch delayed. Crew waits. " + "a ".repeat(400);
    List<List<Token>> pieces = new ArrayList<>();
    splitter.pieces(text, new Span(0, text.length()), pieces::add);
    assertThat(pieces.stream().map(List::size)).containsExactly(200, 200, 6);
  }

  @Test
  void aNameInAngleBracketsIsNoTag() {
    assertThat(split("Shares of <Rexnord Inc> rose <b>fast</b> <BR> today").getFirst())
        .extracting(Token::word)
        .containsExactly(
            "Shares", "of", "<", "Rexnord", "Inc", ">", "rose", "<b>", "fast", "</b>", "<BR>",
            "today");
  }

  @Test
  void tokensStandWhereTheyAre() {
    String text = "😀 “Nasa’s” co\u00ADop—1 1/2 <Big Co> A&amp;B \u0001 don't";
    for (Token token : split(text).getFirst()) {
      assertThat(token.start()).isLessThan(token.end());
    }
    assertThat(
            split(text).stream().flatMap(List::stream).map(t -> text.substring(t.start(), t.end())))
        .contains("😀", "Nasa", "’s", "co\u00ADop", "Big", "Co", "do", "n't")
        .doesNotContain("\u0001");
  }
}
