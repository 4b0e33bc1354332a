package io.github.dateline.read;

import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.Bylines;
import io.github.dateline.read.internal.LooseDates;
import io.github.dateline.read.internal.RawArticle;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plain text format: one article a file, in UTF-8, or UTF-16 with a byte-order mark, with an
 * optional header. It takes whatever no other format does.
 */
final class PlainTextFormat implements ArticleFormat {
  /** A first paragraph of one line, and the blank line after it. */
  private static final Pattern TITLE =
      Pattern.compile("\\A([^\\r\\n]{3,200})\\r?\\n[ \\t]*\\r?\\n(?:[ \\t]*\\r?\\n)*");

  /** Two words or more, the last without a full stop, comma or colon. */
  private static final Pattern TITLE_FORM =
      Pattern.compile("[\\p{Lu}\\p{Nd}'\"‘“£$€].*[\\p{L}\\p{Nd}] .*[\\p{L}\\p{Nd}'\"’”)%?!]");

  /** Bylines, datelines, lists and what has a key are no headlines. */
  private static final Pattern NO_TITLE =
      Pattern.compile(
          "(?i)by \\p{L}|.*\\((?:ap|afp|reuters|cnn|dpa|upi|xinhua)\\)|\\d+[.)] |.*\\s[-–—]{1,2}$|copyright\\b"
              + "|[\\p{L} ]{2,30}: \\S+$|.*\\[\\[.*");

  /** The line below the headline of what PressReader gives. */
  private static final Pattern PRINT =
      Pattern.compile(
          "(?<source>\\p{Lu}[^\\r\\n]{2,60}?) - (?<day>\\d{4}-\\d{2}-\\d{2})"
              + "(?: - (?<section>[^\\r\\n]{2,40}?))?(?: - (?<by>[^\\r\\n]{2,100}))?[ \\t]*\\r?\\n(?:[ \\t]*\\r?\\n)*");

  /** An address in the first line. */
  private static final Pattern ADDRESS =
      Pattern.compile("(https?://\\S+)[ \\t]*\\r?\\n(?:[ \\t]*\\r?\\n)*");

  /** A first paragraph of two to seven short lines, and the blank line after it. */
  private static final Pattern HEAD =
      Pattern.compile("((?:[^\\r\\n]{3,120}\\r?\\n){2,7})[ \\t]*\\r?\\n(?:[ \\t]*\\r?\\n)*");

  /** The slug and the notes of a wire around its headline. */
  private static final Pattern OF_WIRE = Pattern.compile("BC-\\S+|\\S+,\\d{3,4}|Eds[.:,].*");

  private static final Pattern BY =
      Pattern.compile(
          "(?:By|BY|by):? \\p{Lu}\\S*(?:[ ,&]+(?:(?:and|in|for|de|la|van|von|der|den|al|bin) ){0,3}\\p{Lu}\\S*){1,12}");

  private static final int MAX_WORDS = 25;
  private static final int MIN_TEXT = 80;

  @Override
  public String title() {
    return "plain text";
  }

  @Override
  public List<String> endings() {
    return List.of(".txt");
  }

  @Override
  public boolean matches(Beginning beginning) {
    return true;
  }

  @Override
  public Articles read(Input input) {
    OpenInput file = (OpenInput) input;
    return new OneArticle(
        file,
        "",
        article -> {
          fill(OneArticle.text(file), article);
          // A file is known by its path, whatever address it came from.
          article.setIfMissing(ArticleField.ID, file.id());
        });
  }

  /** Whether a first paragraph is a headline: short, without a full stop, and a text follows. */
  private static boolean isTitle(String line, String rest) {
    String bare = line.strip();
    String text = rest.strip();
    return text.length() >= 2 * bare.length()
        && text.length() >= MIN_TEXT
        && text.indexOf('.') > 0
        && bare.split("\\s+").length <= MAX_WORDS
        && TITLE_FORM.matcher(bare).matches()
        && !NO_TITLE.matcher(bare).lookingAt();
  }

  /** The text below the line that says where a headline was printed: "Post - 2019-07-03 - News". */
  private static String afterPrint(String text, RawArticle article) {
    Matcher print = PRINT.matcher(text);
    if (!print.lookingAt()) {
      return text;
    }
    article.set(ArticleField.SOURCE, print.group("source"));
    article.set(ArticleField.PUBLISHED, print.group("day"));
    article.set(ArticleField.SECTION, print.group("section"));
    article.authors("authors", Bylines.names(Objects.requireNonNullElse(print.group("by"), "")));
    return text.substring(print.end());
  }

  /** Reads a text with the header or headline that it begins with. */
  static void fill(String text, RawArticle article) throws TextHeader.LineException {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty file");
    }
    TextHeader header = TextHeader.of(text);
    if (header.end() == 0) {
      fillBare(text, article);
    } else {
      article.body(text.substring(header.end()));
    }
    header.applyTo(article);
  }

  /** Reads a text without a header. */
  static void fillBare(String text, RawArticle article) {
    Matcher address = ADDRESS.matcher(text);
    int at = 0;
    if (address.lookingAt()) {
      article.set(ArticleField.URL, address.group(1));
      at = address.end();
    }
    String rest = text.substring(at);
    Matcher title = TITLE.matcher(rest);
    if (title.find() && isTitle(title.group(1), rest.substring(title.end()))) {
      article.set(ArticleField.HEADLINE, title.group(1).strip());
      article.body(afterPrint(rest.substring(title.end()), article));
    } else {
      article.body(rest.substring(headLines(rest, article)));
    }
  }

  /**
   * Where the text begins below a paragraph of the headline and lines with day, author or source; 0
   * if it begins with none.
   */
  private static int headLines(String text, RawArticle article) {
    Matcher head = HEAD.matcher(text);
    if (!head.lookingAt()) {
      return 0;
    }
    List<String> lines =
        Arrays.stream(head.group(1).strip().split("\\s*\\n\\s*"))
            .filter(line -> !OF_WIRE.matcher(line).matches())
            .toList();
    if (lines.isEmpty()) {
      return 0;
    }
    String published = "";
    String source = "";
    List<String> authors = List.of();
    for (String line : lines.subList(1, lines.size())) {
      LooseDates.Stamp day = LooseDates.read(line);
      boolean by = BY.matcher(line).matches();
      if (published.isEmpty() && !day.iso().isEmpty() && !day.doubtful()) {
        published = line;
      } else if (by && authors.isEmpty()) {
        authors = Bylines.names(line);
      } else if (source.isEmpty() && TITLE_FORM.matcher(line).matches()) {
        source = line;
      } else {
        return 0;
      }
    }
    boolean known = !published.isEmpty() || !authors.isEmpty();
    if (!known || !isTitle(lines.getFirst(), text.substring(head.end()))) {
      return 0;
    }
    article.set(ArticleField.HEADLINE, lines.getFirst());
    article.set(ArticleField.PUBLISHED, published);
    article.set(ArticleField.SOURCE, source);
    article.authors("authors", authors);
    return head.end();
  }
}
