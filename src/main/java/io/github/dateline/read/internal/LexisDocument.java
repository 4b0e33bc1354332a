package io.github.dateline.read.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One document of an export of LexisNexis or Nexis Uni, as lines: source, date, headline, fields
 * with labels, the body, fields again.
 */
public final class LexisDocument {
  /** "3 of 10 DOCUMENTS", the line before a document. */
  public static final Pattern NUMBER =
      Pattern.compile("\\s*(?:Document )?\\d[\\d,]* of \\d[\\d,]* DOCUMENTS?\\s*");

  private static final Pattern LABEL =
      Pattern.compile("\\s*([A-Z][A-Z-]{2,24}|[A-Z][a-z]+(?:[ -][A-Z]?[a-z]+)?):(?:\\s+(.*)|)");

  /** What may stand before the body. */
  private static final Set<String> BEFORE =
      Set.of(
          "BYLINE",
          "SECTION",
          "LENGTH",
          "DATELINE",
          "HIGHLIGHT",
          "HEADLINE",
          "SERIES",
          "EDITION",
          "DISTRIBUTION",
          "COLUMN",
          "TITLE",
          "AUTHOR",
          "DATE",
          "SOURCE",
          "CORRECTION",
          "URL");

  /** What ends the body. */
  private static final Set<String> AFTER =
      Set.of(
          "LOAD-DATE",
          "LANGUAGE",
          "PUBLICATION-TYPE",
          "SUBJECT",
          "GRAPHIC",
          "ORGANIZATION",
          "PERSON",
          "COMPANY",
          "TICKER",
          "INDUSTRY",
          "GEOGRAPHIC",
          "COUNTRY",
          "CITY",
          "STATE",
          "DOCUMENT-TYPE",
          "JOURNAL-CODE",
          "ISSN",
          "TYPE",
          "CORRECTION-DATE",
          "KEYWORDS",
          "INDEXING-TERMS",
          "NOTES",
          "PUB-TYPE",
          "ACC-NO",
          "NAMED-PERSONS",
          "PUBLISHER",
          "URL",
          "GEOGRAPHIC-NAMES",
          "CATEGORY",
          "TERMS",
          "PHOTO",
          "CAPTION");

  private static final Pattern COPYRIGHT =
      Pattern.compile(
          "(?i)\\s*(?:copyright\\b.{0,20}\\d{4}|©|\\(c\\) ?\\d{4}|all rights reserved).*");

  private static final Pattern DATE =
      Pattern.compile(
          "\\s*(?:\\p{L}+day,? )?((?:\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}|\\d{1,2} \\p{Lu}\\p{L}{2,8}),?"
              + " \\d{4})(?:,? \\p{L}+day)?(?:,? (\\d{1,2}:\\d{2}(?::\\d{2})? ?(?:[AaPp]\\.?[Mm]\\.?)?"
              + "(?: (?:GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST))?))?(?:[,; ].*)?");

  private static final Pattern MONTH_ONLY = Pattern.compile("\\s*\\p{Lu}\\p{L}{2,8},? \\d{4}\\s*");

  private final List<String> lines;
  private final RawArticle raw;
  private final StringBuilder body = new StringBuilder();
  private int at;

  private LexisDocument(List<String> lines, RawArticle raw) {
    this.lines = lines;
    this.raw = raw;
  }

  /**
   * Whether lines are a document: one of the first is a date, and a label or a copyright follows.
   */
  public static boolean isDocument(List<String> lines) {
    return dateLine(lines) >= 0;
  }

