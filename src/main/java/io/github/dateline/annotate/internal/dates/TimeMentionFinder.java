package io.github.dateline.annotate.internal.dates;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.tagger.Tagger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds the time expressions of an article to the mentions that another finder finds.
 *
 * <p>Thread-safe.
 *
 * @param finder finds time expressions
 * @param tagger tells parts of speech
 */
public record TimeMentionFinder(TimeFinder finder, Tagger tagger) {
  private static final Comparator<Mention> IN_ORDER =
      Comparator.comparingInt(Mention::start)
          .thenComparing(Comparator.comparingInt(Mention::end).reversed());

  /** "May" in a person's name is no month; the year in "2024 Summer Olympics" is a year. */
  private static final Set<EntityType> NAMES_WITHOUT_DATES =
      Set.of(EntityType.PERSON, EntityType.ORGANIZATION, EntityType.LOCATION, EntityType.CITY);

  /** Adds the time expressions of an article to what it mentions. */
  public void add(Draft draft) {
    LocalDate day = draft.article().day().orElse(null);
    NewsDates news = new NewsDates(draft, tagger);
    draft.lines().forEach(sentence -> add(sentence, day, news));
  }

  private void add(SentenceDraft sentence, @Nullable LocalDate day, NewsDates news) {
    List<TimeSpan> times =
        news.correct(sentence, finder.find(sentence.text, sentence.tokens, tagger, day));
    if (times.isEmpty()) {
      return;
    }
    List<Mention> names = sentence.mentions();
    List<Mention> all = new ArrayList<>(names);
    for (TimeSpan time : times) {
      Mention mention = mention(sentence, time);
      if (names.stream().noneMatch(name -> hides(name, mention))) {
        all.add(mention);
      }
    }
    all.sort(IN_ORDER);
    sentence.mention(all);
  }

  private static Mention mention(SentenceDraft sentence, TimeSpan time) {
    int start = sentence.tokens.get(time.from()).start();
    int end = sentence.tokens.get(time.to() - 1).end();
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
