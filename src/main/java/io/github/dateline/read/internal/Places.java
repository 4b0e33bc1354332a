package io.github.dateline.read.internal;

import io.github.dateline.Article;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the articles of one file that have none of their own: where they stand. Where a place
 * is that of another article by now, in the run or in the archive, the article is looked for at the
 * other places of its file, as rows may have been put in or taken out; a new one takes the place
 * with a number behind it. So each is there once.
 */
public final class Places {
  /** As many places in a row without an article are the end of a file. */
  private static final int GAP = 1000;

  private final RawArticle.Rules rules;
  private final String file;
  private final Map<Long, Deque<String>> byText = new HashMap<>();
  private final Map<Long, Deque<String>> byHeadline = new HashMap<>();
  private final Set<String> looked = new HashSet<>();
  private final Set<String> given = new HashSet<>();

  /**
   * The places of a file.
   *
   * @param file its id
   */
  public Places(RawArticle.Rules rules, String file) {
    this.rules = rules;
    this.file = file;
  }

  /**
   * The id of an article.
   *
   * @param first the id that says where it stands: a number, or that of its place
   * @param place the id of its place
   * @param headlineAndDay by what it is {@linkplain #known known} again if its text has changed
   */
  String id(String first, String place, String headlineAndDay, String headline, String body) {
    if (place.equals(file)) {
      return first;
    }
    boolean other = isOther(first, headline, body);
    if (other && looked.isEmpty()) {
      look(first);
      look(place);
    }
    if (looked.isEmpty()) {
      return first;
    }
    String there = take(byText.get(SeenIds.hash(headline, body)));
    if (there.isEmpty() && !other && rules.present().apply(first).isPresent()) {
      there = first;
    }
    if (there.isEmpty() && !headlineAndDay.isEmpty()) {
      there = take(byHeadline.get(SeenIds.hash(headlineAndDay, "")));
    }
    if (there.isEmpty() && !other && !given.contains(first)) {
      there = first;
    }
    if (there.isEmpty() || (!there.equals(first) && isOther(there, headline, body))) {
      there = place;
      for (int copy = 2; given.contains(there) || isOther(there, headline, body); copy++) {
        there = place + " (" + copy + ")";
      }
      if (!first.equals(place)) {
        rules.notes().warn("rows with the number of another article: kept by file and line", place);
      }
    }
    given.add(there);
    return there;
  }

  /** An id of the archive that no article of this run has yet, empty if there is none. */
  private String take(@Nullable Deque<String> ids) {
    while (ids != null && !ids.isEmpty()) {
      String id = ids.removeFirst();
      if (!given.contains(id) && !rules.notes().isSeen(id)) {
        return id;
      }
    }
    return "";
  }

  /** Whether the id is that of an article which says something else. */
  private boolean isOther(String id, String headline, String body) {
    return rules.notes().isTaken(id, headline, body)
        || rules
            .present()
            .apply(id)
            .filter(there ->
                !AlikeTexts.areAlike(
                    there.headline() + "\n" + there.body(), headline + "\n" + body))
            .isPresent();
  }

  /** Learns what the archive has at places like one. */
  private void look(String from) {
    int digits = from.length();
    while (digits > 0 && from.charAt(digits - 1) >= '0' && from.charAt(digits - 1) <= '9') {
      digits--;
    }
    String before = from.substring(0, digits);
    boolean first = looked.add(before);
    boolean known = before.isEmpty() || before.length() == file.length() + 1;
    if (!first || !known) {
      return;
    }
    int missing = 0;
    for (int k = 0; missing < GAP; k++) {
      String place = before + k;
      List<String> ids = new ArrayList<>();
      for (String id = place; learn(id); id = place + " (" + (ids.size() + 1) + ")") {
        ids.add(id);
      }
      missing = ids.isEmpty() ? missing + 1 : 0;
    }
  }

  private boolean learn(String id) {
    Optional<Article> there = rules.present().apply(id);
    there.ifPresent(article -> {
      byText
          .computeIfAbsent(
              SeenIds.hash(article.headline(), article.body()), hash -> new ArrayDeque<>())
          .add(id);
      String known = known(article.headline(), article.published().orElse(""));
      if (!known.isEmpty()) {
        byHeadline.computeIfAbsent(SeenIds.hash(known, ""), hash -> new ArrayDeque<>()).add(id);
      }
    });
    return there.isPresent();
  }

  /** By what an article is known again, empty if it has no headline. */
  static String known(String headline, String published) {
    return headline.isBlank() ? "" : headline + "\n" + published;
  }
}
