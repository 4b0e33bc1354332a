package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Knows leagues of sports and universities, and by the counts their teams: that one plays in it, or
 * for it, is no finding.
 */
public final class Leagues {
  /** What a league plays, or what it is called before the word for it. */
  private static final Pattern SPORT =
      Pattern.compile(
          "(?i)\\b(?:football|soccer|baseball|basketball|hockey|rugby|cricket|netball|premier"
              + "|major|champions|ivy)\\b");

  private static final Pattern BODY =
      Pattern.compile("(?i)\\b(?:league|association|conference|union)\\b");

  /** Leagues that are told by their names alone. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "(?i)\\A(?:big (?:ten|12|east)|(?:south|pacific|atlantic)\\w*) conference\\z"
              + "|\\A(?:national|american) league\\z"
              + "|\\b(?:bundesliga|la liga|serie [ab]|ligue [12]|eredivisie|super league)\\b");

  private static final Pattern UNIVERSITY = Pattern.compile("(?i)\\b(?:university|college)\\b");

  private static final Pattern GROUND =
      Pattern.compile("(?i)\\b(?:stadium|arena|ballpark|coliseum|field)\\z");

  /** Words of names that are no kin for it. */
  private static final Pattern COMMON =
      Pattern.compile(
          "(?i)(?:university|college|school|bank|department|ministry|institute|office|court"
              + "|council|center|centre|national|international|general|united|federal|first|global"
              + "|world|association|society|north\\w*|south\\w*|east\\w*|west\\w*)");

  private static final int SHORTEST = 4;

  /** What teams are called, as "Blue Hens". */
  private static final Pattern TEAM = Pattern.compile("(?U)[\\w'’]+(?: \\w+)?s");

  private Leagues() {}

  /**
   * Whether one may be a team, or its ground, and the other its league, university or team. It is,
   * if it is named with it more often than without; who pays or shows a league is not.
   */
  public static boolean mayPlayFor(Entity team, Entity other) {
    if (!other.type().equals(EntityType.ORGANIZATION)) {
      return false;
    }
    if (!team.type().equals(EntityType.ORGANIZATION)) {
      return !team.type().equals(EntityType.PERSON)
          && isAny(team, name -> GROUND.matcher(name).find())
          && isTeam(other);
    }
    return isLeague(other) && !isLeague(team)
        || isAny(other, name -> UNIVERSITY.matcher(name).find()) && isTeam(team);
  }

  /**
   * Whether the name of one body begins with a word of the other's, as "House GOP" does, or both
   * are teams of a town. They are of one kin, if one is named with the other more often than
   * without.
   */
  public static boolean areSisters(Entity one, Entity other) {
    return one.type().equals(EntityType.ORGANIZATION)
        && other.type().equals(EntityType.ORGANIZATION)
        && (one.label().startsWith(other.label() + " ")
            || other.label().startsWith(one.label() + " ")
            || hasFirstWordOf(one, other)
            || hasFirstWordOf(other, one)
            || areOfOneTown(one.name(), other.name()));
  }

  private static boolean hasFirstWordOf(Entity one, Entity other) {
    List<String> words = List.of(one.label().split(" "));
    String first = other.label().split(" ")[0];
    return first.length() >= SHORTEST
        && !COMMON.matcher(first).matches()
        && !Demonyms.isName(first)
        && words.contains(first);
  }

  private static boolean areOfOneTown(String one, String other) {
    int end = one.lastIndexOf(' ');
    return end > 0
        && end == other.lastIndexOf(' ')
        && one.endsWith("s")
        && other.endsWith("s")
        && one.regionMatches(0, other, 0, end)
        && !COMMON.matcher(one.substring(0, end)).matches();
  }

  private static boolean isTeam(Entity entity) {
    return isAny(entity, name -> TEAM.matcher(name).matches());
  }

  /** Whether it is a league. */
  public static boolean isLeague(Entity entity) {
    return entity.type().equals(EntityType.ORGANIZATION) && isAny(entity, Leagues::isLeague);
  }

  private static boolean isAny(Entity entity, Predicate<String> kind) {
    return Stream.of(entity.name(), entity.label()).anyMatch(kind);
  }

  private static boolean isLeague(String name) {
    Matcher sport = SPORT.matcher(name);
    return sport.find() && BODY.matcher(name).find(sport.end()) || KNOWN.matcher(name).find();
  }
}
