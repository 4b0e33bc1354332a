/**
 * Which names does an article hold, and which of them are the same entity's?
 *
 * <p>Rules before the scoring propose names, rules after it complete them and join the forms of a
 * name within the article. Not for Wikipedia, which is {@code linking}. Start with {@link
 * io.github.dateline.annotate.internal.names.NameFinder}.
 */
@NullMarked
package io.github.dateline.annotate.internal.names;

import org.jspecify.annotations.NullMarked;
