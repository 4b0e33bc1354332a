package io.github.dateline.internal.chance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes {@link SizeCounts}. */
public final class Sizes {
  private Sizes() {}

  /** From how many articles have so many names of each group. */
  public static SizeCounts of(Map<List<Integer>, Long> articlesByNames) {
    Map<Long, Long> bySize = new HashMap<>();
    articlesByNames.forEach((names, articles) ->
        bySize.merge(
            SizeCounts.size(names.stream().mapToInt(number -> number).toArray()),
            articles,
            Long::sum));
    return SizeCounts.of(bySize);
  }
}
