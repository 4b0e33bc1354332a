package io.github.dateline.annotate.internal.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.Labeller;
import io.github.dateline.annotate.internal.text.Span;
import io.github.dateline.annotate.internal.text.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelSpansTest {
  /** The names in a text whose words in brackets are labelled. */
  private static List<String> names(String marked) {
    return spans(marked).stream()
        .map(span -> LabelSpans.withoutInvisible(span.text()).replaceAll("\\s+", " "))
        .toList();
  }

  /** A name, where it stands and as it stands. */
  private record Stretch(int start, int end, String text) {}

  private static List<Stretch> spans(String marked) {
    String text = marked.replaceAll("[\\[\\]]", "");
    List<Token> tokens = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    boolean named = false;
    int at = 0;
    for (String word :
        marked.split(
            "(?<=[ \t\n])|(?=[ \t\n])|(?=\\[)|(?<=\\])|(?<=\\[)|(?=\\])|(?=['’](?:s|$| ))")) {
      if (word.equals("[") || word.equals("]")) {
        named = word.equals("[");
      } else {
        if (!word.isBlank()) {
          tokens.add(new Token(word, at, at + word.length()));
          labels.add(named ? "ORGANIZATION" : Labeller.NONE);
        }
        at += word.length();
      }
    }
    return LabelSpans.of(text, tokens, labels).stream()
        .map(name -> new Span(tokens.get(name.from()).start(), tokens.get(name.to() - 1).end()))
        .map(s -> new Stretch(s.start(), s.end(), text.substring(s.start(), s.end())))
        .toList();
  }

  @Test
  void aNameIsARunOfOneLabel() {
    assertThat(names("In [Nasa] and [European Space Agency] hands"))
        .containsExactly("Nasa", "European Space Agency");
    String text = "Moscow Roscosmos";
    assertThat(
            LabelSpans.of(
                text,
                List.of(new Token("Moscow", 0, 6), new Token("Roscosmos", 7, 16)),
                List.of("LOCATION", "ORGANIZATION")))
        .containsExactly(
            new NameSpan(0, 1, EntityType.LOCATION), new NameSpan(1, 2, EntityType.ORGANIZATION));
  }

  @Test
  void theAndThePossessiveAreNoPartOfAName() {
    assertThat(names("[The Kremlin's] view, [the Duma] and [Reuters '] and [Nasa’s]"))
        .containsExactly("Kremlin", "Duma", "Reuters", "Nasa");
    assertThat(spans("say [The Kremlin's] men")).containsExactly(new Stretch(8, 15, "Kremlin"));
    assertThat(names("[THE] [the 's] view")).isEmpty();
  }

  @Test
  void punctuationAtTheEdgesIsNoPartOfAName() {
    assertThat(names("[\" Nasa \"] and [- Esa ,]")).containsExactly("Nasa", "Esa");
    assertThat(names("[Nasa ( Houston )] and [Esa )]")).containsExactly("Nasa ( Houston )", "Esa");
  }

  @Test
  void noPronounIsAName() {
    for (String pronoun :
        List.of(
            "he",
            "He",
            "HE",
            "his",
            "she",
            "her",
            "they",
            "them",
            "it",
            "IT",
            "I",
            "we",
            "us",
            "Us",
            "you",
            "himself",
            "themselves",
            "mine",
            "he himself")) {
      assertThat(names("then [" + pronoun + "] said")).as(pronoun).isEmpty();
    }
    assertThat(names("then the [US] and [We The People] said"))
        .containsExactly("US", "We The People");
  }

  @Test
  void aNameHasALetter() {
    assertThat(names("[2025] or [$ 5] or [— —] or [Crew-11] or [Группа]"))
        .containsExactly("Crew-11", "Группа");
  }

  @Test
  void whatIsLongerThanNamesAreIsNone() {
    assertThat(names("[" + "Mir ".repeat(20).strip() + "]")).hasSize(1);
    assertThat(names("[" + "Mir ".repeat(21).strip() + "]")).isEmpty();
    assertThat(names("[" + "m".repeat(200) + "]")).hasSize(1);
    assertThat(names("[" + "m".repeat(201) + "]")).isEmpty();
  }

  @Test
  void aNameIsOnOneLine() {
    assertThat(names("by [Sean\nDuffy]")).containsExactly("Sean Duffy");
    assertThat(names("by [Bak\u00ADanov\uFEFF]")).containsExactly("Bakanov");
  }

  @Test
  void wideGapsAndTabsPartNames() {
    assertThat(names("[Moscow    Houston    Kourou]"))
        .containsExactly("Moscow", "Houston", "Kourou");
    // Spaces that stand alone in their line are a slip.
    assertThat(names("[New    York City]")).containsExactly("New York City");
    assertThat(names("[Moscow\tHouston]")).containsExactly("Moscow", "Houston");
    assertThat(names("[Cape  Canaveral]")).containsExactly("Cape Canaveral");
  }

  @Test
  void aPersonsNameEndsWhereItIsSaidOfWhat() {
    assertThat(ofPerson("Anna", "Lind", "of", "Acme")).containsExactly(candidate(0, 2));
    assertThat(ofPerson("Duke", "of", "York")).containsExactly(candidate(0, 3));
  }

  private static List<NameSpan> ofPerson(String... words) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    for (String word : words) {
      tokens.add(new Token(word, at, at + word.length()));
      at += word.length() + 1;
    }
    return LabelSpans.of(
        String.join(" ", words), tokens, Collections.nCopies(words.length, "PERSON"));
  }

  private static NameSpan candidate(int from, int to) {
    return new NameSpan(from, to, EntityType.PERSON);
  }
}
