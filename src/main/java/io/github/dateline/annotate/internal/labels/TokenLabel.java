package io.github.dateline.annotate.internal.labels;

import io.github.dateline.annotate.internal.crf.Labeller;
import org.jspecify.annotations.Nullable;

/**
 * The label that CoreNLP's default pipeline gives a token, with its normalised value.
 *
 * @param label its label, or {@link Labeller#NONE}
 * @param value what it says, normalised, such as {@code $5.0}; null if that says nothing
 * @param begins whether it is another expression's than the token before, though the label may be
 *     the same
 */
public record TokenLabel(String label, @Nullable String value, boolean begins) {
  boolean isNone() {
    return label.equals(Labeller.NONE);
  }
}
