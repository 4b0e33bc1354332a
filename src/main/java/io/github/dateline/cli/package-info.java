/** The command line, a class for each command. Uses the public API only: it is its example. */
@NullMarked
package io.github.dateline.cli;

import org.jspecify.annotations.NullMarked;
