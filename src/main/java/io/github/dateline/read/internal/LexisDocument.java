package io.github.dateline.read.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One document of an export of LexisNexis or Nexis Uni, as lines. The older layout has source,
 * date, headline, fields with labels, the body, fields again; the newer one headline, source, date,
 * fields, the word "Body", the body, fields again. Labels may be those of other languages.
 */
public final class LexisDocument {
  private static final String OF = "\\d[\\d.,]*\\s+(?i:of|von|de|van|di|sur)\\s+\\d[\\d.,]*";

  /** "3 of 10 DOCUMENTS" or "Document 3 of 10", the line before a document. */
  public static final Pattern NUMBER =
      Pattern.compile(
          "\\s*(?:(?i:document|dokument|documento)\\s+"
              + OF
              + "|(?:Document\\s+)?"
              + OF
              + "\\s+(?i:documents?|dokumente?n?|documentos?|documenten|documenti))\\s*");

  private static final Set<String> ENDS =
      Set.of(
          "End of Document",
          "Ende des Dokuments",
          "Fin du document",
          "Fin del documento",
          "Einde van document",
          "Einde van het document",
          "Fine del documento",
          "Fim do documento");

  /** The line before the body in the newer layout. */
  private static final Set<String> BODY =
      Set.of("Body", "Textkörper", "Hauptteil", "Corps", "Cuerpo", "Corpo", "Hoofdtekst");

  private static final Pattern LABEL =
      Pattern.compile(
          "\\s*(\\p{Lu}[\\p{Lu}-]{2,24}|\\p{Lu}\\p{Ll}+(?:[ -]\\p{Lu}?\\p{Ll}+)?):(?:\\s+(.*)|)");

  /** Labels of other languages. */
  private static final Map<String, String> TRANSLATED = new HashMap<>();

  static {
    translate("BYLINE", "AUTOR AUTEUR AUTORE AUTHOR VERFASSER POR");
    translate("SECTION", "RUBRIK RUBRIQUE SECCIÓN SECCION SECTIE SEZIONE RESSORT SEÇÃO");
    translate("LENGTH", "LÄNGE LAENGE LONGUEUR LONGITUD LENGTE LUNGHEZZA COMPRIMENTO");
    translate("HEADLINE", "TITLE TITEL TITRE TÍTULO TITULO");
    translate("HIGHLIGHT", "ENCART HIGHLIGHTS RESUMEN SAMENVATTING");
    translate(
        "LOAD-DATE",
        "DATE-CHARGEMENT LADEDATUM FECHA-CARGA LAADDATUM DATUM-GELADEN DATA-CARICAMENTO");
    translate("LANGUAGE", "SPRACHE LANGUE IDIOMA TAAL LINGUA LÍNGUA");
    translate(
        "PUBLICATION-TYPE",
        "TYPE-PUBLICATION PUBLIKATIONSTYP PUBLIKATIONSART TIPO-PUBLICACIÓN TIPO-PUBLICACION"
            + " PUBLICATIETYPE TIPO-PUBBLICAZIONE");
    translate("GRAPHIC", "GRAFIK GRAPHIK GRAPHIQUE GRÁFICO GRAFIEK");
    translate("SUBJECT", "THEMA SUJET ASUNTO ONDERWERP");
  }

  private static void translate(String label, String others) {
    for (String other : others.split(" ")) {
      TRANSLATED.put(other, label);
    }
  }

