/**
 * What does a query text mean?
 *
 * <p>The query syntax, parsed into Lucene's queries with the names in it looked up, and what the
 * conditions name, for highlighting. Start with {@link
 * io.github.dateline.internal.query.SyntaxParser}.
 */
@NullMarked
package io.github.dateline.internal.query;

import org.jspecify.annotations.NullMarked;
