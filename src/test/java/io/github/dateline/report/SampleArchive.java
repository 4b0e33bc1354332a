package io.github.dateline.report;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small archives for reports: one as usual, one of articles that attack who shows them. */
final class SampleArchive {
  // Not of the form by which a text is told to be HTML, of which the tags would be masked.
  static final String SCRIPT_NAME = "<script>window.hit=1</script >";
  static final String TEMPLATE_NAME = "{{title}} {{{charts}}} </script ><svg onload=hit=2>";
  static final String FORMULA_NAME = "=HYPERLINK(\"http://x.example\",\"y\")";
  static final String RTL_NAME = "\u202Eמשה\u200B כהן, \"it's\" -->";

  private static final Map<String, EntityType> USUAL =
      new TreeMap<>(
          Map.of(
              "Sean Duffy", EntityType.PERSON,
              "Dmitry Bakanov", EntityType.PERSON,
              "Nasa", EntityType.ORGANIZATION,
              "Roscosmos", EntityType.ORGANIZATION,
              "Houston", EntityType.CITY,
              "Russian", EntityType.NATIONALITY,
              "Artemis Accords", EntityType.MISC));

  private static final Map<String, EntityType> HOSTILE =
      new TreeMap<>(
          Map.of(
              SCRIPT_NAME, EntityType.PERSON,
              TEMPLATE_NAME, EntityType.ORGANIZATION,
              FORMULA_NAME, EntityType.MISC,
              RTL_NAME, EntityType.PERSON));

  private SampleArchive() {}

  /** Nine articles on space flight. */
  static Path usual(Path folder) throws IOException {
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < 3; i++) {
        writer.add(
            article(
                USUAL,
                Article.builder("talks-" + i)
                    .headline("Sean Duffy meets Dmitry Bakanov, day " + (i + 1))
                    .published("2025-07-3" + (i % 2))
                    .source(i == 0 ? "Meridian Wire" : "Harbour Post")
                    .url("https://news.example/talks?day=" + i + "&page=1"),
                "Sean Duffy of Nasa met Dmitry Bakanov of Roscosmos in Houston.",
                "Both spoke of the Artemis Accords " + "once more ".repeat(i) + "and left."));
        writer.add(
            article(
                USUAL,
                Article.builder("crew-" + i)
                    .headline("A crew for the station")
                    .published("2025-08" + "-0" + (i + 1)),
                "Nasa sent crew number " + i + " up from Houston.",
                "Russian cosmonauts were aboard, said Roscosmos."));
        writer.add(
            article(
                USUAL,
                Article.builder("plain-" + i).source("Capitol Courier"),
                "Nasa has plan " + i + " for the Artemis Accords.",
                "Nobody else does."));
      }
      writer.commit();
    }
    return folder;
  }

  /** Two circles of four people each, who have one article in common. */
  static Path twoGroups(Path folder) throws IOException {
    List<String> first = List.of("Ada Alba", "Al Amis", "Ann Ash", "Art Axel");
    List<String> second = List.of("Bea Bond", "Bill Bax", "Bo Bay", "Bud Born");
    Map<String, EntityType> names = new TreeMap<>();
    first.forEach(name -> names.put(name, EntityType.PERSON));
    second.forEach(name -> names.put(name, EntityType.PERSON));
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < 4; i++) {
        String day = "2025-07-1" + i;
        String said = " met on day " + i + ".";
        writer.add(
            article(
                names,
                Article.builder("first-" + i).published(day),
                String.join(", ", first) + said,
                first.get(0) + " with " + second.get(0) + " once.".repeat(i == 0 ? 1 : 0)));
        writer.add(
            article(
                names,
                Article.builder("second-" + i).published(day),
                String.join(", ", second) + said));
        writer.add(article(names, Article.builder("nobody-" + i).published(day), "Nobody" + said));
      }
      writer.commit();
    }
    return folder;
  }

  /** So many people who are all in three articles, and some articles without them. */
  static Path crowd(Path folder, int people) throws IOException {
    Map<String, EntityType> names = new TreeMap<>();
    for (int i = 0; i < people; i++) {
      names.put("Guest " + (char) ('A' + i / 26) + (char) ('a' + i % 26), EntityType.PERSON);
    }
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < 3; i++) {
        String day = "2025-05-0" + (i + 1);
        writer.add(
            article(
                names,
                Article.builder("party-" + i).published(day),
                String.join(", ", names.keySet()) + " came on day " + i + "."));
        writer.add(article(names, Article.builder("none-" + i).published(day), "Nobody came."));
      }
      writer.commit();
    }
    return folder;
  }

  /** Articles whose every part holds what could run, break out or mislead. */
  static Path hostile(Path folder) throws IOException {
    String[] links = {
      "javascript:window.hit=3",
      "https://x.example/\"onmouseover=\"window.hit=4",
      "data:text/html,<script>window.hit=5</script>",
      "https://news.example/plain?a=1&b=2"
    };
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < links.length; i++) {
        writer.add(
            article(
                HOSTILE,
                Article.builder("\"><script>window.hit=6</script>" + i)
                    .headline(
                        "</script></style></noscript><script>window.hit=7</script> <!-- & &amp; 'q'"
                            + " \"q\" \u202Edlrow\u200B\u2028\u0007 ${x} `x` "
                            + i)
                    .published("2025-01-0" + (i + 1))
                    .source("<b onmouseover=window.hit=8>| Wire | [x](javascript:hit=9)</b>")
                    .url(links[i]),
                "Today " + SCRIPT_NAME + " met " + TEMPLATE_NAME + " <svg onload=window.hit=10>.",
                "Then " + FORMULA_NAME + " and " + RTL_NAME + " said ]]> and \uFFFE \u0000 " + i));
      }
      writer.commit();
    }
    return folder;
  }

  /** A report of all pairs; these articles are so alike that they would count as copies. */
  static Report report(Path folder, String title) throws IOException {
    try (Archive archive = Archive.open(folder)) {
      Report.Builder report =
          Report.builder(archive)
              .question(
                  CooccurrenceQuery.builder()
                      .copies(Copies.PUBLISHED)
                      .limit(500)
                      .evidence(4)
                      .words(4)
                      .build());
      return title == null ? report.build() : report.title(title).build();
    }
  }

  static AnnotatedArticle article(
      Map<String, EntityType> names, Article.Builder builder, String... sentences) {
    Article article = builder.body(String.join(" ", sentences)).build();
    List<Sentence> annotated = new ArrayList<>();
    if (!article.headline().isBlank()) {
      annotated.add(
          sentence(
              names,
              Article.Field.HEADLINE,
              article.text(Article.Field.HEADLINE),
              0,
              article.text(Article.Field.HEADLINE).length()));
    }
    int start = 0;
    for (String sentence : sentences) {
      int end = start + sentence.length();
      annotated.add(
          sentence(names, Article.Field.BODY, article.text(Article.Field.BODY), start, end));
      start = end + 1;
    }
    return new AnnotatedArticle(article, "listed names", 10, annotated);
  }

  private static Sentence sentence(
      Map<String, EntityType> names, Article.Field field, String text, int start, int end) {
    TreeMap<Integer, Mention> mentions = new TreeMap<>();
    names.forEach((name, type) -> {
      for (int at = text.indexOf(name, start);
          at >= 0 && at + name.length() <= end;
          at = text.indexOf(name, at + 1)) {
        mentions.put(at, Mention.of(at, at + name.length(), Entity.of(type, name)));
      }
    });
    return new Sentence(field, start, end, 0, List.copyOf(mentions.values()));
  }
}
