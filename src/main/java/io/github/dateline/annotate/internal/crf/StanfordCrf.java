package io.github.dateline.annotate.internal.crf;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ie.crf.CRFCliqueTree;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.sequences.ObjectBankWrapper;
import io.github.dateline.annotate.internal.cache.ModelObjects;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.text.Token;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Labels sentences with CoreNLP's own {@code CRFClassifier}.
 *
 * <p>The model is not changed by reading, so all threads share it.
 */
final class StanfordCrf implements Labeller {
  private final CRFClassifier<CoreLabel> crf;

  private StanfordCrf(CRFClassifier<CoreLabel> crf) {
    this.crf = crf;
  }

  /**
   * Loads a model. Loading it by name would log; from a stream it does not.
   *
   * @throws IOException if it cannot be read
   */
  static StanfordCrf load(ModelResource model) throws IOException {
    try (InputStream file = model.open()) {
      return new StanfordCrf(
          CRFClassifier.getClassifier(
              ModelObjects.of(new BufferedInputStream(new GZIPInputStream(file, 1 << 16)))));
    } catch (ClassNotFoundException | ClassCastException e) {
      throw new IOException("model " + model.url() + " is not for this version of CoreNLP", e);
    }
  }

  @Override
  public List<String> labels(List<Token> sentence) {
    List<Word> words = new ArrayList<>(sentence.size());
    for (Token token : sentence) {
      words.add(new Word(token.word()));
    }
    // classifySentence, not classify: only the former gives the tokens the shapes that the model
    // needs to find anything.
    List<String> labels = new ArrayList<>(sentence.size());
    for (CoreLabel token : crf.classifySentence(words)) {
      labels.add(token.get(CoreAnnotations.AnswerAnnotation.class));
    }
    return labels;
  }

  @Override
  public MaxMarginals margins(List<Token> sentence) {
    List<CoreLabel> document = new ArrayList<>(sentence.size());
    for (int i = 0; i < sentence.size(); i++) {
      CoreLabel token = new CoreLabel();
      token.setWord(sentence.get(i).word());
      token.set(CoreAnnotations.PositionAnnotation.class, Integer.toString(i));
      token.set(CoreAnnotations.AnswerAnnotation.class, crf.flags.backgroundSymbol);
      document.add(token);
    }
    new ObjectBankWrapper<CoreLabel>(crf.flags, null, crf.getKnownLCWords())
        .processDocument(document);
    CRFCliqueTree<String> tree = crf.getCliqueTree(document);
    List<String> labels = new ArrayList<>(crf.classIndex.objectsList());
    int size = labels.size();
    double[] pairs = new double[document.size() * size * size];
    for (int at = 0; at < document.size(); at++) {
      for (int previous = 0; previous < size; previous++) {
        for (int label = 0; label < size; label++) {
          pairs[(at * size + previous) * size + label] =
              tree.condLogProbGivenPrevious(at, label, new int[] {previous});
        }
      }
    }
    return MaxMarginals.of(
        new MaxMarginals.LabelColumns(labels),
        Potentials.ModelPotentials.alone(size, new double[document.size() * size], pairs),
        NearNames.of(sentence));
  }
}
