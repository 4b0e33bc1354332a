/**
 * Finding the names in an article. Start with {@link io.github.dateline.annotate.CoreNlpAnnotator};
 * implement {@link io.github.dateline.annotate.Annotator} to bring your own. Only this package and
 * those below it touch CoreNLP.
 */
@NullMarked
package io.github.dateline.annotate;

import org.jspecify.annotations.NullMarked;
