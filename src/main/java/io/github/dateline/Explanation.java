package io.github.dateline;

import io.github.dateline.CooccurrenceTable.LongArticles;
import io.github.dateline.internal.text.Text;
import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Explains the rows of a table in sentences that can be quoted, the same in every locale. */
final class Explanation {
  private final Unit unit;
  private final List<String> lines = new ArrayList<>();

  private Explanation(Unit unit) {
    this.unit = unit;
  }

  static List<String> of(CooccurrenceTable table, CooccurrenceTable.Row row) {
    CooccurrenceQuery query = table.query();
    Explanation words = new Explanation(query.unit());
    String first = row.first().label();
    String second = row.second().label();
    Contingency counts = row.counts();
    words.addQuotable(counts, first, second);
    words.line(
        "Counts: of %s %s mention both, %s only %s, %s only %s, %s neither; %s.",
        words.units(counts.total()),
        count(counts.both()),
        count(counts.onlyFirst()),
        shown(row.first()),
        count(counts.onlySecond()),
        shown(row.second()),
        count(counts.neither()),
        query.copies() == Copies.INDEPENDENT
            ? "copies of one text count once"
            : "every copy of a text counts, which makes a pair look surer than it is");
    row.excess()
        .ifPresentOrElse(
            excess -> words.addExcess(excess, counts, row.longArticles()),
            () -> words.addExpected("By chance,", counts));
    words.addSpread(row);
    row.within().ifPresent(words::addWithin);
    words.line(
        "Shares: %s of the %s that mention %s also mention %s, against %s of all others: a log ratio of"
            + " %s bits.",
        share(counts.both(), counts.first()),
        words.noun(2),
        first,
        second,
        share(counts.onlySecond(), counts.total() - counts.first()),
        number(Measure.LOG_RATIO.score(counts), 2));
    if (row.excess().isPresent()) {
      words.addExpected("If all articles were equally long,", counts);
      Significance classical = row.significance().orElseThrow();
      words.line(
          "On that assumption Fisher's exact test gives p = %s and q = %s (Benjamini and Hochberg), and"
              + " with %s %% confidence a log ratio from %s to %s bits, which claims too much where"
              + " they are not.",
          probability(classical.pValue()),
          probability(classical.qValue()),
          number(100 * classical.logRatio().level(), 0),
          number(classical.logRatio().low(), 2),
          number(classical.logRatio().high(), 2));
    } else {
      words.addUnclaimed();
    }
    words.addScore(table.rankedBy(), row.score(), table.tests());
    return List.copyOf(words.lines);
  }

  static List<String> of(ComparisonTable table, ComparisonTable.Row row) {
    Explanation words = new Explanation(table.query().unit());
    Contingency counts = row.counts();
    List<String> names = row.entities().stream().map(Entity::label).toList();
    boolean pair = names.size() > 1;
    words.line(
        "%s in %s of the %s that match %s (%s), and in %s of the other %s that match %s (%s).",
        pair
            ? names.get(0) + " and " + names.get(1) + " are mentioned together"
            : names.get(0) + " is mentioned",
        countOrNone(row.count()),
        words.units(counts.first()),
        Text.oneLine(table.query().scope().toString()),
        share(row.count(), counts.first()),
        countOrNone(row.againstCount()),
        words.units(counts.total() - counts.first()),
        Text.oneLine(table.against().toString()),
        share(row.againstCount(), counts.total() - counts.first()));
    row.excess()
        .ifPresentOrElse(
            excess ->
                words.addDifference(
                    row.change() == ComparisonTable.Change.UNCERTAIN
                        ? "may be chance"
                        : "is " + table.changeInWords(row),
                    row,
                    excess,
                    pair ? "pairs" : "entities"),
            () -> {
              words.line(
                  "It is %s: a log ratio of %s bits; if there were no difference, %s of the %s would be"
                      + " in the first.",
                  table.changeInWords(row),
                  number(Measure.LOG_RATIO.score(counts), 2),
                  number(counts.expected(), 2),
                  count(counts.second()));
              words.addUnclaimed();
            });
    words.addScore(
        row.excess().isPresent() ? Excess.BOUND : Measure.LOG_RATIO, row.score(), table.tests());
    return List.copyOf(words.lines);
  }

  /** Fewer meetings than this are few, however exclusive. */
  private static final long FEW = 5;

  static String strength(CooccurrenceTable.Row row) {
    Contingency counts = row.counts();
    long both = counts.both();
    long rarer = Math.min(counts.first(), counts.second());
    boolean asByChance = row.excess().filter(excess -> excess.ratio() < LITTLE).isPresent();
    if (both > 0 && counts.onlyFirst() == 0 && counts.onlySecond() == 0 && !asByChance) {
      return "always together, " + (both < FEW ? "but only " : "") + times(both);
    }
    return row.excess()
        .map(excess -> strength(both, excess))
        .orElseGet(() ->
            count(both)
                + " of the "
                + count(rarer)
                + " with the rarer"
                + (both < FEW ? ", but only " + times(both) : ""));
  }

