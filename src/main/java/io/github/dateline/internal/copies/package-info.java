/**
 * Which articles are one text?
 *
 * <p>Near-duplicate articles, found by their MinHash signatures, and boilerplate sentences, found
 * by their hashes; both are found over the whole archive and kept in {@code copies.bin}. Which
 * article stands for its group depends on the question and is decided in {@code internal.scope}.
 * Start with {@link io.github.dateline.internal.copies.CopyGroups}.
 */
@NullMarked
package io.github.dateline.internal.copies;

import org.jspecify.annotations.NullMarked;
