/**
 * News articles, the entities in them, and their co-occurrence. The words are explained in {@code
 * docs/glossary.md}.
 *
 * <p>Start with {@link io.github.dateline.Archive#open}. Data goes one way: an {@link
 * io.github.dateline.Article} is annotated, the {@link io.github.dateline.AnnotatedArticle} is
 * added by an {@link io.github.dateline.ArchiveWriter}, and the {@link io.github.dateline.Archive}
 * answers a {@link io.github.dateline.Query}.
 */
@NullMarked
package io.github.dateline;

import org.jspecify.annotations.NullMarked;