  private static String strength(long both, Excess excess) {
    if (excess.lower() > 0) {
      String least = factor(Math.pow(2, excess.lower()));
      return factor(excess.ratio())
          + " times what chance brings, "
          + (least.equals("1") ? "surely more than chance" : "at least " + least);
    }
    if (both < excess.expected()) {
      return "no more than chance brings";
    }
    return excess.ratio() < LITTLE
        ? "about what chance brings"
        : factor(excess.ratio())
            + " times what chance brings, "
            + (excess.qValue() <= SURE ? "but only " + times(both) : "may be chance");
  }

  /** A ratio that is nearer to 1 is no difference to speak of. */
  private static final double LITTLE = 1.25;

  /** Of pairs up to this q, one in twenty is expected to be chance. */
  private static final double SURE = 0.05;

  private static String times(long n) {
    return n == 1 ? "once" : n == 2 ? "twice" : count(n) + " times";
  }

  /** A ratio as people say it, rounded down: "1.4", "12", "250". */
  private static String factor(double ratio) {
    // What is 1.5 but for the last digits that computers reckon with is 1.5.
    double exact = ratio * (1 + 1e-9);
    if (exact < 10) {
      return number(Math.floor(exact * 10) / 10, 1).replaceFirst("\\.0$", "");
    }
    double unit = Math.pow(10, Math.floor(Math.log10(exact)) - 1);
    return count((long) (Math.floor(exact / unit) * unit));
  }

  private void addDifference(
      String changed, ComparisonTable.Row row, Excess excess, String things) {
    if (Double.isNaN(row.byChance())) {
      line(
          "Whether that is more or less than by chance cannot be told: %s.",
          things.equals("pairs")
              ? "one of the two names is in one of the sets only, or in nearly all of its articles"
              : "articles of one set alone have such names");
    } else {
      line(
          "In articles as long as these, chance alone would bring %s and %s; the actual numbers are %s and"
              + " %s times that.",
          number(row.byChance(), 2),
          number(row.againstByChance(), 2),
          number(row.count() / row.byChance(), 2),
          number(row.againstCount() / row.againstByChance(), 2));
      line(
          "It %s: an excess of %s bits; were there no difference, %s of the %s would be in the"
              + " first.",
          changed,
          number(excess.log2(), 2),
          number(excess.expected(), 2),
          count(row.counts().second()));
    }
    addInterval(excess, things);
    Significance classical = row.significance().orElseThrow();
    line(
        "Test: %s, if each article keeps its number of names and each name its number of articles%s:"
            + " p = %s.",
        classical.tail() == FisherExact.Tail.GREATER
            ? "one-sided, the probability of as many or more in the first"
            : "two-sided, twice the probability of as many or more in one of the two",
        things.equals("pairs") ? ", in each set" : "",
        probability(excess.pValue()));
    line(
        "Corrected for the %s %s tested: q = %s. Among results with a q this low or lower, at most this"
            + " share is expected to be due to chance.",
        count(excess.tests()), things, probability(excess.qValue()));
    line(
        "If all articles were equally long, Fisher's exact test would give p = %s and q = %s (Benjamini"
            + " and Hochberg), and with %s %% confidence a log ratio from %s to %s bits.",
        probability(classical.pValue()),
        probability(classical.qValue()),
        number(100 * classical.logRatio().level(), 0),
        number(classical.logRatio().low(), 2),
        number(classical.logRatio().high(), 2));
  }

  private void addInterval(Excess excess, String things) {
    line(
        "Interval: with 95 %% confidence for all %s %s at once, the excess is between %s and %s bits; %s.",
        count(excess.tests()),
        things,
        number(excess.lower(), 2),
        number(excess.upper(), 2),
        excess.lower() <= 0 && excess.upper() >= 0
            ? "0 lies inside, so it may be none"
            : "0 lies outside");
  }

  private void addExpected(String condition, Contingency counts) {
    line(
        "%s %s %s would mention both (%s × %s / %s); the actual number is %s times that.",
        condition,
        number(counts.expected(), 2),
        noun(2),
        count(counts.first()),
        count(counts.second()),
        count(counts.total()),
        number(counts.both() / counts.expected(), 2));
  }

  /** On how many days and in how many sources, and how much of it is in long articles. */
  private void addSpread(CooccurrenceTable.Row row) {
    long inLong = row.longArticles().both();
    line(
        "Spread: on %s, in %s; %s of the %s %s in long articles, of more than %s names.",
        row.days() == 0 ? "no day that is known" : of(row.days(), "day"),
        row.sources() == 0 ? "no source that is known" : of(row.sources(), "source"),
        inLong == 0 ? "none" : count(inLong),
        count(row.counts().both()),
        inLong <= 1 ? "is" : "are",
        LongArticles.MORE_THAN);
  }

