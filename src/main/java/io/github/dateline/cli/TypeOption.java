package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.EntityType;
import io.github.dateline.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** {@code --type}: the types of entities that are wanted. */
final class TypeOption {
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
    words.forEach(word -> types.addAll(EntityType.parse(word.strip())));
    return types;
  }

  /** Refuses a word that is neither one of the usual types nor one that the archive has. */
  void check(Archive archive) throws IOException {
    for (String word : words) {
      Checks.that(
          EntityType.coOccurring().containsAll(EntityType.parse(word.strip()))
              || entities(archive, word) > 0,
          "nothing in the archive has the type \"" + word.strip() + "\"");
    }
  }

  private static long entities(Archive archive, String word) throws IOException {
    return archive
        .entities(Query.all())
        .types(EntityType.parse(word.strip()))
        .limit(1)
        .table()
        .entities();
  }

  /**
   * Says which of the words stand for types that no entity of the archive has: they may be
   * mistyped. Where that goes for all of them the answer says so.
   */
  void complain(Archive archive, Terminal terminal) throws IOException {
    if (words.size() < 2) {
      return;
    }
    List<String> unknown = new ArrayList<>();
    for (String word : words) {
      if (entities(archive, word) == 0) {
        unknown.add(word.strip());
      }
    }
    if (unknown.size() < words.size()) {
      unknown.forEach(
          word -> terminal.complain("nothing in the archive has the type \"" + word + "\""));
    }
  }
}
