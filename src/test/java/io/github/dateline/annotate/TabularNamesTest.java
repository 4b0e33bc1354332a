package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names in results, tables and brackets. */
class TabularNamesTest {
  private static AnnotatedArticle annotated(String body) {
    return SharedAnnotator.ENGLISH.annotate(Article.of("a", body));
  }

  /** Each mention as it stands, and its type. */
  private static List<String> found(String body) {
    AnnotatedArticle annotated = annotated(body);
    return annotated.sentences().stream()
        .flatMap(sentence ->
            sentence.mentions().stream().map(m -> m.type() + " " + annotated.text(sentence, m)))
        .toList();
  }

  @Test
  void resultsAreOfClubs() {
    String results =
        "Fulham 2-1 Chelsea\nEverton 0\u20130 Watford\nSouthend United 3-1 Burnley (aet)\nLeeds 0-4 Luton";

    assertThat(found(results))
        .containsExactly(
            "ORGANIZATION Fulham",
            "ORGANIZATION Chelsea",
            "ORGANIZATION Everton",
            "ORGANIZATION Watford",
            "ORGANIZATION Southend United",
            "ORGANIZATION Burnley",
            "ORGANIZATION Leeds",
            "ORGANIZATION Luton");
    assertThat(annotated(results).sentences()).hasSize(4);
  }

  @Test
  void resultsOfCountriesAndPeopleAreNotOfClubs() {
    assertThat(found("Norway 2-1 Wales\nFrance 0-0 Germany"))
        .contains("COUNTRY Norway", "COUNTRY France", "COUNTRY Germany")
        .noneMatch(name -> name.startsWith("ORGANIZATION"));
    assertThat(found("Rafael Nadal 2-1 Roger Federer\nAndy Murray 2-0 Gilles Simon"))
        .contains("PERSON Rafael Nadal", "PERSON Roger Federer", "PERSON Andy Murray");
  }

  @Test
  void oneLineAloneTellsNothing() {
    assertThat(found("Hastings 2-1 Reading")).doesNotContain("ORGANIZATION Reading");
  }

  @Test
  void aRowOfATableIsASentenceAndItsCellsAreNames() {
    for (String between : List.of("\t", " | ", "      ", ",", ";")) {
      String table =
          String.join(
              "\n",
              String.join(between, "Mary Coe", "Labour", "Leeds"),
              String.join(between, "Ann Poe", "Conservative", "Norwich"),
              String.join(between, "John Doe", "Labour", "Bristol"),
              String.join(between, "Peter Foe", "Conservative", "Luton"));

      assertThat(annotated(table).sentences()).as(table).hasSize(4);
      assertThat(found(table))
          .as(table)
          .contains("PERSON Mary Coe", "PERSON Ann Poe", "PERSON John Doe", "PERSON Peter Foe")
          .contains("IDEOLOGY Conservative")
          .doesNotContain("PERSON Labour", "PERSON Leeds", "PERSON Luton");
    }
  }

  @Test
  void townsInAColumnOfClubsAreClubs() {
    assertThat(found("Leeds United,10,8,24\nEverton,10,7,22\nBurnley,10,2,7\nLuton,10,1,4"))
        .containsExactly(
            "ORGANIZATION Leeds United",
            "ORGANIZATION Everton",
            "ORGANIZATION Burnley",
            "ORGANIZATION Luton");
    String prose = "They saw Oslo, Bergen, Leeds\nThey went to London, Paris, Rome";
    assertThat(annotated(prose).sentences()).hasSize(1);
  }

  @Test
  void namesOfSharesAreNoBodies() {
    assertThat(
            found(
                "Siemens AG (SIEGn.DE) rose, General Motors (NYSE: GM) and Intel (NASDAQ:INTC; ETR:"
                    + " INL) fell, said Jane Roe (BBC)."))
        .contains("ORGANIZATION Siemens AG", "ORGANIZATION General Motors", "ORGANIZATION Intel")
        .noneMatch(name -> name.matches(".*(SIEG|NYSE|GM|NASDAQ|INTC|ETR|INL).*"));
  }

  @Test
  void theCodeOfACountryAfterAPersonIsNoBody() {
    assertThat(
            found(
                "Kevin Anderson (RSA) beat Gilles Simon (FRA), and Roger Federer (SUI x2) beat Sara"
                    + " Errani (ITA)."))
        .containsExactly(
            "PERSON Kevin Anderson",
            "PERSON Gilles Simon",
            "PERSON Roger Federer",
            "PERSON Sara Errani");
  }

  @Test
  void aBillIsNoPerson() {
    assertThat(found("The members said that the Bill would pass. The Bill was read again."))
        .isEmpty();
    assertThat(found("Bill Clinton spoke. The Bill was read."))
        .containsExactly("PERSON Bill Clinton");
  }

  @Test
  void formsOfAddressAreNoNames() {
    assertThat(found("I thank the Noble Earl. The Right Honourable Gentleman is wrong.")).isEmpty();
  }

  @Test
  void halfAWordInCapitalsIsNoName() {
    assertThat(found("The SMITHli was full, and NATO and the NGOs knew it."))
        .contains("ORGANIZATION NATO")
        .noneMatch(name -> name.contains("SMITH"));
  }

  @Test
  void aContinentIsNoTown() {
    assertThat(found("They sold more cars in Asia than in Europe, and some in Bristol."))
        .containsExactly("LOCATION Asia", "LOCATION Europe", "CITY Bristol");
  }
}
