/**
 * In which order is an article read, and what may each step rely on?
 *
 * <p>One list for each profile, of all passes over the draft of an article: what each needs, what
 * it adds and what it may delete. Not for what the passes do, which lies in the packages below.
 * Start with {@link io.github.dateline.annotate.internal.passes.Passes}.
 */
@NullMarked
package io.github.dateline.annotate.internal.passes;

import org.jspecify.annotations.NullMarked;
