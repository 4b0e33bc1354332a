/**
 * Which part of speech is each token?
 *
 * <p>CoreNLP's tagger, compiled once and read many times faster than by CoreNLP's own classes, with
 * the same tags. Only dates and CoreNLP's default labels need it; names do not. Start with {@link
 * io.github.dateline.annotate.internal.tagger.Taggers}.
 */
@NullMarked
package io.github.dateline.annotate.internal.tagger;

import org.jspecify.annotations.NullMarked;
