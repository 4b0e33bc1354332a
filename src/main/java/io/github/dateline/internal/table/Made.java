package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.text;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Copies;
import io.github.dateline.Query;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of what a table was made: what whoever makes it again must have. No time of a clock is in it, nor
 * how many shards the archive has.
 *
 * @param annotator who found the names, dictionary and all
 * @param archiveArticles how many articles the archive has
 * @param from the first day of the articles in scope, null if none has a day
 * @param to the last
 */
public record Made(
    String annotator, long archiveArticles, @Nullable LocalDate from, @Nullable LocalDate to)
    implements Serializable {
  private static final String BY_ARTICLE =
      "chance keeps how many names of each kind an article has, and in how many articles a name is";
  private static final String BY_UNIT = "chance takes all units as alike: f1 f2 / N";

  /**
   * What stands below a table, and in its JSON.
   *
   * @param of what it was made of
   * @param query which articles
   * @param options what else was asked, as the command line takes it
   * @param copies the rule for copies
   * @param chance what by chance means; null where nothing is compared with chance
   */
  public record Note(
      Made of, Query query, String options, Copies copies, @Nullable String chance) {
    /** How it was made, a line or two. */
    public List<String> lines() {
      List<String> lines = new ArrayList<>();
      lines.add(
          "made by Dateline "
              + version()
              + " from an archive of "
              + Formats.articles(of.archiveArticles)
              + of.days()
              + (of.annotator.isEmpty() ? "" : ", names found by " + of.annotator));
      lines.add(
          "asked: "
              + (query.equals(Query.all()) ? "all articles" : Formats.oneLine(query.toString()))
              + (options.isEmpty() ? "" : " " + options)
              + (copies == Copies.INDEPENDENT
                  ? "; copies of one text count once"
                  : "; every copy of a text counts")
              + (chance == null ? "" : "; " + chance));
      return lines;
    }
  }

  /** The fields of a note in JSON. */
  static final ColumnList<Note> COLUMNS =
      ColumnList.of(
          text("version", note -> version()),
          text("annotator", note -> note.of().annotator()),
          count("archiveArticles", note -> note.of().archiveArticles()),
          text("from", note -> day(note.of().from())),
          text("to", note -> day(note.of().to())),
          text("query", note -> note.query().toString()),
          text("options", Note::options),
          text("copies", note -> Formats.constant(note.copies())),
          text("chance", Note::chance));

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  /** Of a table about a question on pairs. */
  Note note(CooccurrenceQuery query, String options) {
    return new Note(
        this,
        query.scope(),
        options,
        query.copies(),
        StatisticsColumns.isClaimed(query.unit()) ? BY_ARTICLE : BY_UNIT);
  }

  /** Of a table in which every article counts, and nothing is compared with chance. */
  Note note(Query query, String options) {
    return new Note(this, query, options, Copies.PUBLISHED, null);
  }

  private String days() {
    return from == null || to == null
        ? ""
        : from.equals(to) ? ", those asked of " + from : ", those asked of " + from + " to " + to;
  }

  /** Dateline's version, as Maven wrote it into the jar. */
  public static String version() {
    String version = Made.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
