package io.github.dateline.annotate.internal.dates;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.Mention;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.tagger.Tagger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dates, times, durations and what recurs in the lines of an article beside the names.
 * Thread-safe.
 *
 * @param finder finds time expressions
 * @param tagger tells parts of speech
 */
public record Times(TimeFinder finder, Tagger tagger) {
  private static final Comparator<Mention> IN_ORDER =
      Comparator.comparingInt(Mention::start)
          .thenComparing(Comparator.comparingInt(Mention::end).reversed());

  /** "May" in a person's name is no month; the year in "2024 Summer Olympics" is a year. */
  private static final Set<EntityType> NAMES_WITHOUT_DATES =
      Set.of(EntityType.PERSON, EntityType.ORGANIZATION, EntityType.LOCATION, EntityType.CITY);

  /** Adds the time expressions of an article to what it mentions. */
  public void add(Draft draft) {
    LocalDate day = draft.article().day().orElse(null);
    draft.lines().forEach(line -> add(line, day));
  }

  private void add(Line line, @Nullable LocalDate day) {
    List<TimeSpan> times = finder.find(line.text, line.tokens, tagger, day);
    if (times.isEmpty()) {
      return;
    }
    List<Mention> names = line.mentions();
    List<Mention> all = new ArrayList<>(names);
    for (TimeSpan time : times) {
      Mention mention = mention(line, time);
      if (names.stream().noneMatch(name -> hides(name, mention))) {
        all.add(mention);
      }
    }
    all.sort(IN_ORDER);
    line.mention(all);
  }

  private static Mention mention(Line line, TimeSpan time) {
    int start = line.tokens.get(time.from()).start();
    int end = line.tokens.get(time.to() - 1).end();
    EntityType type = new EntityType(time.type());
    return time.value() == null
        ? Mention.of(start, end, type)
        : Mention.of(start, end, type, time.value());
  }

  private static boolean hides(Mention name, Mention time) {
    return name.entity().map(Entity::type).filter(NAMES_WITHOUT_DATES::contains).isPresent()
        && name.start() < time.end()
        && time.start() < name.end();
  }
}
