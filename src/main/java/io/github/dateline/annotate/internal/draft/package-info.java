/**
 * What is known of an article so far, while the passes go over it?
 *
 * <p>The draft of an article and of each of its sentences, to which the passes add, with the spans
 * that may be names. Not for finding anything. Start with {@link
 * io.github.dateline.annotate.internal.draft.Draft}.
 */
@NullMarked
package io.github.dateline.annotate.internal.draft;

import org.jspecify.annotations.NullMarked;
