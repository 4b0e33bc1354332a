/**
 * Readers that turn files into articles. Start with {@link
 * io.github.dateline.read.ArticleFiles#of}.
 */
@NullMarked
package io.github.dateline.read;

import org.jspecify.annotations.NullMarked;
