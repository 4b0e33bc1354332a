package io.github.dateline.spark;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.Annotator;
import io.github.dateline.spark.SparkIndexer.AnnotatorSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Random articles as JSON lines, and an annotator that finds the names which stand in them. */
final class NamePairAnnotator implements Annotator {
  static final String IDENTITY = "name pairs 1";

  /** How many articles were annotated in this JVM. */
  static final AtomicInteger ANNOTATED = new AtomicInteger();

  private static final Pattern NAME = Pattern.compile("[A-Z][a-z]+ [A-Z][a-z]+");
  private static final Pattern SENTENCE = Pattern.compile("[^.\\s][^.]*\\.");
  private static final String[] FIRST = {"Ada", "Bo", "Cem", "Dana", "Eli", "Finn", "Gus", "Hana"};
  private static final String[] LAST = {"Moss", "Nord", "Okri", "Pike", "Quist"};
  private static final String[] WORDS = {
    "moon", "crew", "launch", "treaty", "budget", "délai", "月"
  };

  static AnnotatorSource source() {
    return AnnotatorSource.of(IDENTITY, NamePairAnnotator::new);
  }

  @Override
  public AnnotatedArticle annotate(Article article) {
    ANNOTATED.incrementAndGet();
    String body = article.text(Article.Field.BODY);
    if (body.contains("cannot be read")) {
      throw new IllegalStateException("asked not to read this");
    }
    List<Sentence> sentences = new ArrayList<>();
    Matcher sentence = SENTENCE.matcher(body);
    while (sentence.find()) {
      List<Mention> mentions = new ArrayList<>();
      Matcher name = NAME.matcher(body).region(sentence.start(), sentence.end());
      while (name.find()) {
        mentions.add(
            Mention.of(name.start(), name.end(), Entity.of(EntityType.PERSON, name.group())));
      }
      sentences.add(
          new Sentence(Article.Field.BODY, sentence.start(), sentence.end(), 0, mentions));
    }
    return new AnnotatedArticle(article, IDENTITY, body.length() / 5, sentences);
  }

  @Override
  public String identity() {
    return IDENTITY;
  }

  /** An article as a line of JSON. */
  static String line(String id, Random random) {
    StringBuilder body = new StringBuilder();
    for (int sentence = 1 + random.nextInt(6); sentence > 0; sentence--) {
      body.append("the ").append(WORDS[random.nextInt(WORDS.length)]);
      for (int name = random.nextInt(4); name > 0; name--) {
        body.append(" of ")
            .append(FIRST[(int) (random.nextDouble() * random.nextDouble() * FIRST.length)])
            .append(' ')
            .append(LAST[random.nextInt(LAST.length)]);
      }
      body.append(". ");
    }
    return "{\"id\":\""
        + id
        + "\",\"published\":\"2025-0"
        + (1 + random.nextInt(9))
        + "-11\",\"source\":\"Paper "
        + random.nextInt(3)
        + "\",\"body\":\""
        + body
        + "\"}\n";
  }

  static byte[] lines(int from, int to, Random random) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(line("a" + i, random));
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
