package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.HashSlots;
import io.github.dateline.annotate.internal.cache.Sections;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.List;

/**
 * A model in its compact form: a run of bytes, in memory or a mapped file, in which features,
 * classes of similar words and known words are found by the hashes of their names. Immutable.
 *
 * <p>The run holds, little-endian: the numbers of {@link Sizes}; the labels' and the classes'
 * names; a byte for each pair of labels, 1 where the second may follow the first; then, each from a
 * multiple of eight bytes on, the slots of features, where each feature's weights begin, the
 * weights (one for each label or one for each pair, the first label's pairs first), the slots of
 * the lexicon, each entry's class, and the slots of known words.
 */
final class CrfTables {
  private final Beginning beginning;
  private final HashSlots features;
  private final IntBuffer rows;
  private final FloatBuffer weights;
  private final HashSlots lexicon;
  private final ShortBuffer classOf;
  private final HashSlots known;

  /**
   * The sizes of a model and the flags that differ from model to model.
   *
   * @param labels number of labels
   * @param classes number of classes of similar words
   * @param features slots for features
   * @param weights number of weights
   * @param lexicon slots for words of the lexicon
   * @param known slots for known words
   * @param wordShape CoreNLP's number of the function that gives a word's shape
   * @param longestNGram length of the longest prefix or suffix in UTF-16 code units, or negative
   * @param window how many words to each side are looked at as a set
   * @param titles 1 if titles such as "Mr" are told from other words, or 0
   */
  record Sizes(
      int labels,
      int classes,
      int features,
      int weights,
      int lexicon,
      int known,
      int wordShape,
      int longestNGram,
      int window,
      int titles) {
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
          in.getInt(),
          in.getInt());
    }

    private void write(ByteBuffer out) {
      out.putInt(labels).putInt(classes).putInt(features).putInt(weights).putInt(lexicon);
      out.putInt(known).putInt(wordShape).putInt(longestNGram).putInt(window).putInt(titles);
    }
  }

  /**
   * What stands before the tables.
   *
   * @param follows for each pair of labels, the first one's first, whether the second may follow
   */
  record Beginning(Sizes layout, List<String> labels, List<String> classes, boolean[] follows) {
    static Beginning read(ByteBuffer in) {
      Sizes layout = Sizes.read(in);
      List<String> labels = Sections.readNames(in, layout.labels);
      List<String> classes = Sections.readNames(in, layout.classes);
      boolean[] follows = new boolean[layout.labels * layout.labels];
      for (int i = 0; i < follows.length; i++) {
        follows[i] = in.get() != 0;
      }
      return new Beginning(layout, labels, classes, follows);
    }

    void write(ByteBuffer out) {
      layout.write(out);
      Sections.writeNames(out, labels);
      Sections.writeNames(out, classes);
      for (boolean may : follows) {
        out.put((byte) (may ? 1 : 0));
      }
    }

    /** How many bytes it takes. */
    long size() {
      return 10L * Integer.BYTES
          + follows.length
          + Sections.sizeOfNames(labels)
          + Sections.sizeOfNames(classes);
    }
  }

  private CrfTables(Beginning beginning, ByteBuffer in) {
    this.beginning = beginning;
    Sizes layout = beginning.layout;
    features = Sections.nextSlots(in, layout.features);
    rows = Sections.next(in, (long) layout.features * Integer.BYTES).asIntBuffer();
    weights = Sections.next(in, (long) layout.weights * Float.BYTES).asFloatBuffer();
    lexicon = Sections.nextSlots(in, layout.lexicon);
    classOf = Sections.next(in, (long) layout.lexicon * Short.BYTES).asShortBuffer();
    known = Sections.nextSlots(in, layout.known);
  }

  /** The tables that a run of bytes, from its position on, holds. */
  static CrfTables read(ByteBuffer bytes) {
    ByteBuffer in = Sections.of(bytes);
    return new CrfTables(Beginning.read(in), in);
  }

  /** How many bytes {@link #write} writes. */
  static int size(Beginning beginning) {
    Sizes layout = beginning.layout;
    long size = beginning.size() + 6L * Sections.ALIGNMENT;
    for (int capacity : List.of(layout.features, layout.lexicon, layout.known)) {
      size += (long) HashSlots.longs(capacity) * Long.BYTES;
    }
    size += (long) layout.features * Integer.BYTES + (long) layout.weights * Float.BYTES;
    size += (long) layout.lexicon * Short.BYTES;
    return Math.toIntExact(size);
  }

  /** Writes empty tables and returns them, to be filled. */
  static CrfTables write(ByteBuffer bytes, Beginning beginning) {
    ByteBuffer out = Sections.of(bytes);
    beginning.write(out);
    return new CrfTables(beginning, out);
  }

  /** Adds a feature whose weights begin at a place; false if its hash is there already. */
  boolean addFeature(long hash, int row, float[] values) {
    int slot = features.add(hash);
    if (slot < 0) {
      return false;
    }
    rows.put(slot, row);
    weights.put(row, values);
    return true;
  }

  /** Adds a word of the lexicon; false if its hash is there already. */
  boolean addWord(long hash, int number) {
    int slot = lexicon.add(hash);
    if (slot < 0) {
      return false;
    }
    classOf.put(slot, (short) number);
    return true;
  }

  /** Adds a known word; false if its hash is there already. */
  boolean addKnown(long hash) {
    return known.add(hash) >= 0;
  }

  Beginning beginning() {
    return beginning;
  }

  Sizes layout() {
    return beginning.layout;
  }

  List<String> labels() {
    return beginning.labels;
  }

  /** Adds the weights of a feature, if the model has it. */
  void addTo(double[] sums, long feature) {
    int slot = features.find(feature);
    if (slot >= 0) {
      int row = rows.get(slot);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weights.get(row + i);
      }
    }
  }

  /** Hands on the hashes of all features, and their slots. */
  void forEachFeature(HashSlots.Sink sink) {
    features.forEach(sink);
  }

  /** Where the weights of the feature in a slot begin. */
  int rowOf(int slot) {
    return rows.get(slot);
  }

  /** Copies the weights that begin there. */
  void copyRow(float[] copy, int row) {
    weights.get(row, copy);
  }

  /** Hands on the hashes of the lexicon and of known words; some twice. */
  void forEachWord(HashSlots.Sink sink) {
    lexicon.forEach(sink);
    known.forEach(sink);
  }

  /** The number of the class of a word, or -1. */
  int classOf(long word) {
    int slot = lexicon.find(word);
    return slot < 0 ? -1 : classOf.get(slot);
  }

  boolean isKnown(long word) {
    return known.find(word) >= 0;
  }
}
