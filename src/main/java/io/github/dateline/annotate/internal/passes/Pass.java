package io.github.dateline.annotate.internal.passes;

import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A step of finding what an article mentions, which goes over all of it.
 *
 * <p>A name that gets another type or other ends is deleted and added.
 *
 * @param name what it does, in a word or two
 * @param needs what passes before it must have added
 * @param adds what it adds to
 * @param mayDelete what that is there already it may delete
 * @param work does it; safe for use by many threads, each on an article of its own
 */
public record Pass(
    String name, Set<Part> needs, Set<Part> adds, Set<Part> mayDelete, Consumer<Draft> work) {

  /** Goes over an article, which the passes before it went over. */
  public void run(Draft draft) {
    work.accept(draft);
  }

  /** A part of a draft. */
  public enum Part {
    /**
     * What each model sees and how sure it is: {@link SentenceDraft#namesByModel}, {@link
     * SentenceDraft#marginsByModel}.
     */
    READINGS,

    /** {@link SentenceDraft#accepted}. */
    NAMES,

    /** {@link SentenceDraft#uncertain}. */
    DOUBTS,

    /** {@link SentenceDraft#alternatives}. */
    RIVALS,

    /** {@link Draft#meanings}. */
    MEANINGS,

    /** {@link Draft#findings}. */
    FINDINGS,

    /** {@link SentenceDraft#fullNames}. */
    FULL_NAMES,

    /** {@link SentenceDraft#mentions}. */
    MENTIONS
  }
}
