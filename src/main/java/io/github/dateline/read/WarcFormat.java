package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.HtmlPage;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.WarcRecords;
import io.github.dateline.read.internal.WarcRecords.WarcRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Archives of web pages (WARC), and of the texts of such pages (WET). */
final class WarcFormat implements ArticleFormat {
  private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]+)");

  @Override
  public String title() {
    return "WARC";
  }

  @Override
  public List<String> endings() {
    return List.of(".warc", ".wet");
  }

  @Override
  public boolean matches(Beginning beginning) {
    byte[] bytes = beginning.bytes();
    return bytes.length > 0
        && bytes[0] == 'W'
        && new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.US_ASCII)
            .matches("WARC/\\d\\.\\d");
  }

  @Override
  public Articles read(Input input) throws IOException {
    OpenInput open = (OpenInput) input;
    WarcRecords records = new WarcRecords(open.content());
    return new Articles() {
      private long number;
      private boolean any;

      @Override
      public @Nullable Article next() throws IOException {
        while (true) {
          WarcRecord record = records.next();
          if (record == null) {
            if (!any) {
              any = true;
              open.setAside(open.name(), "a WARC file without pages");
            }
            return null;
          }
          number++;
          try {
            Article article = article(record, open, where());
            any |= article != null;
            if (article != null) {
              return article;
            }
          } catch (IllegalArgumentException e) {
            any = true;
            open.setAside(where(), String.valueOf(e.getMessage()));
          } catch (IOException e) {
            any = true;
            open.setAside(where(), "a page that is damaged");
          }
        }
      }

      @Override
      public String where() {
        return open.name() + "#" + number;
      }
    };
  }

  /** The article of a record; null if it is neither a page nor a text. */
  private static @Nullable Article article(WarcRecord record, OpenInput input, String where)
      throws IOException {
    String target = record.field("warc-target-uri").replaceAll("^<|>$", "");
    RawArticle raw = new RawArticle(input.rules(), where);
    if (record.field("warc-type").equals("conversion")) {
      raw.set(ArticleField.ID, target);
      raw.set(ArticleField.URL, target);
      raw.set(ArticleField.BODY, new String(record.content(), StandardCharsets.UTF_8));
      return raw.build(input.places(), input.idAt(where));
    }
    WarcRecord page = record.field("warc-type").equals("response") ? record.response() : null;
    if (page == null || !page.field(":status").equals("200")) {
      return null;
    }
    String type = page.field("content-type").toLowerCase(Locale.ROOT);
    if (!type.isEmpty() && !type.contains("html")) {
      return null;
    }
    raw.set(ArticleField.URL, target);
    raw.set(ArticleField.ID, target);
    Matcher charset = CHARSET.matcher(type);
    String encoding = charset.find() ? known(charset.group(1)) : null;
    HtmlPage.fill(Jsoup.parse(new ByteArrayInputStream(page.content()), encoding, ""), raw);
    return raw.build(input.places(), input.idAt(where));
  }

  private static @Nullable String known(@Nullable String encoding) {
    try {
      return encoding != null && Charset.isSupported(encoding) ? encoding : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
