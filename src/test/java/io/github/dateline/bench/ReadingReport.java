package io.github.dateline.bench;

import io.github.dateline.Article;
import io.github.dateline.annotate.Annotator;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.read.ArticleReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What reading costs next to annotating: the same articles are written in every text format, read
 * and annotated by one thread, warm; processor time of each, the median of seven turns, in which
 * all formats take part one after another.
 *
 * <p>Arguments: a file or folder of articles, and how many to take of it; up to three times as many
 * others warm the annotator up.
 */
public final class ReadingReport {
  private static final int TURNS = 7;
  private static final int WARM_UP = 8;

  private ReadingReport() {}

  /** Writes articles in a format. */
  private interface Form {
    void write(Path folder, List<Article> articles) throws IOException;
  }

  /** Prints the report. */
  public static void main(String... args) throws Exception {
    int count = Integer.parseInt(args[1]);
    List<Article> articles = new ArrayList<>();
    List<Article> others = new ArrayList<>();
    try (ArticleReader reader = ArticleReader.open(Path.of(args[0]))) {
      while (reader.hasNext() && others.size() < 3 * count) {
        Article article = reader.next();
        if (article.body().length() > 200) {
          (articles.size() < count ? articles : others).add(article);
        }
      }
    }
    Annotator annotator = CoreNlpAnnotator.english();
    for (int turn = 0; turn < WARM_UP / 2; turn++) {
      others.forEach(annotator::annotate);
    }
    // Articles that it has not met before.
    long start = cpu();
    articles.forEach(annotator::annotate);
    double annotating = (cpu() - start) / 1e6;
    System.out.printf(
        Locale.ROOT, "%d articles, annotating %.0f ms%n", articles.size(), annotating);
    Figures.add(ReadingReport.class, "annotating", "ms of processor time", annotating);
    Map<String, Path> folders = new TreeMap<>();
    for (Map.Entry<String, Form> form : forms().entrySet()) {
      Path folder = Files.createTempDirectory("reading");
      form.getValue().write(folder, articles);
      folders.put(form.getKey(), folder);
    }
    Map<String, List<Double>> times = new TreeMap<>();
    // In turn, so that no format pays for what all have in common to become warm.
    for (int turn = -WARM_UP; turn < TURNS; turn++) {
      for (Map.Entry<String, Path> folder : folders.entrySet()) {
        double time = reading(folder.getValue(), articles.size());
        if (turn >= 0) {
          times.computeIfAbsent(folder.getKey(), form -> new ArrayList<>()).add(time);
        }
      }
    }
    for (Map.Entry<String, List<Double>> form : times.entrySet()) {
      form.getValue().sort(null);
      double median = form.getValue().get(TURNS / 2);
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.1f %% |%n",
          form.getKey(),
          median,
          100 * median / annotating);
      Figures.add(ReadingReport.class, form.getKey(), "ms of processor time", form.getValue());
    }
  }

  /** Milliseconds of processor time that reading a folder takes. */
  private static double reading(Path folder, int expected) {
    long start = cpu();
    int read = 0;
    try (ArticleReader reader = ArticleReader.open(folder)) {
      while (reader.hasNext()) {
        reader.next();
        read++;
      }
    }
    if (read != expected) {
      throw new IllegalStateException(folder + ": " + read + " articles, not " + expected);
    }
    return (cpu() - start) / 1e6;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Map<String, Form> forms() {
    Map<String, Form> forms = new TreeMap<>();
    forms.put("text", ReadingReport::texts);
    forms.put(
        "JSON lines",
        (folder, all) -> one(folder, "a.jsonl", "", ReadingReport::json, "", "\n", all));
    forms.put(
        "JSON array",
        (folder, all) -> one(folder, "a.json", "[", ReadingReport::json, "]", ",\n", all));
    forms.put(
        "CSV",
        (folder, all) ->
            one(folder, "a.csv", "id,title,date,text\n", ReadingReport::csv, "", "\n", all));
    forms.put(
        "ninjs",
        (folder, all) -> one(folder, "a.json", "[", ReadingReport::ninjs, "]", ",\n", all));
    forms.put(
        "NewsML-G2",
        (folder, all) ->
            one(
                folder,
                "a.xml",
                "<newsMessage><itemSet>",
                ReadingReport::g2,
                "</itemSet></newsMessage>",
                "\n",
                all));
    forms.put("NITF", (folder, all) -> each(folder, ".xml", ReadingReport::nitf, all));
    forms.put(
        "RSS",
        (folder, all) ->
            one(
                folder,
                "a.rss",
                "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>P</title>",
                ReadingReport::rss,
                "</channel></rss>",
                "\n",
                all));
    forms.put(
        "Reuters-21578",
        (folder, all) ->
            one(
                folder,
                "a.sgm",
                "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n",
                ReadingReport::reuters,
                "",
                "\n",
                all));
    forms.put(
        "LexisNexis TXT",
        (folder, all) -> one(folder, "a.txt", "Cover\n\n", ReadingReport::lexis, "", "\n\n", all));
    forms.put(
        "Nexis Uni HTML",
        (folder, all) ->
            one(
                folder,
                "a.html",
                "<html><body>",
                ReadingReport::nexis,
                "</body></html>",
                "\n",
                all));
    forms.put(
        "Factiva HTML",
        (folder, all) ->
            one(
                folder,
                "a.html",
                "<html><body>Factiva",
                ReadingReport::factiva,
                "</body></html>",
                "\n",
                all));
    forms.put("HTML", (folder, all) -> each(folder, ".html", ReadingReport::html, all));
    forms.put("WARC", (folder, all) -> one(folder, "a.warc", "", ReadingReport::warc, "", "", all));
    forms.put("e-mail", (folder, all) -> each(folder, ".eml", ReadingReport::mail, all));
    forms.put(
        "story",
        (folder, all) -> each(folder, ".story", a -> a.body() + "\n\n@highlight\n\nx\n", all));
    forms.put(
        "ANPA 1312",
        (folder, all) -> one(folder, "a.anpa", "", ReadingReport::anpa, "", "\n", all));
    forms.put("METS with ALTO", ReadingReport::mets);
    forms.put(
        "zip of text",
        (folder, all) -> {
          try (ZipOutputStream zip =
              new ZipOutputStream(Files.newOutputStream(folder.resolve("a.zip")))) {
            for (int i = 0; i < all.size(); i++) {
              zip.putNextEntry(new ZipEntry(i + ".txt"));
              zip.write(all.get(i).body().getBytes(StandardCharsets.UTF_8));
              zip.closeEntry();
            }
          }
        });
    return forms;
  }

  /** What an article is in a format. */
  private interface Text {
    String of(Article article);
  }

  private static void one(
      Path folder,
      String name,
      String head,
      Text text,
      String foot,
      String between,
      List<Article> all)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(head.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < all.size(); i++) {
        out.write(((i == 0 ? "" : between) + text.of(all.get(i))).getBytes(StandardCharsets.UTF_8));
      }
      out.write(foot.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void each(Path folder, String ending, Text text, List<Article> all)
      throws IOException {
    for (int i = 0; i < all.size(); i++) {
      Files.writeString(folder.resolve(i + ending), text.of(all.get(i)));
    }
  }

  private static void texts(Path folder, List<Article> all) throws IOException {
    each(folder, ".txt", a -> "Headline: " + line(a) + "\nDate: 2020-01-05\n\n" + a.body(), all);
  }

  private static String line(Article article) {
    return (article.headline() + " ").replaceAll("\\s+", " ");
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\t", "\\t")
            .replace("\r", "\\r")
        + '"';
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", " ");
  }

  private static String paragraphs(Article article) {
    return "<p>" + xml(article.body()).replaceAll("\\n\\s*\\n", "</p><p>") + "</p>";
  }

  private static String json(Article a) {
    return String.format(
        Locale.ROOT,
        "{\"id\":%s,\"title\":%s,\"date\":\"2020-01-05\",\"text\":%s}",
        quoted(a.id()),
        quoted(a.headline()),
        quoted(a.body()));
  }

  private static String csv(Article a) {
    return String.format(
        Locale.ROOT,
        "%s,\"%s\",2020-01-05,\"%s\"",
        a.id(),
        a.headline().replace("\"", "\"\""),
        a.body().replace("\"", "\"\""));
  }

  private static String ninjs(Article a) {
    return String.format(
        Locale.ROOT,
        "{\"uri\":%s,\"type\":\"text\",\"versioncreated\":\"2020-01-05T10:00:00Z\",\"headline\":%s,\"body_xhtml\":%s}",
        quoted(a.id()),
        quoted(a.headline()),
        quoted(paragraphs(a)));
  }

  private static String g2(Article a) {
    return String.format(
        Locale.ROOT,
        "<newsItem guid=\"%s\"><itemMeta><versionCreated>2020-01-05T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>%s</headline></contentMeta><contentSet><inlineXML><html><body>%s</body></html></inlineXML></contentSet></newsItem>",
        a.id(),
        xml(a.headline()),
        paragraphs(a));
  }

  private static String nitf(Article a) {
    return String.format(
        Locale.ROOT,
        "<nitf><head><docdata><doc-id id-string=\"%s\"/><date.issue norm=\"20200105\"/></docdata></head><body><body.head><hedline><hl1>%s</hl1></hedline></body.head><body.content>%s</body.content></body></nitf>",
        a.id(),
        xml(a.headline()),
        paragraphs(a));
  }

  private static String rss(Article a) {
    return String.format(
        Locale.ROOT,
        "<item><guid>%s</guid><title>%s</title><pubDate>Sun, 05 Jan 2020 10:00:00 GMT</pubDate><content:encoded>%s</content:encoded></item>",
        a.id(),
        xml(a.headline()),
        xml(paragraphs(a)));
  }

  private static String reuters(Article a) {
    return String.format(
        Locale.ROOT,
        "<REUTERS NEWID=\"%s\">\n<DATE> 5-MAR-1987 15:01:01.79</DATE>\n<TEXT>&#2;\n<TITLE>%s</TITLE>\n<BODY>%s\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>",
        a.id().replaceAll("\\D", ""),
        xml(a.headline()),
        xml(a.body()));
  }

  private static String lexis(Article a) {
    return String.format(
        Locale.ROOT,
        "                1 of 9 DOCUMENTS\n\n   The Paper\n\n   March 14, 2013 Thursday\n\n%s\n\nBYLINE: Jane Roe\n\nLENGTH: 99 words\n\n%s\n\nLOAD-DATE: March 15, 2013\n",
        line(a),
        a.body());
  }

  private static String nexis(Article a) {
    return String.format(
        Locale.ROOT,
        "<h1>%s</h1><p>The Paper</p><p>January 5, 2020 Sunday</p><p>Copyright 2020 The Paper</p><p>Length: 99 words</p><p>Body</p>%s<p>Load-Date: January 5, 2020</p><p>End of Document</p>",
        xml(line(a)),
        paragraphs(a));
  }

  private static String factiva(Article a) {
    return String.format(
        Locale.ROOT,
        "<div class='article'><table><tr><td>HD</td><td>%s</td></tr><tr><td>PD</td><td>14 March 2013</td></tr><tr><td>TD</td><td>%s</td></tr></table></div>",
        xml(line(a)),
        paragraphs(a));
  }

  private static String html(Article a) {
    return String.format(
        Locale.ROOT,
        "<!DOCTYPE html><html><head><title>%s</title><meta property='article:published_time' content='2020-01-05T10:00:00Z'></head><body><nav><ul><li><a href='/'>Home</a></li></ul></nav><article><h1>%s</h1>%s</article><footer><p>About</p></footer></body></html>",
        xml(line(a)),
        xml(line(a)),
        paragraphs(a));
  }

  private static String warc(Article a) {
    String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html(a);
    return String.format(
        Locale.ROOT,
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
        a.id(),
        http.getBytes(StandardCharsets.UTF_8).length,
        http);
  }

  private static String mail(Article a) {
    return String.format(
        Locale.ROOT,
        "From: a@example.org\nSubject: %s\nMessage-ID: <%s>\nMIME-Version: 1.0\nDate: Sun, 5 Jan 2020 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n%s",
        line(a),
        a.id(),
        a.body());
  }

  private static String anpa(Article a) {
    return String.format(
        Locale.ROOT,
        "\u0016\u0016\u0001a0714\u001freute\nu f BC-Slug   02-26 0105\n\u0002^%s<\n   %s\nAP-NY-02-26-05 1408EST\n\u0003\n\u0004",
        line(a),
        a.body().replaceAll("\\n\\s*\\n", "\n   "));
  }

  /** An issue of ten articles, a page each. */
  private static void mets(Path folder, List<Article> all) throws IOException {
    for (int from = 0; from < all.size(); from += 10) {
      Path issue = Files.createDirectories(folder.resolve("i" + from));
      StringBuilder files = new StringBuilder();
      StringBuilder parts = new StringBuilder();
      for (int i = from; i < Math.min(all.size(), from + 10); i++) {
        StringBuilder page =
            new StringBuilder("<alto><Layout><Page><PrintSpace><TextBlock ID=\"b\">");
        for (String line : all.get(i).body().split("\\n", -1)) {
          page.append("<TextLine HPOS=\"100\" VPOS=\"200\">");
          for (String word : line.split("\\s+", -1)) {
            page.append(
                    "<String HPOS=\"100\" VPOS=\"200\" WIDTH=\"50\" HEIGHT=\"20\" WC=\"0.9\" CONTENT=\"")
                .append(xml(word).replace("\"", "&quot;"))
                .append("\"/><SP/>");
          }
          page.append("</TextLine>");
        }
        Files.writeString(
            issue.resolve("p" + i + ".xml"),
            page + "</TextBlock></PrintSpace></Page></Layout></alto>");
        files
            .append("<file ID=\"f")
            .append(i)
            .append("\"><FLocat href=\"p")
            .append(i)
            .append(".xml\"/></file>");
        parts
            .append("<div TYPE=\"ARTICLE\" LABEL=\"L\"><fptr><area FILEID=\"f")
            .append(i)
            .append("\" BEGIN=\"b\"/></fptr></div>");
      }
      Files.writeString(
          issue.resolve("mets.xml"),
          "<mets><dmdSec><title>P</title><dateIssued>1850-01-05</dateIssued></dmdSec><fileSec>"
              + files
              + "</fileSec><structMap>"
              + parts
              + "</structMap></mets>");
    }
  }
}
