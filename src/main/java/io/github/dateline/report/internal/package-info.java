/** The page of a report: what it shows, and the templates that write it (src/main/jte). */
@NullMarked
package io.github.dateline.report.internal;

import org.jspecify.annotations.NullMarked;
