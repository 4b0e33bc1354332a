/**
 * Which names do rules find in an article, and which of them belong to the same entity?
 *
 * <p>Rules before the scoring propose names; rules after it complete them and join the forms of a
 * name within the article. Not for their order, which {@code passes} has, nor for Wikipedia, which
 * is {@code linking}. Start with {@link io.github.dateline.annotate.internal.names.ModelEnsemble}.
 */
@NullMarked
package io.github.dateline.annotate.internal.names;

import org.jspecify.annotations.NullMarked;
