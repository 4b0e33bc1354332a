package io.github.dateline.annotate.internal.tagger;

import io.github.dateline.annotate.internal.cache.HashSlots;
import io.github.dateline.annotate.internal.cache.RollingHash;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns a part-of-speech model of CoreNLP's into its compact form. */
final class TaggerCompiler {
  /** Words seen fewer times are rare. */
  private static final int MIN_FREQUENT_COUNT = 5;

  /** Factors, all multiplied, must stay within what a double holds: e to the power of 709. */
  private static final double MAX_LOG_FACTOR = 600;

  private final TaggerModel model;
  private final Map<String, Integer> tags = new LinkedHashMap<>();
  private final Map<String, Integer> classes = new LinkedHashMap<>();

  private TaggerCompiler(TaggerModel model) {
    this.model = model;
    for (String tag : model.tags()) {
      tags.put(tag, tags.size());
    }
    for (String name : model.lexicon().values()) {
      classes.putIfAbsent(name, classes.size());
    }
    classes.putIfAbsent(model.otherWords(), classes.size());
  }

  /**
   * Compiles a model.
   *
   * @param before how many bytes to leave free before what is written
   * @return the bytes, from 0 to their limit
   */
  static ByteBuffer compile(TaggerModel model, int before) throws UnknownModelException {
    if (!model.extractors().equals(TaggerFeatures.EXTRACTORS)) {
      throw new UnknownModelException(
          "its features are none of the English models': " + model.extractors());
    }
    return new TaggerCompiler(model).compile(before);
  }

  private ByteBuffer compile(int before) throws UnknownModelException {
    Map<String, List<TaggerModel.TaggerFeature>> features = features();
    Map<String, TaggerTables.Entry> entries = entries();
    TaggerTables.Sizes layout =
        new TaggerTables.Sizes(
            tags.size(),
            classes.size(),
            model.open().size(),
            HashSlots.capacity(features.size()),
            features.values().stream().mapToInt(List::size).sum(),
            HashSlots.capacity(entries.size()),
            entries.values().stream().mapToInt(entry -> entry.bytes().length).sum(),
            HashSlots.capacity(model.lexicon().size()),
            Objects.requireNonNull(classes.get(model.otherWords())));
    List<String> classNames = new ArrayList<>(classes.keySet());
    ByteBuffer bytes =
        ByteBuffer.allocate(before + TaggerTables.size(layout, model.tags(), classNames));
    TaggerTables tables =
        TaggerTables.write(
            bytes.slice(before, bytes.capacity() - before),
            layout,
            model.tags(),
            classNames,
            numbers(model.open()));
    boolean distinct = addFeatures(tables, features);
    int begin = 0;
    for (Map.Entry<String, TaggerTables.Entry> word : entries.entrySet()) {
      byte[] entry = word.getValue().bytes();
      distinct &= tables.addWord(RollingHash.of(word.getKey()).hash(), begin, entry);
      begin += entry.length;
    }
    for (Map.Entry<String, String> word : model.lexicon().entrySet()) {
      distinct &=
          tables.addClass(
              RollingHash.of(word.getKey()).hash(),
              Objects.requireNonNull(classes.get(word.getValue())));
    }
    if (!distinct) {
      throw new UnknownModelException("two of its words or features have one hash");
    }
    return bytes;
  }

  /** The features of all tags with one extractor and value, by their name. */
  private Map<String, List<TaggerModel.TaggerFeature>> features() throws UnknownModelException {
    Map<String, List<TaggerModel.TaggerFeature>> features = new LinkedHashMap<>();
    double[] most = new double[model.extractors().size()];
    for (TaggerModel.TaggerFeature feature : model.features()) {
      most[feature.extractor()] = Math.max(most[feature.extractor()], Math.abs(feature.weight()));
      features
          .computeIfAbsent(
              TaggerFeatures.name(feature.extractor()) + feature.value(), name -> new ArrayList<>())
          .add(feature);
    }
    double sum = 0;
    for (double weight : most) {
      sum += weight;
    }
    if (sum > MAX_LOG_FACTOR) {
      throw new UnknownModelException("its weights are too great");
    }
    return features;
  }

  private boolean addFeatures(
      TaggerTables tables, Map<String, List<TaggerModel.TaggerFeature>> features) {
    boolean distinct = true;
    int begin = 0;
    for (Map.Entry<String, List<TaggerModel.TaggerFeature>> feature : features.entrySet()) {
      List<TaggerModel.TaggerFeature> all = feature.getValue();
      distinct &=
          tables.addFeature(
              RollingHash.of(feature.getKey()).hash(),
              begin,
              numbers(all.stream().map(TaggerModel.TaggerFeature::tag).toList()),
              all.stream().mapToDouble(one -> Math.exp(one.weight())).toArray());
      begin += all.size();
    }
    return distinct;
  }

  private Map<String, TaggerTables.Entry> entries() {
    Map<String, TaggerTables.Entry> entries = new LinkedHashMap<>();
    model
        .dictionary()
        .forEach((word, counts) -> {
          int sum = 0;
          int most = 0;
          String first = model.tags().getFirst();
          for (Map.Entry<String, Integer> tag : counts.entrySet()) {
            sum += tag.getValue();
            if (tag.getValue() > most) {
              most = tag.getValue();
              first = tag.getKey();
            }
          }
          List<String> all =
              sum == 0 ? model.open() : TaggerModel.withKin(new LinkedHashSet<>(counts.keySet()));
          entries.put(
              word,
              new TaggerTables.Entry(
                  sum < MIN_FREQUENT_COUNT,
                  Objects.requireNonNull(tags.get(first)).byteValue(),
                  numbers(all)));
        });
    return entries;
  }

  private byte[] numbers(List<String> some) {
    byte[] numbers = new byte[some.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Objects.requireNonNull(tags.get(some.get(i))).byteValue();
    }
    return numbers;
  }
}
