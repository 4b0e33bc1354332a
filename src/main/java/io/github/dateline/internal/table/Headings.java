package io.github.dateline.internal.table;

import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Copies;
import io.github.dateline.EntityTable;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import io.github.dateline.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines above tables on a screen: what was asked, and of how much. */
public final class Headings {
  private Headings() {}

  /**
   * The lines above pairs.
   *
   * @param isFolded whether some pairs are named below others
   */
  public static List<String> of(CooccurrenceTable table, boolean explained, boolean isFolded) {
    CooccurrenceQuery query = table.query();
    List<String> lines = new ArrayList<>();
    lines.add(asked(table));
    lines.add(
        Formats.count(table.rows().size())
            + " of "
            + Formats.count(table.pairs(), "pair", "pairs")
            + "; ranked by "
            + Descriptions.key(table.rankedBy())
            + (table.rankedBy().equals(query.rankBy())
                ? ""
                : ", no " + Descriptions.key(query.rankBy()) + " being surely above 0")
            + "; each named in at least "
            + Descriptions.units(query.unit(), query.minimumCount())
            + (table.minimumBoth() > 1 ? ", both in at least " + table.minimumBoth() : ""));
    if (isFolded) {
      folded(table).ifPresent(lines::add);
    }
    Descriptions.bounds(query, table.tests()).ifPresent(lines::add);
    lines.addAll(leftOut(table));
    if (explained) {
      lines.add("plan " + Formats.constant(table.plan()) + ": " + table.plan().inWords());
    }
    return lines;
  }

