/**
 * The statistics of a 2x2 table: association measures, tests and intervals. Start with {@link
 * io.github.dateline.stats.Contingency}. Knows nothing of text or search.
 */
@NullMarked
package io.github.dateline.stats;

import org.jspecify.annotations.NullMarked;
