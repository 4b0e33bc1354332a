package io.github.dateline.internal.index;

import io.github.dateline.Article;
import io.github.dateline.internal.text.LegibleText;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.OutputStreamDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * Encodes what of a body is masked, so that a passage can be shown without finding datelines and
 * credits again, which takes longer than all else that a hit needs.
 *
 * <p>Layout, integers of variable length: for each stretch of spaces that the text did not have,
 * how far it is from the end of the one before, and its length. Two zeros at the end tell that
 * {@link LegibleText} changes nothing, so that it need not be asked.
 */
final class MaskColumn {
  /** How many bytes tell that. */
  private static final int LEGIBLE = 2;

  private MaskColumn() {}

  static BytesRef encode(Article article) {
    String given = LegibleText.of(article.body());
    String masked = article.text(Article.Field.BODY);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStreamDataOutput out = new OutputStreamDataOutput(bytes)) {
      int before = 0;
      int at = 0;
      while (at < given.length()) {
        if (given.charAt(at) == masked.charAt(at)) {
          at++;
          continue;
        }
        int start = at;
        int end = at;
        for (; at < given.length() && masked.charAt(at) == ' '; at++) {
          end = given.charAt(at) == ' ' ? end : at + 1;
        }
        out.writeVInt(start - before);
        out.writeVInt(end - start);
        before = end;
      }
      if (given.equals(article.body())) {
        out.writeVInt(0);
        out.writeVInt(0);
      }
    } catch (IOException e) {
      throw new AssertionError("writing to memory", e);
    }
    return new BytesRef(bytes.toByteArray());
  }

  /** The text of a body, given how it was masked. */
  static String text(BytesRef column, String body) throws IOException {
    boolean legible = column.length > 0 && column.bytes[column.offset + column.length - 1] == 0;
    String given = legible ? body : LegibleText.of(body);
    if (column.length == (legible ? LEGIBLE : 0)) {
      return given;
    }
    char[] chars = given.toCharArray();
    ByteArrayDataInput in = new ByteArrayDataInput(column.bytes, column.offset, column.length);
    int at = 0;
    while (!in.eof()) {
      int start = at + in.readVInt();
      at = start + in.readVInt();
      if (start < 0 || at < start || at > chars.length) {
        throw new CorruptIndexException("what is masked does not fit the text", "masked");
      }
      Arrays.fill(chars, start, at, ' ');
    }
    return new String(chars);
  }

  /** Whether it says of an article what is masked. */
  static boolean fits(BytesRef column, Article article) throws IOException {
    try {
      return text(column, article.body()).equals(article.text(Article.Field.BODY));
    } catch (CorruptIndexException | EOFException e) {
      return false;
    }
  }
}
