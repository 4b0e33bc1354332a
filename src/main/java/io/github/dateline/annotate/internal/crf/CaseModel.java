package io.github.dateline.annotate.internal.crf;

import edu.stanford.nlp.ie.NERFeatureFactory;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.sequences.Clique;
import edu.stanford.nlp.sequences.FeatureFactory;
import edu.stanford.nlp.sequences.ObjectBankWrapper;
import edu.stanford.nlp.sequences.SeqClassifierFlags;
import edu.stanford.nlp.util.PaddedList;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.RollingHash;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.io.IOException;
import java.io.InputStream;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * CoreNLP's model for truecasing, a CRF that tells of each word of a sentence in small letters how
 * it would be printed. CoreNLP's class finds its features, and their weights are compiled: the
 * model takes 600 MB as objects. Immutable and thread-safe.
 */
final class CaseModel {
  /** The label of words in small letters. */
  static final String LOWER = "LOWER";

  /** The label of words with one capital at their beginning. */
  static final String CAPITALIZED = "INIT_UPPER";

  /** The label of words in capitals. */
  static final String UPPER = "UPPER";

  private static final String NAME = "truecasing.fast.caseless.qn";
  private static final String FOLDER = "edu/stanford/nlp/models/truecase/";

  private final CrfTables tables;
  private final SeqClassifierFlags flags;
  private final NERFeatureFactory<CoreLabel> features = new NERFeatureFactory<>();

  private CaseModel(CrfTables tables, SeqClassifierFlags flags) {
    this.tables = tables;
    this.flags = flags;
    features.init(flags);
  }

  /**
   * The model, from the folder or newly compiled, which takes 700 MB of memory.
   *
   * @throws UnknownModelException if it is of a kind that cannot be compiled
   * @throws IOException if it cannot be read
   */
  static CaseModel load(CompiledModels cache) throws IOException, UnknownModelException {
    Properties properties = new Properties();
    try (InputStream file =
        ModelResource.find(NAME, FOLDER + "truecasing.fast.caseless.prop").open()) {
      properties.load(file);
    }
    ModelResource model = ModelResource.find(NAME, FOLDER + NAME + ".ser.gz");
    return new CaseModel(CrfCompiler.loadCases(model, cache), new SeqClassifierFlags(properties));
  }

  /**
   * The likeliest labels of a sentence.
   *
   * @param words its words in small letters
   */
  List<String> labels(List<String> words) {
    PaddedList<CoreLabel> sentence = sentence(words);
    int size = tables.labels().size();
    double[] best = new double[size];
    int[][] from = new int[words.size()][size];
    for (int at = 0; at < words.size(); at++) {
      double[] singles = sums(sentence, at, FeatureFactory.cliqueC, size);
      double[] pairs = sums(sentence, at, FeatureFactory.cliqueCpC, size * size);
      double[] next = new double[size];
      for (int label = 0; label < size; label++) {
        next[label] = Double.NEGATIVE_INFINITY;
        for (int before = 0; before < size; before++) {
          double score = best[before] + pairs[before * size + label];
          if (score > next[label] && (at > 0 || before == background())) {
            next[label] = score;
            from[at][label] = before;
          }
        }
        next[label] += singles[label];
      }
      best = next;
    }
    int last = 0;
    for (int label = 1; label < size; label++) {
      last = best[label] > best[last] ? label : last;
    }
    String[] labels = new String[words.size()];
    for (int at = words.size() - 1; at >= 0; at--) {
      labels[at] = tables.labels().get(last);
      last = from[at][last];
    }
    return Arrays.asList(labels);
  }

  /** What stands before the first word. */
  private int background() {
    return Math.max(0, tables.labels().indexOf(flags.backgroundSymbol));
  }

  private PaddedList<CoreLabel> sentence(List<String> words) {
    List<CoreLabel> sentence = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      CoreLabel token = new CoreLabel();
      token.setWord(words.get(i));
      token.set(CoreAnnotations.PositionAnnotation.class, Integer.toString(i));
      token.set(CoreAnnotations.AnswerAnnotation.class, flags.backgroundSymbol);
      sentence.add(token);
    }
    new ObjectBankWrapper<CoreLabel>(flags, null, new AllWords()).processDocument(sentence);
    CoreLabel pad = new CoreLabel();
    pad.setWord(flags.backgroundSymbol);
    pad.set(CoreAnnotations.AnswerAnnotation.class, flags.backgroundSymbol);
    return new PaddedList<>(sentence, pad);
  }

  private double[] sums(PaddedList<CoreLabel> sentence, int at, Clique clique, int width) {
    double[] sums = new double[width];
    for (String feature : features.getCliqueFeatures(sentence, at, clique)) {
      tables.addTo(sums, RollingHash.of(feature).hash());
    }
    return sums;
  }

  /** All words are known in small letters, as all come in small letters. */
  private static final class AllWords extends AbstractSet<String> {
    @Override
    public boolean contains(Object word) {
      return true;
    }

    @Override
    public boolean add(String word) {
      return false;
    }

    @Override
    public Iterator<String> iterator() {
      return Set.<String>of().iterator();
    }

    @Override
    public int size() {
      return Integer.MAX_VALUE;
    }
  }
}
