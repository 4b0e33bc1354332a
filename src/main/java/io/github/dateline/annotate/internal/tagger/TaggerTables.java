package io.github.dateline.annotate.internal.tagger;

import io.github.dateline.annotate.internal.cache.HashSlots;
import io.github.dateline.annotate.internal.cache.Sections;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part-of-speech model in its compact form: a run of bytes, in memory or a mapped file, in which
 * features and words are found by the hashes of their names. Immutable.
 *
 * <p>The run holds, little-endian: the numbers of {@link Sizes}; the names of tags and of classes
 * of similar words; the open tags; then, each from a multiple of eight bytes on, the slots of
 * features, where each one's weights begin, how many they are, their factors, their tags; the slots
 * of the dictionary, where each word's entry begins, the entries; the slots of the lexicon and each
 * word's class.
 *
 * <p>A weight is kept as the factor that it makes of a probability, <i>e</i> to its power.
 */
final class TaggerTables {
  private final Sizes layout;
  private final List<String> tags;
  private final List<String> classes;
  private final byte[] open;
  private final HashSlots features;
  private final IntBuffer begins;
  private final ByteBuffer counts;
  private final DoubleBuffer factors;
  private final ByteBuffer tagOf;
  private final HashSlots dictionary;
  private final IntBuffer entryOf;
  private final ByteBuffer entries;
  private final HashSlots lexicon;
  private final ShortBuffer classOf;

  /**
   * The sizes of a model.
   *
   * @param tags number of tags
   * @param classes number of classes of similar words
   * @param open number of tags that unknown words may have
   * @param features slots for features
   * @param weights number of weights
   * @param dictionary slots for words of the dictionary
   * @param entries bytes that the words' entries take
   * @param lexicon slots for words of the lexicon
   * @param otherWords number of the class of words that the lexicon does not have
   */
  record Sizes(
      int tags,
      int classes,
      int open,
      int features,
      int weights,
      int dictionary,
      int entries,
      int lexicon,
      int otherWords) {
    private static Sizes read(ByteBuffer in) {
      return new Sizes(
          in.getInt(),
          in.getInt(),
          in.getInt(),
          in.getInt(),
          in.getInt(),
          in.getInt(),
          in.getInt(),
          in.getInt(),
          in.getInt());
    }

    private void write(ByteBuffer out) {
      out.putInt(tags).putInt(classes).putInt(open).putInt(features).putInt(weights);
      out.putInt(dictionary).putInt(entries).putInt(lexicon).putInt(otherWords);
    }
  }

  private TaggerTables(
      Sizes layout, List<String> tags, List<String> classes, byte[] open, ByteBuffer in) {
    this.layout = layout;
    this.tags = tags;
    this.classes = classes;
    this.open = open;
    features = Sections.nextSlots(in, layout.features);
    begins = Sections.next(in, (long) layout.features * Integer.BYTES).asIntBuffer();
    counts = Sections.next(in, layout.features);
    factors = Sections.next(in, (long) layout.weights * Double.BYTES).asDoubleBuffer();
    tagOf = Sections.next(in, layout.weights);
    dictionary = Sections.nextSlots(in, layout.dictionary);
    entryOf = Sections.next(in, (long) layout.dictionary * Integer.BYTES).asIntBuffer();
    entries = Sections.next(in, layout.entries);
    lexicon = Sections.nextSlots(in, layout.lexicon);
    classOf = Sections.next(in, (long) layout.lexicon * Short.BYTES).asShortBuffer();
  }

  /** The tables that a run of bytes, from its position on, holds. */
  static TaggerTables read(ByteBuffer bytes) {
    ByteBuffer in = Sections.of(bytes);
    Sizes layout = Sizes.read(in);
    List<String> tags = Sections.readNames(in, layout.tags);
    List<String> classes = Sections.readNames(in, layout.classes);
    byte[] open = new byte[layout.open];
    in.get(open);
    return new TaggerTables(layout, tags, classes, open, in);
  }

