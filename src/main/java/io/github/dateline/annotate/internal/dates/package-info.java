/**
 * Which dates, times and durations does a sentence name?
 *
 * <p>CoreNLP's rules for time expressions (SUTime), each asked only where it can match, and
 * resolved against the day of publication. Not for numbers. Start with {@link
 * io.github.dateline.annotate.internal.dates.TimeFinder}.
 */
@NullMarked
package io.github.dateline.annotate.internal.dates;

import org.jspecify.annotations.NullMarked;
