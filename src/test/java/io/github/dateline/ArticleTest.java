package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dateline.Article.Field;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleTest {
  @Test
  void keepsWhatItIsGivenToTheLetter() {
    Article article =
        Article.builder("a1")
            .headline(" Two\nlines ")
            .body("\r\nWASHINGTON — Nasa [[nid:1]]\r\n ")
            .published("2025-07-31T23:40:00-08:00")
            .source(" The\nPaper ")
            .section("Space")
            .author("Joey Roulette")
            .author(" ")
            .author("A. N. Other")
            .url("https://example.org/1")
            .metadata("desk", "night")
            .build();

    assertThat(article.headline()).isEqualTo(" Two\nlines ");
    assertThat(article.body()).isEqualTo("\r\nWASHINGTON — Nasa [[nid:1]]\r\n ");
    assertThat(article.published()).hasValue("2025-07-31T23:40:00-08:00");
    assertThat(article.source()).hasValue("The Paper");
    assertThat(article.section()).hasValue("Space");
    assertThat(article.authors()).containsExactly("Joey Roulette", "A. N. Other");
    assertThat(article.url()).hasValue("https://example.org/1");
    assertThat(article.metadata()).isEqualTo(Map.of("desk", "night"));
    assertThat(article.filedFrom()).hasValue("WASHINGTON");
    assertThat(article.markers()).containsExactly("nid:1");
  }

  @Test
  void knowsNothingThatItWasNotTold() {
    Article article = Article.of("a1", "Text.");

    assertThat(article.headline()).isEmpty();
    assertThat(article.published()).isEmpty();
    assertThat(article.day()).isEmpty();
    assertThat(article.source()).isEmpty();
    assertThat(article.section()).isEmpty();
    assertThat(article.url()).isEmpty();
    assertThat(article.authors()).isEmpty();
    assertThat(article.metadata()).isEmpty();
    assertThat(article.filedFrom()).isEmpty();
    assertThat(article.markers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-07-31, 2025-07-31",
    "2025-07-31T23:59:59, 2025-07-31",
    "2025-07-31T23:30Z, 2025-07-31",
    "2025-08-01T00:30:00+14:00, 2025-08-01",
    "2025-07-31T23:30:00.123-11:00, 2025-07-31",
    "0079-10-24, 0079-10-24"
  })
  void takesTheLocalDayOfTheStampAsGiven(String stamp, LocalDate day) {
    assertThat(Article.builder("a").published(" " + stamp + "\n").build().day()).hasValue(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "31/07/2025",
        "2025-02-30",
        "2025-07",
        "2025-07-31 18:40",
        "20250731",
        "2025-07-31T25:00:00",
        "2025-07-31T18:40:00+99:00"
      })
  void refusesAStampThatIsNoIsoDate(String stamp) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Article.builder("a").published(stamp))
        .withMessageStartingWith("published must be an ISO date or date-time such as 2025-07-31")
        .withMessageEndingWith("got \"" + stamp + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00a0\t\n", "\u0000"})
  void refusesABlankId(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Article.builder(id))
        .withMessage("id must not be blank");
  }

  @Test
  void refusesAnEndlessId() {
    assertThat(Article.of("x".repeat(1000), "Text.").id()).hasSize(1000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Article.of("x".repeat(1001), "Text."))
        .withMessage("id must be at most 1000 characters, got 1001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " \n\t\u00a0", "[[nid:1]]", "WASHINGTON — ", " [[nid:1]] MOSCOW (AP) - "})
  void hasNoTextIfAllIsBlankOrMasked(String body) {
    assertThat(Article.of("a", body).hasText()).isFalse();
    assertThat(Article.builder("a").headline("H").body(body).build().hasText()).isTrue();
  }

  @Test
  void replacesLoneSurrogatesAndKeepsOffsets() {
    Article article = Article.of("a", "x\ude80y\ud83d\ude80");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Article.of("a\ud83d", "x"))
        .withMessageContaining("half of a surrogate pair");
    assertThat(article.body()).isEqualTo("x\ufffdy\ud83d\ude80");
    assertThat(article.text(Field.BODY)).hasSize(5);
  }

  @Test
  void equalsAnotherOfTheSame() {
    Article.Builder builder = Article.builder("a").body("b").published("2025-07-31");

    assertThat(builder.build()).isEqualTo(builder.build()).hasSameHashCodeAs(builder.build());
    assertThat(builder.build()).isNotEqualTo(builder.metadata("k", "v").build());
  }
}
