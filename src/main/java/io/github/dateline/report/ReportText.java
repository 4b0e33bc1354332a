package io.github.dateline.report;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Copies;
import io.github.dateline.EntityType;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.internal.table.Descriptions;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Headings;
import io.github.dateline.internal.table.Made;
import io.github.dateline.report.internal.Page;
import io.github.dateline.stats.AssociationMeasure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The text in which a report describes itself: the question, its scope, and the command that asks
 * it again.
 */
final class ReportText {
  /** Pairs of up to this q are counted in the text as surely more than chance. */
  static final double MAX_Q = 0.05;

  private final Report report;
  private final CooccurrenceTable table;
  private final CooccurrenceQuery query;

  ReportText(Report report) {
    this.report = report;
    this.table = report.table();
    this.query = table.query();
  }

  static String measure(AssociationMeasure measure) {
    return Descriptions.key(measure);
  }

  /** A measure as people write it. */
  static String words(AssociationMeasure measure) {
    return Descriptions.words(measure);
  }

  String unit() {
    return Descriptions.unit(query.unit());
  }

  String units() {
    return Descriptions.units(query.unit());
  }

  private String units(long n) {
    return Descriptions.units(query.unit(), n);
  }

  /** The result in a sentence or two. */
  String standfirst() {
    if (table.articles() == 0) {
      return "No article matches.";
    }
    String of =
        Formats.count(table.articles(), "article", "articles")
            + period().map(days -> " published " + days).orElse("");
    if (table.rows().isEmpty()) {
      return "No pair fits what was asked, in "
          + of
          + ": each of the two must be in at least "
          + units(query.minimumCount())
          + ". What else is left out is said below.";
    }
    return Formats.count(report.nodes().size())
        + " people, organisations, places and other names, in "
        + Formats.count(table.rows().size(), "pair", "pairs")
        + " that are named in the same "
        + unit()
        + ", in "
        + of
        + ". "
        + surely()
        + "Every pair opens into the sentences behind it.";
  }

  /** Sentences of one article are not independent, so nothing is sure of other units. */
  private String surely() {
    if (!query.unit().equals(Unit.ARTICLE)) {
      return "";
    }
    long sure =
        table.rows().stream()
            .flatMap(row -> row.excess().stream())
            .filter(one -> one.qValue() <= MAX_Q)
            .count();
    return (sure == 0 ? "None" : Formats.count(sure))
        + " of the pairs "
        + (sure == 1 ? "meets" : "meet")
        + " more often than chance explains (of such findings, at most 5 % are to be expected to"
        + " be wrong"
        + (sure > 0 && report.replacedMeasure().isPresent()
            ? "; which of them are right cannot be told, so few are the articles"
            : "")
        + "). ";
  }

  private Optional<String> period() {
    return report
        .firstDay()
        .flatMap(first ->
            report
                .lastDay()
                .map(last ->
                    first.equals(last)
                        ? "on " + Formats.day(first)
                        : "from " + Formats.day(first) + " to " + Formats.day(last)));
  }

  /** The numbers that stand at the top. */
  List<Page.Fact> facts() {
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(fact(table.articles(), "article", "articles"));
    if (table.texts() != table.articles()) {
      facts.add(fact(table.texts(), "independent text", "independent texts"));
    }
    if (!query.unit().equals(Unit.ARTICLE)) {
      facts.add(fact(table.units(), unit(), units()));
    }
    facts.add(fact(report.nodes().size(), "name", "names"));
    facts.add(fact(table.rows().size(), "pair shown", "pairs shown"));
    facts.add(fact(table.pairs(), "pair found", "pairs found"));
    if (table.doubles() > 0) {
      facts.add(
          fact(
              table.doubles(),
              "pair looks like one name twice: dateline curate ARCHIVE suggest",
              "pairs look like one name twice: dateline curate ARCHIVE suggest"));
    }
    facts.add(fact(report.citations().size(), "article quoted", "articles quoted"));
    return facts;
  }

