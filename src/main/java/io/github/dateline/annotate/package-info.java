/**
 * Finding the names in an article. Start with {@link io.github.dateline.annotate.CoreNlpAnnotator};
 * implement {@link io.github.dateline.annotate.Annotator} to bring your own. The only package that
 * touches CoreNLP.
 */
@NullMarked
package io.github.dateline.annotate;

import org.jspecify.annotations.NullMarked;
