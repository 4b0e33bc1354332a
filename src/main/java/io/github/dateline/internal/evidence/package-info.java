/**
 * Which sentences show a pair?
 *
 * <p>Passages in which two entities are named, the nearest first, and the decaying weight of their
 * distance. Counts nothing. Start with {@link io.github.dateline.internal.evidence.EvidenceFinder}.
 */
@NullMarked
package io.github.dateline.internal.evidence;

import org.jspecify.annotations.NullMarked;
