/**
 * The command line, a class for each command. It uses the public API, whose example it is, and the
 * tables that results are printed as.
 */
@NullMarked
package io.github.dateline.cli;

import org.jspecify.annotations.NullMarked;
