/**
 * Which spans are names, and of what type?
 *
 * <p>Each span that may be a name has features: what the models are sure of, its words, what stands
 * around it and the rest of the article. Their weights, in {@code ner-weights.txt}, were fitted to
 * news. Not for rules that decide by themselves, which lie in {@code names}. Start with {@link
 * io.github.dateline.annotate.internal.scoring.SpanDecoder}.
 */
@NullMarked
package io.github.dateline.annotate.internal.scoring;

import org.jspecify.annotations.NullMarked;
