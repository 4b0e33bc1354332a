package io.github.dateline.internal.search;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.Passage;
import io.github.dateline.internal.index.DayRange;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.index.StoredArticles;
import io.github.dateline.internal.query.HighlightTargets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Weight;

/** Picks the snippet of a hit: the sentence that best shows why the article matches. */
final class Snippets {
  // A sentence with a name that was asked for shows more than one with a word.
  private static final int WORD_WEIGHT = 1;
  private static final int NAME_WEIGHT = 2;

  private final Weight weight;
  private final Set<Entity> mentioned;
  private final List<DayRange> days;
  private final StoredArticles stored;

  /**
   * Snippets for one query.
   *
   * @param weight the query's weight, with positions
   * @param targets what the query's conditions name
   */
  Snippets(Weight weight, HighlightTargets targets, StoredArticles stored) {
    this.weight = weight;
    this.mentioned = new HashSet<>(targets.entities());
    this.days = targets.days();
    this.stored = stored;
  }

  /**
   * A match to highlight.
   *
   * @param target the entity, the date or the folded text: a sentence with two different ones shows
   *     more
   * @param weight what it adds to a sentence; a name says more of why an article was found than a
   *     word
   */
  private record Match(Article.Field field, int start, int end, String target, int weight) {}

  Passage of(int doc, Article article) throws IOException {
    boolean named = !mentioned.isEmpty() || !days.isEmpty();
    List<Sentence> sentences = named ? stored.spans(doc).sentences() : stored.sentences(doc);
    String headline = article.text(Article.Field.HEADLINE);
    String body = stored.text(doc, article, Article.Field.BODY);
    List<Match> places = new ArrayList<>();
    for (Sentence sentence : sentences) {
      for (Mention mention : sentence.mentions()) {
        Entity entity = mention.entity().orElse(null);
        if (entity != null && mentioned.contains(entity)) {
          places.add(
              new Match(
                  sentence.field(),
                  mention.start(),
                  mention.end(),
                  entity.toString(),
                  NAME_WEIGHT));
        }
        if (isTarget(mention)) {
          places.add(
              new Match(
                  sentence.field(),
                  mention.start(),
                  mention.end(),
                  mention.value().orElse(""),
                  NAME_WEIGHT));
        }
      }
    }
    LeafReaderContext leaf = stored.leaf(doc);
    Matches matches = weight.matches(leaf, doc - leaf.docBase);
    if (matches != null) {
      addMatches(places, matches, Article.Field.HEADLINE, headline);
      addMatches(places, matches, Article.Field.BODY, body);
    }
    Sentence best = best(sentences, places, headline, body);
    return passage(
        article.id(), best, best.field() == Article.Field.BODY ? body : headline, places);
  }

  private boolean isTarget(Mention mention) {
    if (days.isEmpty()) {
      return false;
    }
    DayRange its = DayRange.of(mention).orElse(null);
    return its != null && days.stream().anyMatch(its::overlaps);
  }

  private static void addMatches(
      List<Match> places, Matches matches, Article.Field field, String text) throws IOException {
    MatchesIterator match = matches.getMatches(field.key());
    while (match != null && match.next()) {
      int start = match.startOffset();
      int end = match.endOffset();
      if (start >= 0 && end <= text.length() && start < end) {
        places.add(
            new Match(
                field, start, end, EntityTerms.folded(text.substring(start, end)), WORD_WEIGHT));
      }
    }
  }

  /**
   * The sentence with the most, and most telling, different highlights, the body's before the
   * headline's.
   */
  private static Sentence best(
      List<Sentence> sentences, List<Match> places, String headline, String body) {
    Sentence best = null;
    int most = -1;
    List<Sentence> bodyFirst = new ArrayList<>(sentences);
    bodyFirst.sort(Comparator.comparing(Sentence::field).reversed());
    int next = 0;
    places.sort(
        Comparator.comparing(Match::field)
            .reversed()
            .thenComparingInt(Match::start)
            .thenComparing(Comparator.comparingInt(Match::end).reversed()));
    for (Sentence sentence : bodyFirst) {
      Set<String> shown = new HashSet<>();
      int worth = 0;
      while (next < places.size() && isBefore(places.get(next), sentence)) {
        next++;
      }
      for (int i = next; i < places.size() && isWithin(places.get(i), sentence); i++) {
        worth += shown.add(places.get(i).target()) ? places.get(i).weight() : 0;
      }
      if (worth > most) {
        best = sentence;
        most = worth;
      }
    }
    if (best != null) {
      return best;
    }
    return body.isEmpty()
        ? new Sentence(Article.Field.HEADLINE, 0, Math.max(1, headline.length()), 0, List.of())
        : new Sentence(Article.Field.BODY, 0, body.length(), 0, List.of());
  }

  private static boolean isBefore(Match place, Sentence sentence) {
    return place.field() == sentence.field()
        ? place.start() < sentence.start()
        : place.field().compareTo(sentence.field()) > 0;
  }

  private static boolean isWithin(Match place, Sentence sentence) {
    return place.field() == sentence.field() && place.start() < sentence.end();
  }

  private static Passage passage(String id, Sentence sentence, String text, List<Match> places) {
    int end = Math.min(sentence.end(), text.length());
    List<Passage.Highlight> highlights = new ArrayList<>();
    int last = sentence.start();
    for (Match place : places) {
      if (place.field() == sentence.field() && place.start() >= last && place.end() <= end) {
        highlights.add(new Passage.Highlight(Passage.Kind.MATCH, place.start(), place.end()));
        last = place.end();
      }
    }
    return new Passage(
        id,
        sentence.field(),
        sentence.start(),
        end,
        text.substring(sentence.start(), end),
        highlights);
  }
}
