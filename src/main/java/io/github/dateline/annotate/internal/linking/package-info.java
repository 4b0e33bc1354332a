/**
 * Which Wikipedia page does a name mean, if any?
 *
 * <p>Links the people, organisations and places of an article by CoreNLP's dictionary, which is
 * compiled once, or by the list of the commonest names. What is not sure is not linked. Not for
 * joining names within an article. Start with {@link
 * io.github.dateline.annotate.internal.linking.EntityLinker}.
 */
@NullMarked
package io.github.dateline.annotate.internal.linking;

import org.jspecify.annotations.NullMarked;
