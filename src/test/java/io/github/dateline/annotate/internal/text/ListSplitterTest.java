package io.github.dateline.annotate.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListSplitterTest {
  private static List<String> parts(String text) {
    return ListSplitter.split(text, new Span(0, text.length()), ListSplitter.wrapWidth(text))
        .stream()
        .map(part -> text.substring(part.start(), part.end()))
        .toList();
  }

  @Test
  void shortLinesThatBeginWithCapitalsAreAList() {
    assertThat(parts("Kofi Mensah\nAma Serwaa\r\nYaw Boakye"))
        .containsExactly("Kofi Mensah", "Ama Serwaa", "Yaw Boakye");
  }

  @Test
  void wrappedTextIsNone() {
    String wrapped = "The crew flew to\nParis and met the\nfamous Angela\nMerkel there.";
    assertThat(parts(wrapped)).containsExactly(wrapped);
    assertThat(parts("It met Angela\nMerkel.")).hasSize(1);
    String capitals =
        "British Prime Minister Boris\nJohnson met German Chancellor\nAngela Merkel in New York\n"
            + "City on Monday, the United\nNations said in a statement.";
    assertThat(parts(capitals)).containsExactly(capitals);
  }

  @Test
  void sentencesOfALineEachAndHeadlinesAreLists() {
    assertThat(parts("Oil rose in London.\nGold fell in New York.\nThe euro was flat.")).hasSize(3);
    assertThat(parts("Oil rises in London\nGold falls in New York\nEuro is flat")).hasSize(3);
    assertThat(parts("Arsenal 2-1 Chelsea\nLeeds 0-0 Everton\nBurnley v Watford.")).hasSize(3);
  }

  @Test
  void linesTooLongToBeWrappedAreParagraphs() {
    String line = "It was said that " + "nothing and ".repeat(10) + "all";
    assertThat(parts(line + "\n" + line)).containsExactly(line, line);
    assertThat(parts(line + "\nand more")).containsExactly(line + "\nand more");
    assertThat(parts(line + ",\nSean")).hasSize(1);
  }
}