  private static int dateLine(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (!isDate(lines.get(i))) {
        continue;
      }
      int seen = 0;
      for (int j = i + 1; j < lines.size() && seen < 25; j++) {
        String label = label(lines.get(j));
        if (BEFORE.contains(label)
            || COPYRIGHT.matcher(lines.get(j)).matches()
            || isBody(lines.get(j))) {
          return i;
        }
        seen += lines.get(j).isBlank() ? 0 : 1;
      }
    }
    return -1;
  }

  private static boolean isDate(String line) {
    if (line.length() > 120) {
      return false;
    }
    Matcher found = DATE.matcher(line);
    return (found.matches() && !LooseDates.read(found.group(1)).iso().isEmpty())
        || (MONTH_ONLY.matcher(line).matches()
            && LooseDates.read("1 " + line.strip()).iso().length() == 10);
  }

  private static boolean isBody(String line) {
    return line.strip().equals("Body");
  }

  private static String label(String line) {
    Matcher found = LABEL.matcher(line);
    return found.matches() ? found.group(1).toUpperCase(Locale.ROOT).replace(' ', '-') : "";
  }

  /** Reads the fields of a document's lines. */
  public static void fill(List<String> lines, RawArticle raw) {
    new LexisDocument(lines, raw).read();
  }

  private void read() {
    int date = dateLine(lines);
    if (date < 0) {
      throw new IllegalArgumentException("a document without a date line: not read");
    }
    source(date);
    published(lines.get(date));
    at = date + 1;
    while (at < lines.size()
        && !lines.get(at).isBlank()
        && label(lines.get(at)).isEmpty()
        && !COPYRIGHT.matcher(lines.get(at)).matches()) {
      raw.keep("edition", lines.get(at++).strip());
    }
    header();
    body();
    raw.set(ArticleField.BODY, body.toString().strip());
  }

  /** The source stands right before the date; in Nexis Uni the headline before that. */
  private void source(int date) {
    List<String> before = new ArrayList<>();
    int i = date - 1;
    String block = "";
    for (; i >= 0 && before.size() < 2; i--) {
      String line = lines.get(i);
      boolean skip = NUMBER.matcher(line).matches() || COPYRIGHT.matcher(line).matches();
      if (skip || line.isBlank()) {
        if (!block.isEmpty()) {
          before.add(block);
          block = "";
        }
      } else {
        block = block.isEmpty() ? line.strip() : line.strip() + " " + block;
      }
    }
    if (!block.isEmpty() && before.size() < 2) {
      before.add(block);
    }
    if (!before.isEmpty()) {
      raw.set(ArticleField.SOURCE, before.getFirst());
    }
    if (before.size() > 1 && before.get(1).length() < 400) {
      raw.set(ArticleField.HEADLINE, before.get(1));
    }
  }

  private void published(String line) {
    Matcher found = DATE.matcher(line);
    if (!found.matches()) {
      raw.set(ArticleField.PUBLISHED, line.strip());
      return;
    }
    String time = found.group(2);
    raw.set(ArticleField.PUBLISHED, found.group(1) + (time == null ? "" : " " + time.strip()));
  }

  /** The headline and the fields before the body. */
  private void header() {
    boolean more = true;
    int blocks = 0;
    boolean length =
        lines.subList(at, Math.min(lines.size(), at + 60)).stream()
            .anyMatch(line -> label(line).equals("LENGTH"));
    while (more && at < lines.size()) {
      String line = lines.get(at);
      String label = label(line);
      if (line.isBlank() || COPYRIGHT.matcher(line).matches()) {
        at++;
      } else if (isBody(line)) {
        at++;
        return;
      } else if (BEFORE.contains(label)) {
        field(label, labelled());
        length &= !label.equals("LENGTH");
      } else if (AFTER.contains(label) && !length) {
        more = false;
      } else if (raw.get(ArticleField.HEADLINE).isEmpty()) {
        raw.set(ArticleField.HEADLINE, block());
      } else if (length && blocks++ < 12) {
        raw.keep("subtitle", block());
      } else {
        more = false;
      }
    }
  }

  private void field(String label, String value) {
    switch (label) {
      case "BYLINE", "AUTHOR" -> raw.authors("authors", RawArticle.authorsOf(value));
      case "HEADLINE", "TITLE" -> raw.set(ArticleField.HEADLINE, value);
      case "SECTION" -> raw.set(ArticleField.SECTION, value);
      case "DATELINE" -> raw.set(ArticleField.FILED_FROM, value);
      case "URL" -> raw.set(ArticleField.URL, value);
      case "LENGTH" -> {}
      default -> raw.keep(label.toLowerCase(Locale.ROOT), value);
    }
  }

  /** A label's value, which goes on to the next blank line or label. */
  private String labelled() {
    Matcher found = LABEL.matcher(lines.get(at++));
    String first = found.matches() && found.group(2) != null ? found.group(2) : "";
    StringBuilder value = new StringBuilder(first.strip());
    while (at < lines.size()
        && !lines.get(at).isBlank()
        && label(lines.get(at)).isEmpty()
        && !isBody(lines.get(at))) {
      value.append(' ').append(lines.get(at++).strip());
    }
    return value.toString().strip();
  }

  private String block() {
    StringBuilder value = new StringBuilder();
    while (at < lines.size()
        && !lines.get(at).isBlank()
        && !BEFORE.contains(label(lines.get(at)))) {
      value.append(value.isEmpty() ? "" : " ").append(lines.get(at++).strip());
    }
    return value.toString();
  }

  private void body() {
    boolean ended = false;
    while (at < lines.size()) {
      String line = lines.get(at);
      String label = label(line);
      boolean begins =
          at == 0 || lines.get(at - 1).isBlank() || !label(lines.get(at - 1)).isEmpty();
      if (begins && AFTER.contains(label)) {
        ended = true;
        String value = labelled();
        if (!label.equals("LOAD-DATE")) {
          raw.keep(label.toLowerCase(Locale.ROOT), value);
        }
        continue;
      }
      String bare = line.strip();
      ended |=
          begins
              && (bare.equals("Classification") || bare.equals("Graphic") || bare.equals("Notes"));
      boolean legal = COPYRIGHT.matcher(line).matches() && bare.length() < 200;
      if (!ended && !legal && !NUMBER.matcher(line).matches()) {
        body.append(line.stripTrailing()).append('\n');
      }
      at++;
    }
  }
}
