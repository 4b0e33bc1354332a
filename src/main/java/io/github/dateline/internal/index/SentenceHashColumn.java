package io.github.dateline.internal.index;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import java.io.ByteArrayOutputStream;
import org.apache.lucene.util.BytesRef;

/**
 * Encodes the column of sentence hashes, by which boilerplate is recognised: eight bytes for each
 * sentence that has an entity, in the order of {@link UnitColumn}.
 *
 * <p>0 stands for the headline and for sentences of fewer than five words, which real news repeats
 * too.
 */
public final class SentenceHashColumn {
  /** Shorter sentences, such as "He declined to comment.", are written again by chance. */
  private static final int MIN_WORDS = 5;

  private SentenceHashColumn() {}

  static BytesRef encode(AnnotatedArticle article) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WordHashes text = new WordHashes();
    for (Sentence sentence : article.sentences()) {
      if (sentence.mentions().stream().anyMatch(mention -> mention.entity().isPresent())) {
        long hash = hash(article.article(), sentence, text);
        for (int shift = 56; shift >= 0; shift -= 8) {
          out.write((int) (hash >>> shift));
        }
      }
    }
    return new BytesRef(out.toByteArray());
  }

  /** The hash of a sentence's words; 0 for one that cannot be boilerplate. */
  private static long hash(Article article, Sentence sentence, WordHashes text) {
    if (sentence.field() == Article.Field.HEADLINE) {
      return 0;
    }
    text.clear();
    text.add(article.text(sentence.field()), sentence.start(), sentence.end());
    return text.count < MIN_WORDS ? 0 : text.ofRun(0, text.count);
  }

  /** How many sentences a column holds. */
  public static int size(BytesRef column) {
    return column.length / Long.BYTES;
  }

  /** The hash of a listed sentence. */
  public static long hash(BytesRef column, int sentence) {
    long hash = 0;
    int at = column.offset + sentence * Long.BYTES;
    for (int i = at; i < at + Long.BYTES; i++) {
      hash = hash << 8 | column.bytes[i] & 0xFF;
    }
    return hash;
  }
}
