/**
 * What is known of an article's sentences while its names are looked for?
 *
 * <p>The draft of a sentence that the passes over an article write to, with the spans that may be
 * or are names. Not for finding them. Start with {@link
 * io.github.dateline.annotate.internal.draft.Line}.
 */
@NullMarked
package io.github.dateline.annotate.internal.draft;

import org.jspecify.annotations.NullMarked;
