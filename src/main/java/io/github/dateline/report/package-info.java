/**
 * Reports of who is named with whom: one page to look at, and the same for other programs. Start at
 * {@link io.github.dateline.report.Report}.
 */
@NullMarked
package io.github.dateline.report;

import org.jspecify.annotations.NullMarked;
