package io.github.dateline.internal.scope;

import io.github.dateline.Unit;
import io.github.dateline.internal.index.UnitColumn;
import java.util.function.IntPredicate;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * Iterates over the units of one article that have an entity.
 *
 * <p>Not thread-safe; its buffers are reused.
 *
 * <p>Runs of windows with the same entities are given out once, with their number as {@link
 * #weight}, so that wide windows over long articles cost no more than the changes between them.
 */
final class ArticleUnitIterator {
  private final Unit unit;
  private final UnitColumn.Decoder text = new UnitColumn.Decoder();

  /** The entities of the present unit, as positions in the article's list; distinct, unordered. */
  int[] members = new int[64];

  /** How many entities the present unit has, at least 1. */
  int size;

  /** How many units there are with just these entities here, at least 1. */
  int weight;

  /** For each position: where in {@link #members} it stands, plus 1; 0 if it does not. */
  private int[] place = new int[64];

  /** For each position: in how many sentences of the window it is. */
  private int[] times = new int[64];

  private int next;
  private int entered;
  private int window;
  private boolean started;
  private boolean headlineGiven;

  ArticleUnitIterator(Unit unit) {
    this.unit = unit;
  }

  /** Turns to an article that has that many entities. */
  void reset(BytesRef column, int entities) {
    clear();
    text.read(column);
    place = ArrayUtil.grow(place, entities);
    times = ArrayUtil.grow(times, entities);
    members = ArrayUtil.grow(members, entities);
    next = 0;
    entered = 0;
    window = text.headline ? 1 : 0;
    started = false;
    headlineGiven = false;
    weight = 1;
  }

  /** Right after a reset: passes over the entities of some of the column's sentences. */
  void drop(IntPredicate sentences) {
    text.drop(sentences);
  }

  /** Right after a reset: lets positions stand for others; see {@link UnitColumn.Decoder}. */
  void mapPositions(int[] canonical) {
    text.mapPositions(canonical);
  }

  /** The entities, as positions, of the sentences that are not dropped. */
  FixedBitSet named(int entities) {
    FixedBitSet named = new FixedBitSet(entities);
    for (int i = 0; i < text.from[text.listed]; i++) {
      named.set(text.members[i]);
    }
    return named;
  }

  /** Turns to the next unit that has an entity; false at the end of the article. */
  boolean next() {
    return switch (unit) {
      case Unit.WholeArticle whole ->
          throw new IllegalStateException("a whole article needs no cursor");
      case Unit.Paragraph paragraph -> nextParagraph();
      case Unit.Sentences sentences ->
          sentences.count() == 1 ? nextSentence() : nextWindow(sentences.count());
    };
  }

  /** Whether the present sentence is the headline. */
  boolean isHeadline() {
    return text.headline && text.number[next - 1] == 0;
  }

  /** How many sentences the body has. */
  int bodySentences() {
    return text.total - (text.headline ? 1 : 0);
  }

  private boolean nextSentence() {
    if (next == text.listed) {
      return false;
    }
    size = text.from[next + 1] - text.from[next];
    System.arraycopy(text.members, text.from[next], members, 0, size);
    next++;
    return true;
  }

  private boolean nextParagraph() {
    if (next == text.listed) {
      return false;
    }
    clear();
    do {
      enter(next++);
    } while (next < text.listed && !text.opensParagraph[next]);
    return true;
  }

  /** The headline is sentence 0 and a unit alone; the body's windows begin after it. */
  private boolean nextWindow(int count) {
    if (!started) {
      started = true;
      if (text.headline && text.listed > 0 && text.number[0] == 0) {
        headlineGiven = true;
        entered = 1;
        return nextSentence();
      }
    } else if (headlineGiven) {
      headlineGiven = false;
      size = 0;
    }
    while (true) {
      while (next < entered && text.number[next] < window) {
        leave(next++);
      }
      while (entered < text.listed && text.number[entered] < (long) window + count) {
        enter(entered++);
      }
      if (size > 0) {
        int until = Math.min(text.total, text.number[next] + 1);
        if (entered < text.listed) {
          until = Math.min(until, text.number[entered] - count + 1);
        }
        weight = until - window;
        window = until;
        return true;
      }
      if (entered == text.listed) {
        return false;
      }
      window = text.number[entered] - count + 1;
    }
  }

  private void enter(int sentence) {
    for (int i = text.from[sentence]; i < text.from[sentence + 1]; i++) {
      int position = text.members[i];
      if (times[position]++ == 0) {
        members[size++] = position;
        place[position] = size;
      }
    }
  }

  private void leave(int sentence) {
    for (int i = text.from[sentence]; i < text.from[sentence + 1]; i++) {
      int position = text.members[i];
      if (--times[position] == 0) {
        int hole = place[position] - 1;
        int last = members[--size];
        members[hole] = last;
        place[last] = hole + 1;
        place[position] = 0;
      }
    }
  }

  private void clear() {
    for (int i = 0; i < size; i++) {
      times[members[i]] = 0;
      place[members[i]] = 0;
    }
    size = 0;
  }
}
