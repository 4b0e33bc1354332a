/**
 * What lies on disk?
 *
 * <p>The manifest and the shards of an archive, the Lucene document of an article, and the columns
 * that counting reads: how each is written, read, merged and checked. Names are as the annotator
 * gave them; what has been decided about names belongs to {@code internal.names}. Start with {@link
 * io.github.dateline.internal.index.IndexFields}.
 */
@NullMarked
package io.github.dateline.internal.index;

import org.jspecify.annotations.NullMarked;
