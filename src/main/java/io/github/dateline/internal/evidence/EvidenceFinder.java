package io.github.dateline.internal.evidence;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.Passage;
import io.github.dateline.Unit;
import io.github.dateline.internal.copies.CopyGroups;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.search.OpenIndex;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
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
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the evidence for a count: the units that mention both entities close to each other, taken
 * from as many articles, sources and days as the nearest {@value #MAX_UNITS_HELD} units offer.
 */
public final class EvidenceFinder {
  /** One sentence further apart counts more than any distance within a sentence. */
  private static final long SENTENCE_DISTANCE = 1L << 32;

  /** Units held while the evidence for a frequent pair is chosen. */
  private static final int MAX_UNITS_HELD = 20_000;

  /** Pairs that are read together: so many times as many units are held. */
  private static final int MAX_TOGETHER = 20;

  /** Kinds of origin: article, source and day. */
  private static final int ORIGIN_KINDS = 3;

  private final OpenIndex open;
  private final Query scope;
  private final Unit unit;
  private final @Nullable Scope counted;
  private final @Nullable CopyGroups groups;

  /** Evidence from the articles in scope that count by a rule for copies. */
  public static EvidenceFinder of(ScopeCache scopes, Query scope, Unit unit, Copies rule)
      throws IOException {
    OpenIndex open = scopes.index.open;
    return rule == Copies.INDEPENDENT
        ? new EvidenceFinder(open, scope, unit, scopes.scope(scope), open.copyGroups())
        : new EvidenceFinder(open, scope, unit);
  }

  /** Evidence from every article in scope. */
  public EvidenceFinder(OpenIndex open, Query scope, Unit unit) {
    this(open, scope, unit, null, null);
  }

  private EvidenceFinder(
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

  private static final Comparator<FoundUnit> ORDER =
      Comparator.comparingLong(FoundUnit::distance)
          .thenComparingLong((FoundUnit found) -> found.published)
          .thenComparing(FoundUnit::id, Text.UTF8_ORDER)
          .thenComparingInt(found -> found.at.from());

  /** A sentence that mentions the first entity, and the nearest that mentions the second. */
  private record ClosestSentences(int from, int to, long distance) {}

  /** A unit with both. What takes long to look up is looked up where it decides. */
  private final class FoundUnit {
    final int doc;
    final long published;
    final ClosestSentences at;
    private @Nullable String id;

    FoundUnit(int doc, long published, ClosestSentences at) {
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

    private String lookUp(ArticleValue value) {
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
  private interface ArticleValue {
    String of(int doc) throws IOException;
  }

  /** A chosen unit with its text. */
  private record ChosenUnit(
      int doc, Article article, List<Sentence> sentences, ClosestSentences at) {}

  /** The passages of up to that many units. */
  public List<Passage> of(Entity first, Entity second, int units) throws IOException {
    return of(List.of(new WordFinder.Names(first, second)), units).get(0);
  }

  /**
   * The same of many pairs, in their order: those that have one first entity are read together.
   *
   * @throws IOException if the index cannot be read
   */
  public List<List<Passage>> of(List<WordFinder.Names> pairs, int units) throws IOException {
    Map<Entity, List<Integer>> byFirst = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      byFirst.computeIfAbsent(pairs.get(i).first(), first -> new ArrayList<>()).add(i);
    }
    List<List<Passage>> passages = new ArrayList<>(Collections.nCopies(pairs.size(), List.of()));
    try {
      for (Map.Entry<Entity, List<Integer>> alike : byFirst.entrySet()) {
        List<Integer> all = alike.getValue();
        for (int from = 0; from < all.size(); from += MAX_TOGETHER) {
          List<Integer> some = all.subList(from, Math.min(all.size(), from + MAX_TOGETHER));
          List<Entity> seconds = some.stream().map(i -> pairs.get(i).second()).toList();
          List<List<FoundUnit>> meetings = meetings(alike.getKey(), seconds, units);
          for (int k = 0; k < some.size(); k++) {
            passages.set(
                some.get(k), passages(alike.getKey(), seconds.get(k), meetings.get(k), units));
          }
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return passages;
  }

  /**
   * The passages of a pair.
   *
   * @param meetings the nearest units with both in one sentence, which are chosen before all others
   */
  private List<Passage> passages(Entity first, Entity second, List<FoundUnit> meetings, int units)
      throws IOException {
    List<FoundUnit> found = meetings.size() < units ? anyUnits(first, second, units) : meetings;
    List<Passage> passages = new ArrayList<>();
    for (FoundUnit one : chosen(found, units)) {
      addPassages(
          passages,
          new ChosenUnit(one.doc, open.stored.article(one.doc), sentences(one.doc), one.at),
          first,
          second);
    }
    return passages;
  }

  /** For each of some entities, the nearest units that have it and the first in one sentence. */
  private List<List<FoundUnit>> meetings(Entity first, List<Entity> seconds, int units)
      throws IOException {
    List<List<FoundUnit>> found = new ArrayList<>();
    seconds.forEach(second -> found.add(new ArrayList<>()));
    FixedBitSet articles = articles(first, seconds);
    int[] unitBefore = new int[seconds.size()];
    for (LeafReaderContext leaf : open.reader.leaves()) {
      PairMeetings meetings = new PairMeetings(open.ordinals(), leaf, first, seconds);
      forEach(
          articles,
          leaf,
          article -> {
            IntPredicate leftOut =
                groups == null ? sentence -> false : groups.boilerplate().sentencesOf(article);
            Arrays.fill(unitBefore, -1);
            meetings.forEach(
                article - leaf.docBase,
                leftOut,
                (second, sentence, paragraph, gap) -> {
                  List<FoundUnit> its = found.get(second);
                  int inUnit =
                      switch (unit) {
                        case Unit.WholeArticle whole -> 0;
                        case Unit.Paragraph inParagraph -> paragraph;
                        case Unit.Sentences window -> sentence;
                      };
                  if (inUnit == unitBefore[second]) {
                    if (gap >= its.getLast().distance()) {
                      return;
                    }
                    its.removeLast();
                  }
                  unitBefore[second] = inUnit;
                  its.add(
                      new FoundUnit(
                          article,
                          open.stored.published(article),
                          new ClosestSentences(sentence, sentence, gap)));
                });
            found.forEach(its -> keepIfMany(its, units));
          });
    }
    found.forEach(its -> keepNearest(its, Math.max(MAX_UNITS_HELD, units)));
    return found;
  }

  /** The nearest units. */
  private List<FoundUnit> anyUnits(Entity first, Entity second, int units) throws IOException {
    List<FoundUnit> found = new ArrayList<>();
    FixedBitSet articles = articles(first, List.of(second));
    for (LeafReaderContext leaf : open.reader.leaves()) {
      PairMentionReader spans = new PairMentionReader(open.ordinals(), leaf, first, second);
      forEach(
          articles,
          leaf,
          article -> {
            addUnits(found, spans, article - leaf.docBase, first, second);
            keepIfMany(found, units);
          });
    }
    keepNearest(found, Math.max(MAX_UNITS_HELD, units));
    return found;
  }

  private static void keepIfMany(List<FoundUnit> found, int units) {
    if (found.size() >= 2 * MAX_UNITS_HELD) {
      keepNearest(found, Math.max(MAX_UNITS_HELD, units));
    }
  }

  /** Sees an article. */
  private interface Visitor {
    void article(int article) throws IOException;
  }

  private static void forEach(FixedBitSet articles, LeafReaderContext leaf, Visitor visitor)
      throws IOException {
    int end = leaf.docBase + leaf.reader().maxDoc();
    for (int article = leaf.docBase; article < end; article++) {
      article = articles.nextSetBit(article, end);
      if (article == DocIdSetIterator.NO_MORE_DOCS) {
        return;
      }
      visitor.article(article);
    }
  }

  /** The articles in scope that count, and name an entity and one of some others. */
  private FixedBitSet articles(Entity first, List<Entity> seconds) throws IOException {
    FixedBitSet articles = new FixedBitSet(Math.max(1, open.reader.maxDoc()));
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Entity second : seconds) {
      any.add(open.queries.naming(second), Occur.SHOULD);
    }
    Query both =
        new BooleanQuery.Builder()
            .add(open.queries.naming(first), Occur.FILTER)
            .add(any.build(), Occur.FILTER)
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
      DocIdSetIterator docs = scorer.iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        boolean counts = counted == null || counted.represents(leaf.docBase + doc);
        if (counts && (live == null || live.get(doc))) {
          articles.set(leaf.docBase + doc);
        }
      }
    }
    return articles;
  }

  private static void keepNearest(List<FoundUnit> found, int most) {
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
  private static List<FoundUnit> chosen(List<FoundUnit> inOrder, int units) {
    List<FoundUnit> chosen = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    Map<Boolean, List<FoundUnit>> inOneSentence =
        inOrder.stream()
            .collect(Collectors.partitioningBy(found -> found.distance() < SENTENCE_DISTANCE));
    for (boolean together : new boolean[] {true, false}) {
      List<FoundUnit> left = inOneSentence.getOrDefault(together, List.of());
      for (int fresh = ORIGIN_KINDS; fresh >= 0 && !left.isEmpty(); fresh--) {
        List<FoundUnit> passedOver = new ArrayList<>();
        for (FoundUnit found : left) {
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

  private void addUnits(
      List<FoundUnit> found, PairMentionReader spans, int doc, Entity first, Entity second)
      throws IOException {
    int article = spans.leaf.docBase + doc;
    List<Sentence> sentences = withoutBoilerplate(article, spans.sentences(doc));
    for (ClosestSentences nearest : units(sentences, first, second)) {
      found.add(new FoundUnit(article, open.stored.published(article), nearest));
    }
  }

  private List<Sentence> sentences(int doc) throws IOException {
    return withoutBoilerplate(doc, open.stored.spans(doc).sentences());
  }

  private List<Sentence> withoutBoilerplate(int doc, List<Sentence> sentences) throws IOException {
    return groups != null && groups.boilerplate().occursIn(doc)
        ? groups.boilerplate().without(doc, open.stored.named(doc), sentences)
        : sentences;
  }

  private List<ClosestSentences> units(List<Sentence> sentences, Entity first, Entity second) {
    List<ClosestSentences> units = new ArrayList<>();
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
      List<ClosestSentences> units,
      List<Sentence> sentences,
      int count,
      Entity first,
      Entity second) {
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
        units.add(new ClosestSentences(i, i, gap(sentence, sentence, first, second)));
      } else if (hasFirst && lastSecond >= 0 && i - lastSecond < count) {
        units.add(acrossSentences(sentences, lastSecond, i, second, first));
      } else if (hasSecond && lastFirst >= 0 && i - lastFirst < count) {
        units.add(acrossSentences(sentences, lastFirst, i, first, second));
      }
      lastFirst = hasFirst ? i : lastFirst;
      lastSecond = hasSecond ? i : lastSecond;
    }
  }

  private static void addNearest(
      List<ClosestSentences> units,
      List<Sentence> sentences,
      int from,
      int to,
      Entity first,
      Entity second) {
    ClosestSentences best = null;
    int lastFirst = -1;
    int lastSecond = -1;
    for (int i = from; i < to; i++) {
      boolean hasFirst = names(sentences.get(i), first);
      boolean hasSecond = names(sentences.get(i), second);
      if (hasFirst && hasSecond) {
        Sentence sentence = sentences.get(i);
        best = nearer(best, new ClosestSentences(i, i, gap(sentence, sentence, first, second)));
      } else if (hasFirst && lastSecond >= 0) {
        best = nearer(best, acrossSentences(sentences, lastSecond, i, second, first));
      } else if (hasSecond && lastFirst >= 0) {
        best = nearer(best, acrossSentences(sentences, lastFirst, i, first, second));
      }
      lastFirst = hasFirst ? i : lastFirst;
      lastSecond = hasSecond ? i : lastSecond;
    }
    if (best != null) {
      units.add(best);
    }
  }

  private static ClosestSentences nearer(@Nullable ClosestSentences best, ClosestSentences other) {
    return best == null || other.distance() < best.distance() ? other : best;
  }

  private static ClosestSentences acrossSentences(
      List<Sentence> sentences, int from, int to, Entity earlier, Entity later) {
    long gap = gap(sentences.get(from), sentences.get(to), earlier, later);
    return new ClosestSentences(from, to, (to - from) * SENTENCE_DISTANCE + gap);
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

  private void addPassages(List<Passage> passages, ChosenUnit found, Entity first, Entity second)
      throws IOException {
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

  private Passage passage(ChosenUnit found, List<Sentence> sentences, Entity first, Entity second)
      throws IOException {
    Article.Field field = sentences.get(0).field();
    int start = sentences.get(0).start();
    int end = sentences.get(sentences.size() - 1).end();
    List<Passage.Highlight> highlights = new ArrayList<>();
    int last = start;
    for (Sentence sentence : sentences) {
      for (Mention mention : sentence.mentions()) {
        Optional<Entity> entity = mention.entity();
        if (mention.start() >= last
            && (entity.equals(Optional.of(first)) || entity.equals(Optional.of(second)))) {
          highlights.add(
              new Passage.Highlight(
                  entity.equals(Optional.of(first)) ? Passage.Kind.FIRST : Passage.Kind.SECOND,
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
        open.stored.text(found.doc(), found.article(), field).substring(start, end),
        highlights);
  }
}