  /** How many rows a table for people has elsewhere than in a row of their own. */
  private static Optional<String> folded(CooccurrenceTable table) {
    long chance =
        table.rows().stream().filter(row -> CooccurrenceColumns.mayBeChance(table, row)).count();
    long folded = table.rows().size() - chance - CooccurrenceColumns.leading(table).size();
    List<String> parts = new ArrayList<>();
    if (folded > 0) {
      parts.add(Formats.count(folded) + " are named below a stronger pair of the same name");
    }
    if (chance > 0) {
      parts.add(Formats.count(chance) + " that may be chance have no row");
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("of these " + String.join(", ", parts) + " (--unfold gives each one)");
  }

  /** What pairs were left out, and what shows them. */
  public static List<String> leftOut(CooccurrenceTable table) {
    return Stream.concat(
            filtered(table).map(pairs -> "left out: " + pairs).stream(), doubles(table).stream())
        .toList();
  }

  /** What pairs the question's filters left out, each kind with the option that shows it. */
  public static Optional<String> filtered(CooccurrenceTable table) {
    CooccurrenceTable.LeftOut out = table.leftOut();
    List<String> parts = new ArrayList<>();
    if (out.rare() > 0) {
      parts.add(
          Formats.count(out.rare())
              + " together in fewer than "
              + Descriptions.units(table.query().unit(), table.minimumBoth())
              + " (--min-both 1 shows them)");
    }
    if (out.oneDay() > 0) {
      parts.add(Formats.count(out.oneDay()) + " of one day and source (--one-day)");
    }
    if (out.lists() > 0) {
      parts.add(
          Formats.count(out.lists())
              + " of lists and round-ups, or never in one sentence (--lists)");
    }
    if (out.demonyms() > 0) {
      parts.add(
          Formats.count(out.demonyms())
              + " of a place or party and its people or part (--demonyms)");
    }
    if (out.places() > 0) {
      parts.add(
          Formats.count(out.places())
              + " of two places, the people of one, or a person and the place or body put at the name"
              + " (--places)");
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }

  /** How many pairs look like one name twice, and what mends it. */
  private static Optional<String> doubles(CooccurrenceTable table) {
    long doubles = table.doubles();
    if (doubles == 0) {
      return Optional.empty();
    }
    String mend = "; 'dateline curate ARCHIVE suggest' tells which to join";
    boolean one = doubles == 1;
    return Optional.of(
        table.query().doubles()
            ? Formats.count(doubles)
                + (one ? " of these looks" : " of these look")
                + " like one name twice"
                + mend
            : Formats.count(doubles)
                + (one
                    ? " more looks like one name twice and is"
                    : " more look like one name twice and are")
                + " left out (--doubles shows "
                + (one ? "it)" : "them)")
                + mend);
  }

  private static String asked(CooccurrenceTable table) {
    CooccurrenceQuery query = table.query();
    Unit unit = query.unit();
    return query
            .anchor()
            .map(anchor -> "Who is named with " + Descriptions.entity(anchor))
            .orElse("Who is named with whom")
        + " in the same "
        + Descriptions.unit(unit)
        + ", in "
        + texts(query.copies(), table.texts(), table.articles())
        + Descriptions.scope(query.scope(), table.articles())
        + (unit.equals(Unit.ARTICLE) ? "" : " (" + Descriptions.units(unit, table.units()) + ")");
  }

  /** Of the articles in scope, the texts that count where copies count once; else nothing. */
  public static String texts(Copies copies, long texts, long articles) {
    return copies == Copies.INDEPENDENT && texts < articles
        ? Formats.count(texts, "independent text", "independent texts") + " of "
        : "";
  }

  /** The lines above a comparison. */
  public static List<String> of(ComparisonTable table) {
    CooccurrenceQuery query = table.query();
    List<String> lines = new ArrayList<>();
    lines.add(
        Descriptions.scope(query.scope(), table.articles())
            + " against "
            + (table.against().equals(Query.all())
                ? "the other " + Formats.articles(table.againstArticles())
                : Descriptions.scope(table.against(), table.againstArticles()) + " and not that"));
    lines.add(
        Formats.count(table.rows().size())
            + " of "
            + Formats.count(table.found())
            + " compared; "
            + order(table)
            + "; each in at least "
            + Descriptions.units(query.unit(), query.minimumCount())
            + " of both together");
    long chance = table.rows().stream().filter(Headings::mayBeChance).count();
    if (chance > 0) {
      lines.add(
          (chance == table.rows().size() ? "all of these" : "those called so")
              + " may be chance: not surely more here, nor surely less");
    }
    Descriptions.bounds(query, table.tests()).ifPresent(lines::add);
    return lines;
  }

  private static boolean mayBeChance(ComparisonTable.Row row) {
    return row.change() == ComparisonTable.Change.UNCERTAIN;
  }

  private static String order(ComparisonTable table) {
    boolean pairs = table.rows().stream().anyMatch(row -> row.entities().size() == 2);
    if (!StatisticsColumns.isClaimed(table.query().unit())) {
      return pairs ? "the log ratio furthest from 0 first" : "the greatest log ratio first";
    }
    return (pairs
            ? "the excess that is surely furthest from 0 first, up or down"
            : "the excess that is surely greatest first")
        + ", then the smallest p";
  }

  /** The lines above a timeline. */
  public static List<String> of(Timeline timeline) {
    if (timeline.inScope() == 0) {
      return List.of("no article matches " + Formats.oneLine(timeline.scope().toString()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(asked(timeline));
    if (timeline.undated() > 0) {
      lines.add(
          timeline.undated() == timeline.articles()
              ? "none of them has a date"
              : Formats.count(timeline.undated()) + " of them without a date, in none of the rows");
    }
    for (Timeline.Burst burst : timeline.bursts()) {
      lines.add(
          "burst from "
              + burst.start()
              + " to "
              + burst.end()
              + ", weight "
              + Formats.PLAIN.number(burst.weight(), 2));
    }
    return lines;
  }

  private static String asked(Timeline timeline) {
    String described = Descriptions.scope(timeline.scope(), timeline.inScope());
    if (timeline.entities().isEmpty()) {
      return described + ", of all in the archive";
    }
    return Formats.articles(timeline.articles())
        + (timeline.articles() == 1 ? " names " : " name ")
        + timeline.entities().stream()
            .map(Descriptions::entity)
            .collect(Collectors.joining(" and "))
        + ", of "
        + described;
  }

  /** The line below a table of entities. */
  public static List<String> below(EntityTable table) {
    String scope = Descriptions.scope(table.scope(), table.articles());
    return List.of(
        table.rows().isEmpty()
            ? "no such entity in " + scope
            : Formats.count(table.rows().size())
                + " of "
                + Formats.count(table.entities(), "entity", "entities")
                + " in "
                + scope);
  }
}
