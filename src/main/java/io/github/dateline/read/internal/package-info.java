/** What readers and the command line share; no part of the API. */
@NullMarked
package io.github.dateline.read.internal;

import org.jspecify.annotations.NullMarked;
