package io.github.dateline.internal.index;

import io.github.dateline.Article;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * An article as it is stored, without annotations.
 *
 * @param json the article as JSON, see {@link ArticleJson}
 * @param digest tells it from a changed one
 */
public record SerializedArticle(byte[] json, BytesRef digest) {
  /** Bytes of a digest: with 16, a billion articles meet by chance once in 10^20. */
  private static final int DIGEST_BYTES = 16;

  /** Serializes an article and hashes it. */
  public static SerializedArticle of(Article article) {
    byte[] json = ArticleJson.write(article);
    return new SerializedArticle(json, digest(new BytesRef(json)));
  }

  /** The digest of an article that was serialized. */
  static BytesRef digest(BytesRef json) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(json.bytes, json.offset, json.length);
      return new BytesRef(Arrays.copyOf(sha256.digest(), DIGEST_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
