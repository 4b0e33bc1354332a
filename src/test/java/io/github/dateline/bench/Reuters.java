package io.github.dateline.bench;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.dateline.Article;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the collection Reuters-21578, distribution 1.0, as it is handed out: SGML, gzipped. */
final class Reuters {
  private static final Pattern STORY =
      Pattern.compile("<REUTERS [^>]*NEWID=\"(\\d+)\">(.*?)</REUTERS>", Pattern.DOTALL);
  private static final Pattern DATE =
      Pattern.compile("<DATE>\\s*(\\d+)-([A-Z]{3})-(\\d{4})\\s+(\\d\\d):(\\d\\d):(\\d\\d)");
  private static final Pattern CONTROL = Pattern.compile("&#\\d+;");
  private static final Pattern PARAGRAPH = Pattern.compile("\n(?:&\\\\t|[ \t]+)");
  private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

  private Reuters() {}

  /** Writes all stories as JSON lines. Arguments: Reuters' folder, the file. */
  public static void main(String[] args) throws IOException {
    try (JsonGenerator out =
        new JsonFactory()
            .createGenerator(new File(args[1]), JsonEncoding.UTF8)
            .setRootValueSeparator(new SerializedString("\n"))) {
      for (Article article : all(Path.of(args[0]))) {
        out.writeStartObject();
        out.writeStringField("id", article.id());
        if (article.published().isPresent()) {
          out.writeStringField("published", article.published().get());
        }
        out.writeStringField("headline", article.headline());
        out.writeStringField("body", article.body());
        out.writeEndObject();
      }
    }
  }

  /** The stories that have a body, in the order of their numbers. */
  static List<Article> read(Path folder) throws IOException {
    return all(folder).stream().filter(article -> !article.body().isBlank()).toList();
  }

  private static List<Article> all(Path folder) throws IOException {
    List<Path> files;
    if (!Files.isDirectory(folder)) {
      throw new FileNotFoundException(
          folder + " is no folder; it should hold reut2-000.sgm.gz ...");
    }
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".sgm.gz")).sorted().toList();
    }
    List<Article> articles = new ArrayList<>();
    for (Path file : files) {
      try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        Matcher stories = STORY.matcher(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        while (stories.find()) {
          String story = stories.group(2);
          articles.add(article(stories.group(1), story));
        }
      }
    }
    return articles;
  }

  private static Article article(String number, String story) {
    String body = between(story, "<BODY>", "</BODY>");
    String dateline = text(between(story, "<DATELINE>", "</DATELINE>")).strip();
    Article.Builder article =
        Article.builder(number)
            .headline(text(between(story, "<TITLE>", "</TITLE>")).strip())
            .body(
                body.isBlank()
                    ? ""
                    : dateline + (dateline.isEmpty() ? "" : " ") + text(body).strip());
    Matcher date = DATE.matcher(story);
    if (date.find()) {
      article.published(
          String.format(
              Locale.ROOT,
              "%s-%02d-%02dT%s:%s:%s",
              date.group(3),
              MONTHS.indexOf(date.group(2)) / 3 + 1,
              Integer.parseInt(date.group(1)),
              date.group(4),
              date.group(5),
              date.group(6)));
    }
    return article.build();
  }

  private static String between(String story, String open, String close) {
    int from = story.indexOf(open);
    int to = story.indexOf(close, Math.max(0, from));
    return from < 0 || to < 0 ? "" : story.substring(from + open.length(), to);
  }

  /** An indented line opens a paragraph. */
  private static String text(String sgml) {
    String paragraphs = PARAGRAPH.matcher(sgml).replaceAll("\n\n");
    return CONTROL
        .matcher(paragraphs)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
