package io.github.dateline;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Articles made of random words and names, annotated as they are made. */
public final class RandomArticles {
  public static final String ANNOTATOR = "random 1";

  private static final String[] WORDS = {
    "launch", "moon", "talks", "crew", "station", "budget", "orbit", "rocket", "treaty", "delay"
  };
  private static final EntityType[] TYPES = {
    EntityType.PERSON,
    EntityType.ORGANIZATION,
    EntityType.CITY,
    EntityType.MISC,
    new EntityType("VESSEL")
  };
  private static final String[] SOURCES = {"Meridian Wire", "Harbour Post", "Capitol Courier"};

  private final Random random;
  private final List<Entity> vocabulary = new ArrayList<>();

  public RandomArticles(Random random, int entities) {
    this.random = random;
    for (int i = 0; i < entities; i++) {
      // Names beyond the basic plane and in the private-use area sort differently in UTF-16.
      String odd = i % 7 == 3 ? "\uD83D\uDE80" : i % 7 == 5 ? "\uE000é" : "";
      vocabulary.add(Entity.of(TYPES[i % TYPES.length], odd + "Name" + (i % 11) + " Part" + i));
    }
  }

  Entity entity() {
    // Frequent and rare ones, as in news.
    double skewed = random.nextDouble() * random.nextDouble();
    return vocabulary.get((int) (skewed * vocabulary.size()));
  }

  /** An article with up to so many sentences. */
  public AnnotatedArticle article(String id, int mostSentences) {
    StringBuilder headline = new StringBuilder();
    StringBuilder body = new StringBuilder();
    List<Sentence> sentences = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      sentences.add(sentence(headline, Article.Field.HEADLINE, 0));
    }
    int count = random.nextInt(mostSentences + 1);
    int paragraph = 0;
    for (int i = 0; i < count; i++) {
      if (i > 0 && random.nextInt(3) == 0) {
        paragraph++;
        body.append("\n\n");
      } else if (i > 0) {
        body.append(' ');
      }
      sentences.add(sentence(body, Article.Field.BODY, paragraph));
    }
    Article.Builder article =
        Article.builder(id).headline(headline.toString()).body(body.toString());
    if (random.nextInt(5) > 0) {
      article.published(LocalDate.of(2025, 1, 1).plusDays(random.nextInt(120)).toString());
    }
    if (random.nextInt(5) > 0) {
      article.source(SOURCES[random.nextInt(SOURCES.length)]);
    }
    return new AnnotatedArticle(article.build(), ANNOTATOR, random.nextInt(500), sentences);
  }

  private Sentence sentence(StringBuilder text, Article.Field field, int paragraph) {
    int start = text.length();
    List<Mention> mentions = new ArrayList<>();
    text.append("The");
    int parts = 1 + random.nextInt(6);
    for (int i = 0; i < parts; i++) {
      text.append(' ');
      int from = text.length();
      if (random.nextInt(3) == 0) {
        Entity entity = entity();
        text.append(entity.name());
        mentions.add(Mention.of(from, text.length(), entity));
      } else if (random.nextInt(12) == 0) {
        text.append("Thursday");
        mentions.add(Mention.of(from, text.length(), new EntityType("DATE"), "2025-07-31"));
      } else {
        text.append(WORDS[random.nextInt(WORDS.length)]);
      }
    }
    text.append('.');
    return new Sentence(field, start, text.length(), paragraph, mentions);
  }
}
