/**
 * Which two names may be one?
 *
 * <p>Suggestions for merging entities, by the likeness of their names and of the entities that they
 * are named with. Decides nothing. Start with {@link
 * io.github.dateline.internal.suggest.MergeSuggestions}.
 */
@NullMarked
package io.github.dateline.internal.suggest;

import org.jspecify.annotations.NullMarked;