  private void addWithin(CooccurrenceTable.Within within) {
    line(
        "Within %s with sentences of both they share %s, %s times the %s that it would be if the"
            + " sentences of one were moved round in the article. Headlines and sentences of more than"
            + " %s names do not count.",
        of(within.articles(), "article"),
        of(within.sentences(), "sentence"),
        number(within.ratio(), 2),
        number(within.expected(), 2),
        CooccurrenceTable.Within.MOST_NAMES);
  }

  private static String of(long n, String noun) {
    return count(n) + " " + noun + (n == 1 ? "" : "s");
  }

  private void addExcess(Excess excess, Contingency counts, LongArticles inLong) {
    line(
        "In articles as long as these, chance alone would bring %s%s; the actual number, %s, is %s times"
            + " that.",
        number(excess.expected(), 2),
        inLong.bringMost(excess.expected())
            ? String.format(
                Locale.ROOT,
                " (%s, of more than %s names, %s %s of them)",
                of(inLong.inScope(), "long article"),
                LongArticles.MORE_THAN,
                inLong.inScope() == 1 ? "brings" : "bring",
                number(inLong.expected(), 2))
            : "",
        count(counts.both()),
        number(excess.ratio(), 2));
    addInterval(excess, "pairs");
    line(
        "Test: the probability of as many or more, if each article keeps its number of names and each"
            + " name its number of articles: p = %s.",
        probability(excess.pValue()));
    line(
        "Corrected for the %s pairs tested, including pairs never seen together: q = %s. Among results"
            + " with a q this low or lower, at most this share is expected to be due to chance.",
        count(excess.tests()), probability(excess.qValue()));
  }

  private void addUnclaimed() {
    line(
        "No p-value, q-value or interval: the %s of one article are not independent of each"
            + " other, so how sure this is cannot be told from their number.",
        unit instanceof Unit.Paragraph ? "paragraphs" : "sentences");
  }

  private void addScore(AssociationMeasure measure, double score, long tests) {
    String name = measure instanceof Measure known ? known.key() : measure.name();
    line(
        "Ranked by %s = %s%s.",
        name,
        number(score, 4),
        measure.equals(Excess.BOUND)
            ? score < 0
                ? ", the upper bound of that interval"
                : ", the lower bound of that interval, or 0"
            : measure.equals(Excess.SURPRISE)
                ? ", the negative decimal logarithm of p"
                : measure == Measure.CONSERVATIVE_LOG_RATIO
                    ? ", the bound nearer to 0 of the log ratio's interval, for "
                        + count(tests)
                        + " at once"
                    : "");
  }

  private void line(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }

  /** What a newspaper can print. */
  private void addQuotable(Contingency counts, String first, String second) {
    long others = counts.total() - counts.first();
    boolean one = counts.first() == 1;
    line(
        "%s %s %s also %s %s%s.",
        counts.both() < counts.first()
            ? (counts.both() == 0 ? "None" : count(counts.both()))
                + " of the "
                + units(counts.first())
            : one ? "The only " + noun(1) : "All " + units(counts.first()),
        one ? "that mentions" : "that mention",
        first,
        one || counts.both() == 1 ? "mentions" : "mention",
        second,
        others == 0
            ? ""
            : counts.onlySecond() == 0
                ? "; none of the other " + count(others) + " does"
                : (counts.onlySecond() == 1 ? "; so does " : "; so do ")
                    + count(counts.onlySecond())
                    + " of the other "
                    + count(others));
  }

  private static String countOrNone(long n) {
    return n == 0 ? "none" : count(n);
  }

  /** As in "6 articles". */
  private String units(long n) {
    return count(n) + " " + noun(n);
  }

  private String noun(long n) {
    return switch (unit) {
      case Unit.WholeArticle article -> n == 1 ? "article" : "articles";
      case Unit.Paragraph paragraph -> n == 1 ? "paragraph" : "paragraphs";
      case Unit.Sentences sentences ->
          sentences.count() > 1
              ? (n == 1 ? "run of " : "runs of ") + sentences.count() + " sentences"
              : n == 1 ? "sentence" : "sentences";
    };
  }

  private static String shown(Entity entity) {
    return entity.label() + " (" + entity.type() + ")";
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "none" : number(100.0 * part / whole, 2) + " %";
  }

  /** A probability too small for a double is not 0. */
  private static String probability(double p) {
    return p == 0 ? "below 1e-300" : number(p, 4);
  }

  private static String number(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "undefined";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= Math.pow(10, -decimals) && size < 1e9);
    return String.format(Locale.ROOT, plain ? "%." + decimals + "f" : "%.2e", value + 0.0);
  }
}
