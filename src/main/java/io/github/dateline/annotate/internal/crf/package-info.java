/**
 * Which label does each of CoreNLP's models of names give a token, and how sure is it?
 *
 * <p>A model is a conditional random field. It is compiled once and then read here many times
 * faster than by CoreNLP's own classes, which give the same labels and stay available for
 * reference. A fourth model tells how the words of a text in capitals would be printed. Not for
 * what is made of the labels. Start with {@link
 * io.github.dateline.annotate.internal.crf.Labellers}.
 */
@NullMarked
package io.github.dateline.annotate.internal.crf;

import org.jspecify.annotations.NullMarked;
