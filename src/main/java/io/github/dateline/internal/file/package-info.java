/**
 * How is a file read, and replaced so that nothing is lost? Knows nothing of what is in it. Start
 * with {@link io.github.dateline.internal.file.AtomicFiles}.
 */
@NullMarked
package io.github.dateline.internal.file;

import org.jspecify.annotations.NullMarked;
