package io.github.dateline.internal.evidence;

import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.Mention;
import io.github.dateline.Passage;
import io.github.dateline.Sentence;
import io.github.dateline.Unit;
import io.github.dateline.internal.copies.CopyGroups;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.search.OpenIndex;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Finds the units behind a count: those that name both entities near to each other, from as many
 * articles, sources and days as there are among the nearest {@value #MOST}.
 */
public final class Evidence {
  /** A sentence further apart weighs more than any distance within a sentence. */
  private static final long SENTENCE = 1L << 32;

  /** So many units are held while an entity of many articles is walked. */
  private static final int MOST = 20_000;

  /** Article, source and day. */
  private static final int ORIGINS = 3;

  private final OpenIndex open;
  private final Query scope;
  private final Unit unit;
  private final @Nullable Scope counted;
  private final @Nullable CopyGroups groups;

  /** Evidence from every article in scope. */
  public Evidence(OpenIndex open, Query scope, Unit unit) {
    this(open, scope, unit, null, null);
  }

  /** Evidence from what counts where copies count once. */
  public Evidence(
      OpenIndex open,
      Query scope,
      Unit unit,
      @Nullable Scope counted,
      @Nullable CopyGroups groups) {
    this.open = open;
    this.scope = scope;
    this.unit = unit;
    this.counted = counted;
    this.groups = groups;
  }

  private static final Comparator<Found> ORDER =
      Comparator.comparingLong(Found::distance)
          .thenComparingLong((Found found) -> found.published)
          .thenComparing(Found::id, Text.UTF8_ORDER)
          .thenComparingInt(found -> found.at.from());

  /** A sentence that names the first entity, and the nearest that names the second. */
  private record Nearest(int from, int to, long distance) {}

  /** A unit with both. What takes long to look up is looked up where it decides. */
  private final class Found {
    final int doc;
    final long published;
    final Nearest at;
    private @Nullable String id;

    Found(int doc, long published, Nearest at) {
      this.doc = doc;
      this.published = published;
      this.at = at;
    }

    long distance() {
      return at.distance();
    }

    String id() {
      String known = id;
      if (known == null) {
        known = lookUp(open.stored::id);
        id = known;
      }
      return known;
    }

    private String lookUp(Value value) {
      try {
        return value.of(doc);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What units should not share, if possible. */
    List<Object> origins() {
      long day = Math.floorDiv(published, TimeUnit.DAYS.toSeconds(1));
      return List.of(
          Map.entry("id", id()),
          Map.entry("source", lookUp(open.stored::source)),
          Map.entry("day", day));
    }
  }

  /** A value of an article. */
  private interface Value {
    String of(int doc) throws IOException;
  }

  /** A chosen unit with its text. */
  private record Shown(Article article, List<Sentence> sentences, Nearest at) {}

  /** The passages of up to that many units. */
  public List<Passage> of(Entity first, Entity second, int units) throws IOException {
    try {
      return passages(first, second, units);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private List<Passage> passages(Entity first, Entity second, int units) throws IOException {
    List<Found> found = new ArrayList<>();
    Query both =
        new BooleanQuery.Builder()
            .add(open.queries.naming(first), Occur.FILTER)
            .add(open.queries.naming(second), Occur.FILTER)
            .add(scope, Occur.FILTER)
            .build();
    Weight weight =
        open.searcher.createWeight(open.searcher.rewrite(both), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : open.reader.leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      PairSpans spans = new PairSpans(open.ordinals(), leaf, first, second);
      DocIdSetIterator docs = scorer.iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        boolean counts = counted == null || counted.represents(leaf.docBase + doc);
        if (counts && (live == null || live.get(doc))) {
          addUnits(found, spans, doc, first, second);
          if (found.size() >= 2 * MOST) {
            keepNearest(found, Math.max(MOST, units));
          }
        }
      }
    }
    keepNearest(found, Math.max(MOST, units));
    List<Passage> passages = new ArrayList<>();
    for (Found one : chosen(found, units)) {
      addPassages(
          passages,
          new Shown(open.stored.article(one.doc), sentences(one.doc), one.at),
          first,
          second);
    }
    return passages;
  }

  private static void keepNearest(List<Found> found, int most) {
    found.sort(ORDER);
    if (found.size() > most) {
      found.subList(most, found.size()).clear();
    }
  }

  /**
   * Those with both in one sentence before all others; of either kind first those whose article,
   * source and day are all new, then those of which two are, one is, none is; in the end the
   * nearest first. A reader believes two papers on two days rather than one article that says it
   * twice.
   */
  private static List<Found> chosen(List<Found> inOrder, int units) {
    List<Found> chosen = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    Map<Boolean, List<Found>> inOneSentence =
        inOrder.stream().collect(Collectors.partitioningBy(found -> found.distance() < SENTENCE));
    for (boolean together : new boolean[] {true, false}) {
      List<Found> left = inOneSentence.get(together);
      for (int fresh = ORIGINS; fresh >= 0 && !left.isEmpty(); fresh--) {
        List<Found> passedOver = new ArrayList<>();
        for (Found found : left) {
          if (chosen.size() == units) {
            chosen.sort(ORDER);
            return chosen;
          }
          List<Object> origins = found.origins();
          if (origins.stream().filter(origin -> !seen.contains(origin)).count() >= fresh) {
            seen.addAll(origins);
            chosen.add(found);
          } else {
            passedOver.add(found);
          }
        }
        left = passedOver;
      }
    }
    chosen.sort(ORDER);
    return chosen;
  }

  private void addUnits(List<Found> found, PairSpans spans, int doc, Entity first, Entity second)
      throws IOException {
    int article = spans.leaf.docBase + doc;
    List<Sentence> sentences = withoutBoilerplate(article, spans.sentences(doc));
    for (Nearest nearest : units(sentences, first, second)) {
      found.add(new Found(article, open.stored.published(article), nearest));
    }
  }

  private List<Sentence> sentences(int doc) throws IOException {
    return withoutBoilerplate(doc, open.stored.spans(doc).sentences());
  }

  private List<Sentence> withoutBoilerplate(int doc, List<Sentence> sentences) throws IOException {
    return groups != null && groups.boilerplate().isIn(doc)
        ? groups.boilerplate().without(doc, open.stored.named(doc), sentences)
        : sentences;
  }

  private List<Nearest> units(List<Sentence> sentences, Entity first, Entity second) {
    List<Nearest> units = new ArrayList<>();
    switch (unit) {
      case Unit.WholeArticle whole ->
          addNearest(units, sentences, 0, sentences.size(), first, second);
      case Unit.Paragraph paragraph -> {
        int from = 0;
        for (int i = 1; i <= sentences.size(); i++) {
          if (i == sentences.size() || !sameParagraph(sentences.get(i), sentences.get(from))) {
            addNearest(units, sentences, from, i, first, second);
            from = i;
          }
        }
      }
      case Unit.Sentences window -> addWindows(units, sentences, window.count(), first, second);
    }
    return units;
  }

  private static boolean sameParagraph(Sentence a, Sentence b) {
    return a.field() == b.field() && a.paragraph() == b.paragraph();
  }

  /** Each sentence with both, and each pair of neighbouring ones that a window holds. */
  private static void addWindows(
      List<Nearest> units, List<Sentence> sentences, int count, Entity first, Entity second) {
    int lastFirst = -1;
    int lastSecond = -1;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      if (i > 0 && sentence.field() != sentences.get(i - 1).field()) {
        lastFirst = -1;
        lastSecond = -1;
      }
      boolean hasFirst = names(sentence, first);
      boolean hasSecond = names(sentence, second);
      if (hasFirst && hasSecond) {
        units.add(new Nearest(i, i, gap(sentence, sentence, first, second)));
      } else if (hasFirst && lastSecond >= 0 && i - lastSecond < count) {
        units.add(apart(sentences, lastSecond, i, second, first));
      } else if (hasSecond && lastFirst >= 0 && i - lastFirst < count) {
        units.add(apart(sentences, lastFirst, i, first, second));
      }
      lastFirst = hasFirst ? i : lastFirst;
      lastSecond = hasSecond ? i : lastSecond;
    }
  }

  private static void addNearest(
      List<Nearest> units,
      List<Sentence> sentences,
      int from,
      int to,
      Entity first,
      Entity second) {
    Nearest best = null;
    int lastFirst = -1;
    int lastSecond = -1;
    for (int i = from; i < to; i++) {
      boolean hasFirst = names(sentences.get(i), first);
      boolean hasSecond = names(sentences.get(i), second);
      if (hasFirst && hasSecond) {
        Sentence sentence = sentences.get(i);
        best = nearer(best, new Nearest(i, i, gap(sentence, sentence, first, second)));
      } else if (hasFirst && lastSecond >= 0) {
        best = nearer(best, apart(sentences, lastSecond, i, second, first));
      } else if (hasSecond && lastFirst >= 0) {
        best = nearer(best, apart(sentences, lastFirst, i, first, second));
      }
      lastFirst = hasFirst ? i : lastFirst;
      lastSecond = hasSecond ? i : lastSecond;
    }
    if (best != null) {
      units.add(best);
    }
  }

  private static Nearest nearer(@Nullable Nearest best, Nearest other) {
    return best == null || other.distance() < best.distance() ? other : best;
  }

  private static Nearest apart(
      List<Sentence> sentences, int from, int to, Entity earlier, Entity later) {
    long gap = gap(sentences.get(from), sentences.get(to), earlier, later);
    return new Nearest(from, to, (to - from) * SENTENCE + gap);
  }

  private static boolean names(Sentence sentence, Entity entity) {
    for (Mention mention : sentence.mentions()) {
      if (mention.entity().isPresent() && mention.entity().get().equals(entity)) {
        return true;
      }
    }
    return false;
  }

  /** The fewest UTF-16 code units between a mention of each; 0 across headline and body. */
  private static long gap(Sentence a, Sentence b, Entity first, Entity second) {
    if (a.field() != b.field()) {
      return 0;
    }
    long least = Long.MAX_VALUE;
    for (Mention one : a.mentions()) {
      if (one.entity().isEmpty() || !one.entity().get().equals(first)) {
        continue;
      }
      for (Mention other : b.mentions()) {
        if (other.entity().isPresent() && other.entity().get().equals(second)) {
          long between = Math.max(other.start() - one.end(), one.start() - other.end());
          least = Math.min(least, Math.max(0, between));
        }
      }
    }
    return least;
  }

  private void addPassages(List<Passage> passages, Shown found, Entity first, Entity second) {
    Sentence from = found.sentences().get(found.at().from());
    Sentence to = found.sentences().get(found.at().to());
    List<Sentence> all = found.sentences();
    if (from == to) {
      passages.add(
          passage(found, all.subList(found.at().from(), found.at().from() + 1), first, second));
    } else if (unit instanceof Unit.WholeArticle) {
      passages.add(passage(found, List.of(from), first, second));
      passages.add(passage(found, List.of(to), first, second));
    } else {
      passages.add(
          passage(found, all.subList(found.at().from(), found.at().to() + 1), first, second));
    }
  }

  private static Passage passage(
      Shown found, List<Sentence> sentences, Entity first, Entity second) {
    Article.Field field = sentences.get(0).field();
    int start = sentences.get(0).start();
    int end = sentences.get(sentences.size() - 1).end();
    List<Passage.Highlight> highlights = new ArrayList<>();
    int last = start;
    for (Sentence sentence : sentences) {
      for (Mention mention : sentence.mentions()) {
        Entity entity = mention.entity().orElse(null);
        if (mention.start() >= last && (first.equals(entity) || second.equals(entity))) {
          highlights.add(
              new Passage.Highlight(
                  first.equals(entity) ? Passage.Kind.FIRST : Passage.Kind.SECOND,
                  mention.start(),
                  mention.end()));
          last = mention.end();
        }
      }
    }
    return new Passage(
        found.article().id(),
        field,
        start,
        end,
        found.article().text(field).substring(start, end),
        highlights);
  }
}
