package io.github.dateline.read.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One article of an export of Factiva: fields with codes of two or three letters, or lines as they
 * are shown, of which the number of words is the landmark.
 */
public final class FactivaDocument {
  /** The last line of an article, with its accession number. */
  private static final Pattern END =
      Pattern.compile("\\s*(?:AN\\s+)?Document ((?=\\w*\\d)\\w{10,40})\\s*");

  private static final Pattern WORDS = Pattern.compile("(?i)\\s*[\\d,.]+ words\\s*");

  private static final Pattern CODED = Pattern.compile("\\s*([A-Z]{2,3})(?:\\s+(.*)|)");

  private static final Pattern SHORT = Pattern.compile("[A-Z][A-Z\\d]{1,9}");

  private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}( [AaPp][Mm])?.{0,5}");

  private static final Pattern COPYRIGHT = Pattern.compile("(?i)(?:copyright|©|\\(c\\)).*");

  /** What agencies, and Factiva, put under a text. */
  private static final Pattern FOOTER =
      Pattern.compile(
          "\\(?END\\)? Dow Jones Newswires.*|\\d{2}-\\d{2}-\\d{2} \\d{4} ?[A-Z]{2,3}"
              + "|License this article from Dow Jones Reprint Service.*|[^|]*(?:\\|[A-Z]{1,8}){3,}\\|?");

  private static final Pattern COVER =
      Pattern.compile("(?i).*\\bfactiva\\b.*|dow jones.*|page \\d+.*|\\d+ (?:of \\d+|results?).*");

  private static final Pattern ADDRESS = Pattern.compile(",?\\s*[(<\\[]?\\S+@\\S+");

  /** A line of names and the words between them. */
  private static final Pattern BYLINE =
      Pattern.compile(
          "(?i:(?:\\p{L}+ )?by|from) \\p{L}.*"
              + "|\\p{Lu}[\\p{L}.'’-]*(?:[ ,;/]+(?:(?:and|in|de|van|von|der|la|al|bin|&) ){0,2}\\p{Lu}[\\p{L}.'’-]*){1,7}");

  /** The codes that come after the text. */
  private static final Set<String> AFTER =
      Set.of("RF", "ART", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "CT", "DE");

  private static final Set<String> BEFORE =
      Set.of(
          "SE", "HD", "CR", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY",
          "CLM", "LP", "TD");

  /** After the text these have terms: "i7211 : Ports". */
  private static final Set<String> TERMS = Set.of("CO", "IN", "NS", "RE");

  private static final List<String> KEPT =
      List.of("LA", "PG", "ED", "CO", "IN", "NS", "RE", "PUB", "CLM", "ART");

  private static final int HEADER = 12;

  private FactivaDocument() {}

  /** Whether a line is the last of an article. */
  public static boolean isEnd(String line) {
    return line.length() < 80 && END.matcher(line).matches();
  }

  /** Whether lines are the beginning of an export, or all of it. */
  public static boolean isExport(List<String> lines) {
    List<String> said = lines.stream().filter(line -> !line.isBlank()).map(String::strip).toList();
    for (int i = 0; i + 1 < said.size(); i++) {
      String next = said.get(i + 1);
      if (said.get(i).matches("WC\\s+[\\d,.]+ words") && next.startsWith("PD")) {
        return true;
      }
      if (WORDS.matcher(said.get(i)).matches() && isDay(next)) {
        return said.subList(i + 2, Math.min(said.size(), i + 6)).stream()
            .anyMatch(line -> SHORT.matcher(line).matches());
      }
    }
    return false;
  }

  private static boolean isDay(String line) {
    return line.length() < 40 && !LooseDates.read(line).iso().isEmpty();
  }

  /**
   * Reads the fields of an article's lines.
   *
   * @param headline what is known to be its headline, empty if that is to be found
   * @throws IllegalArgumentException if the lines are none
   */
  public static void fill(List<String> lines, String headline, RawArticle raw) {
    Map<String, String> fields = fields(lines);
    if (fields.containsKey("HD") && (fields.containsKey("TD") || fields.containsKey("LP"))) {
      fill(fields, raw);
    } else {
      shown(lines, headline, raw);
    }
  }

  /** Takes the fields of an article by their codes. */
  public static void fill(Map<String, String> fields, RawArticle raw) {
    id(fields.getOrDefault("AN", ""), raw);
    raw.set(ArticleField.HEADLINE, fields.getOrDefault("HD", "").strip().replaceAll("\\s+", " "));
    raw.authors("authors", Bylines.names(fields.getOrDefault("BY", "")));
    String date = fields.getOrDefault("PD", "");
    raw.set(ArticleField.PUBLISHED, (date + " " + fields.getOrDefault("ET", "")).strip());
    raw.set(ArticleField.SOURCE, fields.get("SN"));
    raw.set(ArticleField.SECTION, fields.get("SE"));
    String text = fields.getOrDefault("LP", "") + "\n\n" + fields.getOrDefault("TD", "");
    body(List.of(text.split("\n", -1)), raw);
    KEPT.forEach(key -> raw.keep(key, fields.get(key)));
  }

  private static void id(String line, RawArticle raw) {
    Matcher end = END.matcher(line);
    if (end.matches()) {
      raw.set(ArticleField.ID, end.group(1));
    }
  }

  private static void body(List<String> lines, RawArticle raw) {
    StringBuilder body = new StringBuilder();
    for (String line : lines) {
      if (!FOOTER.matcher(line.strip()).matches()) {
        body.append(line.stripTrailing()).append('\n');
      }
    }
    raw.set(ArticleField.BODY, body.toString().strip().replaceAll("\n{3,}", "\n\n"));
  }

  /** The fields of lines with codes; within a text only a code that comes after it ends it. */
  private static Map<String, String> fields(List<String> lines) {
    Map<String, String> fields = new LinkedHashMap<>();
    String open = "";
    for (String line : lines) {
      Matcher coded = CODED.matcher(line);
      String code = coded.matches() ? coded.group(1) : "";
      String value = code.isEmpty() || coded.group(2) == null ? "" : coded.group(2);
      boolean text = open.equals("TD") || open.equals("LP");
      boolean begins =
          AFTER.contains(code)
              ? !TERMS.contains(code) || value.isEmpty() || value.contains(" : ")
              : BEFORE.contains(code) && (!text || code.equals("TD"));
      if (begins) {
        open = code;
        fields.putIfAbsent(code, value.strip());
      } else if (!open.isEmpty()) {
        fields.merge(open, line, (a, b) -> a.isEmpty() && b.isBlank() ? "" : a + "\n" + b);
      }
    }
    fields.replaceAll((code, value) -> value.strip());
    return fields;
  }

  /** Section, headline and byline, the number of words, what is known, and the text. */
  private static void shown(List<String> given, String headline, RawArticle raw) {
    int words = 0;
    while (words < given.size() && !WORDS.matcher(given.get(words)).matches()) {
      words++;
    }
    if (words == given.size()) {
      throw new IllegalArgumentException("an article without the number of its words: not read");
    }
    above(
        given.subList(0, words).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !COVER.matcher(line).matches())
            .toList(),
        headline,
        raw);
    int at = words + 1;
    List<String> known = new ArrayList<>();
    boolean more = true;
    while (at < given.size() && more && known.size() < HEADER) {
      String line = given.get(at++).strip();
      more = !COPYRIGHT.matcher(line).matches();
      if (more && !line.isEmpty()) {
        known.add(line);
      }
    }
    if (more) {
      // Without a copyright line the language is the last that is known.
      at = afterLanguage(given, words + 1, known);
    }
    below(known, raw);
    List<String> text = new ArrayList<>();
    for (String line : given.subList(at, given.size())) {
      id(line, raw);
      if (!isEnd(line)) {
        text.add(line);
      }
    }
    body(text, raw);
  }

  private static int afterLanguage(List<String> given, int from, List<String> known) {
    int at = from;
    int codes = 0;
    known.clear();
    while (at < given.size() && known.size() < HEADER) {
      String line = given.get(at++).strip();
      if (!line.isEmpty()) {
        known.add(line);
        codes += SHORT.matcher(line).matches() ? 1 : 0;
        if (codes > 0 && line.matches("\\p{Lu}\\p{Ll}{3,12}") && isLanguage(line)) {
          return at;
        }
      }
    }
    throw new IllegalArgumentException("an article whose text does not begin: not read");
  }

  private static boolean isLanguage(String line) {
    return Arrays.stream(Locale.getAvailableLocales())
        .anyMatch(locale -> locale.getDisplayLanguage(Locale.ENGLISH).equals(line));
  }

  /** The section stands above the headline, the byline below it. */
  private static void above(List<String> lines, String headline, RawArticle raw) {
    int title = lines.indexOf(headline);
    boolean byline = false;
    if (title < 0) {
      String last = lines.isEmpty() ? "" : ADDRESS.matcher(lines.getLast()).replaceAll("").strip();
      byline =
          lines.size() > 1
              && last.length() < 200
              && BYLINE.matcher(last).matches()
              && (last.length() < lines.get(lines.size() - 2).length()
                  || last.regionMatches(true, 0, "by ", 0, 3));
      title = lines.size() - (byline ? 2 : 1);
    } else {
      byline = title + 1 < lines.size() && lines.get(title + 1).length() < 200;
    }
    raw.set(ArticleField.HEADLINE, title < 0 ? headline : lines.get(title));
    if (byline) {
      raw.authors("authors", Bylines.names(lines.get(title + 1)));
    }
    if (title > 0 && lines.get(title - 1).length() < 80) {
      raw.set(ArticleField.SECTION, lines.get(title - 1));
    }
  }

  private static void below(List<String> lines, RawArticle raw) {
    int at = 0;
    if (at < lines.size() && isDay(lines.get(at))) {
      boolean timed = at + 1 < lines.size() && TIME.matcher(lines.get(at + 1)).matches();
      raw.set(
          ArticleField.PUBLISHED, (lines.get(at) + (timed ? " " + lines.get(at + 1) : "")).strip());
      at += timed ? 2 : 1;
    }
    if (at < lines.size()) {
      raw.set(ArticleField.SOURCE, lines.get(at));
    }
  }
}
