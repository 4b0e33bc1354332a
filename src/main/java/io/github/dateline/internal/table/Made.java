package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.text;

import io.github.dateline.Copies;
import io.github.dateline.Query;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table was made: what stands below it, and in its JSON.
 *
 * @param of what it was counted in
 * @param query which articles
 * @param options what else was asked, as the command line takes it
 * @param copies the rule for copies
 * @param chance what by chance means; null where nothing is compared with chance
 */
public record Made(
    CountedArticles of, Query query, String options, Copies copies, @Nullable String chance) {
  /** The fields in JSON. */
  static final ColumnList<Made> COLUMNS =
      ColumnList.of(
          text("version", made -> version()),
          text("annotator", made -> made.of().annotator()),
          count("archiveArticles", made -> made.of().inArchive()),
          text("archiveFingerprint", made -> fingerprint(made.of())),
          text("from", made -> day(made.of().from())),
          text("to", made -> day(made.of().to())),
          text("query", made -> made.query().toString()),
          text("options", Made::options),
          text("copies", made -> Formats.constant(made.copies())),
          text("chance", Made::chance));

  /** The archive's state: the same articles and decisions on names give the same. */
  private static String fingerprint(CountedArticles of) {
    return HexFormat.of().toHexDigits(of.fingerprint());
  }

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  /** The same in two lines. */
  public List<String> lines() {
    return List.of(
        "made by Dateline "
            + version()
            + " from an archive of "
            + Formats.articles(of.inArchive())
            + " ("
            + fingerprint(of)
            + ")"
            + of.days()
            + (of.annotator().isEmpty() ? "" : ", names found by " + of.annotator()),
        "asked: "
            + (query.equals(Query.all()) ? "all articles" : Formats.oneLine(query.toString()))
            + (options.isEmpty() ? "" : " " + options)
            + (copies == Copies.INDEPENDENT
                ? "; copies of one text count once"
                : "; every copy of a text counts")
            + (chance == null ? "" : "; " + chance));
  }

  /** Dateline's version, as Maven wrote it into the jar. */
  public static String version() {
    String version = Made.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
