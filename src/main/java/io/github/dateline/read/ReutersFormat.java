package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.BoundedLines;
import io.github.dateline.read.internal.Bylines;
import io.github.dateline.read.internal.RawArticle;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The SGML files of Reuters-21578: wire stories of 1987, many in a file. */
final class ReutersFormat implements ArticleFormat {
  private static final Pattern ID = Pattern.compile("NEWID=\"(\\d+)\"");
  private static final Pattern VALUE = Pattern.compile("<D>(.*?)</D>");

  /** The agency's sign at the end of a story. */
  private static final Pattern END = Pattern.compile("(?i)\\s*\\bReuters?\\s*\\W*$");

  /** What the collection has in the place of a brief's text. */
  private static final Pattern FILLER = Pattern.compile("\\W*Blah blah blah\\.\\W*");

  private static final int MAX_LENGTH = 16 << 20;

  @Override
  public String title() {
    return "Reuters-21578";
  }

  @Override
  public List<String> endings() {
    return List.of(".sgm", ".sgml");
  }

  @Override
  public boolean matches(Beginning beginning) {
    String text = beginning.text().stripLeading();
    return text.startsWith("<!DOCTYPE lewis") || text.startsWith("<REUTERS ");
  }

  @Override
  public Articles read(Input input) {
    OpenInput open = (OpenInput) input;
    BoundedLines lines =
        new BoundedLines(new InputStreamReader(open.content(), StandardCharsets.ISO_8859_1));
    return new Articles() {
      private long number;

      @Override
      public @Nullable Article next() throws IOException {
        String item = item(lines);
        while (item != null) {
          number++;
          try {
            return article(item, where(), open);
          } catch (IllegalArgumentException e) {
            open.setAside(where(), String.valueOf(e.getMessage()));
          }
          item = item(lines);
        }
        if (number == 0) {
          number = 1;
          open.setAside(open.name(), "Reuters-21578 without an article");
        }
        return null;
      }

      @Override
      public String where() {
        return open.name() + "#" + number;
      }
    };
  }

  private static @Nullable String item(BoundedLines lines) throws IOException {
    StringBuilder item = new StringBuilder();
    String line = lines.next();
    while (line != null) {
      if (line.startsWith("<REUTERS")) {
        item.setLength(0);
      }
      if (item.length() + line.length() < MAX_LENGTH) {
        item.append(line).append('\n');
      }
      if (line.contains("</REUTERS>")) {
        return item.toString();
      }
      line = lines.next();
    }
    return item.indexOf("<REUTERS") >= 0 ? item.toString() : null;
  }

  private static Article article(String item, String where, OpenInput input) {
    RawArticle raw = new RawArticle(input.rules(), where);
    Matcher id = ID.matcher(item);
    if (id.find()) {
      raw.set(ArticleField.ID, "reuters-" + id.group(1));
    }
    raw.set(ArticleField.PUBLISHED, between(item, "DATE").replaceAll("\\.\\d+.*$", "").strip());
    raw.set(ArticleField.SOURCE, "Reuters");
    for (String name : new String[] {"TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES"}) {
      List<String> values = new ArrayList<>();
      Matcher value = VALUE.matcher(between(item, name));
      while (value.find()) {
        values.add(value.group(1));
      }
      String joined = String.join(", ", values);
      if (name.equals("TOPICS")) {
        raw.set(ArticleField.SECTION, joined);
      } else {
        raw.keep(name.toLowerCase(Locale.ROOT), joined);
      }
    }
    raw.set(ArticleField.HEADLINE, plain(between(item, "TITLE")).replaceAll("\\s+", " ").strip());
    String dateline = plain(between(item, "DATELINE")).strip();
    raw.set(ArticleField.FILED_FROM, dateline.replaceFirst("\\s*-\\s*$", ""));
    raw.authors("authors", Bylines.names(plain(between(item, "AUTHOR"))));
    String body = between(item, "BODY");
    if (body.isEmpty()) {
      body = between(item, "TEXT").replaceAll("(?s)<(TITLE|DATELINE|AUTHOR)>.*?</\\1>", "");
    }
    String text = paragraphs(END.matcher(plain(body).stripTrailing()).replaceFirst(""));
    raw.set(ArticleField.BODY, FILLER.matcher(text).matches() ? "" : text);
    return raw.build(input.places(), input.idAt(where));
  }

  /** What stands between the tags of a name, empty if there are none. */
  private static String between(String item, String name) {
    int open = item.indexOf("<" + name);
    int from = open < 0 ? -1 : item.indexOf('>', open);
    int to = from < 0 ? -1 : item.indexOf("</" + name + ">", from);
    return to < 0 ? "" : item.substring(from + 1, to);
  }

  /** Without entities and the wire's control characters. */
  private static String plain(String text) {
    StringBuilder out = new StringBuilder();
    String unescaped = Parser.unescapeEntities(text.replaceAll("&#\\d{1,2};", ""), false);
    for (int i = 0; i < unescaped.length(); i++) {
      char c = unescaped.charAt(i);
      if (!Character.isISOControl(c) || c == '\n' || c == '\t') {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** An indented line begins a paragraph; the lines of one stay as they are. */
  private static String paragraphs(String text) {
    return text.replaceAll("\\n&(?:\\t|\\\\t)", "\n     ")
        .strip()
        .replaceAll("\\n[ \\t]{3,}(?=\\S)", "\n\n");
  }
}
