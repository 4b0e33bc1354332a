package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.HashSlots;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.ModelResources;
import io.github.dateline.annotate.internal.cache.Sections;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Several models in one compact form, in which a feature or a word is looked up once for all: a run
 * of bytes, in memory or a mapped file. Most of the time goes into waiting for the memory, and what
 * the models have of a feature lies side by side. Immutable.
 *
 * <p>The run holds, little-endian: the number of models, of slots for features, of weights and of
 * slots for words; the beginning of each model's {@link CrfTables}; then, each from a multiple of
 * eight bytes on, the features, the weights, and the words. Next to a feature's hash stands which
 * models have it, one bit each, whether its weights are those of pairs, and where they begin: those
 * of the first model that has it, then those of the next. Next to a word's stands for each model
 * whether it is known, and its class.
 */
public final class JointTables {
  /** As many as there is room for next to a word. */
  private static final int MOST_MODELS = 3;

  private static final int PAIRS = 1 << MOST_MODELS;
  private static final int ROW_SHIFT = 8;

  private static final int WORD_BITS = 20;
  private static final int CLASS_BITS = WORD_BITS - 1;

  private final List<CrfModel> models = new ArrayList<>();
  private final HashSlots features;
  private final FloatBuffer weights;
  private final HashSlots words;

  /** How many labels each model has. */
  private final int[] labels;

  /** How many pairs of labels. */
  private final int[] pairs;

  private final int allLabels;
  private final int allPairs;

  private JointTables(List<CrfTables.Beginning> beginnings, ByteBuffer in, int[] sizes) {
    features = slots(in, sizes[0]);
    weights = Sections.next(in, (long) sizes[1] * Float.BYTES).asFloatBuffer();
    words = slots(in, sizes[2]);
    labels = beginnings.stream().mapToInt(model -> model.labels().size()).toArray();
    pairs = Arrays.stream(labels).map(width -> width * width).toArray();
    allLabels = Arrays.stream(labels).sum();
    allPairs = Arrays.stream(pairs).sum();
    for (int model = 0; model < labels.length; model++) {
      models.add(new CrfModel(this, model, beginnings.get(model)));
    }
  }

  private static HashSlots slots(ByteBuffer in, int capacity) {
    return HashSlots.withNumbers(
        Sections.next(in, (long) HashSlots.longsWithNumbers(capacity) * Long.BYTES).asLongBuffer(),
        capacity);
  }

  /**
   * Some of CoreNLP's models of names, from the folder or newly compiled.
   *
   * @throws UnknownModelException if one is of a kind that cannot be compiled
   * @throws IOException if one cannot be read; never because of the folder
   */
  public static JointTables load(List<ModelResource> models, CompiledModels cache)
      throws IOException, UnknownModelException {
    CompiledModels none = new CompiledModels(Optional.empty());
    return read(
        cache.load(
            new ModelResources("names-of-" + models.size() + "-models.crf", models),
            (file, before) -> {
              List<CrfTables> tables = new ArrayList<>();
              for (ModelResource model : models) {
                tables.add(CrfCompiler.load(model, none));
              }
              return merge(tables, before);
            }));
  }

