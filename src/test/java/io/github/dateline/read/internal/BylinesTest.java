package io.github.dateline.read.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BylinesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "By JANE ROE; Reporting was contributed by John Doe from London, Ann Poe from Paris and Bob"
            + " Low from New York. # JANE ROE/John Doe/Ann Poe/Bob Low",
        "By JANE ROE and JOHN DOE; Ann Poe contributed reporting from Paris, and Bob Low from Rome."
            + " # JANE ROE/JOHN DOE/Ann Poe/Bob Low",
        "By ANN POE; Associated Press Writer # ANN POE",
        "By ANN POE and BOB LOW, Associated Press Writers # ANN POE/BOB LOW",
        "Ann Poe , Example Post Staff Writer; Staff researcher Bob Low contributed to this report #"
            + " Ann Poe/Bob Low",
        "Jane Roe Political Editor # Jane Roe",
        "JANE ROE HOME AFFAIRS CORRESPONDENT # JANE ROE",
        "Jane van der Post, Arts critic # Jane van der Post",
        "Jane Roe in Washington and John Doe in London # Jane Roe/John Doe",
        "Jane Roe in Berlin, John Doe in Paris and agencies # Jane Roe/John Doe",
        "Jane Roe in Leeds, West Yorkshire # Jane Roe",
        "Jane Roe in Colombo, Sri Lanka, and John Doe # Jane Roe/John Doe",
        "Jane Roe in Leeds, John Doe and Ann Poe in Derby, Devon County # Jane Roe/John Doe/Ann Poe",
        "Jane Roe, USA TODAY # Jane Roe",
        "By Jane Roe of The Example Times # Jane Roe",
        "Jane Roe jroe@example.com # Jane Roe",
        "Jane Roe @janeroe # Jane Roe",
        "From Jane Roe in Moscow # Jane Roe",
        "Analysis by Jane Roe # Jane Roe",
        "Jane Roe For Mailonline and John Doe For Mailonline # Jane Roe/John Doe",
        "JANE ROE FOR MAILONLINE and ASSOCIATED PRESS # JANE ROE",
        "Jane Roe, Special to The Globe and Mail # Jane Roe",
        "Jane Roe | Example News # Jane Roe",
        "By JANE ROE. Jane Roe is a columnist for The Example. # JANE ROE",
        "Jane Roe with additional reporting by John Doe # Jane Roe/John Doe",
        "Text by JANE ROE; Photographs by CARL DAY # JANE ROE/CARL DAY",
        "Jane Roe, senior writer # Jane Roe",
        "Roe, Jane; Doe, John # Roe, Jane/Doe, John",
        "Emily Post # Emily Post",
        "Prof. John Doe and Rev. Ann Poe # Prof. John Doe/Rev. Ann Poe",
        "Al Jazeera and news agencies # Al Jazeera",
        "Press Trust of India # Press Trust of India",
        "The Associated Press # The Associated Press",
        "Reuters Staff # Reuters Staff",
        "CNN Business Staff # CNN Business Staff",
        "Associated Press; Ann Poe # Associated Press/Ann Poe",
        "Guardian staff and agencies # Guardian staff and agencies",
        "Staff # Staff",
        "Ann; Bob # Ann/Bob",
      })
  void takesTheNames(String byline, String names) {
    assertThat(Bylines.names(byline)).containsExactly(names.split("/"));
  }

  @Test
  void aTextWithoutEndIsOneNameAtOnce() {
    for (String part : new String[] {"a", "a ", "By ", "Jane Roe, ", "@", ". A", "and "}) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> {
            assertThat(Bylines.names(part.repeat(1_000))).isNotEmpty();
            assertThat(Bylines.names(part.repeat(200_000))).hasSize(1);
          });
    }
    assertThat(Bylines.names(" ")).isEmpty();
  }
}
