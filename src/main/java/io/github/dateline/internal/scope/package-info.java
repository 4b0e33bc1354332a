/**
 * In how many units of these articles is each entity?
 *
 * <p>Counting columns in memory, the articles that a query puts in scope with the rule for copies,
 * walks over their units, and the count of every entity in them (its marginal). From the bottom up:
 * {@code ArticleColumns} reads an article's entities; {@code UnitWalk} goes through its units;
 * {@code Slices} share the articles among threads; {@code SegmentCounter} counts a slice, {@code
 * SliceCounts} all of them; {@code Marginals} is the result. Knows single entities only, no pairs.
 * Start with {@link io.github.dateline.internal.scope.ScopeCache}.
 */
@NullMarked
package io.github.dateline.internal.scope;

import org.jspecify.annotations.NullMarked;