  /** The same of models that are loaded. */
  static JointTables of(List<CrfTables> models) {
    try {
      return read(merge(models, 0));
    } catch (UnknownModelException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JointTables read(ByteBuffer bytes) {
    ByteBuffer in = Sections.of(bytes);
    int models = in.getInt();
    int[] sizes = {in.getInt(), in.getInt(), in.getInt()};
    List<CrfTables.Beginning> beginnings = new ArrayList<>();
    for (int model = 0; model < models; model++) {
      beginnings.add(CrfTables.Beginning.read(in));
    }
    return new JointTables(beginnings, in, sizes);
  }

  /**
   * Puts models side by side.
   *
   * @param before how many bytes to leave free before what is written
   * @return the bytes, from 0 to their limit
   */
  private static ByteBuffer merge(List<CrfTables> models, int before) throws UnknownModelException {
    if (models.size() > MOST_MODELS) {
      throw new UnknownModelException("it would be one of more than " + MOST_MODELS);
    }
    int features = HashSlots.capacity(distinct(models, CrfTables::forEachFeature));
    int words = HashSlots.capacity(distinct(models, CrfTables::forEachWord));
    int weights = models.stream().mapToInt(model -> model.layout().weights()).sum();
    long size = (1 + 3) * Integer.BYTES;
    for (CrfTables model : models) {
      size += model.beginning().size();
    }
    size += 3 * Sections.ALIGNMENT + (long) weights * Float.BYTES;
    size += (long) HashSlots.longsWithNumbers(features) * Long.BYTES;
    size += (long) HashSlots.longsWithNumbers(words) * Long.BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(before + size));
    ByteBuffer out = bytes.slice(before, (int) size).order(ByteOrder.LITTLE_ENDIAN);
    int[] sizes = {features, weights, words};
    out.putInt(models.size());
    for (int each : sizes) {
      out.putInt(each);
    }
    List<CrfTables.Beginning> beginnings = new ArrayList<>();
    for (CrfTables model : models) {
      model.beginning().write(out);
      beginnings.add(model.beginning());
    }
    JointTables joint = new JointTables(beginnings, out, sizes);
    joint.addFeatures(models);
    joint.addWords(models);
    return bytes;
  }

  /** Hands on the hashes of a model. */
  private interface Hashes {
    void forEach(CrfTables model, HashSlots.Sink sink);
  }

  private static int distinct(List<CrfTables> models, Hashes which) {
    long[][] all = {new long[1 << 16]};
    int[] count = {0};
    for (CrfTables model : models) {
      which.forEach(
          model,
          (hash, slot) -> {
            if (count[0] == all[0].length) {
              all[0] = Arrays.copyOf(all[0], 2 * count[0]);
            }
            all[0][count[0]++] = hash;
          });
    }
    long[] hashes = all[0];
    Arrays.sort(hashes, 0, count[0]);
    int distinct = 0;
    for (int i = 0; i < count[0]; i++) {
      distinct += i == 0 || hashes[i] != hashes[i - 1] ? 1 : 0;
    }
    return distinct;
  }

  private void addFeatures(List<CrfTables> all) throws UnknownModelException {
    boolean[] clash = {false};
    for (int i = 0; i < labels.length; i++) {
      int model = i;
      CrfTables tables = all.get(model);
      BitSet starts = new BitSet(tables.layout().weights());
      tables.forEachFeature((hash, slot) -> starts.set(tables.rowOf(slot)));
      tables.forEachFeature((hash, slot) -> {
        int next = starts.nextSetBit(tables.rowOf(slot) + 1);
        int width = (next < 0 ? tables.layout().weights() : next) - tables.rowOf(slot);
        int kind = width == labels[model] ? 0 : PAIRS;
        long known = features.number(hash);
        clash[0] |= known != 0 && (known & PAIRS) != kind;
        features.put(hash, known | 1L << model | kind);
      });
    }
    if (clash[0]) {
      throw new UnknownModelException("one of its features has the hash of another model's");
    }
    int[] end = {0};
    for (int i = 0; i < labels.length; i++) {
      int model = i;
      CrfTables tables = all.get(model);
      tables.forEachFeature((hash, slot) -> {
        long feature = features.number(hash);
        if ((feature & (1 << model) - 1) == 0) {
          feature |= (long) end[0] << ROW_SHIFT;
          features.put(hash, feature);
          end[0] += width(feature, MOST_MODELS);
        }
        float[] its = new float[(feature & PAIRS) == 0 ? labels[model] : pairs[model]];
        tables.copyRow(its, tables.rowOf(slot));
        weights.put(row(feature) + width(feature, model), its);
      });
    }
  }

  private void addWords(List<CrfTables> all) {
    for (int i = 0; i < labels.length; i++) {
      int shift = i * WORD_BITS;
      CrfTables tables = all.get(i);
      tables.forEachWord((hash, slot) -> {
        long word = tables.classOf(hash) + 1L | (tables.isKnown(hash) ? 1L << CLASS_BITS : 0);
        words.put(hash, words.number(hash) | word << shift);
      });
    }
  }

  /** How many weights of a feature the models before one have. */
  private int width(long feature, int end) {
    int width = 0;
    for (int model = 0; model < Math.min(end, labels.length); model++) {
      if ((feature >>> model & 1) != 0) {
        width += (feature & PAIRS) == 0 ? labels[model] : pairs[model];
      }
    }
    return width;
  }

  private static int row(long feature) {
    return (int) (feature >>> ROW_SHIFT);
  }

  /** Each model, to be asked alone. */
  public List<CrfModel> models() {
    return models;
  }

  /** How many labels the models have together. */
  int labels() {
    return allLabels;
  }

  /** How many pairs of labels. */
  int pairs() {
    return allPairs;
  }

  /** All models, a bit for each. */
  int all() {
    return (1 << labels.length) - 1;
  }

  /** What there is of a feature, to be handed on to other methods; 0 if no model has it. */
  long feature(long hash) {
    return features.number(hash);
  }

  /**
   * The same of many, some of which may be there: {@link HashSlots#likely} tells which.
   *
   * @param hashes of the features
   * @param count how many there are
   * @param found takes what there is of each
   * @param likely is written to
   */
  void features(long[] hashes, int count, long[] found, int[] likely) {
    Arrays.fill(found, 0, count, 0);
    int some = features.likely(hashes, count, likely);
    for (int i = 0; i < some; i++) {
      found[likely[i]] = features.numberOfLikely(hashes[likely[i]]);
    }
  }

  /**
   * Adds what some models have of a feature to sums in which the models' labels or pairs lie side
   * by side.
   *
   * @param some the models, a bit for each
   */
  void add(double[] sums, int place, long feature, int some) {
    boolean single = (feature & PAIRS) == 0;
    int row = row(feature);
    int all = all();
    if ((feature & some & all) == all) {
      int width = single ? allLabels : allPairs;
      for (int i = 0; i < width; i++) {
        sums[place + i] += weights.get(row + i);
      }
      return;
    }
    int to = place;
    for (int model = 0; model < labels.length; model++) {
      int width = single ? labels[model] : pairs[model];
      if ((feature >>> model & 1) != 0) {
        if ((some >>> model & 1) != 0) {
          for (int i = 0; i < width; i++) {
            sums[to + i] += weights.get(row + i);
          }
        }
        row += width;
      }
      to += width;
    }
  }

  /** Where one model's weights of a feature begin; -1 if it has none. */
  int row(long hash, int model) {
    long feature = features.number(hash);
    return (feature >>> model & 1) == 0 ? -1 : row(feature) + width(feature, model);
  }

  FloatBuffer weights() {
    return weights;
  }

  /** What there is of a word, to be handed on to other methods; 0 if no model has it. */
  long word(long hash) {
    return words.number(hash);
  }

  /** The number of the class that a model gives a word, or -1. */
  static int classOf(long word, int model) {
    return (int) (word >>> model * WORD_BITS & (1 << CLASS_BITS) - 1) - 1;
  }

  /** Whether a model knows a word. */
  static boolean isKnown(long word, int model) {
    return (word >>> model * WORD_BITS + CLASS_BITS & 1) != 0;
  }
}
