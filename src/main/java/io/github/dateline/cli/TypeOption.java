package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.DatelineException;
import io.github.dateline.EntityType;
import io.github.dateline.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** {@code --type}: the types of entities that are wanted. */
final class TypeOption {
  private static final List<String> GROUPS = List.of("people", "organisations", "places", "groups");

  @Option(
      names = "--type",
      split = ",",
      paramLabel = "TYPE",
      description = {
        "Only entities of the type: people, organisations, places, groups (nationalities,"
            + " religions, ideologies), or a tag such as PERSON, COUNTRY or MISC; several with commas, or by giving the option again (default:"
            + " all of these, but no titles, numbers or dates)."
      })
  private List<String> words = new ArrayList<>();

  boolean areGiven() {
    return !words.isEmpty();
  }

  Set<EntityType> wanted() {
    if (words.isEmpty()) {
      return EntityType.coOccurring();
    }
    Set<EntityType> types = new HashSet<>();
    words.forEach(word -> types.addAll(EntityType.parse(word.strip())));
    return types;
  }

  /** Refuses a word that is neither one of the usual types nor one that the archive has. */
  void check(Archive archive) throws IOException {
    for (String word : words) {
      check(archive, word.strip());
    }
  }

  /** Refuses a word in the same way. */
  static void check(Archive archive, String word) throws IOException {
    Set<EntityType> types = EntityType.parse(word);
    if (!EntityType.coOccurring().containsAll(types)
        && archive.entities(Query.all()).types(types).limit(1).table().entities() == 0) {
      List<String> known =
          new ArrayList<>(EntityType.coOccurring().stream().map(EntityType::tag).sorted().toList());
      known.addAll(0, GROUPS);
      throw new DatelineException(
          "nothing in the archive has the type \""
              + word
              + "\""
              + known.stream()
                  .filter(tag ->
                      ErrorMessages.isSlip(
                          word.toUpperCase(Locale.ROOT), tag.toUpperCase(Locale.ROOT)))
                  .findFirst()
                  .map(tag -> ", did you mean " + tag + "?")
                  .orElse("; types are " + String.join(", ", known)));
    }
  }
}
