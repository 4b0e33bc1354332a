package io.github.dateline.cli;

import io.github.dateline.EntityType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The types of entities that are wanted. */
final class Types {
  @Option(
      names = "--type",
      split = ",",
      paramLabel = "TYPE",
      description = {
        "Only entities of the type: people, organisations, places, or a tag such as PERSON,"
            + " COUNTRY or MISC; several with commas, or by giving the option again (default:"
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
    words.forEach(word -> types.addAll(EntityType.named(word.strip())));
    return types;
  }
}
