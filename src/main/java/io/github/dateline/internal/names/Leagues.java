package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.stats.Contingency;
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
              + "|\\b(?:bundesliga|la liga|serie [ab]|ligue [12]|eredivisie|super league)\\b");

  private static final Pattern UNIVERSITY = Pattern.compile("(?i)\\b(?:university|college)\\b");

  /** What teams are called, as "Blue Hens". */
  private static final Pattern TEAM = Pattern.compile("(?U)[\\w'’]+(?: \\w+)?s");

  private Leagues() {}

  /**
   * Whether one is a league or a university and the other an organisation that is named with it
   * more often than without, as teams are; who pays or shows it is not.
   */
  public static boolean haveTeam(Entity first, Entity second, Contingency counts) {
    return first.type().equals(EntityType.ORGANIZATION)
        && second.type().equals(EntityType.ORGANIZATION)
        && (counts.both() > counts.onlySecond() && isOf(second, first)
            || counts.both() > counts.onlyFirst() && isOf(first, second));
  }

  private static boolean isOf(Entity team, Entity other) {
    return isAny(other, Leagues::isLeague) && !isAny(team, Leagues::isLeague)
        || isAny(other, name -> UNIVERSITY.matcher(name).find())
            && isAny(team, name -> TEAM.matcher(name).matches());
  }

  private static boolean isAny(Entity entity, Predicate<String> kind) {
    return Stream.of(entity.name(), entity.label()).anyMatch(kind);
  }

  private static boolean isLeague(String name) {
    Matcher sport = SPORT.matcher(name);
    return sport.find() && BODY.matcher(name).find(sport.end()) || KNOWN.matcher(name).find();
  }
}
