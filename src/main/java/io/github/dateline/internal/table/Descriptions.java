package io.github.dateline.internal.table;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Measure;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What units, measures, entities and sets of articles are called in sentences and heads. */
public final class Descriptions {
  private Descriptions() {}

  /** One unit, as in "article". */
  public static String unit(Unit unit) {
    return switch (unit) {
      case Unit.WholeArticle whole -> "article";
      case Unit.Paragraph paragraph -> "paragraph";
      case Unit.Sentences sentences ->
          sentences.count() == 1 ? "sentence" : "run of " + sentences.count() + " sentences";
    };
  }

  /** Several units, as in "articles". */
  public static String units(Unit unit) {
    return unit instanceof Unit.Sentences sentences && sentences.count() > 1
        ? "runs of " + sentences.count() + " sentences"
        : unit(unit) + "s";
  }

  /** So many units, as in "3 articles". */
  public static String units(Unit unit, long n) {
    return Formats.count(n, unit(unit), units(unit));
  }

  /** A measure as files and commands have it. */
  public static String key(AssociationMeasure measure) {
    return measure instanceof Measure established ? established.key() : measure.name();
  }

  /** A measure as people write it. */
  public static String words(AssociationMeasure measure) {
    return switch (measure) {
      case Measure.LOG_LIKELIHOOD -> "log-likelihood";
      case Measure.LOG_DICE -> "logDice";
      case Measure.DICE -> "Dice";
      case Measure.JACCARD -> "Jaccard";
      case Measure.OCHIAI -> "Ochiai";
      case Measure.PMI, Measure.NPMI, Measure.PMI2, Measure.PMI3, Measure.JLH ->
          key(measure).toUpperCase(Locale.ROOT);
      case Measure established ->
          established.key().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
      default -> measure.name();
    };
  }

  /** An entity with its type, as in "Sean Duffy (PERSON)". */
  public static String entity(Entity entity) {
    return entity.label() + " (" + entity.type() + ")";
  }

  /** A set of articles, as in "all 60 articles" and "the 12 articles that match moon". */
  public static String scope(Query query, long articles) {
    return query.equals(Query.all())
        ? articles == 1 ? "the only article" : "all " + Formats.articles(articles)
        : "the "
            + Formats.count(articles, "article that matches ", "articles that match ")
            + Formats.oneLine(query.toString());
  }

  /** A word as a shell takes it. */
  public static String quoted(Object word) {
    return "'" + Formats.oneLine(word.toString()).replace("'", "'\\''") + "'";
  }

  /** The options of a question that say what is counted, as the command line takes them. */
  public static String counting(CooccurrenceQuery query) {
    return "--unit "
        + query.unit()
        + query.anchor().map(anchor -> " --entity " + quoted(anchor)).orElse("")
        + types(query.types())
        + " --copies "
        + Formats.constant(query.copies());
  }

  /** The option that asks for types, after a space; empty where it is the usual ones. */
  static String types(Set<EntityType> types) {
    return types.equals(EntityType.coOccurring())
        ? ""
        : types.stream()
            .sorted()
            .map(EntityType::tag)
            .collect(Collectors.joining(",", " --type ", ""));
  }

  /** The options of a comparison, as the command line takes them, without scope. */
  static String comparison(CooccurrenceQuery query, Query against, boolean ofPairs) {
    return "--against "
        + quoted(against)
        + (ofPairs ? " " + counting(query) : types(query.types()))
        + " --min-count "
        + query.minimumCount()
        + bars(query)
        + " --limit "
        + query.limit();
  }

  private static String bars(CooccurrenceQuery query) {
    return (query.minimumEffect() > 0
            ? " --min-effect " + Formats.PLAIN.number(query.minimumEffect(), 3)
            : "")
        + (query.maximumQ() < 1 ? " --max-q " + Formats.PLAIN.number(query.maximumQ(), 3) : "");
  }

  /**
   * The options of a question as the command line takes them, without scope.
   *
   * @param minimumBoth in how many units both must be, 0 where that plays no part
   */
  public static String options(CooccurrenceQuery query, long minimumBoth) {
    StringBuilder options = new StringBuilder(counting(query));
    options.append(" --rank ").append(key(query.rankBy()));
    options.append(" --min-count ").append(query.minimumCount());
    options.append(minimumBoth > 0 ? " --min-both " + minimumBoth : "");
    options.append(bars(query));
    if (query.anchor().isEmpty()) {
      options.append(query.oneDay() ? " --one-day" : "");
      options.append(query.lists() ? " --lists" : "");
      options.append(query.demonyms() ? " --demonyms" : "");
      boolean usual = query.types().equals(EntityType.coOccurring());
      options.append(usual && query.places() ? " --places" : "");
      options.append(query.doubles() ? " --doubles" : "");
    }
    return options.append(" --limit ").append(query.limit()).toString();
  }

  /** How many tests there were, and which rows a question leaves out; empty if there is neither. */
  public static Optional<String> bounds(CooccurrenceQuery query, long tests) {
    Optional<String> effect =
        query.minimumEffect() > 0
            ? Optional.of(
                (StatisticsColumns.isClaimed(query.unit()) ? "excess" : "log ratio")
                    + " at least "
                    + Formats.PLAIN.number(query.minimumEffect(), 2)
                    + " bits")
            : Optional.empty();
    if (!StatisticsColumns.isClaimed(query.unit())) {
      return effect;
    }
    return Optional.of(
        "q is corrected for "
            + Formats.count(tests, "test", "tests")
            + effect.map(bound -> "; " + bound).orElse("")
            + (query.maximumQ() < 1
                ? "; q at most " + Formats.PLAIN.number(query.maximumQ(), 3)
                : ""));
  }
}
