package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatelineExceptionTest {
  @Test
  void theMessageIsTheProblemAndThePlaceIfThereIsOne() {
    DatelineException plain = new DatelineException("no room");
    assertThat(plain).hasMessage("no room");
    assertThat(plain.problem()).isEqualTo("no room");
    assertThat(plain.offset()).isEmpty();
    DatelineException placed = new DatelineException("no field", "a b:c", 2);
    assertThat(placed).hasMessage("no field\n  a b:c\n    ^");
    assertThat(placed.problem()).isEqualTo("no field");
    assertThat(placed.offset()).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"page", "", "sentences", "sentences:0", "sentences:-3", "sentences:x"})
  void aWordThatIsNoUnitIsAMistakeOfThePersonWhoWroteIt(String word) {
    assertThatExceptionOfType(DatelineException.class)
        .isThrownBy(() -> Unit.parse(word))
        .withMessageStartingWith("unit must be ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "", "1", "PERSON/"})
  void aWordThatIsNoTypeIsAMistakeOfThePersonWhoWroteIt(String word) {
    assertThatExceptionOfType(DatelineException.class)
        .isThrownBy(() -> EntityType.parse(word))
        .withMessageStartingWith("tag must be ");
  }

  @Test
  void aValueThatCannotBeIsAMistakeOfTheProgram() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Unit.Sentences(0))
        .withMessageEndingWith("got sentences:0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EntityType("a b"))
        .withMessageEndingWith("got \"a b\"");
    assertThatIllegalArgumentException().isThrownBy(() -> CooccurrenceQuery.builder().limit(0));
  }
}
