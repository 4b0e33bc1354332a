package io.github.dateline.annotate.internal.crf;

import edu.stanford.nlp.sequences.SeqClassifierFlags;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The training flags of a CRF model that the compiled engine supports; a model with any other flag
 * is refused.
 */
final class TrainingFlags {
  /** Each must be set just so: together they say which features a token has. */
  private static final Map<String, String> REQUIRED =
      Map.ofEntries(
          Map.entry("type", "crf"),
          Map.entry("map", "word=0,answer=1"),
          Map.entry("maxLeft", "1"),
          Map.entry("noMidNGrams", "true"),
          Map.entry("numberEquivalenceDistSim", "true"),
          Map.entry("unknownWordDistSimClass", "0"),
          Map.entry("useClassFeature", "true"),
          Map.entry("useDisjunctive", "true"),
          Map.entry("useDistSim", "true"),
          Map.entry("useLastRealWord", "true"),
          Map.entry("useLongSequences", "true"),
          Map.entry("useNGrams", "true"),
          Map.entry("useNext", "true"),
          Map.entry("useNextRealWord", "true"),
          Map.entry("useOccurrencePatterns", "true"),
          Map.entry("usePrev", "true"),
          Map.entry("usePrevSequences", "true"),
          Map.entry("useSequences", "true"),
          Map.entry("useTypeSeqs", "true"),
          Map.entry("useTypeSeqs2", "true"),
          Map.entry("useTypeySequences", "true"),
          Map.entry("useWord", "true"),
          Map.entry("wordFunction", "edu.stanford.nlp.process.AmericanizeFunction"));

  /** May have any value: read from the flags' fields, or of the training only. */
  private static final Set<String> FREE =
      Set.of(
          "QNsize",
          "disjunctionWidth",
          "distSimLexicon",
          "featureDiffThresh",
          "loadClassifier",
          "maxNGramLeng",
          // Has no effect on features; normalizeTerms and normalizeTimex would.
          "normalize",
          "readerAndWriter",
          "saveFeatureIndexToDisk",
          "serializeTo",
          "sigma",
          "testFile",
          "trainFile",
          "trainFileList",
          "useObservedSequencesOnly",
          "useQN",
          "useTitle",
          "wordShape");

  private TrainingFlags() {}

  /** Refuses a model of which a flag is unknown, missing or set otherwise. */
  static void check(SeqClassifierFlags flags) throws UnknownModelException {
    Set<String> missing = new HashSet<>(REQUIRED.keySet());
    for (String line : flags.toString().lines().filter(line -> !line.isBlank()).toList()) {
      int equals = line.indexOf('=');
      String name = equals < 0 ? line : line.substring(0, equals);
      String value = line.substring(equals + 1);
      if (REQUIRED.containsKey(name) ? !REQUIRED.get(name).equals(value) : !FREE.contains(name)) {
        throw new UnknownModelException("its flag " + name + " is set to " + value);
      }
      missing.remove(name);
    }
    if (!missing.isEmpty()) {
      throw new UnknownModelException("its flag " + missing.iterator().next() + " is not set");
    }
    if (flags.maxAdditionalKnownLCWords != 0) {
      throw new UnknownModelException("it learns words while it reads");
    }
    if (flags.wordShape < 0 || flags.useTitle2 || flags.useEmbedding || flags.nonLinearCRF) {
      throw new UnknownModelException("its flags are none of the news models'");
    }
  }
}
