package io.github.dateline;

import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.Measure;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A co-occurrence query: which articles, which entities, in which unit they must be mentioned
 * together, and how the pairs are ranked.
 *
 * <p>Defaults: all articles, all pairs of the {@linkplain EntityType#coOccurring() co-occurring
 * types}, by article, copies counted once, at least 3 units for each of the two and, where the
 * scope is not small, for both together, any effect and q, 50 rows, no evidence; without pairs of
 * one day and source, of lists, of a country and its people, and of one name twice; ranked by
 * {@link Excess#BOUND} where the unit is the article and by {@link Measure#LOG_LIKELIHOOD}
 * elsewhere. Immutable and thread-safe.
 *
 * @serial exclude
 */
public final class CooccurrenceQuery implements Serializable {
  private static final long serialVersionUID = 1;

  private final Query scope;
  private final @Nullable Entity anchor;

  // Set.copyOf gives one that is serializable.
  @SuppressWarnings("serial")
  private final Set<EntityType> types;

  private final Unit unit;
  private final Copies copies;
  private final AssociationMeasure rankBy;

  /** The measure that was asked for; null where it follows from the unit. */
  private final @Nullable AssociationMeasure given;

  private final long minimumCount;
  private final double minimumEffect;
  private final double maximumQ;
  private final int limit;
  private final int evidence;
  private final int words;
  private final boolean within;
  private final boolean doubles;
  private final long minimumBoth;
  private final boolean oneDay;
  private final boolean demonyms;
  private final boolean lists;
  private final boolean places;

  private CooccurrenceQuery(Builder from) {
    scope = from.scope;
    anchor = from.anchor;
    types = Set.copyOf(from.types);
    unit = from.unit;
    copies = from.copies;
    minimumCount = from.minimumCount;
    minimumEffect = from.minimumEffect;
    maximumQ = from.maximumQ;
    limit = from.limit;
    evidence = from.evidence;
    words = from.words;
    within = from.within;
    doubles = from.doubles;
    minimumBoth = from.minimumBoth;
    oneDay = from.oneDay;
    demonyms = from.demonyms;
    lists = from.lists;
    places = from.places;
    given = from.rankBy;
    rankBy =
        from.rankBy != null
            ? from.rankBy
            : unit.equals(Unit.ARTICLE) ? Excess.BOUND : Measure.LOG_LIKELIHOOD;
  }

  /**
   * Starts a question.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts a question about the neighbours of one entity.
   *
   * @param anchor the entity, such as {@link Archive#entity} finds
   * @return a builder with the other defaults
   */
  public static Builder of(Entity anchor) {
    return new Builder().anchor(anchor);
  }

  /**
   * Starts a question that differs from this one.
   *
   * @return a builder with all that this question asks for; a measure that follows from the unit
   *     still does
   */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * Which articles are in scope.
   *
   * @return the query
   */
  public Query scope() {
    return scope;
  }

  /**
   * The anchor, called node in corpus linguistics: the entity whose neighbours are asked for.
   *
   * @return the entity, the {@code first} of every row; empty if all pairs are asked for
   */
  public Optional<Entity> anchor() {
    return Optional.ofNullable(anchor);
  }

  /**
   * Which types the entities of a pair have; with an anchor, its neighbours.
   *
   * @return the types, unmodifiable, in no order
   */
  public Set<EntityType> types() {
    return types;
  }

  /**
   * What "together" means.
   *
   * @return the unit
   */
  public Unit unit() {
    return unit;
  }

  /**
   * How copies of one text count.
   *
   * @return the rule
   */
  public Copies copies() {
    return copies;
  }

  /**
   * What rows are ranked by, the largest score first.
   *
   * @return the measure
   */
  public AssociationMeasure rankBy() {
    return rankBy;
  }

  /**
   * In how many units each entity of a pair must be, alone or not.
   *
   * @return the number, at least 1
   */
  public long minimumCount() {
    return minimumCount;
  }

  /**
   * In how many units both must be together for a pair to be given. It is tested all the same.
   *
   * @return the number; 0 if it follows from how many texts are in scope: see {@link
   *     CooccurrenceTable#minimumBoth}
   */
  public long minimumBoth() {
    return minimumBoth;
  }

  /**
   * How strong a pair must be to be given. It is tested all the same.
   *
   * @return the least {@link Excess#log2} by article and {@link Measure#LOG_RATIO log ratio}
   *     elsewhere, in bits, above 0; 0 if any will do, those that avoid each other included
   */
  public double minimumEffect() {
    return minimumEffect;
  }

  /**
   * How sure a pair must be to be given.
   *
   * @return the greatest q-value, in (0, 1]; 1 if any will do
   */
  public double maximumQ() {
    return maximumQ;
  }

  /**
   * Whether pairs that look like one name twice are given too.
   *
   * @return true if they are, as always with an anchor
   */
  public boolean doubles() {
    return doubles || anchor != null;
  }

  /**
   * Whether pairs that meet on one day only, and in one source, are given too.
   *
   * @return true if they are, as always with an anchor
   */
  public boolean oneDay() {
    return oneDay || anchor != null;
  }

  /**
   * Whether pairs that meet in lists alone are given too.
   *
   * @return true if they are, as always with an anchor
   */
  public boolean lists() {
    return lists || anchor != null;
  }

  /**
   * Whether pairs of a country, party, parliament or league and its people, capital, chamber or
   * team, such as India and Indian, or of a place and a body named after it, are given too.
   *
   * @return true if they are, as always with an anchor
   */
  public boolean demonyms() {
    return demonyms || anchor != null;
  }

  /**
   * Whether pairs that say where are given too: two places or peoples, the people of a country or
   * party with anything, and a person with the place or body that texts put at the name.
   *
   * @return true if they are, as always with an anchor and with types other than {@linkplain
   *     EntityType#coOccurring() the usual}
   */
  public boolean places() {
    return places || anchor != null || !types.equals(EntityType.coOccurring());
  }

  /**
   * How many rows are given at most.
   *
   * @return the number, at least 1
   */
  public int limit() {
    return limit;
  }

  /**
   * How many units are shown for each row as evidence, at most.
   *
   * @return the number, at least 0
   */
  public int evidence() {
    return evidence;
  }

  /**
   * How many words are told for each row that join the two, at most.
   *
   * @return the number, at least 0
   */
  public int words() {
    return words;
  }

  /**
   * Whether it is told for each row how many sentences the two share within the articles that have
   * both.
   *
   * @return true if {@link CooccurrenceTable.Row#within} is asked for
   */
  public boolean within() {
    return within;
  }

  /**
   * Whether this asks for what another one asks for.
   *
   * @param other the other question
   * @return true if everything is equal
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CooccurrenceQuery q
        && scope.equals(q.scope)
        && Objects.equals(anchor, q.anchor)
        && types.equals(q.types)
        && unit.equals(q.unit)
        && copies == q.copies
        && rankBy.equals(q.rankBy)
        && minimumCount == q.minimumCount
        && minimumEffect == q.minimumEffect
        && maximumQ == q.maximumQ
        && limit == q.limit
        && evidence == q.evidence
        && words == q.words
        && within == q.within
        && doubles == q.doubles
        && minimumBoth == q.minimumBoth
        && oneDay == q.oneDay
        && demonyms == q.demonyms
        && lists == q.lists
        && places == q.places;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        scope,
        anchor,
        types,
        unit,
        copies,
        rankBy,
        minimumCount,
        minimumEffect,
        maximumQ,
        limit,
        evidence,
        words,
        within,
        doubles,
        minimumBoth,
        oneDay,
        demonyms,
        lists,
        places);
  }

  @Override
  public String toString() {
    return (anchor == null ? "all pairs" : "neighbours of " + anchor)
        + " of "
        + new TreeSet<>(types)
        + " by "
        + unit
        + " in "
        + scope
        + ", copies "
        + copies
        + ", minimum count "
        + minimumCount
        + (minimumBoth > 0 ? ", of both " + minimumBoth : "")
        + (minimumEffect > 0 ? ", minimum effect " + minimumEffect + " bits" : "")
        + (maximumQ < 1 ? ", maximum q " + maximumQ : "")
        + ", ranked by "
        + rankBy.name()
        + ", limit "
        + limit;
  }

  /** Collects what is asked for. Not thread-safe. */
  public static final class Builder {
    /** An article with more names is a round-up. */
    public static final int MOST_NAMES = 100;

    private Query scope = Query.all();
    private @Nullable Entity anchor;
    private Set<EntityType> types = EntityType.coOccurring();
    private Unit unit = Unit.ARTICLE;
    private Copies copies = Copies.INDEPENDENT;
    private @Nullable AssociationMeasure rankBy;
    private long minimumCount = 3;
    private double minimumEffect;
    private double maximumQ = 1;
    private int limit = 50;
    private int evidence;
    private int words;
    private boolean within;
    private boolean doubles;
    private long minimumBoth;
    private boolean oneDay;
    private boolean demonyms;
    private boolean lists;
    private boolean places = true;

    private Builder() {}

    private Builder(CooccurrenceQuery from) {
      scope = from.scope;
      anchor = from.anchor;
      types = from.types;
      unit = from.unit;
      copies = from.copies;
      rankBy = from.given;
      minimumCount = from.minimumCount;
      minimumEffect = from.minimumEffect;
      maximumQ = from.maximumQ;
      limit = from.limit;
      evidence = from.evidence;
      words = from.words;
      within = from.within;
      doubles = from.doubles;
      minimumBoth = from.minimumBoth;
      oneDay = from.oneDay;
      demonyms = from.demonyms;
      lists = from.lists;
      places = from.places;
    }

    /**
     * Sets which articles are in scope.
     *
     * @param query the query that matches them
     * @return this builder
     */
    public Builder scope(Query query) {
      scope = Objects.requireNonNull(query, "query must not be null");
      return this;
    }

    /**
     * Asks for the neighbours (collocates) of one entity instead of all pairs.
     *
     * @param entity the entity, such as {@link Archive#entity} finds
     * @return this builder
     */
    public Builder anchor(Entity entity) {
      anchor = Objects.requireNonNull(entity, "entity must not be null");
      return this;
    }

    /**
     * Sets which types the entities of a pair may have; with an anchor, its neighbours.
     *
     * @param wanted the types, at least one
     * @return this builder
     */
    public Builder types(Set<EntityType> wanted) {
      if (wanted.isEmpty()) {
        throw new IllegalArgumentException("types must not be empty");
      }
      types = Set.copyOf(wanted);
      return this;
    }

    /**
     * Sets what "together" means.
     *
     * @param newUnit the unit
     * @return this builder
     */
    public Builder unit(Unit newUnit) {
      unit = Objects.requireNonNull(newUnit, "unit must not be null");
      return this;
    }

    /**
     * Sets how copies of one text count.
     *
     * @param rule the rule
     * @return this builder
     */
    public Builder copies(Copies rule) {
      copies = Objects.requireNonNull(rule, "rule must not be null");
      return this;
    }

    /**
     * Sets what rows are ranked by.
     *
     * @param measure a {@link Measure}, {@link Excess#BOUND}, {@link Excess#SURPRISE}, or a measure
     *     of one's own
     * @return this builder
     */
    public Builder rankBy(AssociationMeasure measure) {
      rankBy = Objects.requireNonNull(measure, "measure must not be null");
      return this;
    }

    /**
     * Sets in how many units each entity of a pair must be, alone or not.
     *
     * @param units the number, at least 1
     * @return this builder
     */
    public Builder minimumCount(long units) {
      minimumCount = atLeast("minimumCount", units, 1);
      return this;
    }

    /**
     * Sets in how many units both must be together for a pair to be given. No count or statistic
     * depends on it. Unless it is set, it is 3, less where few texts are in scope, and at most the
     * minimum count.
     *
     * @param units the number, at least 1
     * @return this builder
     */
    public Builder minimumBoth(long units) {
      minimumBoth = atLeast("minimumBoth", units, 1);
      return this;
    }

    /**
     * Sets how strong a pair must be to be given. In a large archive the least effect of two
     * frequent names is significant; this asks for one that matters. The number of tests stays what
     * it is, because which pairs are tested must not depend on the result.
     *
     * @param bits the least effect, in bits: by article of {@link Excess#log2}, 1 for twice as
     *     often as by chance; elsewhere of the log ratio, 1 for twice as often as elsewhere; 0 for
     *     any
     * @return this builder
     */
    public Builder minimumEffect(double bits) {
      if (!(bits >= 0 && bits < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("minimumEffect must be >= 0 bits, got " + bits);
      }
      // Not -0.0, which equals 0 but prints otherwise.
      minimumEffect = bits + 0.0;
      return this;
    }

    /**
     * Sets how sure a pair must be to be given: of those with q at most 0.05 about one in twenty is
     * expected to be chance. For whole articles only, because no q is claimed elsewhere.
     *
     * @param q the greatest q-value, in (0, 1]; 1 for any
     * @return this builder
     */
    public Builder maximumQ(double q) {
      if (!(q > 0 && q <= 1)) {
        throw new IllegalArgumentException("maximumQ must be in (0, 1], got " + q);
      }
      maximumQ = q;
      return this;
    }

    /**
     * Sets whether pairs that look like one name twice are given too. No count or statistic depends
     * on it. With an anchor they always are.
     *
     * @param shown true to give them; false, the default, to leave out those that are so with a
     *     certainty of at least 0.8
     * @return this builder
     */
    public Builder doubles(boolean shown) {
      doubles = shown;
      return this;
    }

    /**
     * Sets whether pairs that meet on one day only, and in one source, are given too; by smaller
     * units than articles, also those that meet in fewer articles than both must be together. No
     * count or statistic depends on it. Where all articles in scope have one day and one source,
     * where a day of the pair is not known, and with an anchor, they always are.
     *
     * @param shown true to give them; false, the default, to leave them out
     * @return this builder
     */
    public Builder oneDay(boolean shown) {
      oneDay = shown;
      return this;
    }

    /**
     * Sets whether pairs are given too that meet in lists: those that are together in too few units
     * if articles with more than {@value #MOST_NAMES} names, which are round-ups, and sentences
     * with more than {@value CooccurrenceTable.Within#MOST_NAMES} are left aside; and where
     * {@linkplain #places(boolean) places are left out}, by article two that are in one sentence in
     * none of the articles that have both (three at least), or of one type and in fewer than a
     * quarter, as two teams of one table, and two bodies that mostly stand side by side, as the IMF
     * and the World Bank. No count or statistic depends on it. With an anchor they always are.
     *
     * @param shown true to give them; false, the default, to leave them out
     * @return this builder
     */
    public Builder lists(boolean shown) {
      lists = shown;
      return this;
    }

    /**
     * Sets whether pairs of a country, party, parliament or league and its people, capital, chamber
     * or team, such as India and Indian, or of a place and a body named after it, such as Delaware
     * and University of Delaware, are given too. No count or statistic depends on it. With an
     * anchor they always are.
     *
     * @param shown true to give them; false, the default, to leave them out
     * @return this builder
     */
    public Builder demonyms(boolean shown) {
      demonyms = shown;
      return this;
    }

    /**
     * Sets whether pairs that say where are given too: two places, peoples, religions or
     * ideologies; the people of a country, religion or party, such as French, with anything; and a
     * person with the place or people that stands before the name in one at least of five sentences
     * that have both, with an office at most in between, such as "Florida Gov. Ron DeSantis", or
     * with another name of that country; a body with the one whose own it is called, such as
     * "NASA's Artemis". No count or statistic depends on it. With an anchor, and with types other
     * than {@linkplain EntityType#coOccurring() the usual}, they always are.
     *
     * @param shown true, the default, to give them; false to leave them out, as tables that the
     *     command line prints and reports do
     * @return this builder
     */
    public Builder places(boolean shown) {
      places = shown;
      return this;
    }

    /**
     * Asks for every pair whose names pass the minimum count: together once, on one day, in lists,
     * a country and its people, two places, one name twice.
     *
     * @return this builder
     */
    public Builder everyPair() {
      return minimumBoth(1).oneDay(true).lists(true).demonyms(true).places(true).doubles(true);
    }

    /**
     * Sets how many rows are given at most.
     *
     * @param rows the number, at least 1
     * @return this builder
     */
    public Builder limit(int rows) {
      limit = (int) atLeast("limit", rows, 1);
      return this;
    }

    /**
     * Sets how many passages are shown for each row as evidence (concordance lines), at most: those
     * that mention both close to each other, but rather from another article, source and day than a
     * little closer.
     *
     * @param units the number, at least 0
     * @return this builder
     */
    public Builder evidence(int units) {
      evidence = (int) atLeast("evidence", units, 0);
      return this;
    }

    /**
     * Sets how many words are told for each row that join the two, at most: those that mark the
     * sentences with both against the other sentences of either, as {@link Archive.Pair#words}
     * gives them. All articles that name one of the entities are read.
     *
     * @param most the number, at least 0; a reader has enough with eight
     * @return this builder
     */
    public Builder words(int most) {
      words = (int) atLeast("words", most, 0);
      return this;
    }

    /**
     * Sets whether it is told for each row how many sentences the two share within the articles
     * that have both, and how many that would be by chance.
     *
     * @param asked whether it is
     * @return this builder
     */
    public Builder within(boolean asked) {
      within = asked;
      return this;
    }

    private static long atLeast(String name, long value, long least) {
      if (value < least) {
        throw new IllegalArgumentException(name + " must be >= " + least + ", got " + value);
      }
      return value;
    }

    /**
     * The question.
     *
     * @return a question of what has been set so far
     * @throws DatelineException if a maximum q is set, or a measure that needs what chance brings,
     *     and the unit is not the article
     */
    public CooccurrenceQuery build() {
      if (maximumQ < 1 && !unit.equals(Unit.ARTICLE)) {
        throw new DatelineException(
            "maximumQ needs the unit article: by "
                + unit
                + " no q-value is claimed, sentences of one article not being independent");
      }
      if (rankBy != null && Excess.isScoredBy(rankBy) && !unit.equals(Unit.ARTICLE)) {
        throw new DatelineException(
            "rank "
                + rankBy.name()
                + " needs the unit article: by "
                + unit
                + " what chance alone would bring is not known");
      }
      return new CooccurrenceQuery(this);
    }
  }
}
