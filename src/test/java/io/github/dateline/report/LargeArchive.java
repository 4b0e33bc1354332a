package io.github.dateline.report;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes an archive of many made-up articles, as long as wire stories, for measuring: {@code
 * LargeArchive FOLDER ARTICLES}. Names are as frequent as Zipf's law has them, and each keeps
 * company with some others.
 */
final class LargeArchive {
  private static final int NAMES = 6_000;
  private static final int CIRCLE = 6;
  private static final EntityType[] TYPES = {
    EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PERSON, EntityType.CITY
  };

  private final Random random = new Random(17);
  private final List<Entity> names = new ArrayList<>();

  private LargeArchive() {
    for (int i = 0; i < NAMES; i++) {
      names.add(Entity.of(TYPES[i % TYPES.length], word(i) + " " + word(i * 31 + 7)));
    }
  }

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    make(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
  }

  static void make(Path folder, int articles) throws IOException {
    LargeArchive make = new LargeArchive();
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < articles; i++) {
        writer.add(make.article(i));
      }
      writer.commit();
    }
  }

  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    for (int left = number + 40; left > 0; left /= 20) {
      word.append("bcdfghjklmnprstvwxyz".charAt(left % 20)).append("aeiou".charAt(left % 5));
    }
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private Entity name() {
    return names.get(
        (int) Math.min(NAMES - 1, Math.exp(random.nextDouble() * Math.log(NAMES)) - 1));
  }

  private AnnotatedArticle article(int number) {
    List<Entity> cast = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Entity first = name();
      cast.add(first);
      if (random.nextInt(3) == 0) {
        cast.add(
            names.get((names.indexOf(first) / CIRCLE * CIRCLE + random.nextInt(CIRCLE)) % NAMES));
      }
    }
    StringBuilder body = new StringBuilder();
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      int start = body.append(i == 0 ? "" : " ").length();
      List<Mention> mentions = new ArrayList<>();
      body.append("Then");
      for (int w = 0; w < 12; w++) {
        body.append(' ');
        if (w % 6 == 3) {
          Entity one = cast.get(random.nextInt(cast.size()));
          mentions.add(Mention.of(body.length(), body.length() + one.name().length(), one));
          body.append(one.name());
        } else {
          body.append(word(random.nextInt(3000)).toLowerCase(java.util.Locale.ROOT));
        }
      }
      body.append('.');
      sentences.add(new Sentence(Article.Field.BODY, start, body.length(), i / 3, mentions));
    }
    Article article =
        Article.builder("wire-" + number)
            .headline("A headline of number " + number + " as long as they are")
            .body(body.toString())
            .published(LocalDate.of(1987, 2, 26).plusDays(number * 240L / 20_000).toString())
            .source("Wire " + number % 23)
            .section(number % 3 == 0 ? "World" : "Business")
            .build();
    return new AnnotatedArticle(article, "made up 1", 120, sentences);
  }
}
