/**
 * Readers that turn files and folders into articles. Start with {@link
 * io.github.dateline.read.ArticleReader#open(java.nio.file.Path...)}.
 */
@NullMarked
package io.github.dateline.read;

import org.jspecify.annotations.NullMarked;
