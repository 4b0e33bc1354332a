package io.github.dateline.annotate.internal.scoring;

import io.github.dateline.annotate.internal.draft.Findings;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.WordLists;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What speaks for and against taking some tokens of an article for a name: what the models and the
 * rules say, what the article says elsewhere, what the words are and what stands around them. Each
 * piece of evidence has a name, and an amount of about 0 to 1, or -1 to 1. One thread's.
 */
public final class Evidence {
  private static final Clue ALWAYS = Clue.of("always");

  /** Takes evidence. */
  public interface Sink {
    void add(Clue clue, double amount);
  }

  private final Map<Line, List<Place>> places = new HashMap<>();
  private final ArticleEvidence article;
  private final WordEvidence words;

  /**
   * The evidence of an article.
   *
   * @param lines its lines, whose models and rules have been read
   */
  public Evidence(List<Line> lines, Gazetteer gazetteer, WordLists lists, Findings findings) {
    for (Line line : lines) {
      places.put(line, Places.of(line));
    }
    article = new ArticleEvidence(lines, places, findings);
    words = new WordEvidence(gazetteer, lists);
  }

  /** All that may be a name in a line. */
  public List<Place> places(Line line) {
    return places.get(line);
  }

  /** Tells what there is about a place. */
  public void tell(Line line, Place place, Sink sink) {
    sink.add(ALWAYS, 1);
    ModelEvidence.tell(line, place, sink);
    article.tell(line, place, sink);
    words.tell(line, place, sink);
    ContextEvidence.tell(line, place, sink);
  }
}
