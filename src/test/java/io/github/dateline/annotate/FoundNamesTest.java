package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which names are found and what they are taken for, rule by rule. */
class FoundNamesTest {
  /** Each mention as it stands, and its type. */
  private static List<String> found(String headline, String body) {
    AnnotatedArticle annotated =
        SharedAnnotator.ENGLISH.annotate(
            Article.builder("a").headline(headline).body(body).build());
    return annotated.sentences().stream()
        .flatMap(sentence ->
            sentence.mentions().stream().map(m -> m.type() + " " + annotated.text(sentence, m)))
        .toList();
  }

  private static List<String> found(String body) {
    return found("", body);
  }

  @Test
  void tellingNounsMakePlaces() {
    assertThat(
            found(
                "The rangers of Kruger National Park drove to Murtala Muhammed International"
                    + " Airport, and those of Mount Kenya walked to Lake Victoria."))
        .containsExactly(
            "LOCATION Kruger National Park",
            "LOCATION Murtala Muhammed International Airport",
            "LOCATION Mount Kenya",
            "LOCATION Lake Victoria");
  }

  @Test
  void tellingNounsMakeOrganisations() {
    assertThat(
            found(
                "The Ministry of Finance and Economic Planning said that the Government of Ghana"
                    + " would pay. The Federal High Court asked the Kenya Ports Authority why."))
        .containsExactly(
            "ORGANIZATION Ministry of Finance and Economic Planning",
            "ORGANIZATION Government of Ghana",
            "ORGANIZATION Federal High Court",
            "ORGANIZATION Kenya Ports Authority");
  }

  @Test
  void sonsAreNoFirmAlone() {
    assertThat(
            found(
                "Joe Hill of Alex. Brown and Sons Inc said so. A. B. Marsh & Sons Ltd and Tesco Plc"
                    + " rose."))
        .contains(
            "ORGANIZATION Alex. Brown and Sons Inc",
            "ORGANIZATION A. B. Marsh & Sons Ltd",
            "ORGANIZATION Tesco Plc")
        .doesNotContain("PERSON Alex. Brown", "ORGANIZATION Sons Inc");
  }

  @Test
  void aPersonMayBeCalledHill() {
    assertThat(found("The author, Christopher Hill, was born in York. Hill died there."))
        .contains("PERSON Christopher Hill", "PERSON Hill");
  }

  @Test
  void aHeadlineInTitleCaseIsNoName() {
    assertThat(
            found("Market Fears Grow As Central Bank Of Nowhere Waits For New Council", "").stream()
                .mapToInt(String::length)
                .max()
                .orElse(0))
        .isLessThan(40);
  }

  @Test
  void titlesAreNoPartOfAName() {
    assertThat(
            found(
                "Justice Binta Nyako heard Col Sani Bello, Madam Akosua Boateng and Alhaji Musa"
                    + " Danladi on Monday. Dr. Martin Luther King Jr. had spoken."))
        .containsExactly(
            "PERSON Binta Nyako",
            "PERSON Sani Bello",
            "PERSON Akosua Boateng",
            "PERSON Musa Danladi",
            "PERSON Martin Luther King Jr.");
  }

  @Test
  void nationalitiesAreFoundAlsoInHyphenatedWords() {
    assertThat(
            found(
                "US-Russian talks about British firms angered many Nigerians, and an American left"
                    + " us. The Philippines waited."))
        .containsExactly(
            "COUNTRY US",
            "NATIONALITY Russian",
            "NATIONALITY British",
            "NATIONALITY Nigerians",
            "NATIONALITY American",
            "COUNTRY Philippines");
  }

  @Test
  void faithsAndCampsAreToldFromNationalities() {
    assertThat(found("Many Muslims and some Democrats, said one Kenyan, had voted."))
        .containsExactly("RELIGION Muslims", "IDEOLOGY Democrats", "NATIONALITY Kenyan");
  }

  @Test
  void countriesStatesAndCitiesAreToldApart() {
    assertThat(found("He flew from Kenya to Texas, from there to Mumbai, and back to the U.S."))
        .containsExactly("COUNTRY Kenya", "STATE_OR_PROVINCE Texas", "CITY Mumbai", "COUNTRY U.S.");
  }

  @Test
  void anAppositionTellsWhatANameIs() {
    assertThat(
            found(
                "Roscosmos showed a video of the talks. The country's space agency, Roscosmos, did"
                    + " not reply. Roscosmos has time."))
        .containsExactly(
            "ORGANIZATION Roscosmos", "ORGANIZATION Roscosmos", "ORGANIZATION Roscosmos");
  }

  @Test
  void acronymsTakeTheTypeOfWhatTheyAbbreviate() {
    assertThat(
            found(
                "The Economic and Financial Crimes Commission (EFCC) spoke of the International"
                    + " Space Station on Monday. The EFCC has no view of the ISS."))
        .containsExactly(
            "ORGANIZATION Economic and Financial Crimes Commission",
            "ORGANIZATION EFCC",
            "LOCATION International Space Station",
            "ORGANIZATION EFCC",
            "LOCATION ISS");
  }

  @Test
  void aNameFoundOnceIsFoundInCapitalsToo() {
    assertThat(
            found(
                "KENYATTA MEETS ENVOYS IN KISUMU TODAY",
                "Uhuru Kenyatta flew to Kisumu on Monday. \"We are one,\" Kenyatta said."))
        .contains("PERSON KENYATTA", "PERSON Uhuru Kenyatta", "PERSON Kenyatta");
  }

  @Test
  void aListOfNamesIsNoSingleName() {
    assertThat(found("The committee:\n\nKofi Mensah\nAma Serwaa\nYaw Boakye\nJohn Kwame Osei"))
        .containsExactly(
            "PERSON Kofi Mensah",
            "PERSON Ama Serwaa",
            "PERSON Yaw Boakye",
            "PERSON John Kwame Osei");
  }

  @Test
  void aFamilyIsNoPlaceAndAHyphenNoEnd() {
    assertThat(
            found(
                "At Groote Schuur Hospital in Cape Town, Dr Thandi Nkosi met Hoda Abdel-Hamid of Al"
                    + " Jazeera. The Aam Aadmi Party (AAP) was silent, and so was the Supreme Court"
                    + " of India."))
        .containsExactly(
            "ORGANIZATION Groote Schuur Hospital",
            "CITY Cape Town",
            "PERSON Thandi Nkosi",
            "PERSON Hoda Abdel-Hamid",
            "ORGANIZATION Al Jazeera",
            "ORGANIZATION Aam Aadmi Party",
            "ORGANIZATION AAP",
            "ORGANIZATION Supreme Court of India");
  }

  @Test
  void bodiesAreTwoWhereTheArticleHasEachAlone() {
    assertThat(
            found(
                "A pact of Kenya Airways and South African Airways was signed. Kenya Airways lost"
                    + " money. South African Airways was sold."))
        .containsExactly(
            "ORGANIZATION Kenya Airways",
            "ORGANIZATION South African Airways",
            "ORGANIZATION Kenya Airways",
            "ORGANIZATION South African Airways");
    assertThat(
            found(
                "The Lakeland Colleges and Universities Association met. The Lakeland Colleges and"
                    + " Universities Association voted."))
        .containsOnly("ORGANIZATION Lakeland Colleges and Universities Association");
  }

  @Test
  void aBodyIsNoPartOfTheNameOfWhoHasAnOfficeInIt() {
    assertThat(found("Astros GM James Click spoke. The Astros won."))
        .containsExactly("ORGANIZATION Astros", "PERSON James Click", "ORGANIZATION Astros");
  }
}
