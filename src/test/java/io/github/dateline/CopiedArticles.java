package io.github.dateline;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random articles with copies, updates, round-ups, briefs and boilerplate planted among them. */
public final class CopiedArticles {
  private static final String[] SOURCES = {"Meridian Wire", "Harbour Post", "Capitol Courier", ""};
  private static final String[] SECTIONS = {"World", "Space", "world", "Arts \"and\" *"};
  private static final String[] CREDITS = {"(AP) ", "(Meridian Wire) ", "", ""};
  private static final String[] ENDS = {"\n\n— Meridian Wire", "\n\n— Reuters", " — dpa", "", ""};

  private final Random random;
  private final List<List<List<Object>>> texts = new ArrayList<>();
  private final List<List<Object>> boilerplate = new ArrayList<>();
  private final List<Entity> entities = new ArrayList<>();

  public CopiedArticles(Random random) {
    this.random = random;
    for (int i = 0; i < 12; i++) {
      EntityType type = i % 2 == 0 ? EntityType.PERSON : EntityType.ORGANIZATION;
      entities.add(Entity.of(type, "Name" + i + " Part" + i));
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      boilerplate.add(sentence());
    }
  }

  public AnnotatedArticle article(String id) {
    List<List<Object>> text;
    if (texts.isEmpty() || random.nextInt(3) == 0) {
      text = fresh();
      texts.add(text);
    } else {
      text = changed(texts.get(random.nextInt(texts.size())));
    }
    return annotated(id, text);
  }

  private List<List<Object>> fresh() {
    List<List<Object>> text = new ArrayList<>();
    for (int i = random.nextInt(random.nextInt(4) == 0 ? 3 : 25); i >= 0; i--) {
      text.add(sentence());
    }
    return random.nextInt(12) == 0 ? new ArrayList<>() : text;
  }

  private List<List<Object>> changed(List<List<Object>> original) {
    List<List<Object>> text = new ArrayList<>(original);
    switch (random.nextInt(7)) {
      case 0 -> text.subList((text.size() + 1) / 2, text.size()).clear();
      case 1 -> text.subList((text.size() + 2) / 3, text.size()).clear();
      case 2 -> {
        for (int i = random.nextInt(6); i >= 0; i--) {
          text.add(random.nextInt(text.size() + 1), sentence());
        }
      }
      case 3 -> text.addAll(texts.get(random.nextInt(texts.size())));
      case 4 -> Collections.shuffle(text, random);
      case 5 -> text.removeIf(sentence -> random.nextInt(5) == 0);
      default -> {}
    }
    if (random.nextInt(3) == 0) {
      texts.add(text);
    }
    return text;
  }

  private List<Object> sentence() {
    List<Object> words = new ArrayList<>();
    for (int i = 1 + random.nextInt(14); i >= 0; i--) {
      if (random.nextInt(6) == 0) {
        words.add(entities.get(random.nextInt(entities.size())));
      } else {
        words.add(Integer.toString(random.nextInt(36 * 36 * 36), 36).replaceAll("[0-9]", "x"));
      }
    }
    return words;
  }

  private AnnotatedArticle annotated(String id, List<List<Object>> given) {
    List<List<Object>> text = new ArrayList<>(given);
    for (List<Object> line : boilerplate) {
      if (random.nextInt(4) == 0) {
        text.add(line);
      }
    }
    List<Sentence> sentences = new ArrayList<>();
    StringBuilder headline = new StringBuilder();
    if (random.nextInt(4) > 0) {
      List<Object> words = random.nextBoolean() ? sentence() : List.of("Same", entities.get(0));
      add(sentences, headline, Article.Field.HEADLINE, 0, words);
    }
    StringBuilder body = new StringBuilder();
    if (!text.isEmpty()) {
      body.append(CREDITS[random.nextInt(CREDITS.length)]);
    }
    int paragraph = 0;
    for (int i = 0; i < text.size(); i++) {
      if (i > 0 && random.nextInt(3) == 0) {
        paragraph++;
        body.append("\n\n");
      } else if (i > 0) {
        body.append(random.nextBoolean() ? " " : "\n");
      }
      add(sentences, body, Article.Field.BODY, paragraph, text.get(i));
    }
    body.append(text.isEmpty() ? "" : ENDS[random.nextInt(ENDS.length)]);
    Article.Builder article =
        Article.builder(id).headline(headline.toString()).body(body.toString());
    if (random.nextInt(6) > 0) {
      article.published(
          LocalDate.of(2025, 1, 1)
              .plusDays(random.nextInt(random.nextBoolean() ? 2 : 20))
              .toString());
    }
    String source = SOURCES[random.nextInt(SOURCES.length)];
    if (!source.isEmpty()) {
      article.source(random.nextBoolean() ? source : source.toUpperCase(java.util.Locale.ROOT));
    }
    if (random.nextBoolean()) {
      article.section(SECTIONS[random.nextInt(SECTIONS.length)]);
    }
    return new AnnotatedArticle(article.build(), RandomArticles.ANNOTATOR, 1, sentences);
  }

  private void add(
      List<Sentence> sentences,
      StringBuilder text,
      Article.Field field,
      int paragraph,
      List<Object> words) {
    int start = text.length();
    List<Mention> mentions = new ArrayList<>();
    for (Object word : words) {
      text.append(text.length() == start ? "" : " ");
      int from = text.length();
      if (word instanceof Entity entity) {
        text.append(entity.name());
        mentions.add(Mention.of(from, text.length(), entity));
      } else {
        text.append(word);
      }
    }
    text.append(random.nextInt(20) == 0 ? "!" : ".");
    sentences.add(new Sentence(field, start, text.length(), paragraph, mentions));
  }
}
