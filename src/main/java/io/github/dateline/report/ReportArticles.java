package io.github.dateline.report;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.Article;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.Incidence;
import io.github.dateline.internal.table.Formats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.chrono.ChronoLocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The articles of a report one by one, by publication, those without a date last, then by id: whom
 * each names, and, where they are not too many for a page, when and where they were published.
 *
 * <p>Of a group of copies the first that counts stands for all, so that any choice of articles can
 * be counted from the front.
 */
final class ReportArticles {
  /** Of more articles a page would grow too large, so it does not divide them. */
  static final int MAX_CARRIED = 100_000;

  /** The letters that the titles of articles may take on a page. */
  private static final int MAX_TITLE_LETTERS = 1_200_000;

  /** The letters that the texts of articles may take on a page. */
  private static final int MAX_TEXT_LETTERS = 800_000;

  /** As ids stand in an archive. */
  private static final Comparator<String> BY_UTF8 =
      Comparator.comparing(id -> id.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private final List<Row> rows;
  private final Map<String, Listed> listed;
  private final List<String> sources;
  private final List<String> sections;
  private final boolean carried;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * An article.
   *
   * @param group the number of its group of copies, from 1 by its first article; 0 if it has none
   * @param units for each run of units how many there are, how many names they have, and which
   */
  record Row(String id, Optional<LocalDateTime> published, int group, int[] units) {
    Optional<LocalDate> day() {
      return published.map(LocalDateTime::toLocalDate);
    }
  }

  /**
   * What is told of an article.
   *
   * @param source its place among the sources, from 1; 0 if it has none
   * @param section the same among the sections
   * @param citation how it is cited; null if there is no room
   * @param text what it says; null if there is no room, or no one quotes it
   */
  record Listed(int source, int section, @Nullable Citation citation, @Nullable String text) {}

  private ReportArticles(
      List<Row> rows, Map<String, Listed> listed, Values sources, Values sections) {
    this(rows, listed, sources.shown(), sections.shown());
  }

  private ReportArticles(
      List<Row> rows, Map<String, Listed> listed, List<String> sources, List<String> sections) {
    this.rows = rows;
    this.listed = listed;
    this.sources = sources;
    this.sections = sections;
    carried = rows.size() <= MAX_CARRIED;
    for (int i = 0; i < rows.size() && carried; i++) {
      places.put(rows.get(i).id(), i);
    }
  }

  /**
   * Reads the articles.
   *
   * @param entities the names that the report has
   * @param quoted the articles that it quotes, by id
   * @param texts whether the texts of these are told
   */
  static ReportArticles of(
      Archive archive,
      CooccurrenceTable table,
      List<Entity> entities,
      Map<String, Citation> quoted,
      boolean texts)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Incidence incidence : archive.incidence(table.query(), entities)) {
      rows.add(
          new Row(incidence.article(), incidence.published(), incidence.group(), units(incidence)));
    }
    rows.sort(
        Comparator.comparing(
                (Row row) -> row.published().orElse(LocalDateTime.MAX),
                ChronoLocalDateTime.timeLineOrder())
            .thenComparing(Row::id, BY_UTF8));
    number(rows);
    Values sources = new Values();
    Values sections = new Values();
    if (rows.size() > MAX_CARRIED) {
      return new ReportArticles(rows, Map.of(), sources, sections);
    }
    Map<String, Article> articles = new HashMap<>();
    int longest = 0;
    for (AnnotatedArticle annotated : archive.articles(table.query().scope())) {
      Article article = annotated.article();
      boolean isTold = texts && quoted.containsKey(article.id());
      articles.put(article.id(), isTold ? article : withoutBody(article));
      longest += article.headline().length();
    }
    BitSet cited = cited(rows, longest > MAX_TITLE_LETTERS);
    Map<String, Listed> listed = new HashMap<>();
    int titles = 0;
    int letters = 0;
    for (int i = 0; i < rows.size(); i++) {
      Article article = Objects.requireNonNull(articles.get(rows.get(i).id()));
      Citation citation = cited.get(i) ? Citation.of(article) : null;
      String text = texts && quoted.containsKey(article.id()) ? text(article) : null;
      if (text != null && letters + text.length() <= MAX_TEXT_LETTERS) {
        letters += text.length();
      } else {
        text = null;
      }
      if (citation != null && text == null) {
        titles += citation.title().length() + citation.link().map(String::length).orElse(0);
      }
      listed.put(
          article.id(),
          new Listed(
              sources.number(article.source()),
              sections.number(article.section()),
              citation == null || (titles > MAX_TITLE_LETTERS && text == null) ? null : citation,
              text));
    }
    return new ReportArticles(rows, listed, sources, sections);
  }

  private static Article withoutBody(Article article) {
    Article.Builder kept = Article.builder(article.id()).headline(article.headline());
    article.source().ifPresent(kept::source);
    article.section().ifPresent(kept::section);
    article.url().ifPresent(kept::url);
    article.published().ifPresent(kept::published);
    return kept.build();
  }

  private static String text(Article article) {
    return Formats.documentText(article.body());
  }

  /** Those that name somebody; where these are too many, those that name two. */
  private static BitSet cited(List<Row> rows, boolean fewer) {
    BitSet cited = new BitSet();
    for (int i = 0; i < rows.size(); i++) {
      int[] units = rows.get(i).units();
      boolean isCited = units.length > 0 && !fewer;
      for (int at = 0; at < units.length; at += 2 + units[at + 1]) {
        isCited |= units[at + 1] > 1;
      }
      cited.set(i, isCited);
    }
    return cited;
  }

  /** The same with some of the names only, by their places, rising. */
  ReportArticles of(int[] names) {
    List<Row> some = new ArrayList<>();
    for (Row row : rows) {
      some.add(new Row(row.id(), row.published(), row.group(), some(row.units(), names)));
    }
    return new ReportArticles(some, listed, sources, sections);
  }

  private static int[] some(int[] units, int[] names) {
    int[] found = new int[units.length];
    int size = 0;
    for (int at = 0; at < units.length; at += 2 + units[at + 1]) {
      int begin = size;
      size += 2;
      for (int i = at + 2; i < at + 2 + units[at + 1]; i++) {
        int place = Arrays.binarySearch(names, units[i]);
        if (place >= 0) {
          found[size++] = place;
        }
      }
      if (size == begin + 2) {
        size = begin;
      } else {
        found[begin] = units[at];
        found[begin + 1] = size - begin - 2;
      }
    }
    return Arrays.copyOf(found, size);
  }

  private static int[] units(Incidence incidence) {
    int length = 0;
    for (Incidence.Units units : incidence.units()) {
      length += 2 + units.entities().size();
    }
    int[] found = new int[length];
    int at = 0;
    for (Incidence.Units units : incidence.units()) {
      found[at++] = units.times();
      found[at++] = units.entities().size();
      for (int entity : units.entities()) {
        found[at++] = entity;
      }
    }
    return found;
  }

  /** Gives groups the numbers in which they come, so that the same articles give the same bytes. */
  private static void number(List<Row> rows) {
    Map<Integer, Integer> members = new HashMap<>();
    rows.forEach(row -> members.merge(row.group(), 1, Integer::sum));
    Map<Integer, Integer> numbers = new HashMap<>();
    rows.replaceAll(row -> {
      int number =
          row.group() < 0 || members.getOrDefault(row.group(), 0) < 2
              ? 0
              : numbers.computeIfAbsent(row.group(), any -> numbers.size() + 1);
      return new Row(row.id(), row.published(), number, row.units());
    });
  }

  /** Texts that queries do not tell apart, as they are shown. */
  private static final class Values {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Map<String, Integer>> written = new ArrayList<>();

    int number(Optional<String> value) {
      String line = Formats.documentLine(value.orElse(""));
      String key = folded(value.orElse(""));
      if (key.isEmpty() || line.isEmpty()) {
        return 0;
      }
      int number =
          numbers.computeIfAbsent(
              key,
              any -> {
                written.add(new TreeMap<>());
                return written.size();
              });
      written.get(number - 1).merge(line, 1, Integer::sum);
      return number;
    }

    /** What queries compare of a source or a section, in any case. */
    private static String folded(String value) {
      return Formats.oneLine(value).replace('’', '\'').toLowerCase(Locale.ROOT);
    }

    /** As most write it, equals by letters. */
    List<String> shown() {
      return written.stream()
          .map(forms ->
              forms.entrySet().stream()
                  .max(
                      Map.Entry.<String, Integer>comparingByValue()
                          .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                  .orElseThrow()
                  .getKey())
          .toList();
    }
  }

  /** All articles in scope, copies too. */
  List<Row> rows() {
    return rows;
  }

  /** What is told of an article that is carried. */
  Listed listed(Row row) {
    return Objects.requireNonNull(listed.get(row.id()));
  }

  /** The place of an article on a page, -1 if it has none there. */
  int place(String id) {
    return places.getOrDefault(id, -1);
  }

  /** Whether a page carries when and where they were published. */
  boolean areCarried() {
    return carried;
  }

  List<String> sources() {
    return sources;
  }

  List<String> sections() {
    return sections;
  }

  /**
   * In how many units some of the names are together, each with each; on the diagonal, in how many
   * each is.
   *
   * @param names the places of the names among those of the report
   * @param of how many names the report has
   */
  long[][] together(List<Integer> names, int of) {
    int[] place = new int[of];
    Arrays.fill(place, -1);
    for (int i = 0; i < names.size(); i++) {
      place[names.get(i)] = i;
    }
    long[][] together = new long[names.size()][names.size()];
    BitSet seen = new BitSet();
    for (Row row : rows) {
      if (row.group() > 0 && seen.get(row.group())) {
        continue;
      }
      seen.set(row.group());
      add(row.units(), place, together);
    }
    return together;
  }

  private static void add(int[] units, int[] place, long[][] together) {
    for (int at = 0; at < units.length; at += 2 + units[at + 1]) {
      int end = at + 2 + units[at + 1];
      for (int i = at + 2; i < end; i++) {
        for (int j = at + 2; j < end && place[units[i]] >= 0; j++) {
          if (place[units[j]] >= 0) {
            together[place[units[i]]][place[units[j]]] += units[at];
          }
        }
      }
    }
  }

  /** Whole numbers from 0, seven bits to a byte, the lowest first; the last byte is below 128. */
  static final class Numbers {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(long number) {
      long left = number;
      for (; left > 0x7F; left >>>= 7) {
        bytes.write((int) (left & 0x7F) | 0x80);
      }
      bytes.write((int) left);
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
