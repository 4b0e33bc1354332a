/**
 * Who is named with whom, how often, and how surely?
 *
 * <p>The answers to questions about pairs, comparisons and time: counting, significance, ranking,
 * and the columns of a row that are read later. Entities are numbers until a row is shown. Start
 * with {@link io.github.dateline.internal.count.CooccurrenceTableBuilder}.
 */
@NullMarked
package io.github.dateline.internal.count;

import org.jspecify.annotations.NullMarked;
