package io.github.dateline.annotate.internal.crf;

import edu.stanford.nlp.ie.crf.CRFLabel;
import edu.stanford.nlp.sequences.SeqClassifierFlags;
import edu.stanford.nlp.util.Index;
import io.github.dateline.annotate.internal.cache.ModelObjects;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The content of one of CoreNLP's serialized CRF models.
 *
 * @param flags how it was trained
 * @param labels the labels, by number
 * @param singles the labels again, in the order of weights
 * @param pairs the pairs of labels that follow each other, in the order of weights
 * @param features the names of features, by number
 * @param weights for each feature a weight for each single label or, if its name ends in {@value
 *     #OF_PAIRS}, for each pair; rounded as CoreNLP rounds them
 * @param lexicon classes of words, by word
 * @param known words known in lower case
 */
record StanfordCrfModel(
    SeqClassifierFlags flags,
    List<String> labels,
    List<CRFLabel> singles,
    List<CRFLabel> pairs,
    List<String> features,
    float[][] weights,
    Map<String, String> lexicon,
    Collection<String> known) {

  /** Ends the name of a feature of two labels in a row. */
  static final String OF_PAIRS = "|CpC";

  /** Labels and pairs of labels: no longer sequences. */
  private static final int WINDOW = 2;

  /** Reads the objects of a model in the order in which they were written; closes nothing. */
  static StanfordCrfModel read(InputStream file) throws IOException, UnknownModelException {
    StanfordCrfModel model = readAny(file);
    TrainingFlags.check(model.flags);
    if (model.lexicon.isEmpty()) {
      throw new UnknownModelException("it has no lexicon of similar words");
    }
    return model;
  }

  /** The same whatever its flags are. */
  static StanfordCrfModel readAny(InputStream file) throws IOException, UnknownModelException {
    try {
      ObjectInputStream in =
          new Reader(new BufferedInputStream(new GZIPInputStream(file, 1 << 16), 1 << 16));
      List<?> cliques = list(in.readObject());
      List<String> labels = strings((Index<?>) in.readObject());
      List<String> features = strings((Index<?>) in.readObject());
      SeqClassifierFlags flags = (SeqClassifierFlags) in.readObject();
      Map<String, String> lexicon = lexicon(in);
      int window = in.readInt();
      if (window != WINDOW || cliques.size() != WINDOW) {
        throw new UnknownModelException("it looks at " + window + " labels at once, not 2");
      }
      float[][] weights = rounded(in.readObject());
      Collection<String> known = new ArrayList<>();
      for (Object word : (Collection<?>) in.readObject()) {
        known.add((String) word);
      }
      List<CRFLabel> singles = sequences(cliques.getFirst());
      if (singles.size() != labels.size()) {
        throw new UnknownModelException("some of its labels never stand alone");
      }
      return new StanfordCrfModel(
          flags, labels, singles, sequences(cliques.getLast()), features, weights, lexicon, known);
    } catch (ClassNotFoundException | ClassCastException | InvalidClassException e) {
      throw new UnknownModelException("its file is laid out otherwise: " + e.getMessage());
    }
  }

  /** The same without the words known in lower case. */
  StanfordCrfModel withoutKnown() {
    return new StanfordCrfModel(
        flags, labels, singles, pairs, features, weights, lexicon, List.of());
  }

  private static List<CRFLabel> sequences(Object index) {
    List<CRFLabel> sequences = new ArrayList<>();
    for (Object sequence : (Index<?>) index) {
      sequences.add((CRFLabel) sequence);
    }
    return sequences;
  }

  private static List<?> list(Object cliques) {
    return cliques instanceof Object[] array ? List.of(array) : (List<?>) cliques;
  }

  private static List<String> strings(Index<?> index) {
    List<String> strings = new ArrayList<>(index.size());
    for (Object value : index) {
      strings.add((String) value);
    }
    return strings;
  }

  /** Some makers of features follow, of which each has the same lexicon. */
  private static Map<String, String> lexicon(ObjectInputStream in)
      throws IOException, ClassNotFoundException, UnknownModelException {
    @Nullable Map<String, String> lexicon = null;
    for (int makers = (Integer) in.readObject(); makers > 0; makers--) {
      Map<String, String> its = ((NERFeatureFactory) in.readObject()).lexicon();
      Map<String, String> next = its == null ? Map.of() : its;
      if (lexicon != null && lexicon.size() != next.size()) {
        throw new UnknownModelException("its lexicons of similar words differ");
      }
      lexicon = next;
    }
    return lexicon == null ? Map.of() : lexicon;
  }

  private static float[][] rounded(Object weights) {
    if (weights instanceof float[][] floats) {
      return floats;
    }
    double[][] doubles = (double[][]) weights;
    float[][] floats = new float[doubles.length][];
    for (int i = 0; i < doubles.length; i++) {
      floats[i] = new float[doubles[i].length];
      for (int j = 0; j < floats[i].length; j++) {
        floats[i][j] = (float) doubles[i][j];
      }
    }
    return floats;
  }

  /** Reads CoreNLP's classes, but this package's for the maker of features. */
  private static final class Reader extends ObjectInputStream {
    Reader(InputStream in) throws IOException {
      super(in);
      setObjectInputFilter(ModelObjects.FILTER);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      return type.getName().equals("edu.stanford.nlp.ie.NERFeatureFactory")
          ? NERFeatureFactory.class
          : super.resolveClass(type);
    }
  }
}
