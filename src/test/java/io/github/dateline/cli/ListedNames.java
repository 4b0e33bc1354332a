package io.github.dateline.cli;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.Annotator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An annotator that knows a few names and needs no model: a sentence ends with a full stop. */
final class ListedNames implements Annotator {
  static final String IDENTITY = "listed names 1";

  private static final Map<String, EntityType> NAMES =
      new TreeMap<>(
          Map.of(
              "Sean Duffy", EntityType.PERSON,
              "Dmitry Bakanov", EntityType.PERSON,
              "Dmitri Bakanov", EntityType.PERSON,
              "Nasa", EntityType.ORGANIZATION,
              "Roscosmos", EntityType.ORGANIZATION,
              "=SUM Corp", EntityType.ORGANIZATION,
              "Müller, \"Max\"", EntityType.PERSON,
              "Houston", EntityType.CITY,
              "İstanbul", EntityType.CITY,
              "July 31", new EntityType("DATE")));

  private static final Pattern SENTENCE = Pattern.compile("[^.\\s][^.]*\\.?");

  private final String identity;

  ListedNames(String identity) {
    this.identity = identity;
  }

  @Override
  public AnnotatedArticle annotate(Article article) {
    if (article.text(Article.Field.BODY).contains("unreadable to the annotator")) {
      throw new IllegalStateException("asked not to read this");
    }
    List<Sentence> sentences = new ArrayList<>();
    String headline = article.text(Article.Field.HEADLINE);
    if (!headline.isBlank()) {
      sentences.add(sentence(Article.Field.HEADLINE, headline, 0, headline.length(), 0));
    }
    String body = article.text(Article.Field.BODY);
    int paragraph = 0;
    int from = 0;
    for (String text : body.split("(?<=\n\n)")) {
      int before = sentences.size();
      Matcher sentence = SENTENCE.matcher(text);
      while (sentence.find()) {
        sentences.add(
            sentence(
                Article.Field.BODY,
                body,
                from + sentence.start(),
                from + sentence.end(),
                paragraph));
      }
      paragraph += sentences.size() > before ? 1 : 0;
      from += text.length();
    }
    return new AnnotatedArticle(article, identity, body.split("\\s+").length, sentences);
  }

  private static Sentence sentence(
      Article.Field field, String text, int start, int end, int paragraph) {
    TreeMap<Integer, Mention> mentions = new TreeMap<>();
    NAMES.forEach((name, type) -> {
      for (int at = text.indexOf(name, start);
          at >= 0 && at + name.length() <= end;
          at = text.indexOf(name, at + 1)) {
        int after = at + name.length();
        mentions.put(
            at,
            type.tag().equals("DATE")
                ? Mention.of(at, after, type, "2025-07-31")
                : Mention.of(at, after, Entity.of(type, name)));
      }
    });
    return new Sentence(field, start, end, paragraph, List.copyOf(mentions.values()));
  }

  @Override
  public String identity() {
    return identity;
  }
}