  /** How many bytes {@link #write} writes. */
  static int size(Sizes layout, List<String> tags, List<String> classes) {
    long size = 9L * Integer.BYTES + layout.open + 9L * Sections.ALIGNMENT;
    size += Sections.sizeOfNames(tags) + Sections.sizeOfNames(classes);
    for (int capacity : List.of(layout.features, layout.dictionary, layout.lexicon)) {
      size += (long) HashSlots.longs(capacity) * Long.BYTES;
    }
    size += (long) layout.features * (Integer.BYTES + 1);
    size += (long) layout.weights * (Double.BYTES + 1);
    size += (long) layout.dictionary * Integer.BYTES + layout.entries;
    size += (long) layout.lexicon * Short.BYTES;
    return Math.toIntExact(size);
  }

  /** Writes empty tables and returns them, to be filled. */
  static TaggerTables write(
      ByteBuffer bytes, Sizes layout, List<String> tags, List<String> classes, byte[] open) {
    ByteBuffer out = Sections.of(bytes);
    layout.write(out);
    Sections.writeNames(out, tags);
    Sections.writeNames(out, classes);
    out.put(open);
    return new TaggerTables(layout, tags, classes, open, out);
  }

  /** Adds a feature; tells whether its hash is new. */
  boolean addFeature(long hash, int begin, byte[] itsTags, double[] itsFactors) {
    int slot = features.add(hash);
    if (slot < 0) {
      return false;
    }
    begins.put(slot, begin);
    counts.put(slot, (byte) itsTags.length);
    factors.put(begin, itsFactors);
    tagOf.put(begin, itsTags);
    return true;
  }

  /** Adds a word; tells whether its hash is new. */
  boolean addWord(long hash, int begin, byte[] entry) {
    int slot = dictionary.add(hash);
    if (slot < 0) {
      return false;
    }
    entryOf.put(slot, begin);
    entries.put(begin, entry);
    return true;
  }

  /** Adds a word to the lexicon; tells whether its hash is new. */
  boolean addClass(long hash, int number) {
    int slot = lexicon.add(hash);
    if (slot < 0) {
      return false;
    }
    classOf.put(slot, (short) number);
    return true;
  }

  List<String> tags() {
    return tags;
  }

  /** The tags that unknown words may have, by number. Not to be written to. */
  byte[] open() {
    return open;
  }

  /** What is known of a word: whether it is rare, its most frequent tag, all its tags. */
  @Nullable Entry entry(long word) {
    int slot = dictionary.find(word);
    if (slot < 0) {
      return null;
    }
    int at = entryOf.get(slot);
    byte[] all = new byte[entries.get(at + 2)];
    entries.get(at + 3, all);
    return new Entry(entries.get(at) != 0, entries.get(at + 1), all);
  }

  /**
   * What is known of a word.
   *
   * @param rare whether it was seen so seldom that its form counts
   * @param first its most frequent tag, by number
   * @param tags all tags that it may have
   */
  record Entry(boolean rare, byte first, byte[] tags) {
    byte[] bytes() {
      ByteBuffer bytes = ByteBuffer.allocate(3 + tags.length);
      bytes.put((byte) (rare ? 1 : 0)).put(first).put((byte) tags.length).put(tags);
      return bytes.array();
    }
  }

  /** The class of a word in lower case, and whether the lexicon has the word. */
  String classOf(long word) {
    int slot = lexicon.find(word);
    return classes.get(slot < 0 ? layout.otherWords : classOf.get(slot) & 0xffff);
  }

  /** Where a feature is, or -1. */
  int feature(long hash) {
    return features.find(hash);
  }

  /** Multiplies the tags' numbers by what a feature makes of them. */
  void multiply(double[] numbers, int feature) {
    if (feature < 0) {
      return;
    }
    int begin = begins.get(feature);
    int end = begin + counts.get(feature);
    for (int i = begin; i < end; i++) {
      numbers[tagOf.get(i)] *= factors.get(i);
    }
  }
}
