package io.github.dateline;

/** How copies of one text, such as a wire story in forty papers, count. */
public enum Copies {
  /** A group of copies counts once. */
  INDEPENDENT,
  /** Every article counts. */
  PUBLISHED
}
