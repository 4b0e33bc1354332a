package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Knows what the people of a country is called, its capital, the believers of a religion, the
 * people of a party, the chambers of a parliament, and bodies named after a place: that "India" and
 * "Indian" are named together is no finding, nor are "Cuba" and "Havana", "GOP" and "Republican",
 * "House" and "Senate", "India" and "Indian Space Research Organisation".
 */
public final class Demonyms {
  private static final Set<EntityType> GROUPS =
      Set.of(EntityType.NATIONALITY, EntityType.RELIGION, EntityType.IDEOLOGY, EntityType.MISC);

  private static final Set<EntityType> PLACES = EntityType.parse("places");

  private static final Set<String> EVERYWHERE = Set.of("earth", "planet earth", "world");

  /** A place has so many words at most where a body is named after it. */
  private static final int LONGEST = 4;

  /** By each of its names, in small letters: what a country is called in the file. */
  private static final Map<String, Set<String>> COUNTRIES = new HashMap<>();

  /** By each of its names, in small letters: of which country a people is. */
  private static final Map<String, Set<String>> PEOPLES = new HashMap<>();

  /** By a country, religion or party: all its names and its people, as the file has them. */
  private static final Map<String, Set<String>> NAMES = new HashMap<>();

  /** What of the file are parties. */
  private static final Set<String> PARTIES = new HashSet<>();

  static {
    read();
  }

  private Demonyms() {}

  /**
   * Whether one is a country, continent, religion or party, and the other its people or capital, or
   * both are names or chambers of one parliament or party, or one is a place and the other a body
   * named after it.
   */
  public static boolean areOne(Entity one, Entity other) {
    return isPeopleOf(one, other)
        || isPeopleOf(other, one)
        || areOfOneRow(one, other)
        || isNamedAfter(one, other)
        || isNamedAfter(other, one);
  }

  /** Whether a body has a place, or its people, among the words of its name. */
  private static boolean isNamedAfter(Entity body, Entity place) {
    if (!body.type().equals(EntityType.ORGANIZATION) || !PLACES.contains(place.type())) {
      return false;
    }
    Set<String> rows = rows(place);
    List<String> names = List.of(key(place.name()), key(place.label()));
    for (String name : List.of(body.name(), body.label())) {
      String[] words = key(name).split(" ");
      for (int from = 0; from < words.length; from++) {
        String part = "";
        for (int to = from; to < Math.min(words.length, from + LONGEST); to++) {
          part = part.isEmpty() ? words[to] : part + " " + words[to];
          if (names.contains(part)
              || !Collections.disjoint(rows, COUNTRIES.getOrDefault(part, Set.of()))
              || !Collections.disjoint(rows, PEOPLES.getOrDefault(part, Set.of()))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * The countries, religions and parties of which one is the name, the capital or the people; empty
   * if it is none of these.
   */
  public static Set<String> rows(Entity entity) {
    Set<String> rows = of(COUNTRIES, entity);
    rows.addAll(of(PEOPLES, entity));
    return rows;
  }

  /** What countries, religions and parties are called, and their people. */
  public static Set<String> names(Set<String> rows) {
    Set<String> names = new HashSet<>();
    rows.forEach(row -> names.addAll(NAMES.get(row)));
    return names;
  }

  /** Whether it is the people of a country, religion or party. */
  public static boolean isPeople(Entity entity) {
    return GROUPS.contains(entity.type()) && !of(PEOPLES, entity).isEmpty();
  }

  /** Whether it is the place of all. */
  public static boolean isEverywhere(Entity entity) {
    return PLACES.contains(entity.type()) && EVERYWHERE.contains(key(entity.label()));
  }

  /** Whether a word is the name of a country, or of a people. */
  static boolean isName(String word) {
    return COUNTRIES.containsKey(key(word)) || PEOPLES.containsKey(key(word));
  }

  /** Whether it is a party. */
  public static boolean isParty(Entity entity) {
    return entity.type().equals(EntityType.ORGANIZATION)
        && (entity.label().endsWith(" Party")
            || of(COUNTRIES, entity).stream().anyMatch(PARTIES::contains));
  }

  /** Whether it is a body that stands for a country, or a chamber of its parliament. */
  public static boolean isOfState(Entity entity) {
    return entity.type().equals(EntityType.ORGANIZATION)
        && of(COUNTRIES, entity).stream().anyMatch(row -> !PARTIES.contains(row));
  }

  private static boolean areOfOneRow(Entity one, Entity other) {
    return isPlaceOrBody(one)
        && isPlaceOrBody(other)
        && !Collections.disjoint(of(COUNTRIES, one), of(COUNTRIES, other));
  }

  private static boolean isPlaceOrBody(Entity entity) {
    return !GROUPS.contains(entity.type()) && !entity.type().equals(EntityType.PERSON);
  }

  private static boolean isPeopleOf(Entity people, Entity country) {
    if (!GROUPS.contains(people.type()) || country.type().equals(EntityType.PERSON)) {
      return false;
    }
    return !Collections.disjoint(of(PEOPLES, people), of(COUNTRIES, country));
  }

  private static Set<String> of(Map<String, Set<String>> known, Entity entity) {
    Set<String> found = new HashSet<>();
    for (String name : List.of(entity.name(), entity.label())) {
      found.addAll(known.getOrDefault(key(name), Set.of()));
    }
    return found;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace(".", "").replaceFirst("^the ", "");
  }

  /**
   * Each line is "a country, its other names and its capital = its people", perhaps without "=";
   * parties are under a heading.
   */
  private static void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Demonyms.class.getResourceAsStream("demonyms.txt"), StandardCharsets.UTF_8))) {
      boolean party = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        party = line.startsWith("#") ? line.startsWith("# A party") : party;
        int at = line.indexOf('=');
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] countries = (at < 0 ? line : line.substring(0, at)).strip().split(" *, *");
          add(COUNTRIES, countries, countries[0]);
          if (party) {
            PARTIES.add(countries[0]);
          }
          if (at > 0 && at < line.strip().length() - 1) {
            add(PEOPLES, line.substring(at + 1).strip().split(" *, *"), countries[0]);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Map<String, Set<String>> to, String[] names, String country) {
    for (String name : names) {
      to.computeIfAbsent(key(name), any -> new HashSet<>()).add(country);
      NAMES.computeIfAbsent(country, any -> new HashSet<>()).add(name);
    }
  }
}
