package io.github.dateline.internal.index;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the counting column of an article: which entities are in which sentence, as positions in
 * the article's own sorted list of entities.
 *
 * <p>Segment ordinals change when Lucene merges; these positions do not.
 *
 * <p>Layout: a flag byte (1: entity positions take two bytes; 2: the first sentence is the
 * headline), then as variable-length integers the number of sentences, of paragraphs and of
 * sentences that have an entity; for each of these, in order, {@code gap << 1 | newParagraph}, the
 * gap being the number of sentences without an entity before it; then the positions, rising within
 * a sentence, the last one of each sentence with its highest bit set.
 */
public final class UnitColumn {
  private static final int WIDE_FLAG = 1;
  private static final int HEADLINE_FLAG = 2;

  /** An article with more entities than this takes two bytes for each position. */
  private static final int MAX_NARROW_ENTITIES = 128;

  /** Positions have 15 bits. */
  static final int MAX_ENTITIES = 1 << 15;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** A one in each byte. */
  private static final long ONES = 0x0101010101010101L;

  /** The highest bit of each byte. */
  private static final long HIGHEST = 0x8080808080808080L;

  private UnitColumn() {}

  /**
   * Encodes the sentences of an article.
   *
   * @param sentences the sentences in reading order
   * @param positions the position of each entity in the article's sorted list
   */
  public static BytesRef encode(List<Sentence> sentences, Map<Entity, Integer> positions) {
    boolean wide = positions.size() > MAX_NARROW_ENTITIES;
    boolean headline = !sentences.isEmpty() && sentences.get(0).field() == Article.Field.HEADLINE;
    ByteArrayOutputStream marks = new ByteArrayOutputStream();
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    int listed = 0;
    int gap = 0;
    int paragraphs = 0;
    int lastListedParagraph = -1;
    Sentence before = null;
    for (Sentence sentence : sentences) {
      paragraphs += opensParagraph(before, sentence) ? 1 : 0;
      before = sentence;
      TreeSet<Integer> present = new TreeSet<>();
      for (Mention mention : sentence.mentions()) {
        mention.entity().ifPresent(entity -> present.add(positions.get(entity)));
      }
      if (present.isEmpty()) {
        gap++;
        continue;
      }
      writeVInt(marks, gap << 1 | (paragraphs != lastListedParagraph ? 1 : 0));
      lastListedParagraph = paragraphs;
      gap = 0;
      listed++;
      int last = present.last();
      for (int position : present) {
        int end = position == last ? 1 : 0;
        if (wide) {
          members.write(end << 7 | position >>> 8);
        }
        members.write(wide ? position & 0xFF : end << 7 | position);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write((wide ? WIDE_FLAG : 0) | (headline ? HEADLINE_FLAG : 0));
    writeVInt(out, sentences.size());
    writeVInt(out, paragraphs);
    writeVInt(out, listed);
    out.writeBytes(marks.toByteArray());
    out.writeBytes(members.toByteArray());
    return new BytesRef(out.toByteArray());
  }

  /** How many paragraphs the sentences stand in, the headline one of them. */
  public static int paragraphs(List<Sentence> sentences) {
    int paragraphs = 0;
    Sentence before = null;
    for (Sentence sentence : sentences) {
      paragraphs += opensParagraph(before, sentence) ? 1 : 0;
      before = sentence;
    }
    return paragraphs;
  }

  private static boolean opensParagraph(@Nullable Sentence before, Sentence sentence) {
    return before == null
        || before.field() != sentence.field()
        || before.paragraph() != sentence.paragraph();
  }

  static void writeVInt(ByteArrayOutputStream out, int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      out.write(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  /** Whether each position takes two bytes. */
  public static boolean isWide(BytesRef column) {
    return (column.bytes[column.offset] & WIDE_FLAG) != 0;
  }

  /** Where the positions begin; they go to the column's end. */
  public static int membersStart(BytesRef column) {
    byte[] bytes = column.bytes;
    int at = column.offset + 1;
    for (int numbers = 2; numbers > 0; at++) {
      numbers -= bytes[at] >= 0 ? 1 : 0;
    }
    int listed = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes[at++];
      listed |= (b & 0x7F) << shift;
      if (b >= 0) {
        break;
      }
    }
    for (; listed > 0; at++) {
      listed -= bytes[at] >= 0 ? 1 : 0;
    }
    return at;
  }

  /** A position of two bytes. */
  public static int wide(byte[] bytes, int at) {
    return (bytes[at] & 0x7F) << 8 | bytes[at + 1] & 0xFF;
  }

  /**
   * Where a position of one byte comes next, eight of them at a time: a word less a one in each
   * byte borrows into the highest bit of a byte that is zero, and first there.
   *
   * @return the place, {@code to} if it does not come
   */
  public static int findPosition(byte[] bytes, int position, int from, int to) {
    long wanted = position * ONES;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long word = (long) LONGS.get(bytes, at) & ~HIGHEST ^ wanted;
      long zeros = word - ONES & ~word & HIGHEST;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    while (at < to && (bytes[at] & 0x7F) != position) {
      at++;
    }
    return at;
  }

  /** Reads a column: the sentences that have an entity. Not thread-safe; its buffers are reused. */
  public static final class Decoder {
    private byte[] bytes = new byte[0];
    private int at;

    /** Whether the first sentence is the headline. */
    public boolean headline;

    /** How many sentences the article has, with and without an entity. */
    public int total;

    /** How many sentences have an entity. */
    public int listed;

    /** The number of each listed sentence, counted over all sentences from 0. */
    public int[] number = new int[64];

    /** Whether a listed sentence is the first listed one of its paragraph. */
    public boolean[] opensParagraph = new boolean[64];

    /** Where the members of a listed sentence begin; those of the next one begin at its end. */
    public int[] from = new int[65];

    /** Positions in the article's sorted list of entities, rising within a sentence. */
    public int[] members = new int[256];

    public void read(BytesRef column) {
      bytes = column.bytes;
      at = column.offset;
      int flags = bytes[at++];
      headline = (flags & HEADLINE_FLAG) != 0;
      total = readVInt();
      readVInt();
      listed = readVInt();
      number = ArrayUtil.grow(number, listed);
      from = ArrayUtil.grow(from, listed + 1);
      if (opensParagraph.length < listed) {
        opensParagraph = new boolean[number.length];
      }
      int sentence = -1;
      for (int i = 0; i < listed; i++) {
        int mark = readVInt();
        sentence += 1 + (mark >>> 1);
        number[i] = sentence;
        opensParagraph[i] = (mark & 1) != 0;
      }
      readMembers((flags & WIDE_FLAG) != 0);
    }

    /** Forgets the listed sentences of some places in the list, as if they had no entity. */
    public void drop(IntPredicate dropped) {
      int kept = 0;
      int size = 0;
      boolean opens = false;
      for (int i = 0; i < listed; i++) {
        opens |= opensParagraph[i];
        if (dropped.test(i)) {
          continue;
        }
        int begin = from[i];
        int length = from[i + 1] - begin;
        number[kept] = number[i];
        opensParagraph[kept] = opens;
        opens = false;
        from[kept++] = size;
        System.arraycopy(members, begin, members, size, length);
        size += length;
      }
      from[kept] = size;
      listed = kept;
    }

    /**
     * Puts a position in the place of each, or drops it if that is negative; each stays once in a
     * sentence, not in order.
     */
    public void mapPositions(int[] canonical) {
      int size = 0;
      for (int i = 0; i < listed; i++) {
        int begin = from[i];
        from[i] = size;
        for (int j = begin; j < from[i + 1]; j++) {
          int position = canonical[members[j]];
          boolean known = position < 0;
          for (int k = from[i]; k < size && !known; k++) {
            known = members[k] == position;
          }
          if (!known) {
            members[size++] = position;
          }
        }
      }
      from[listed] = size;
      drop(i -> from[i] == from[i + 1]);
    }

    private void readMembers(boolean wide) {
      int size = 0;
      for (int i = 0; i < listed; i++) {
        from[i] = size;
        int b;
        do {
          b = bytes[at++];
          int position = b & 0x7F;
          if (wide) {
            position = position << 8 | bytes[at++] & 0xFF;
          }
          members = ArrayUtil.grow(members, size + 1);
          members[size++] = position;
        } while (b >= 0);
      }
      from[listed] = size;
    }

    private int readVInt() {
      int value = 0;
      for (int shift = 0; ; shift += 7) {
        byte b = bytes[at++];
        value |= (b & 0x7F) << shift;
        if (b >= 0) {
          return value;
        }
      }
    }
  }
}
