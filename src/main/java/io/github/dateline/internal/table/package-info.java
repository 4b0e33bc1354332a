/**
 * The columns of every kind of result row, and the writers for all outputs: text, Markdown, CSV and
 * JSON. A column is declared once, in the list of its kind of row, with its names and with the
 * outputs that have it.
 *
 * <p>Internal: no part of the API.
 */
@NullMarked
package io.github.dateline.internal.table;

import org.jspecify.annotations.NullMarked;
