package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which names of an article are one entity's. */
class NameCoreferenceTest {
  /** Each mention as it stands, and its entity's name. */
  private static List<String> same(String body) {
    AnnotatedArticle annotated = SharedAnnotator.ENGLISH.annotate(Article.of("a", body));
    return annotated.sentences().stream()
        .flatMap(sentence ->
            sentence.mentions().stream()
                .map(m -> annotated.text(sentence, m) + " = " + m.entity().orElseThrow().name()))
        .toList();
  }

  @Test
  void aSurnameJoinsTheFullName() {
    assertThat(
            same(
                "Secretary Duffy spoke first. Sean Duffy met Dmitry Bakanov on Monday. Mr Duffy and"
                    + " Bakanov's staff smiled."))
        .containsExactly(
            "Duffy = Sean Duffy",
            "Sean Duffy = Sean Duffy",
            "Dmitry Bakanov = Dmitry Bakanov",
            "Duffy = Sean Duffy",
            "Bakanov = Dmitry Bakanov");
  }

  @Test
  void twoPeopleOfOneSurnameStayTwo() {
    assertThat(same("John Smith met Mary Smith in London. Smith was late."))
        .containsExactly(
            "John Smith = John Smith",
            "Mary Smith = Mary Smith",
            "London = London",
            "Smith = Smith");
  }

  @Test
  void mrsDoesNotJoinAMan() {
    assertThat(same("Mr John Smith spoke in London. Mrs Smith did not."))
        .containsExactly("John Smith = John Smith", "London = London", "Smith = Smith");
  }

  @Test
  void middleNamesAndInitialsAreOnePersons() {
    assertThat(same("Donald J. Trump spoke on Monday. Donald Trump then left, and Trump slept."))
        .containsExactly(
            "Donald J. Trump = Donald J. Trump",
            "Donald Trump = Donald J. Trump",
            "Trump = Donald J. Trump");
  }

  @Test
  void aSurnameJoinsNoPlaceAndNoOrganisation() {
    assertThat(same("George Washington was told of Washington. He lived in Washington, he said."))
        .containsExactly(
            "George Washington = George Washington",
            "Washington = Washington",
            "Washington = Washington");
  }

  @Test
  void whatComesAfterAndMayHaveNoLetter() {
    assertThat(
            same(
                "The Centers for Disease Control and Prevention warned of flu. The CDC said on"
                    + " Monday that cases rose."))
        .containsExactly(
            "Centers for Disease Control and Prevention = Centers for Disease Control and"
                + " Prevention",
            "CDC = Centers for Disease Control and Prevention");
  }

  @Test
  void lettersMayHaveTheLegalForm() {
    assertThat(same("Petroleos de Venezuela (PDVSA) pumped oil, PDVSA said."))
        .containsExactly(
            "Petroleos de Venezuela = Petroleos de Venezuela",
            "PDVSA = Petroleos de Venezuela",
            "PDVSA = Petroleos de Venezuela");
  }

  @Test
  void acronymsJoinWhatTheyAbbreviate() {
    assertThat(
            same(
                "Officials of the European Space Agency (ESA) watched the International Space"
                    + " Station. ESA has no other view of the ISS."))
        .containsExactly(
            "European Space Agency = European Space Agency",
            "ESA = European Space Agency",
            "International Space Station = International Space Station",
            "ESA = European Space Agency",
            "ISS = International Space Station");
  }

  @Test
  void aPlaceNamedAfterSomebodyIsNobody() {
    assertThat(
            same(
                "The launch was watched at the Kennedy Space Centre in Florida. Kennedy has three"
                    + " pads. Kennedy was closed on Monday."))
        .containsExactly(
            "Kennedy Space Centre = Kennedy Space Centre",
            "Florida = Florida",
            "Kennedy = Kennedy Space Centre",
            "Kennedy = Kennedy Space Centre");
  }

  @Test
  void aCompanyGoesByLess() {
    assertThat(same("Shares of Boeing Co fell on Monday. Boeing did not say why."))
        .containsExactly("Boeing Co = Boeing Co", "Boeing = Boeing Co");
  }

  @Test
  void nobodyIsCalledSomebodyOfSomething() {
    assertThat(same("SEAN DUFFY AND DMITRY BAKANOV OF ROSCOSMOS MET\n\nDmitry Bakanov flew home."))
        .doesNotContain("DMITRY BAKANOV OF ROSCOSMOS = DMITRY BAKANOV OF ROSCOSMOS")
        .contains("Dmitry Bakanov = Dmitry Bakanov");
  }
}
