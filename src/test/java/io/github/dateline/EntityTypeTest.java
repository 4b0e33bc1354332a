package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EntityTypeTest {
  @ParameterizedTest
  @CsvSource({
    "people, PERSON",
    "Org, ORGANIZATION",
    "places, CITY COUNTRY LOCATION STATE_OR_PROVINCE",
    "GROUPS, IDEOLOGY NATIONALITY RELIGION",
    "country, COUNTRY",
    "ship, SHIP"
  })
  void aWordStandsForTypes(String word, String tags) {
    assertThat(EntityType.parse(word).stream().map(EntityType::tag).sorted())
        .containsExactly(tags.split(" "));
  }

  @Test
  void groupsOfTypesAndOtherNamesAreAllThatCoOccur() {
    List<EntityType> all = new ArrayList<>();
    for (String word : List.of("people", "organisations", "places", "groups", "misc")) {
      all.addAll(EntityType.parse(word));
    }
    assertThat(all).doesNotHaveDuplicates();
    assertThat(Set.copyOf(all)).isEqualTo(EntityType.coOccurring());
  }
}
