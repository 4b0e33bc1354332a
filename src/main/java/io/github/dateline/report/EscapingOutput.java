package io.github.dateline.report;

import gg.jte.html.HtmlTemplateOutput;
import java.util.Map;
import org.apache.commons.text.translate.LookupTranslator;
import org.jspecify.annotations.Nullable;

/** What the templates write, with every text escaped for elements and attributes. */
final class EscapingOutput implements HtmlTemplateOutput {
  private static final LookupTranslator ESCAPES =
      new LookupTranslator(
          Map.of(
              "&", "&amp;",
              "<", "&lt;",
              ">", "&gt;",
              "\"", "&quot;",
              "'", "&#39;",
              "`", "&#x60;",
              "=", "&#x3D;"));

  private final StringBuilder page = new StringBuilder();

  /** Refuses scripts and styles, in which these escapes do not protect. */
  @Override
  public void setContext(String tag, @Nullable String attribute) {
    String place = attribute == null ? tag : attribute;
    if (place.equals("script") || place.equals("style") || place.startsWith("on")) {
      throw new IllegalStateException("text must not stand in " + place + " of " + tag);
    }
  }

  @Override
  public void writeUserContent(String text) {
    page.append(ESCAPES.translate(text));
  }

  @Override
  public void writeContent(String html) {
    page.append(html);
  }

  @Override
  public void writeContent(String html, int start, int end) {
    page.append(html, start, end);
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
