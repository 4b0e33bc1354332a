package io.github.dateline.annotate.internal.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameKeyTest {
  private static void same(String... forms) {
    assertThat(List.of(forms).stream().map(NameKey::of).distinct())
        .as("keys of %s", List.of(forms))
        .hasSize(1);
  }

  @Test
  void spellingsOfANameHaveOneKey() {
    same("NASA", "Nasa", "N.A.S.A.");
    same("US", "U.S.", "U.S");
    same("Kennedy Space Centre", "Kennedy Space Center", "the Kennedy Space Centre");
    same("S\u00E3o Paulo", "Sao Paulo", "SAO PAULO");
    same("Lech Wa\u0142\u0119sa", "Lech Walesa");
    same("AT&T", "AT & T");
    same("Procter & Gamble", "Procter and Gamble");
    same("Mothercare's", "Mothercare", "Mothercare\u2019s");
    same("O'Brien", "O\u2019Brien", "OBrien");
    same("Saint Petersburg", "St Petersburg", "St. Petersburg");
    same("Baden-W\u00FCrttemberg", "Baden Wurttemberg");
    same("World Trade Organisation", "World Trade Organization");
  }

  @Test
  void namesOfOthersDoNot() {
    assertThat(NameKey.of("Sean Duffy")).isNotEqualTo(NameKey.of("Duffy"));
    assertThat(NameKey.of("The")).isEqualTo("the");
    assertThat(NameKey.of("Theresa May")).isEqualTo("theresa may");
  }

  @Test
  void whatHasNoLetterOrDigitHasNone() {
    assertThat(NameKey.of("...")).isEmpty();
    assertThat(NameKey.of("")).isEmpty();
    assertThat(NameKey.of("'s")).isEqualTo("s");
  }
}
