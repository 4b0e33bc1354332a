package io.github.dateline;

import io.github.dateline.internal.text.Text;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type of an entity or mention: one of CoreNLP's tags, or a tag of another annotator.
 *
 * <p>The set of types is open. Two types are equal if their tags are; types sort by tag. Immutable
 * and thread-safe.
 *
 * @param tag the tag, such as {@code PERSON}: a letter, then letters, digits or underscores, 40 at
 *     most
 */
public record EntityType(String tag) implements Comparable<EntityType>, Serializable {
  private static final int LONGEST_TAG = 40;

  /** A person. */
  public static final EntityType PERSON = new EntityType("PERSON");

  /** A company, agency, party, court, team or other organisation. */
  public static final EntityType ORGANIZATION = new EntityType("ORGANIZATION");

  /** A place that is none of city, country, state or province. */
  public static final EntityType LOCATION = new EntityType("LOCATION");

  /** A city or town. */
  public static final EntityType CITY = new EntityType("CITY");

  /** A country. */
  public static final EntityType COUNTRY = new EntityType("COUNTRY");

  /** A state or province of a country. */
  public static final EntityType STATE_OR_PROVINCE = new EntityType("STATE_OR_PROVINCE");

  /** A nationality, such as Russian. */
  public static final EntityType NATIONALITY = new EntityType("NATIONALITY");

  /** A religion or its followers. */
  public static final EntityType RELIGION = new EntityType("RELIGION");

  /** A political ideology or its followers. */
  public static final EntityType IDEOLOGY = new EntityType("IDEOLOGY");

  /** A name of another kind: an event, a work, a product. */
  public static final EntityType MISC = new EntityType("MISC");

  private static final List<EntityType> PLACES =
      List.of(LOCATION, CITY, COUNTRY, STATE_OR_PROVINCE);

  private static final Set<EntityType> GROUPS = Set.of(NATIONALITY, RELIGION, IDEOLOGY);

  private static final Set<EntityType> CO_OCCURRING =
      Set.of(
          PERSON,
          ORGANIZATION,
          LOCATION,
          CITY,
          COUNTRY,
          STATE_OR_PROVINCE,
          NATIONALITY,
          RELIGION,
          IDEOLOGY,
          MISC);

  /** Checks the tag. */
  public EntityType {
    Objects.requireNonNull(tag, "tag must not be null");
    if (!isTag(tag)) {
      throw new IllegalArgumentException(noTag(tag));
    }
  }

  private static boolean isTag(String tag) {
    for (int i = 0; i < tag.length(); i++) {
      char c = tag.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && (i == 0 || c != '_' && !(c >= '0' && c <= '9'))) {
        return false;
      }
    }
    return !tag.isEmpty() && tag.length() <= LONGEST_TAG;
  }

  private static String noTag(String tag) {
    return "tag must be a letter, then up to 39 letters, digits or underscores, got \""
        + Text.excerpt(tag)
        + "\"";
  }

  /**
   * The types that count for co-occurrence unless asked otherwise: people, organisations, places,
   * nationalities, religions, ideologies and {@link #MISC}.
   *
   * @return the types, unmodifiable, in no order
   */
  public static Set<EntityType> coOccurring() {
    return CO_OCCURRING;
  }

  /**
   * The types that a word on the command line or in a query stands for: a group ({@code people} or
   * {@code person}, {@code organisations} or {@code org}, {@code places} or {@code place}, {@code
   * groups} for nationalities, religions and ideologies, {@code entity} for the {@linkplain
   * #coOccurring() co-occurring types}) or a single tag, in any case.
   *
   * @param word the word
   * @return the types, never empty; a word that is no group stands for the tag of its capitals
   * @throws DatelineException if the word is no group and cannot be a tag
   */
  public static Set<EntityType> parse(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "people", "person", "persons" -> Set.of(PERSON);
      case "organisations", "organizations", "organisation", "organization", "org", "orgs" ->
          Set.of(ORGANIZATION);
      case "places", "place" -> Set.copyOf(PLACES);
      case "groups", "group" -> GROUPS;
      case "entity", "entities" -> CO_OCCURRING;
      default -> {
        String tag = word.toUpperCase(Locale.ROOT);
        if (!isTag(tag)) {
          throw new DatelineException(noTag(tag));
        }
        yield Set.of(new EntityType(tag));
      }
    };
  }

  @Override
  public int compareTo(EntityType other) {
    return tag.compareTo(other.tag);
  }

  @Override
  public String toString() {
    return tag;
  }

  // As a record has them; written out, since they are asked for each token.
  @Override
  public boolean equals(@Nullable Object other) {
    return other == this || other instanceof EntityType type && tag.equals(type.tag);
  }

  @Override
  public int hashCode() {
    return tag.hashCode();
  }
}
