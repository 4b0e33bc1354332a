/**
 * What are CoreNLP's default labels of a sentence, to the letter?
 *
 * <p>For {@code --profile full} alone: what CoreNLP's pipeline {@code tokenize,pos,lemma,ner}
 * finds, with titles, numbers, money and fine types, at a fraction of its cost. Not for the profile
 * {@code news}, which finds names better. Start with {@link
 * io.github.dateline.annotate.internal.labels.DefaultMentionFinder}.
 */
@NullMarked
package io.github.dateline.annotate.internal.labels;

import org.jspecify.annotations.NullMarked;
