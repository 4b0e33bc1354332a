/**
 * Which entity is meant, and what is it called?
 *
 * <p>Entities by their terms in the index, their numbers over all segments, and the decisions of
 * {@code curation.txt} with their replay: after this package every name is the one that people
 * decided on. Counts nothing. Start with {@link io.github.dateline.internal.names.EntityLookup}.
 */
@NullMarked
package io.github.dateline.internal.names;

import org.jspecify.annotations.NullMarked;