  private static Page.Fact fact(long n, String one, String many) {
    return new Page.Fact(Formats.count(n), n == 1 ? one : many);
  }

  /** What was asked, line by line. */
  List<Page.Asked> asked() {
    List<Page.Asked> lines = new ArrayList<>();
    boolean all = query.scope().equals(Query.all());
    lines.add(line("Query", all ? "all articles" : query.scope().toString()));
    query
        .anchor()
        .ifPresent(anchor -> lines.add(line("Named with", anchor.label() + " (" + anchor + ")")));
    lines.add(
        line(
            "Articles",
            Formats.count(table.articles())
                + " of the archive's "
                + Formats.count(report.archiveSize())
                + period().map(days -> ", " + days).orElse("")));
    lines.add(
        line("Independent texts", Formats.count(table.texts()) + ", copies of one text together"));
    lines.add(line("Together means", "in the same " + unit()));
    lines.add(line("Counted in", units(table.units()) + ", with or without names"));
    lines.add(
        line(
            "Copies of one text",
            query.copies() == Copies.INDEPENDENT ? "count once" : "each count"));
    lines.add(line("Types", types()));
    lines.add(
        line(
            "Left out",
            "names in fewer than "
                + units(query.minimumCount())
                + Headings.filtered(table).map(pairs -> "; pairs: " + pairs).orElse("")));
    lines.add(
        line(
            "Ranked by",
            words(table.rankedBy())
                + report
                    .replacedMeasure()
                    .map(silent ->
                        ", since not one pair stands out for sure by "
                            + words(silent)
                            + ", all being judged at once")
                    .orElse("")));
    lines.add(
        line(
            "Shown",
            Formats.count(table.rows().size())
                + " of "
                + Formats.count(table.pairs())
                + " pairs found, "
                + Formats.count(table.tests())
                + " looked at"
                + (report.left() == 0
                    ? ""
                    : "; "
                        + Formats.count(report.left(), "more was asked for", "more were asked for")
                        + ": this page has no room for them, .json and .csv have all")));
    if (report.isTooLarge()) {
      lines.add(
          line(
              "What joins two names",
              "not looked for in more than "
                  + Formats.count(ReportArticles.MAX_CARRIED)
                  + " articles: dateline cooccur --words tells it"));
    }
    lines.add(line("Archive last changed", report.lastChanged().toString()));
    lines.add(line("Names found by", report.annotator()));
    lines.add(line("Made by", "Dateline " + Made.version()));
    lines.add(line("How", String.join("; ", table.made())));
    lines.add(line("To make it again", command()));
    return lines;
  }

  /** The command that asks the same. */
  private String command() {
    String scope = scopeOrAll();
    return "dateline report ARCHIVE"
        + (scope.isEmpty() ? "" : " " + Descriptions.quoted(scope))
        + " "
        + Descriptions.options(query, table.minimumBoth())
        + " --evidence "
        + query.evidence()
        + (report.isTitled() ? " --title " + Descriptions.quoted(report.title()) : "")
        + (report.hasTexts() ? "" : " --no-texts")
        + " -o report.html";
  }

  /** The query, empty for all articles. */
  String scopeOrAll() {
    return query.scope().equals(Query.all()) ? "" : query.scope().toString();
  }

  /** The options by which units are counted, after a space. */
  String options() {
    return " " + Descriptions.counting(query);
  }

  private String types() {
    return query.types().equals(EntityType.coOccurring())
        ? "people, organisations, places, nationalities, religions, ideologies, other names"
        : new TreeSet<>(query.types())
            .stream()
                .map(type -> type.tag().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
  }

  private static Page.Asked line(String name, String value) {
    return new Page.Asked(name, Formats.documentLine(value));
  }

  /** The days of the articles in scope. */
  static String iso(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
  }
}