  /** What stands before the body, and nowhere on a cover page. */
  private static final Set<String> SURE =
      Set.of("BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "HEADLINE", "BODY");

  /** What else may stand before it. */
  private static final Set<String> BEFORE =
      Set.of(
          "SERIES",
          "EDITION",
          "SHOW",
          "TRANSCRIPT",
          "GUESTS",
          "ANCHORS",
          "REPORTERS",
          "TYPE",
          "NAME",
          "DISTRIBUTION",
          "COLUMN",
          "DATE",
          "SOURCE",
          "CORRECTION",
          "CORRECTION-DATE",
          "URL");

  /**
   * What follows the body. A label with a hyphen ends it wherever it stands; before one of a single
   * word, such as SUBJECT, a story may go on.
   */
  private static final Set<String> AFTER =
      Set.of(
          "LOAD-DATE",
          "LANGUAGE",
          "PUBLICATION-TYPE",
          "SUBJECT",
          "GRAPHIC",
          "ORGANIZATION",
          "COMPANY",
          "TICKER",
          "INDUSTRY",
          "GEOGRAPHIC",
          "DOCUMENT-TYPE",
          "JOURNAL-CODE",
          "ISSN",
          "CORRECTION-DATE",
          "INDEXING-TERMS",
          "PUB-TYPE",
          "ACC-NO",
          "NAMED-PERSONS",
          "GEOGRAPHIC-NAMES");

  /** What else may follow it. */
  private static final Set<String> PERHAPS_AFTER =
      Set.of(
          "PERSON",
          "COUNTRY",
          "CITY",
          "STATE",
          "TYPE",
          "KEYWORDS",
          "NOTES",
          "PUBLISHER",
          "URL",
          "CATEGORY",
          "TERMS",
          "PHOTO",
          "CAPTION",
          "UPDATE",
          "CORRECTION");

  /** Lines that begin what follows the body in the newer layout. */
  private static final Set<String> HEADINGS =
      Set.of("Classification", "Graphic", "Notes", "Correction");

  private static final Pattern COPYRIGHT =
      Pattern.compile(
          "(?i)\\s*(?:copyright\\b.{0,20}\\d{4}|©|\\(c\\) ?\\d{4}|all rights reserved"
              + "|alle rechte vorbehalten|tous droits réservés).*");

  private static final String WEEKDAY =
      "(?:\\p{L}+day|\\p{L}+tag|Mittwoch|Sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi"
          + "|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|\\p{L}+dag|lunedì|martedì"
          + "|mercoledì|giovedì|venerdì|sabato|domenica)";

  private static final Pattern DATE =
      Pattern.compile(
          "\\s*(?i:"
              + WEEKDAY
              + ",? )?((?:\\p{L}{3,10}\\.? \\d{1,2}|\\d{1,2}(?:\\.|er)?(?: de)? \\p{L}{3,10}\\.?(?: de)?),?"
              + " \\d{4})(?i:,? "
              + WEEKDAY
              + ")?(?:,? (\\d{1,2}:\\d{2}(?::\\d{2})? ?(?:[AaPp]\\.?[Mm]\\.?)?"
              + "(?: (?:GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST))?))?(?:[,; ].*)?");

  private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d{2}\\b");

  private static final Pattern MONTH_ONLY = Pattern.compile("\\s*\\p{Lu}\\p{L}{2,9},? \\d{4}\\s*");

  /** The head of a printed page, and what stands on a cover page. */
  private static final Pattern PAGE = Pattern.compile("(?i)\\s*page \\d+(?: of \\d+)?\\s*");

  private static final Pattern COVER =
      Pattern.compile(
          "(?i)\\s*(?:(?:-none-|news)\\s*|(?:user name|date and time|job number|documents? ?\\(\\d|client/matter|search terms"
              + "|search type|narrowed by|content type|time of request|print request|timeline:"
              + "|page \\d+|about lexisnexis|privacy policy|terms & conditions).*)");

  private static final Pattern LINK =
      Pattern.compile("(?i)\\s*(?:link to (?:image|pdf|original).*|return to list)\\s*");

  private static final Pattern LINK_AT_END =
      Pattern.compile("(?<=[.!?\"”’]) {1,3}Link to (?:Image|PDF|Original).*");

  /** A term of an index with its weight. */
  private static final Pattern TERM = Pattern.compile("\\(\\d{1,3} ?%\\)");

  /** How what is said of one of several pictures begins. */
  private static final Pattern PICTURE =
      Pattern.compile("(?i)\\s*\\(?(?:photo|picture|image|chart|map|graph|drawing|table)s?\\b");

  private static final Pattern ABSTRACT =
      Pattern.compile("(?:ABSTRACT|Abstract)(?:: ?|[ \\t]*(?=\\n))\\n*|FULL TEXT:?\\s+");

  private static final Pattern FULL_TEXT =
      Pattern.compile("(?m)^[ \\t]*(?:FULL TEXT|Full [Tt]ext)(?::[ \\t]*|[ \\t]*$)");

  private static final Pattern ADDRESS = Pattern.compile("(?:https?://|www\\.)\\S+");

  private static final int MAX_HEADLINE = 400;

  private final List<String> lines;
  private final RawArticle raw;
  private final StringBuilder body = new StringBuilder();
  private String above = "";
  private int at;

  private LexisDocument(List<String> lines, RawArticle raw) {
    this.lines = lines;
    this.raw = raw;
  }

  /** Whether a line is the last one of a document. */
  public static boolean isEnd(String line) {
    return line.length() < 40 && ENDS.contains(line.strip());
  }

  /** Whether a line's label says how long a document is, or when it was loaded, in any language. */
  public static boolean isSign(String line) {
    String label = line.length() < 120 ? label(line) : "";
    boolean length = label.equals("LENGTH") && line.codePoints().anyMatch(Character::isDigit);
    return length || label.equals("LOAD-DATE") || isBody(line);
  }

  /** Whether lines are a document: one of them is its date. */
  public static boolean isDocument(List<String> lines) {
    return dateLine(lines) >= 0;
  }

  /** The line of the date: the last before "Body", or else the first before sure fields. */
  private static int dateLine(List<String> lines) {
    int body = bodyLine(lines);
    if (body >= 0) {
      for (int i = body - 1; i >= 0; i--) {
        if (isDate(lines.get(i))) {
          return i;
        }
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!isDate(lines.get(i))) {
        continue;
      }
      int seen = 0;
      for (int j = i + 1; j < lines.size() && seen < 25; j++) {
        String line = lines.get(j);
        if (SURE.contains(label(line)) || COPYRIGHT.matcher(line).matches()) {
          return i;
        }
        seen += line.isBlank() ? 0 : 1;
      }
    }
    return yearLine(lines);
  }

  /**
   * The line before the labels that has a year, whatever form the date has: the first, but the last
   * in the newer layout, where the headline stands before it.
   */
  private static int yearLine(List<String> lines) {
    boolean newer = bodyLine(lines) >= 0;
    int found = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (SURE.contains(label(line))) {
        return found;
      }
      boolean year = line.length() < 60 && YEAR.matcher(line).find();
      if (year && (newer || found < 0) && !COPYRIGHT.matcher(line).matches()) {
        found = i;
      }
    }
    return -1;
  }

