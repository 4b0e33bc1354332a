/**
 * What is known of a word or a name before any article is read?
 *
 * <p>CoreNLP's tables of places, peoples and words, this project's lists of telling words and of
 * names in the news, and the key that the spellings of a name share. Not for what an article says
 * of a name. Start with {@link io.github.dateline.annotate.internal.lexicon.Gazetteer}.
 */
@NullMarked
package io.github.dateline.annotate.internal.lexicon;

import org.jspecify.annotations.NullMarked;
