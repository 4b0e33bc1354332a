package io.github.dateline.annotate.internal.crf;

import edu.stanford.nlp.ie.crf.CRFLabel;
import edu.stanford.nlp.sequences.SeqClassifierFlags;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.HashSlots;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.RollingHash;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns a model of CoreNLP's into its compact form. */
final class CrfCompiler {
  private CrfCompiler() {}

  /**
   * A compiled model, from the folder or newly compiled.
   *
   * @throws UnknownModelException if it is of a kind that cannot be compiled
   * @throws IOException if the model cannot be read; never because of the folder
   */
  static CrfTables load(ModelResource model, CompiledModels cache)
      throws IOException, UnknownModelException {
    return CrfTables.read(
        cache.load(model, (file, before) -> compile(known(StanfordCrfModel.read(file)), before)));
  }

  /**
   * A compiled model for truecasing, from the folder or newly compiled: its features and labels.
   *
   * @throws UnknownModelException if it is of a kind that cannot be compiled
   * @throws IOException if the model cannot be read; never because of the folder
   */
  static CrfTables loadCases(ModelResource model, CompiledModels cache)
      throws IOException, UnknownModelException {
    return CrfTables.read(
        cache.load(
            model,
            (file, before) -> compile(StanfordCrfModel.readAny(file).withoutKnown(), before)));
  }

  private static StanfordCrfModel known(StanfordCrfModel model) throws UnknownModelException {
    for (String feature : model.features()) {
      if (!CrfFeatureNames.isKnown(feature)) {
        throw new UnknownModelException("it has a feature of an unknown kind, " + feature);
      }
    }
    return model;
  }

  /**
   * Compiles a model.
   *
   * @param before how many bytes to leave free before what is written
   * @return the bytes, from 0 to their limit
   */
  private static ByteBuffer compile(StanfordCrfModel model, int before)
      throws UnknownModelException {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (String name : model.lexicon().values()) {
      numbers.putIfAbsent(name, numbers.size());
    }
    List<String> classes = new ArrayList<>(numbers.keySet());
    CrfTables.Beginning beginning =
        new CrfTables.Beginning(
            layout(model, classes.size()), model.labels(), classes, follows(model));
    ByteBuffer bytes = ByteBuffer.allocate(before + CrfTables.size(beginning));
    CrfTables tables = CrfTables.write(bytes.slice(before, bytes.capacity() - before), beginning);
    addFeatures(model, tables);
    boolean distinct = true;
    for (Map.Entry<String, String> word : model.lexicon().entrySet()) {
      distinct &=
          tables.addWord(
              RollingHash.of(word.getKey()).hash(),
              Objects.requireNonNull(numbers.get(word.getValue())));
    }
    for (String word : model.known()) {
      distinct &= tables.addKnown(RollingHash.of(word).hash());
    }
    if (!distinct) {
      throw new UnknownModelException("two of its words have one hash");
    }
    return bytes;
  }

  private static CrfTables.Sizes layout(StanfordCrfModel model, int classes) {
    SeqClassifierFlags flags = model.flags();
    int labels = model.labels().size();
    int weights = 0;
    for (String feature : model.features()) {
      weights += width(feature, labels);
    }
    return new CrfTables.Sizes(
        labels,
        classes,
        HashSlots.capacity(model.features().size()),
        weights,
        HashSlots.capacity(model.lexicon().size()),
        HashSlots.capacity(model.known().size()),
        flags.wordShape,
        flags.maxNGramLeng,
        flags.disjunctionWidth,
        flags.useTitle ? 1 : 0);
  }

  private static int width(String feature, int labels) {
    return feature.endsWith(StanfordCrfModel.OF_PAIRS) ? labels * labels : labels;
  }

  private static boolean[] follows(StanfordCrfModel model) {
    int labels = model.labels().size();
    boolean[] follows = new boolean[labels * labels];
    for (CRFLabel pair : model.pairs()) {
      follows[pair.getLabel()[0] * labels + pair.getLabel()[1]] = true;
    }
    return follows;
  }

  private static void addFeatures(StanfordCrfModel model, CrfTables tables)
      throws UnknownModelException {
    int labels = model.labels().size();
    int row = 0;
    for (int i = 0; i < model.features().size(); i++) {
      String feature = model.features().get(i);
      float[] weights = model.weights()[i];
      float[] dense = new float[width(feature, labels)];
      boolean ofPairs = dense.length > labels;
      List<CRFLabel> sequences = ofPairs ? model.pairs() : model.singles();
      if (weights.length != sequences.size()) {
        throw new UnknownModelException("its weights are laid out otherwise");
      }
      for (int j = 0; j < weights.length; j++) {
        int[] sequence = sequences.get(j).getLabel();
        int first = sequence[0];
        dense[ofPairs ? first * labels + sequence[1] : first] = weights[j];
      }
      if (!tables.addFeature(RollingHash.of(feature).hash(), row, dense)) {
        throw new UnknownModelException("two of its features have one hash, one is " + feature);
      }
      row += dense.length;
    }
  }
}
