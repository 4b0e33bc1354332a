package io.github.dateline.cli;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.Passage;
import io.github.dateline.Unit;
import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Co-occurrences for people: what was asked, the pairs, and the sentences below them. */
final class CooccurrenceText {
  private static final int WIDE = 100;

  private final Terminal terminal;
  private final Archive archive;
  private final CooccurrenceQuery.Builder question;
  private final CooccurrenceTable table;
  private final CooccurrenceQuery query;
  private final boolean explained;

  /**
   * A table to be printed.
   *
   * @param archive the archive that was asked, which knows the dates of the evidence
   * @param question what was asked, to ask again with less strictness where nothing was found
   * @param explained whether each row is told in words
   */
  CooccurrenceText(
      Terminal terminal,
      Archive archive,
      CooccurrenceQuery.Builder question,
      CooccurrenceTable table,
      boolean explained) {
    this.terminal = terminal;
    this.archive = archive;
    this.question = question;
    this.table = table;
    this.query = table.query();
    this.explained = explained;
  }

  void print() throws IOException {
    if (head()) {
      rows().print(terminal);
    }
  }

  /** A bar for each pair, of how often both are named. */
  void plot() throws IOException {
    if (!head()) {
      return;
    }
    Plot bars = new Plot(terminal);
    for (CooccurrenceTable.Row row : table) {
      String first = query.anchor().isPresent() ? "" : row.first().label() + " – ";
      bars.bar(
          first + row.second().label(),
          row.counts().both(),
          row.counts().expected(),
          Layout.count(row.counts().both()),
          false);
    }
    bars.print();
    terminal.line("");
    terminal.line(
        "bars: " + units(query.unit()) + " with both; the mark: how many chance alone would give");
  }

  /** Tells what was asked, or why there is nothing to show. */
  private boolean head() throws IOException {
    if (table.rows().isEmpty()) {
      whyNothing().forEach(terminal::line);
      return false;
    }
    terminal.line(asked());
    terminal.line(
        "%s of %s; ranked by %s; each named in at least %s",
        Layout.count(table.rows().size()),
        Layout.count(table.pairs(), "pair", "pairs"),
        measure(query.rankBy()),
        units(query.minimumCount()));
    bounds(query, table.tests()).ifPresent(terminal::line);
    if (explained) {
      terminal.line(
          "plan %s: %s", table.plan().name().toLowerCase(Locale.ROOT), table.plan().inWords());
    }
    terminal.line("");
    return true;
  }

  /** What of the tested was left out, and how many were tested. */
  static Optional<String> bounds(CooccurrenceQuery query, long tests) {
    if (!query.unit().equals(Unit.ARTICLE)) {
      return query.minimumEffect() > 0 ? Optional.of(effect(query)) : Optional.empty();
    }
    return Optional.of(
        "q is corrected for "
            + Layout.count(tests, "test", "tests")
            + (query.minimumEffect() > 0 ? "; " + effect(query) : "")
            + (query.maximumQ() < 1 ? "; q at most " + Layout.number(query.maximumQ(), 3) : ""));
  }

  private static String effect(CooccurrenceQuery query) {
    return "log ratio at least " + Layout.number(query.minimumEffect(), 2) + " bits";
  }

  private String asked() {
    String in = " in the same " + unit() + ", in ";
    String size = query.unit().equals(Unit.ARTICLE) ? "" : " (" + units(table.units()) + ")";
    String texts =
        query.copies() == Copies.INDEPENDENT && table.texts() < table.articles()
            ? Layout.count(table.texts(), "independent text", "independent texts") + " of "
            : "";
    return query
            .anchor()
            .map(anchor -> "Who is named with " + shown(anchor))
            .orElse("Who is named with whom")
        + in
        + texts
        + ArchiveAndQuery.described(query.scope(), table.articles())
        + size;
  }

  private TextTable rows() throws IOException {
    // An anchor is the same in every row, and named above.
    boolean pairs = query.anchor().isEmpty();
    TextTable text = new TextTable().numbers("");
    if (pairs) {
      text.names("first", "type");
    }
    text.names("second", "type");
    text.numbers("both", "of first", "of second", "expected", score());
    boolean sure = query.unit().equals(Unit.ARTICLE);
    if (sure) {
      text.numbers("q");
    }
    int rank = 0;
    for (CooccurrenceTable.Row row : table) {
      rank++;
      List<String> cells = new ArrayList<>();
      cells.add(Layout.count(rank));
      if (pairs) {
        cells.add(row.first().label());
        cells.add(row.first().type().tag());
      }
      cells.add(row.second().label());
      cells.add(row.second().type().tag());
      cells.add(Layout.count(row.counts().both()));
      cells.add(Layout.count(row.counts().first()));
      cells.add(Layout.count(row.counts().second()));
      cells.add(expected(row.counts().expected()));
      cells.add(Layout.score(query.rankBy(), row.score(), 3));
      if (sure) {
        cells.add(q(row.significance()));
      }
      text.row(cells);
      if (explained) {
        table.explain(row).forEach(text::below);
      }
      for (Passage passage : row.evidence()) {
        text.below(source(passage) + passage.marked(terminal.open(), terminal.close()));
      }
    }
    return text;
  }