  private static int bodyLine(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (isBody(lines.get(i))) {
        return i;
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
    return line.length() < 40 && BODY.contains(line.strip());
  }

  private static String label(String line) {
    Matcher found = LABEL.matcher(line);
    if (!found.matches()) {
      return "";
    }
    String label = found.group(1).toUpperCase(Locale.ROOT).replace(' ', '-');
    return TRANSLATED.getOrDefault(label, label);
  }

  private static boolean isKnown(String label) {
    return SURE.contains(label)
        || BEFORE.contains(label)
        || AFTER.contains(label)
        || PERHAPS_AFTER.contains(label);
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
    int bodyLine = bodyLine(lines);
    boolean newer = bodyLine > date;
    source(date, newer);
    published(lines.get(date));
    at = date + 1;
    while (at < lines.size()
        && !lines.get(at).isBlank()
        && !isKnown(label(lines.get(at)))
        && !isBody(lines.get(at))
        && !COPYRIGHT.matcher(lines.get(at)).matches()) {
      raw.keep("edition", lines.get(at++).strip());
    }
    if (newer) {
      newerHeader(bodyLine);
    } else {
      header();
    }
    raw.setIfMissing(ArticleField.HEADLINE, above);
    body(newer);
    raw.set(ArticleField.BODY, withoutAbstract(withoutAddress(body.toString().strip())));
  }

  /** What follows "FULL TEXT"; the abstract before it is kept by itself. */
  private String withoutAbstract(String text) {
    Matcher first = ABSTRACT.matcher(text);
    if (!first.lookingAt()) {
      return text;
    }
    Matcher full = FULL_TEXT.matcher(text);
    if (full.find(first.end())) {
      raw.keep("abstract", text.substring(first.end(), full.start()).strip());
      return text.substring(full.end()).strip();
    }
    int end = text.indexOf("\n\n", first.end());
    if (first.group().indexOf('\n') >= 0 || end < 0) {
      return text.substring(first.end()).strip();
    }
    raw.keep("abstract", text.substring(first.end(), end).strip());
    return text.substring(end).strip();
  }

  /** An address in the last line is that of the article. */
  private String withoutAddress(String text) {
    int last = text.lastIndexOf('\n') + 1;
    String address = text.substring(last).strip();
    if (last == 0 || !ADDRESS.matcher(address).matches()) {
      return text;
    }
    field("URL", address);
    return text.substring(0, last).strip();
  }

  /**
   * The source stands right before the date; the headline in a block before that, or in the newer
   * layout in the lines before it in the same block.
   */
  private void source(int date, boolean newer) {
    List<List<String>> blocks = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (int i = date - 1; i >= 0 && blocks.size() < 2; i--) {
      String line = lines.get(i);
      boolean skip =
          NUMBER.matcher(line).matches()
              || COPYRIGHT.matcher(line).matches()
              || label(line).equals("SHOW");
      boolean cover = COVER.matcher(line).matches();
      if (skip || cover || line.isBlank()) {
        if (!block.isEmpty()) {
          blocks.add(block);
          block = new ArrayList<>();
        }
        if (cover) {
          break;
        }
      } else {
        block.addFirst(line.strip());
      }
    }
    if (!block.isEmpty() && blocks.size() < 2) {
      blocks.add(block);
    }
    if (blocks.isEmpty()) {
      return;
    }
    List<String> nearest = blocks.getFirst();
    if (newer && nearest.size() > 1) {
      raw.set(ArticleField.SOURCE, nearest.getLast());
      above = String.join(" ", nearest.subList(0, nearest.size() - 1));
    } else {
      raw.set(ArticleField.SOURCE, String.join(" ", nearest));
      above = blocks.size() > 1 ? String.join(" ", blocks.get(1)) : "";
    }
    above = above.length() < MAX_HEADLINE ? above : "";
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

  /** All up to the line "Body" is fields, or what the publisher has to say of itself. */
  private void newerHeader(int bodyLine) {
    while (at < bodyLine) {
      String line = lines.get(at);
      String label = label(line);
      if (COPYRIGHT.matcher(line).matches()) {
        while (at < bodyLine && !lines.get(at).isBlank() && !isKnown(label(lines.get(at)))) {
          at++;
        }
      } else if (isKnown(label)) {
        field(label, labelled());
      } else {
        raw.keep("subtitle", line.strip());
        at++;
      }
    }
    at = bodyLine + 1;
  }

  /** The headline and the fields before the body. */
  private void header() {
    boolean more = true;
    int blocks = 0;
    List<String> ahead = lines.subList(at, Math.min(lines.size(), at + 60));
    int text = 0;
    while (text < ahead.size() && !ahead.get(text).strip().startsWith("BODY:")) {
      text++;
    }
    int labelledBody = text < ahead.size() ? at + text : -1;
    boolean labelledHeadline =
        labelledBody > 0
            && ahead.subList(0, text).stream().anyMatch(line -> label(line).equals("HEADLINE"));
    boolean length = ahead.stream().anyMatch(line -> label(line).equals("LENGTH"));
    while (more && at < lines.size()) {
      String line = lines.get(at);
      String label = label(line);
      if (line.isBlank() || COPYRIGHT.matcher(line).matches() || PAGE.matcher(line).matches()) {
        at++;
      } else if (label.equals("BODY")) {
        Matcher found = LABEL.matcher(line);
        body.append(found.matches() && found.group(2) != null ? found.group(2) + "\n" : "");
        at++;
        return;
      } else if (SURE.contains(label) || BEFORE.contains(label)) {
        field(label, labelled());
        length &= !label.equals("LENGTH");
      } else if (AFTER.contains(label) && !length) {
        more = false;
      } else if (raw.get(ArticleField.HEADLINE).isEmpty() && !labelledHeadline) {
        raw.set(ArticleField.HEADLINE, block());
      } else if ((length || at < labelledBody) && blocks++ < 12) {
        raw.keep("subtitle", block());
      } else {
        more = false;
      }
    }
  }

  private void field(String label, String value) {
    switch (label) {
      case "BYLINE" -> raw.authors("authors", Bylines.names(value));
      case "HEADLINE" -> raw.set(ArticleField.HEADLINE, value);
      case "SECTION" -> raw.set(ArticleField.SECTION, value);
      case "DATELINE" -> raw.set(ArticleField.FILED_FROM, value);
      case "URL" -> {
        boolean page = value.matches("https?://[^/]+/.+");
        if (page) {
          raw.set(ArticleField.URL, value);
        } else {
          raw.keep("url", value);
        }
      }
      case "LENGTH", "LOAD-DATE" -> {}
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
        && !isKnown(label(lines.get(at)))
        && !isBody(lines.get(at))) {
      value.append(' ').append(lines.get(at++).strip());
    }
    return value.toString().strip();
  }

  private String block() {
    StringBuilder value = new StringBuilder();
    while (at < lines.size()
        && !lines.get(at).isBlank()
        && !SURE.contains(label(lines.get(at)))
        && !BEFORE.contains(label(lines.get(at)))) {
      value.append(value.isEmpty() ? "" : " ").append(lines.get(at++).strip());
    }
    return value.toString();
  }

  private void body(boolean newer) {
    boolean ended = false;
    String heading = "";
    while (at < lines.size()) {
      String line = lines.get(at);
      boolean begins = at == 0 || lines.get(at - 1).isBlank() || isKnown(label(lines.get(at - 1)));
      if ((begins && (ended ? isKnown(label(line)) : endsBody(at))) || isLoadDate(line)) {
        ended = true;
        heading = "";
        field(label(line), labelled());
        continue;
      }
      String bare = line.strip();
      boolean title = newer && HEADINGS.contains(bare) && (begins || isHeading(at));
      ended |= title;
      boolean legal = COPYRIGHT.matcher(line).matches() && bare.length() < 200;
      boolean page = PAGE.matcher(line).matches();
      if (title) {
        heading = bare.toLowerCase(Locale.ROOT);
      } else if (!legal && !page && !LINK.matcher(line).matches() && !isHead(line)) {
        if (!ended) {
          body.append(LINK_AT_END.matcher(line.stripTrailing()).replaceFirst("")).append('\n');
        } else if (!heading.isEmpty()) {
          raw.keep(heading, bare);
        }
      }
      at++;
    }
  }

  /** Whether a line without a blank one before it begins what follows the body. */
  private boolean isHeading(int line) {
    int next = line + 1;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    return lines.get(line).strip().equals("Graphic")
        || next < lines.size() && AFTER.contains(label(lines.get(next)));
  }

  /** Whether a line begins the fields after the body. */
  private boolean endsBody(int from) {
    String line = lines.get(from);
    String label = label(line);
    if (isSure(line, label)) {
      return true;
    }
    if (!AFTER.contains(label) && !PERHAPS_AFTER.contains(label)) {
      return false;
    }
    // A paragraph may begin with "Photo:" or "SUBJECT:", so all that follows must be fields.
    boolean begins = false;
    for (int i = from + 1; i < lines.size(); i++) {
      String next = lines.get(i);
      String nextLabel = label(next);
      if (next.isBlank()) {
        begins = true;
      } else if (isSure(next, nextLabel)) {
        return true;
      } else if (begins && !AFTER.contains(nextLabel) && !PERHAPS_AFTER.contains(nextLabel)) {
        if (HEADINGS.contains(next.strip())) {
          return true;
        }
        if (!COPYRIGHT.matcher(next).matches()
            && !PAGE.matcher(next).matches()
            && !LINK.matcher(next).matches()
            && !(label.equals("GRAPHIC") && PICTURE.matcher(next).lookingAt())) {
          return false;
        }
        begins = false;
      } else {
        begins &= !nextLabel.isEmpty();
      }
    }
    return true;
  }

  /**
   * Whether a line can be nothing but a field after the body: "LOAD-DATE:", "SUBJECT: TAX (90%)".
   */
  private static boolean isSure(String line, String label) {
    return AFTER.contains(label)
        && (label.indexOf('-') > 0 || label.equals("ISSN") || TERM.matcher(line).find());
  }

  /** Whether a line is the day of loading, which may follow the text without a blank line. */
  private static boolean isLoadDate(String line) {
    Matcher found = LABEL.matcher(line);
    return found.matches()
        && found.group(2) != null
        && label(line).equals("LOAD-DATE")
        && isDate(found.group(2));
  }

  /** Whether a line is the head of a printed page: the headline, source and day once more. */
  private boolean isHead(String line) {
    String headline = raw.get(ArticleField.HEADLINE);
    String source = raw.get(ArticleField.SOURCE);
    if (headline.length() <= 10
        || !line.strip().startsWith(headline.substring(0, Math.min(25, headline.length())))) {
      return false;
    }
    int before = at - 1;
    while (before > 0 && lines.get(before).isBlank()) {
      before--;
    }
    return (before >= 0 && PAGE.matcher(lines.get(before)).matches())
        || (!source.isEmpty() && line.contains(source));
  }
}
