/**
 * How is a text made fit to be read by machine?
 *
 * <p>Small decisions about strings that must be the same everywhere, and the masking of datelines
 * and markers, which keep their place but are neither annotated nor searched. Knows nothing else of
 * Dateline. Start with {@link io.github.dateline.internal.text.MaskedText}.
 */
@NullMarked
package io.github.dateline.internal.text;

import org.jspecify.annotations.NullMarked;