  /** The measure's name is above the table too, where there is room for it on any terminal. */
  private String score() {
    return terminal.width() < WIDE ? "score" : measure(query.rankBy());
  }

  static String q(Optional<Significance> significance) {
    return significance.map(sure -> Layout.probability(sure.qValue(), 3)).orElse("");
  }

  private static String expected(double units) {
    return units > 0 && units < 0.01 ? "<0.01" : Layout.number(units, 2);
  }

  private String source(Passage passage) throws IOException {
    Optional<AnnotatedArticle> article = archive.article(passage.article());
    return article.flatMap(found -> found.article().day()).map(day -> day + " ").orElse("")
        + Layout.oneLine(passage.article())
        + ": ";
  }

  /** Why there is no pair, and what to try. */
  private List<String> whyNothing() throws IOException {
    List<String> lines = new ArrayList<>();
    if (table.articles() == 0) {
      lines.add(
          archive.size() == 0
              ? "the archive is empty; add articles with 'dateline index'"
              : "no article matches " + Layout.oneLine(query.scope().toString()));
      return lines;
    }
    String described = ArchiveAndQuery.described(query.scope(), table.articles());
    String in = " in " + described;
    if (query.minimumEffect() > 0 || query.maximumQ() < 1) {
      question.minimumEffect(0).maximumQ(1);
      long any = archive.cooccurrences(question.limit(1).evidence(0).build()).pairs();
      if (any > 0) {
        lines.add(
            "no pair is so strong and so sure,"
                + in
                + ": "
                + Layout.count(any, "pair is", "pairs are")
                + " named together; "
                + bounds(query, table.tests()).orElse(""));
        lines.add("try a smaller --min-effect, a greater --max-q or a greater --min-count");
        return lines;
      }
    }
    CooccurrenceTable all =
        archive.cooccurrences(question.minimumCount(1).limit(1).evidence(0).build());
    Optional<Entity> anchor = query.anchor();
    if (all.rows().isEmpty() && !areNamed(query.types())) {
      lines.add("nothing of the types " + tags(query.types()) + " is named" + in);
      lines.add("types are people, organisations, places, or tags such as PERSON or COUNTRY");
      return lines;
    }
    if (all.rows().isEmpty()) {
      lines.add(
          anchor
              .map(
                  entity -> "nobody is named with " + shown(entity) + " in the same " + unit() + in)
              .orElse("no two such names are in the same " + unit() + in));
      lines.add(
          query.unit().equals(Unit.ARTICLE)
              ? "try other types, or a query that matches more articles"
              : "try --unit article, other types, or a query that matches more articles");
      return lines;
    }
    long named = all.rows().get(0).counts().first();
    lines.add(
        anchor.isPresent() && named < query.minimumCount()
            ? shown(anchor.get())
                + " is named in only "
                + units(named)
                + " of "
                + described
                + ", and --min-count is "
                + query.minimumCount()
            : "no two such names are each in at least "
                + units(query.minimumCount())
                + " of "
                + described);
    lines.add(
        "with --min-count 1 there "
            + (all.pairs() == 1 ? "is " : "are ")
            + Layout.count(all.pairs(), "pair", "pairs"));
    return lines;
  }

  private boolean areNamed(Set<EntityType> types) throws IOException {
    return archive.entities(query.scope()).types(types).limit(1).table().entities() > 0;
  }

  private static String tags(Set<EntityType> types) {
    return types.stream().sorted().map(EntityType::tag).collect(Collectors.joining(", "));
  }

  private static String shown(Entity entity) {
    return entity.label() + " (" + entity.type() + ")";
  }

  private static String measure(AssociationMeasure measure) {
    return measure instanceof Measure established ? established.key() : measure.name();
  }

  private String unit() {
    return switch (query.unit()) {
      case Unit.WholeArticle whole -> "article";
      case Unit.Paragraph paragraph -> "paragraph";
      case Unit.Sentences sentences ->
          sentences.count() == 1 ? "sentence" : "run of " + sentences.count() + " sentences";
    };
  }

  private String units(long n) {
    return units(query.unit(), n);
  }

  private static String units(Unit unit) {
    String two = units(unit, 2);
    return two.substring(two.indexOf(' ') + 1);
  }

  static String units(Unit unit, long n) {
    return switch (unit) {
      case Unit.WholeArticle whole -> Layout.articles(n);
      case Unit.Paragraph paragraph -> Layout.count(n, "paragraph", "paragraphs");
      case Unit.Sentences sentences ->
          sentences.count() == 1
              ? Layout.count(n, "sentence", "sentences")
              : Layout.count(n, "run", "runs") + " of " + sentences.count() + " sentences";
    };
  }
}
