package io.github.dateline.annotate.internal.linking;

import io.github.dateline.annotate.internal.lexicon.NameKey;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The name dictionary: which Wikipedia pages a name may stand for, as a hash table in a mapped file
 * that takes no heap.
 *
 * <p>Names themselves are not kept, only 49 bits of a hash of their keys: with ten million names, a
 * name that is none of them is taken for one with a chance of 1 in 60 million. Immutable and
 * thread-safe.
 */
public final class NameDictionary {
  /**
   * To be raised with any change of what {@link DictionaryCompiler}, {@link DictionaryWriter} or
   * {@link DictionaryRow} puts into the file.
   */
  static final int VERSION = 1;

  /** An entry: hash of the key (28 bits), of the form (7), probability (6), title (23). */
  private static final int TITLE_BITS = 23;

  static final int MAX_TITLES = 1 << TITLE_BITS;

  private static final int VALUE_BITS = DictionaryRow.PROBABILITY_BITS + DictionaryRow.FORM_BITS;
  private static final int KEY_SHIFT = TITLE_BITS + VALUE_BITS;
  private static final int KEY_BITS = Long.SIZE - KEY_SHIFT;

  private final ByteBuffer bytes;
  private final int bucketBits;
  private final int blocksAt;
  private final int factsAt;
  private final int bucketsAt;
  private final int entriesAt;

  /**
   * Reads what {@link DictionaryWriter} wrote.
   *
   * @param file the content behind the header
   */
  NameDictionary(ByteBuffer file) {
    bytes = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    bucketBits = bytes.getInt(0);
    int titles = bytes.getInt(8);
    blocksAt = DictionaryWriter.TITLES_AT + bytes.getInt(12);
    factsAt = blocksAt + blocks(titles) * Integer.BYTES;
    bucketsAt = factsAt + titles;
    entriesAt = bucketsAt + ((1 << bucketBits) + 1) * Integer.BYTES;
  }

  /**
   * What a name stands for.
   *
   * @param title the Wikipedia title, with underscores
   * @param probability that the name stands for it, in [0, 1]
   * @param exact whether the name is the dictionary's to the letter, not by its key alone
   * @param kinds what the page is about, as a sum of {@link TitleKind} bits
   * @param names binary logarithm of the number of names that the page has, rounded down
   */
  public record Meaning(String title, double probability, boolean exact, int kinds, int names) {}

  /** How many blocks so many titles take. */
  static int blocks(int titles) {
    return (titles + DictionaryWriter.BLOCK - 1) / DictionaryWriter.BLOCK;
  }

  static int bucket(long key, int bucketBits) {
    return (int) (key >>> (Long.SIZE - bucketBits));
  }

  static long entry(DictionaryRow row, int title, int bucketBits) {
    return mark(row.key(), bucketBits) << KEY_SHIFT | (long) row.value() << TITLE_BITS | title;
  }

  private static long mark(long key, int bucketBits) {
    return key << bucketBits >>> (Long.SIZE - KEY_BITS);
  }

  /** What a name may stand for, once for each spelling that the dictionary has of it. */
  public List<Meaning> meanings(String form) {
    long key = NameKey.hash(NameKey.of(form));
    int formHash = DictionaryRow.formHash(form);
    long mark = mark(key, bucketBits);
    int bucket = bucketsAt + bucket(key, bucketBits) * Integer.BYTES;
    int end = bytes.getInt(bucket + Integer.BYTES);
    List<Meaning> meanings = new ArrayList<>();
    for (int i = bytes.getInt(bucket); i < end; i++) {
      long entry = bytes.getLong(entriesAt + i * Long.BYTES);
      if (entry >>> KEY_SHIFT == mark) {
        meanings.add(meaning(entry, formHash));
      }
    }
    return meanings;
  }

  private Meaning meaning(long entry, int formHash) {
    int title = (int) entry & (MAX_TITLES - 1);
    int value = (int) (entry >>> TITLE_BITS) & ((1 << VALUE_BITS) - 1);
    int facts = bytes.get(factsAt + title) & 0xff;
    int probability = value & ((1 << DictionaryRow.PROBABILITY_BITS) - 1);
    return new Meaning(
        title(title),
        (double) probability / DictionaryRow.CERTAIN,
        value >>> DictionaryRow.PROBABILITY_BITS == formHash,
        facts & 0xf,
        facts >>> 4);
  }

  private String title(int number) {
    int at =
        DictionaryWriter.TITLES_AT
            + bytes.getInt(blocksAt + number / DictionaryWriter.BLOCK * Integer.BYTES);
    byte[] title = new byte[256];
    int length = 0;
    for (int i = number % DictionaryWriter.BLOCK; i >= 0; i--) {
      int shared = bytes.get(at) & 0xff;
      int more = bytes.get(at + 1) & 0xff;
      bytes.get(at + 2, title, shared, more);
      length = shared + more;
      at += 2 + more;
    }
    return new String(title, 0, length, StandardCharsets.UTF_8);
  }
}
