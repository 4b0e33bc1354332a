package io.github.dateline.annotate.internal.dates;

import org.jspecify.annotations.Nullable;

/**
 * A time expression.
 *
 * @param from index of its first token in the sentence
 * @param to index after its last token
 * @param type {@code DATE}, {@code TIME}, {@code DURATION} or {@code SET}
 * @param value in TIMEX3's form, such as {@code 2025-07-31}, {@code P3D} or {@code PAST_REF}; null
 *     if it has none
 */
public record TimeSpan(int from, int to, String type, @Nullable String value) {}
