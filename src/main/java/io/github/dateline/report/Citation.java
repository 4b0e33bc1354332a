package io.github.dateline.report;

import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.JSON;

import io.github.dateline.Article;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.Formats;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The citation of a quoted article: headline, day, source and link.
 *
 * @param id its id
 * @param headline its headline, may be empty
 * @param day the day of publication
 * @param source where it was published
 * @param link where it can be read: a web address that starts with {@code http} or {@code https}
 */
record Citation(
    String id,
    String headline,
    Optional<LocalDate> day,
    Optional<String> source,
    Optional<String> link) {
  /** What files tell of it. */
  static final ColumnList<Citation> COLUMNS =
      ColumnList.of(
          text("article", Citation::id).in(CSV, JSON),
          text("headline", Citation::headline).in(CSV, JSON),
          text("published", (Citation cited) -> cited.day().map(LocalDate::toString).orElse(null))
              .in(CSV, JSON),
          text("source", (Citation cited) -> cited.source().orElse(null)).in(CSV, JSON),
          text("url", (Citation cited) -> cited.link().orElse(null)).in(CSV, JSON));

  /**
   * The author of the article wrote its address: a script in its place must not become a link, nor
   * one with a user in front of the host, which looks like another site.
   */
  private static final Pattern WEB =
      Pattern.compile(
          "https?://(?![^/?#]*@)[^\\s\\p{Cntrl}\\p{Cf}\"'<>\\\\`]+", Pattern.CASE_INSENSITIVE);

  static Citation of(Article article) {
    return new Citation(
        article.id(),
        Formats.documentLine(article.headline()),
        article.day(),
        article.source().map(Formats::documentLine),
        article.url().filter(url -> WEB.matcher(url).matches()));
  }

  /** What it is called: its headline, or else its id. */
  String title() {
    return headline.isEmpty() ? Formats.documentLine(id) : headline;
  }
}
