package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.HtmlPage;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.XmlItems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** HTML pages, an article each. */
final class HtmlFormat implements ArticleFormat {
  private static final Set<String> ROOTS = Set.of("html", "head", "body");

  @Override
  public String title() {
    return "HTML";
  }

  @Override
  public List<String> endings() {
    return List.of(".html", ".htm", ".xhtml");
  }

  @Override
  public boolean matches(Beginning beginning) {
    String text = beginning.text();
    return ROOTS.contains(XmlItems.root(text).toLowerCase(Locale.ROOT))
        || (endings().contains(beginning.ending()) && text.indexOf('<') >= 0);
  }

  /**
   * The page of a file; its encoding is that of its byte-order mark, its own word, or the user's.
   */
  static Document parse(Input input) throws IOException {
    byte[] bytes = input.content().readNBytes(MAX_BYTES);
    if (input.content().read() >= 0) {
      throw new IOException("longer than 128 MiB: not one page");
    }
    String encoding = input.options().encoding().map(Charset::name).orElse(null);
    return Jsoup.parse(new ByteArrayInputStream(bytes), encoding, "");
  }

  @Override
  public Articles read(Input input) {
    OpenInput open = (OpenInput) input;
    return new Articles() {
      private boolean done;

      @Override
      public @Nullable Article next() throws IOException {
        if (done) {
          return null;
        }
        done = true;
        try {
          RawArticle raw = new RawArticle(open.rules(), open.name());
          HtmlPage.fill(parse(open), raw);
          return raw.build(open.id());
        } catch (IllegalArgumentException e) {
          open.setAside(open.name(), "an HTML page: " + e.getMessage());
          return null;
        }
      }

      @Override
      public String where() {
        return open.name();
      }
    };
  }
}
