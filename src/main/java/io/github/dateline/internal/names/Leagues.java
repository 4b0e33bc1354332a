package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.stats.Contingency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Knows leagues of sports, and by the counts their teams: that one plays in it is no finding. */
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

  private Leagues() {}

  /**
   * Whether one is a league and the other an organisation that is named with it more often than
   * without, as teams are; who pays or shows it is not.
   */
  public static boolean haveTeam(Entity first, Entity second, Contingency counts) {
    return first.type().equals(EntityType.ORGANIZATION)
        && second.type().equals(EntityType.ORGANIZATION)
        && ((counts.both() > counts.onlySecond() && isLeague(first) && !isLeague(second))
            || (counts.both() > counts.onlyFirst() && isLeague(second) && !isLeague(first)));
  }

  private static boolean isLeague(Entity entity) {
    return Stream.of(entity.name(), entity.label()).anyMatch(Leagues::isLeague);
  }

  private static boolean isLeague(String name) {
    Matcher sport = SPORT.matcher(name);
    return sport.find() && BODY.matcher(name).find(sport.end()) || KNOWN.matcher(name).find();
  }
}
