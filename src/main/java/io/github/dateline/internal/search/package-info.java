/**
 * Which articles match, and what shows it?
 *
 * <p>An index that is open for questions, the translation of queries into Lucene's, hits and their
 * snippets. Start with {@link io.github.dateline.internal.search.OpenIndex}.
 */
@NullMarked
package io.github.dateline.internal.search;

import org.jspecify.annotations.NullMarked;
