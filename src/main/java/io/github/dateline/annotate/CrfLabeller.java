package io.github.dateline.annotate;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.Word;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Labels with one of CoreNLP's conditional random fields. The model holds nothing that reading
 * changes, so all threads share it.
 */
final class CrfLabeller implements Labeller {
  private final CRFClassifier<CoreLabel> crf;

  private CrfLabeller(CRFClassifier<CoreLabel> crf) {
    this.crf = crf;
  }

  /**
   * Loads a model. Loading it by name would log; from a stream it does not.
   *
   * @throws IOException if it cannot be read
   */
  static CrfLabeller load(ModelResource model) throws IOException {
    try (InputStream file = model.open()) {
      return new CrfLabeller(
          CRFClassifier.getClassifier(
              new ObjectInputStream(new BufferedInputStream(new GZIPInputStream(file, 1 << 16)))));
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
}
