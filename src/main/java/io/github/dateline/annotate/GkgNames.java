package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Article.Field;
import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.text.ParagraphSplitter;
import io.github.dateline.annotate.internal.text.SentenceSplitter;
import io.github.dateline.annotate.internal.text.Span;
import io.github.dateline.annotate.internal.text.Token;
import io.github.dateline.read.internal.GkgRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds where the names of a record of GDELT stand in the text of its article.
 *
 * <p>GDELT counts in the text that it made of the page, so its offsets are about right only: a name
 * is taken where it is written nearest to its offset. One that is not written in the body is looked
 * for in the headline, and left out if it is not there either. Sentences are found as elsewhere.
 */
final class GkgNames {
  private final Article article;
  private final List<Sentence> sentences = new ArrayList<>();
  private final List<Mention> headline = new ArrayList<>();
  private final List<Mention> body = new ArrayList<>();
  private long tokens;
  private int passed;

  private GkgNames(Article article) {
    this.article = article;
  }

  /**
   * An article with the names of its record.
   *
   * @throws DatelineException if none of them stands in it
   */
  static AnnotatedArticle annotate(
      Article article, GkgRecord names, String identity, SentenceSplitter splitter) {
    GkgNames found = new GkgNames(article);
    found.find(names);
    found.split(splitter);
    return new AnnotatedArticle(article, identity, found.tokens, found.sentences);
  }

  private void find(GkgRecord names) {
    FormPlaces inBody = new FormPlaces(article.text(Field.BODY));
    FormPlaces inHeadline = new FormPlaces(article.text(Field.HEADLINE));
    // "University of Leeds" before "Leeds".
    names.names().stream()
        .sorted(Comparator.comparingInt((GkgRecord.Name name) -> -name.form().length()))
        .forEach(name -> {
          if (!find(name, inBody, name.offset(), body)) {
            find(name, inHeadline, 0, headline);
          }
        });
    if (body.isEmpty() && headline.isEmpty() && !names.names().isEmpty()) {
      throw new DatelineException("none of the names that are given for it stands in its text");
    }
    body.sort(Comparator.comparingInt(Mention::start));
    headline.sort(Comparator.comparingInt(Mention::start));
  }

  private static boolean find(
      GkgRecord.Name name, FormPlaces places, int offset, List<Mention> into) {
    Optional<Span> place = places.take(name.form(), offset);
    if (place.isEmpty()) {
      return false;
    }
    Entity entity = Entity.of(new EntityType(name.type()), name.name()).withLabel(name.form());
    into.add(Mention.of(place.get().start(), place.get().end(), entity));
    return true;
  }

  private void split(SentenceSplitter splitter) {
    String title = article.text(Field.HEADLINE);
    List<Span> whole = new ArrayList<>();
    splitter.pieces(title, new Span(0, title.length()), piece -> whole.add(span(piece)));
    if (!whole.isEmpty()) {
      Span all = new Span(whole.getFirst().start(), whole.getLast().end());
      sentences.add(new Sentence(Field.HEADLINE, all.start(), all.end(), 0, headline));
    }
    String text = article.text(Field.BODY);
    List<Span> spans = new ArrayList<>();
    List<Integer> paragraphs = new ArrayList<>();
    for (Span its : ParagraphSplitter.split(text)) {
      // One without a token is none.
      int paragraph = paragraphs.isEmpty() ? 0 : paragraphs.getLast() + 1;
      splitter.split(
          text,
          its,
          sentence -> {
            // A name is not cut in two.
            Span next = span(sentence);
            boolean joined = !spans.isEmpty() && crosses(spans.getLast().end());
            spans.add(joined ? new Span(spans.removeLast().start(), next.end()) : next);
            paragraphs.add(joined ? paragraphs.removeLast() : (Integer) paragraph);
          });
    }
    int at = 0;
    for (int i = 0; i < spans.size(); i++) {
      Span its = spans.get(i);
      List<Mention> mentions = new ArrayList<>();
      while (at < body.size() && body.get(at).start() < its.end()) {
        mentions.add(body.get(at++));
      }
      int end = mentions.isEmpty() ? its.end() : Math.max(its.end(), mentions.getLast().end());
      sentences.add(new Sentence(Field.BODY, its.start(), end, paragraphs.get(i), mentions));
    }
  }

  /** Whether a name begins before a place and ends after it; asked of places in their order. */
  private boolean crosses(int place) {
    while (passed < body.size() && body.get(passed).end() <= place) {
      passed++;
    }
    return passed < body.size() && body.get(passed).start() < place;
  }

  private Span span(List<Token> sentence) {
    tokens += sentence.size();
    return new Span(sentence.getFirst().start(), sentence.getLast().end());
  }
}
