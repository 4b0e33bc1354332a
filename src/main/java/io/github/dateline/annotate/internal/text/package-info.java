/**
 * Where in a text are its paragraphs, sentences and tokens?
 *
 * <p>Text is cut into paragraphs, list items, blocks that take linear time, and sentences of
 * tokens, each with its offsets. Not for what the words mean. Start with {@link
 * io.github.dateline.annotate.internal.text.SentenceSplitter}.
 */
@NullMarked
package io.github.dateline.annotate.internal.text;

import org.jspecify.annotations.NullMarked;
