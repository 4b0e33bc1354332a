package io.github.dateline.annotate.internal.dates;

import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.Mention;
import io.github.dateline.annotate.internal.draft.MentionFinder;
import io.github.dateline.annotate.internal.tagger.Tagger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dates, times, durations and what recurs in the lines of an article beside the names.
 * Thread-safe.
 *
 * @param names finds names
 * @param finder finds time expressions
 * @param tagger tells parts of speech
 */
public record Times(MentionFinder names, TimeFinder finder, Tagger tagger)
    implements MentionFinder {
  private static final Comparator<Mention> IN_ORDER =
      Comparator.comparingInt(Mention::start)
          .thenComparing(Comparator.comparingInt(Mention::end).reversed());

  /** "May" in a person's name is no month; the year in "2024 Summer Olympics" is a year. */
  private static final Set<EntityType> NAMES_WITHOUT_DATES =
      Set.of(EntityType.PERSON, EntityType.ORGANIZATION, EntityType.LOCATION, EntityType.CITY);

  @Override
  public List<List<Mention>> mentions(Article article, List<Line> lines) {
    LocalDate day = article.day().orElse(null);
    List<List<Mention>> mentions = names.mentions(article, lines);
    return IntStream.range(0, lines.size())
        .mapToObj(i -> withTimes(lines.get(i), mentions.get(i), day))
        .toList();
  }

  private List<Mention> withTimes(Line line, List<Mention> names, @Nullable LocalDate day) {
    List<TimeSpan> times = finder.find(line.text, line.tokens, tagger, day);
    if (times.isEmpty()) {
      return names;
    }
    List<Mention> all = new ArrayList<>(names);
    for (TimeSpan time : times) {
      Mention mention = mention(line, time);
      if (names.stream().noneMatch(name -> hides(name, mention))) {
        all.add(mention);
      }
    }
    all.sort(IN_ORDER);
    return all;
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
