package io.github.dateline.internal.table;

import io.github.dateline.Article;
import io.github.dateline.Hits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hits as lines on a screen: a headline, where it is from, and the snippet. */
public final class HitText {
  private static final int INDENT = 4;

  private HitText() {}

  /** The lines of all hits given, an empty one after each. */
  public static List<String> of(Hits hits, TextStyle style) {
    List<String> lines = new ArrayList<>();
    int rank = hits.from();
    for (Hits.Hit hit : hits) {
      rank++;
      Article article = hit.article();
      String headline = Formats.oneLine(article.headline());
      boolean headed = !headline.isEmpty();
      lines.add(
          String.format(Locale.ROOT, "%2d  ", rank)
              + style.title(headed ? headline : article.id()));
      String from =
          Stream.of(
                  article.day().map(Object::toString),
                  article.source(),
                  headed ? Optional.of(article.id()) : Optional.<String>empty())
              .flatMap(Optional::stream)
              .map(Formats::oneLine)
              .collect(Collectors.joining(", "));
      if (!from.isEmpty()) {
        lines.add(" ".repeat(INDENT) + from);
      }
      lines.addAll(TextLayout.wrapped(style.marked(hit.snippet()), INDENT, style.width()));
      lines.add("");
    }
    return lines;
  }

  /** Which of how many hits these are. */
  public static String total(Hits hits) {
    int shown = hits.top().size();
    String of = " of " + Formats.articles(hits.total());
    if (hits.total() == 0) {
      return "no article matches " + Formats.oneLine(hits.query().toString());
    }
    if (hits.from() == 0) {
      return Formats.count(shown) + of;
    }
    return shown == 0
        ? "none" + of
        : Formats.count(hits.from() + 1L) + " to " + Formats.count((long) hits.from() + shown) + of;
  }
}
