package io.github.dateline;

/**
 * The rule for counting near-duplicates: copies of one text, such as a wire story printed in forty
 * papers.
 *
 * <p>Articles are copies if seven in ten of the runs of five words in the shorter body stand in the
 * longer one too, and the longer is at most three times as long: one text, edited, shortened or
 * added to, under whatever headline. Of bodies below some 130 words eight in ten must, below some
 * 70 words nine in ten; those of less than 20 words, and tables, are copies only if headline and
 * body are equal, word for word. Wire credits such as "(AP)" or "— Reuters", the dateline, case and
 * punctuation make no difference. The runs are compared by samples, so that the shares are
 * estimates; yet the same articles always give the same groups, in whatever order they were added.
 * Each article of a group was compared with its longest.
 *
 * <p>Of one source and day, a text is an early version of another also where that is up to six
 * times as long; and one of some 70 words or more where 55 in 100 of its runs stand in the other.
 */
public enum Copies {
  /**
   * A group of copies counts once: of its articles in scope only the one published first counts,
   * equals by id, those without a date last. Boilerplate sentences, which stand in at least three
   * articles that are unrelated otherwise, name no one, though they are units all the same; the
   * headline and sentences of less than five words are none.
   */
  INDEPENDENT,
  /** Every article counts, with all its sentences. */
  PUBLISHED
}
