/**
 * What would chance alone bring, each article having as many names as it has?
 *
 * <p>Arithmetic alone: a model of how names fall into articles, the distribution of the count that
 * two names have together, and how many pairs reach a p-value by chance. Start with {@link
 * io.github.dateline.internal.chance.ChanceModel}.
 */
@NullMarked
package io.github.dateline.internal.chance;

import org.jspecify.annotations.NullMarked;
