package io.github.dateline.cli;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.Passage;
import io.github.dateline.Unit;
import io.github.dateline.internal.table.CooccurrenceColumns;
import io.github.dateline.internal.table.Descriptions;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Headings;
import io.github.dateline.internal.table.TextTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Co-occurrences for people: what was asked, the pairs, and the sentences below them. */
final class CooccurrenceText {
  private final Terminal terminal;
  private final Archive archive;
  private final CooccurrenceQuery.Builder question;
  private final CooccurrenceTable table;
  private final CooccurrenceQuery query;
  private final boolean explained;
  private final boolean unfolded;

  /** By the number of a pair: those that are named below it. */
  private final Map<Integer, List<CooccurrenceTable.Row>> folded;

  /**
   * A table to be printed.
   *
   * @param archive the archive that was asked, which knows the dates of the evidence
   * @param question what was asked, to ask again with less strictness where nothing was found
   * @param explained whether each row is told in words
   * @param unfolded whether pairs that are folded under others have rows
   */
  CooccurrenceText(
      Terminal terminal,
      Archive archive,
      CooccurrenceQuery.Builder question,
      CooccurrenceTable table,
      boolean explained,
      boolean unfolded) {
    this.terminal = terminal;
    this.archive = archive;
    this.question = question;
    this.table = table;
    this.query = table.query();
    this.explained = explained;
    this.unfolded = unfolded;
    this.folded = CooccurrenceColumns.folded(table);
  }

  void print() throws IOException {
    if (head(!unfolded)) {
      new TextTable<>(CooccurrenceColumns.of(table), pairs())
          .below(this::below)
          .print(terminal.out(), terminal.style());
      terminal.note(table.made());
    }
  }

  private List<CooccurrenceColumns.Pair> pairs() {
    return unfolded ? CooccurrenceColumns.rows(table) : CooccurrenceColumns.leading(table);
  }

  /** A bar for each pair, of how often both are named. */
  void plot() throws IOException {
    if (!head(false)) {
      return;
    }
    Plot bars = new Plot(terminal);
    for (CooccurrenceTable.Row row : table) {
      String first = query.anchor().isPresent() ? "" : row.first().label() + " – ";
      bars.bar(
          first + row.second().label(),
          row.counts().both(),
          row.expected(),
          Formats.count(row.counts().both()),
          false);
    }
    bars.print();
    terminal.line("");
    terminal.line(
        "bars: "
            + Descriptions.units(query.unit())
            + " with both; the mark: how many chance alone would give");
  }

  /** Tells what was asked, or why there is nothing to show. */
  private boolean head(boolean isFolded) throws IOException {
    boolean any = !table.rows().isEmpty();
    terminal.lines(any ? Headings.of(table, explained, isFolded) : whyNothing());
    if (any) {
      terminal.line("");
    }
    return any;
  }

  private List<String> below(CooccurrenceColumns.Pair pair) throws IOException {
    List<String> lines = new ArrayList<>(explained ? table.explain(pair.row()) : List.of());
    if (!unfolded) {
      CooccurrenceColumns.also(pair, folded).ifPresent(lines::add);
    }
    CooccurrenceColumns.joining(pair).ifPresent(lines::add);
    for (Passage passage : pair.row().evidence()) {
      lines.add(source(passage) + terminal.style().marked(passage));
    }
    return lines;
  }

  private String source(Passage passage) throws IOException {
    Optional<AnnotatedArticle> article = archive.article(passage.article());
    return article.flatMap(found -> found.article().day()).map(day -> day + " ").orElse("")
        + Formats.oneLine(passage.article())
        + ": ";
  }

  /** Why there is no pair, and what to try. */
  private List<String> whyNothing() throws IOException {
    List<String> lines = new ArrayList<>();
    if (table.articles() == 0) {
      lines.add(
          archive.size() == 0
              ? "the archive is empty; add articles with 'dateline index'"
              : "no article matches " + Formats.oneLine(query.scope().toString()));
      return lines;
    }
    if (table.pairs() > 0) {
      return Headings.leftOut(table);
    }
    String described = Descriptions.scope(query.scope(), table.articles());
    String in = " in " + described;
    if (query.minimumEffect() > 0 || query.maximumQ() < 1) {
      question.minimumEffect(0).maximumQ(1);
      long any = archive.cooccurrences(question.limit(1).evidence(0).words(0).build()).pairs();
      if (any > 0) {
        lines.add(
            "no pair is so strong and so sure,"
                + in
                + ": "
                + Formats.count(any, "pair is", "pairs are")
                + " named together; "
                + Descriptions.bounds(query, table.tests()).orElse(""));
        lines.add("try a smaller --min-effect, a greater --max-q or a greater --min-count");
        return lines;
      }
    }
    List<String> leftOut = Headings.leftOut(table);
    if (!leftOut.isEmpty()) {
      return leftOut;
    }
    CooccurrenceTable all =
        archive.cooccurrences(
            question.minimumCount(1).minimumBoth(1).limit(1).evidence(0).words(0).build());
    Optional<Entity> anchor = query.anchor();
    if (all.rows().isEmpty() && !areNamed(query.types())) {
      lines.add("nothing of the types " + tags(query.types()) + " is named" + in);
      lines.add(
          "types are people, organisations, places, groups, or tags such as PERSON or COUNTRY");
      return lines;
    }
    if (all.rows().isEmpty()) {
      lines.add(
          anchor
              .map(entity ->
                  "no name is together with "
                      + Descriptions.entity(entity)
                      + " in the same "
                      + Descriptions.unit(query.unit())
                      + in)
              .orElse("no two such names are in the same " + Descriptions.unit(query.unit()) + in));
      lines.add(
          query.unit().equals(Unit.ARTICLE)
              ? "try other types, or a query that matches more articles"
              : "try --unit article, other types, or a query that matches more articles");
      return lines;
    }
    long named = all.rows().get(0).counts().first();
    lines.add(
        anchor.isPresent() && named < query.minimumCount()
            ? Descriptions.entity(anchor.get())
                + " is named in only "
                + Descriptions.units(query.unit(), named)
                + " of "
                + described
                + ", and --min-count is "
                + query.minimumCount()
            : "no two such names are each in at least "
                + Descriptions.units(query.unit(), query.minimumCount())
                + " of "
                + described);
    lines.add(
        "with --min-count 1 there "
            + (all.pairs() == 1 ? "is " : "are ")
            + Formats.count(all.pairs(), "pair", "pairs"));
    return lines;
  }

  private boolean areNamed(Set<EntityType> types) throws IOException {
    return archive.entities(query.scope()).types(types).limit(1).table().entities() > 0;
  }

  private static String tags(Set<EntityType> types) {
    return types.stream().sorted().map(EntityType::tag).collect(Collectors.joining(", "));
  }
}
