package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.object;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.Column.texts;
import static io.github.dateline.internal.table.Column.truth;

import io.github.dateline.Article;
import io.github.dateline.Changes;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Hits;
import io.github.dateline.stats.Excess;
import java.util.List;

/** The columns of what is new in an archive. */
public final class ChangeColumns {
  private static final ColumnList<Excess> CHANCE =
      ColumnList.of(
          number("expected", Excess::expected),
          number("ratio", Excess::ratio),
          number("log2", Excess::log2),
          number("lower", Excess::lower),
          number("upper", Excess::upper),
          number("pValue", Excess::pValue),
          number("qValue", Excess::qValue));

  /** A pair that has become sure. */
  public static final ColumnList<CooccurrenceTable.Row> SURE =
      ColumnList.of(
          object("first", CooccurrenceTable.Row::first, EntityColumns.ENTITY),
          object("second", CooccurrenceTable.Row::second, EntityColumns.ENTITY),
          StatisticsColumns.counts("counts", CooccurrenceTable.Row::counts),
          object("excess", (CooccurrenceTable.Row row) -> row.excess().orElse(null), CHANCE));

  /** Two names that are together for the first time. */
  public static final ColumnList<Changes.Partner> PARTNER =
      ColumnList.of(
          object("first", Changes.Partner::first, EntityColumns.ENTITY),
          object("second", Changes.Partner::second, EntityColumns.ENTITY),
          count("articles", Changes.Partner::articles),
          texts("ids", Changes.Partner::ids));

  /** A new answer to a question. */
  public static final ColumnList<Answer> ANSWER =
      ColumnList.of(
          text("id", (Answer answer) -> answer.article().id()),
          text(
              "headline",
              (Answer answer) ->
                  answer.article().headline().isEmpty() ? null : answer.article().headline()),
          text("published", (Answer answer) -> answer.article().published().orElse(null)),
          text("source", (Answer answer) -> answer.article().source().orElse(null)),
          text("snippet", (Answer answer) -> answer.hit().snippet().marked("", "")),
          truth("replaced", Answer::isReplaced));

  /** The JSON document. */
  public static final ColumnList<Changes> DOCUMENT =
      ColumnList.of(
          count("since", Changes::since),
          count("state", Changes::state),
          count("added", Changes::added),
          count("replaced", Changes::replaced),
          count("removed", Changes::removed),
          list("sure", Changes::sure, SURE),
          list(
              "questions",
              Changes::answers,
              ColumnList.of(
                  text("query", (Changes.Answers answers) -> answers.query().toString()),
                  list("hits", ChangeColumns::rows, ANSWER))),
          list("partners", Changes::partners, PARTNER));

  private ChangeColumns() {}

  /** An article that answers a question. */
  public record Answer(Hits.Hit hit, boolean isReplaced) {
    Article article() {
      return hit.article();
    }
  }

  /** The rows of the answers to a question. */
  public static List<Answer> rows(Changes.Answers answers) {
    return answers.hits().stream()
        .map(hit -> new Answer(hit, answers.replaced().contains(hit.article().id())))
        .toList();
  }
}
