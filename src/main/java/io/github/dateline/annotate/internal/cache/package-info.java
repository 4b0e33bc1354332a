/**
 * How is something made of CoreNLP's files once and found in a moment from then on?
 *
 * <p>Files are kept under {@code $DATELINE_CACHE}, stamped with what they were made of, and mapped;
 * what they hold is looked up by hash. Also the one cache in memory, {@link
 * io.github.dateline.annotate.internal.cache.GenerationalCache}. Not for what a file means: that is
 * its reader's. Start with {@link io.github.dateline.annotate.internal.cache.CompiledModels}.
 */
@NullMarked
package io.github.dateline.annotate.internal.cache;

import org.jspecify.annotations.NullMarked;
