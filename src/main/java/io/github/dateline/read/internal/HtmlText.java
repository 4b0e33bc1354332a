package io.github.dateline.read.internal;

import io.github.dateline.internal.text.LegibleText;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Makes text of HTML: a paragraph for each block, a line for each break, no tags or entities. */
public final class HtmlText {
  private static final Pattern ENTITY =
      Pattern.compile(
          "&(?:amp|quot|apos|nbsp|lt|gt|[lr]squo|[lr]dquo|[mn]dash|hellip|#\\d{2,6}|#x[0-9a-fA-F]{2,6});");

  private static final Pattern BARE = Pattern.compile("&(?!#?\\w{2,8};)");

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "li",
          "ul",
          "ol",
          "tr",
          "table",
          "hr",
          "blockquote",
          "section",
          "article",
          "figure",
          "figcaption",
          "pre",
          "dd",
          "dt",
          "aside",
          "header",
          "footer",
          "nav",
          "hl1",
          "hl2",
          "block",
          "center",
          "address",
          "form");

  private static final Set<String> NO_TEXT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "svg",
          "head",
          "button",
          "select",
          "textarea",
          "object");

  private HtmlText() {}

  /** Whether a text has tags of HTML. */
  public static boolean isHtml(String text) {
    return LegibleText.isHtml(text);
  }

  /** Whether a text has entities, and no ampersand that stands for itself. */
  public static boolean hasEntities(String text) {
    return text.indexOf('&') >= 0 && ENTITY.matcher(text).find() && !BARE.matcher(text).find();
  }

  /** The text of a piece of HTML. */
  public static String of(String html) {
    if (!isHtml(html)) {
      return org.jsoup.parser.Parser.unescapeEntities(html, false);
    }
    return ofHtml(html);
  }

  /** The text of what is known to be HTML, be it without a tag. */
  public static String ofHtml(String html) {
    return of(Jsoup.parseBodyFragment(html).body());
  }

  /** The text of an element: paragraphs with a blank line between. */
  public static String of(Element element) {
    StringBuilder out = new StringBuilder();
    element.traverse(
        new NodeVisitor() {
          private int hidden;
          private int kept;

          @Override
          public void head(Node node, int depth) {
            String name = node.nodeName();
            if (NO_TEXT.contains(name)) {
              hidden++;
            } else if (hidden == 0) {
              if (node instanceof TextNode text) {
                append(out, text.getWholeText(), kept > 0);
              } else if (name.equals("br")) {
                line(out);
              } else if (BLOCKS.contains(name)) {
                paragraph(out);
                kept += name.equals("pre") ? 1 : 0;
              } else if (name.equals("td") || name.equals("th")) {
                append(out, " ", false);
              }
            }
          }

          @Override
          public void tail(Node node, int depth) {
            String name = node.nodeName();
            if (NO_TEXT.contains(name)) {
              hidden--;
            } else if (hidden == 0 && BLOCKS.contains(name)) {
              paragraph(out);
              kept -= name.equals("pre") ? 1 : 0;
            }
          }
        });
    return out.toString().strip();
  }

  /** Adds text, runs of white space as one space; those within a pre element as they are. */
  static void append(StringBuilder out, String text, boolean kept) {
    if (kept) {
      out.append(text);
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
        out.append(c);
      } else if (!out.isEmpty() && !Character.isWhitespace(out.charAt(out.length() - 1))) {
        out.append(' ');
      }
    }
  }

  static void line(StringBuilder out) {
    trim(out);
    int end = out.length();
    boolean two = end > 1 && out.charAt(end - 1) == '\n' && out.charAt(end - 2) == '\n';
    if (end > 0 && !two) {
      out.append('\n');
    }
  }

  static void paragraph(StringBuilder out) {
    trim(out);
    int end = out.length();
    if (end == 0) {
      return;
    }
    boolean one = out.charAt(end - 1) == '\n';
    boolean two = one && end > 1 && out.charAt(end - 2) == '\n';
    out.append(two ? "" : one ? "\n" : "\n\n");
  }

  private static void trim(StringBuilder out) {
    while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
  }
}
