package io.github.dateline.internal.evidence;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.CooccurrenceTable.Within;
import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.internal.copies.Boilerplate;
import io.github.dateline.internal.search.OpenIndex;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Walks through the sentences of articles that have names, lists left out. Not thread-safe. */
final class NamedSentences {
  private final OpenIndex open;
  private final FixedBitSet[] counted;
  private final @Nullable Boilerplate boilerplate;

  /** The article that was read last. */
  private @Nullable Article article;

  private String body = "";

  private int read = -1;

  /**
   * The sentences of the articles that count.
   *
   * @param counted those that count by the rule, of each segment
   */
  NamedSentences(OpenIndex open, FixedBitSet[] counted, Copies rule) throws IOException {
    this.open = open;
    this.counted = counted;
    boilerplate = rule == Copies.INDEPENDENT ? open.copyGroups().boilerplate() : null;
  }

  /** Sees a sentence. */
  interface Visitor {
    void visit(Found one) throws IOException;
  }

  /** A sentence, the number of its article, and whom it names. */
  final class Found {
    private final int article;
    private final Sentence sentence;
    private final Set<Entity> named;

    private Found(int article, Sentence sentence, Set<Entity> named) {
      this.article = article;
      this.sentence = sentence;
      this.named = named;
    }

    int article() {
      return article;
    }

    Sentence sentence() {
      return sentence;
    }

    Set<Entity> named() {
      return named;
    }

    /** Its words, the names left out. The article is only read for these. */
    List<SentenceWords.Found> words() throws IOException {
      StringBuilder text =
          new StringBuilder(
              text(article, sentence.field()).substring(sentence.start(), sentence.end()));
      for (Mention mention : sentence.mentions()) {
        if (mention.entity().isPresent() || !SentenceWords.isTitle(mention.type())) {
          for (int i = mention.start(); i < mention.end(); i++) {
            text.setCharAt(i - sentence.start(), SentenceWords.NAME);
          }
        }
      }
      return SentenceWords.of(text.toString());
    }
  }

  private String text(int doc, Article.Field field) throws IOException {
    Article last = article;
    if (last == null || read != doc) {
      last = open.stored.article(doc);
      body = open.stored.text(doc, last, Article.Field.BODY);
      article = last;
      read = doc;
    }
    return field == Article.Field.BODY ? body : last.text(field);
  }

  /** Shows the sentences of those of some articles that count, in their order. */
  void forEach(FixedBitSet articles, Visitor visitor) throws IOException {
    for (LeafReaderContext leaf : open.reader.leaves()) {
      FixedBitSet some = new FixedBitSet(leaf.reader().maxDoc());
      FixedBitSet.orRange(articles, leaf.docBase, some, 0, leaf.reader().maxDoc());
      some.and(counted[leaf.ord]);
      BitSetIterator docs = new BitSetIterator(some, 0);
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        visit(leaf.docBase + doc, visitor);
      }
    }
  }

  private void visit(int doc, Visitor visitor) throws IOException {
    List<Sentence> sentences = open.stored.spans(doc).sentences();
    if (boilerplate != null && boilerplate.occursIn(doc)) {
      sentences = boilerplate.without(doc, open.stored.named(doc), sentences);
    }
    for (Sentence sentence : sentences) {
      Set<Entity> named = new HashSet<>();
      sentence.mentions().forEach(mention -> mention.entity().ifPresent(named::add));
      if (!named.isEmpty() && named.size() <= Within.MOST_NAMES) {
        visitor.visit(new Found(doc, sentence, named));
      }
    }
  }
}
