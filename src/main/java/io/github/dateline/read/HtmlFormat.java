package io.github.dateline.read;

import io.github.dateline.read.internal.HtmlPage;
import io.github.dateline.read.internal.XmlItems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

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
    byte[] bytes = OneArticle.bytes(input);
    String encoding = input.options().encoding().map(Charset::name).orElse(null);
    return Jsoup.parse(new ByteArrayInputStream(bytes), encoding, "");
  }

  @Override
  public Articles read(Input input) {
    return new OneArticle(
        (OpenInput) input, "an HTML page: ", article -> HtmlPage.fill(parse(input), article));
  }
}
