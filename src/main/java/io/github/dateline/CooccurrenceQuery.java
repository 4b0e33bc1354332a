package io.github.dateline;

import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Measure;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A question: which entities are named together, in which articles, how ranked.
 *
 * <p>Defaults: all articles, all pairs of the {@linkplain EntityType#coOccurring() co-occurring
 * types}, by article, copies counted once, at least 3 units for each of the two, 50 rows, no
 * evidence; ranked by {@link Measure#CONSERVATIVE_LOG_RATIO} where the unit is the article and by
 * {@link Measure#LOG_DICE} elsewhere. Immutable and thread-safe.
 */
public final class CooccurrenceQuery {
  private final Query scope;
  private final @Nullable Entity anchor;
  private final Set<EntityType> types;
  private final Unit unit;
  private final Copies copies;
  private final AssociationMeasure rankBy;
  private final long minimumCount;
  private final int limit;
  private final int evidence;

  private CooccurrenceQuery(Builder from) {
    scope = from.scope;
    anchor = from.anchor;
    types = Set.copyOf(from.types);
    unit = from.unit;
    copies = from.copies;
    minimumCount = from.minimumCount;
    limit = from.limit;
    evidence = from.evidence;
    rankBy =
        from.rankBy != null
            ? from.rankBy
            : unit.equals(Unit.ARTICLE) ? Measure.CONSERVATIVE_LOG_RATIO : Measure.LOG_DICE;
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
   * Which articles are in scope.
   *
   * @return the query
   */
  public Query scope() {
    return scope;
  }

  /**
   * Whose neighbours are asked for.
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
        && limit == q.limit
        && evidence == q.evidence;
  }

  @Override
  public int hashCode() {
    return Objects.hash(scope, anchor, types, unit, copies, rankBy, minimumCount, limit, evidence);
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
        + ", ranked by "
        + rankBy.name()
        + ", limit "
        + limit;
  }

  /** Collects what is asked for. Not thread-safe. */
  public static final class Builder {
    private Query scope = Query.all();
    private @Nullable Entity anchor;
    private Set<EntityType> types = EntityType.coOccurring();
    private Unit unit = Unit.ARTICLE;
    private Copies copies = Copies.INDEPENDENT;
    private @Nullable AssociationMeasure rankBy;
    private long minimumCount = 3;
    private int limit = 50;
    private int evidence;

    private Builder() {}

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
     * Asks for the neighbours of one entity instead of all pairs.
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
     * @param measure a {@link Measure}, or a measure of one's own
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
     * Sets how many units are shown for each row as evidence, at most.
     *
     * @param units the number, at least 0
     * @return this builder
     */
    public Builder evidence(int units) {
      evidence = (int) atLeast("evidence", units, 0);
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
     */
    public CooccurrenceQuery build() {
      return new CooccurrenceQuery(this);
    }
  }
}
