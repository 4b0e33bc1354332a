package io.github.dateline.annotate.internal.text;

/**
 * A token of a text.
 *
 * @param word the form that models read: quotation marks in the Penn Treebank's form, soft hyphens
 *     left out
 * @param start offset of its first UTF-16 code unit in the text
 * @param end offset after its last UTF-16 code unit
 */
public record Token(String word, int start, int end) {}
