package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.object;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.Column.texts;
import static io.github.dateline.internal.table.Column.truth;
import static io.github.dateline.internal.table.OutputType.JSON;
import static io.github.dateline.internal.table.OutputType.TEXT;

import io.github.dateline.Decision;
import io.github.dateline.Decision.Suggestion;
import io.github.dateline.Decision.Suggestion.Reason;
import io.github.dateline.EntityType;
import java.util.List;

/** The columns of a curation's decisions, and of its suggestions. */
public final class CurationColumns {
  /** The decisions. */
  public static final ColumnList<Decision> DECISIONS =
      ColumnList.of(
          count("line", (Decision decision) -> (long) decision.line())
              .text("line", decision -> Integer.toString(decision.line()))
              .in(JSON),
          text("when", (Decision decision) -> decision.at().orElse("")).in(TEXT),
          text("who", (Decision decision) -> decision.by().orElse("")).in(TEXT),
          text("state", CurationColumns::state).in(TEXT),
          text("decision", Decision::text).in(TEXT),
          truth("undo", Decision::undo).in(JSON),
          text("action", (Decision decision) -> Formats.constant(decision.action())).in(JSON),
          texts("names", Decision::names).in(JSON),
          text("to", (Decision decision) -> decision.to().orElse(null)).in(JSON),
          text("type", (Decision decision) -> decision.type().map(EntityType::tag).orElse(null))
              .in(JSON),
          text("by", (Decision decision) -> decision.by().orElse(null)).in(JSON),
          text("at", (Decision decision) -> decision.at().orElse(null)).in(JSON),
          truth("stands", (Decision decision) -> state(decision).equals("stands")).in(JSON),
          count(
                  "undoneBy",
                  (Decision decision) ->
                      decision.undoneBy().isPresent()
                          ? (Long) (long) decision.undoneBy().getAsInt()
                          : null)
              .in(JSON),
          text("problem", (Decision decision) -> decision.problem().orElse(null)).in(JSON));

  private static final ColumnList<Reason> REASON =
      ColumnList.of(
          truth("inFavour", Reason::inFavour),
          text("sentence", Reason::sentence),
          list("passages", Reason::passages, PassageColumns.PASSAGE));

  private static final ColumnList<Suggestion> SUGGESTION =
      ColumnList.of(
          object("entity", Suggestion::entity, EntityColumns.ENTITY),
          count("entityArticles", Suggestion::entityArticles),
          object("into", Suggestion::into, EntityColumns.ENTITY),
          count("intoArticles", Suggestion::intoArticles),
          number("score", Suggestion::score),
          list("reasons", Suggestion::reasons, REASON));

  /** The JSON document of suggestions. */
  public static final ColumnList<List<Suggestion>> SUGGESTIONS_DOCUMENT =
      ColumnList.of(list("suggestions", suggestions -> suggestions, SUGGESTION));

  private CurationColumns() {}

  /** The JSON document of decisions, with what is wrong with some of them. */
  public static ColumnList<List<Decision>> decisionsDocument(List<String> problems) {
    return ColumnList.of(
        list("decisions", decisions -> decisions, DECISIONS.in(JSON)),
        texts("problems", decisions -> problems));
  }

  private static String state(Decision decision) {
    if (decision.undoneBy().isPresent()) {
      return "undone by " + decision.undoneBy().getAsInt();
    }
    return decision.problem().isPresent() ? "passed over" : decision.undo() ? "" : "stands";
  }
}
