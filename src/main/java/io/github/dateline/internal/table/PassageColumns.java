package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.JSON;

import io.github.dateline.Passage;

/** The columns of a passage: where it stands, its text and what is highlighted in it. */
public final class PassageColumns {
  private static final ColumnList<Passage.Highlight> HIGHLIGHT =
      ColumnList.of(
          text("which", highlight -> Formats.constant(highlight.kind())),
          count("start", highlight -> (long) highlight.start()),
          count("end", highlight -> (long) highlight.end()));

  /** A passage. */
  public static final ColumnList<Passage> ALL =
      ColumnList.of(
          text("article", Passage::article).in(JSON),
          text("field", (Passage passage) -> passage.field().key()).in(CSV, JSON),
          count("start", (Passage passage) -> (long) passage.start()).in(CSV, JSON),
          count("end", (Passage passage) -> (long) passage.end()).in(CSV, JSON),
          text("text", Passage::text).in(JSON),
          text("text", (Passage passage) -> passage.text()).in(CSV),
          list("mentions", Passage::highlights, HIGHLIGHT).in(JSON));

  /** A passage in JSON. */
  static final ColumnList<Passage> PASSAGE = ALL.in(JSON);

  private PassageColumns() {}
}
