package io.github.dateline.annotate.internal.draft;

import io.github.dateline.Article;
import io.github.dateline.Mention;

import java.util.List;

/** Finds what there is to find in the lines of an article. */
public interface MentionFinder {
  /** The mentions of each line in order. Safe for use by many threads. */
  List<List<Mention>> mentions(Article article, List<Line> lines);
}
