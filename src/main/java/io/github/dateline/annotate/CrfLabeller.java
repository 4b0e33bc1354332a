package io.github.dateline.annotate;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.Word;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
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
  private static final String FOLDER = "edu/stanford/nlp/models/ner/";

  private final CRFClassifier<CoreLabel> crf;

  private CrfLabeller(CRFClassifier<CoreLabel> crf) {
    this.crf = crf;
  }

  /**
   * Loads a model from the class path. Loading it by name would log; from a stream it does not.
   *
   * @param model the file's name without its ending, such as {@code english.all.3class.distsim.crf}
   * @throws FileNotFoundException if the class path does not hold it
   * @throws IOException if it cannot be read
   */
  static CrfLabeller load(String model) throws IOException {
    String path = FOLDER + model + ".ser.gz";
    try (InputStream file = open(path)) {
      if (file == null) {
        throw new FileNotFoundException(path);
      }
      return new CrfLabeller(
          CRFClassifier.getClassifier(
              new ObjectInputStream(new BufferedInputStream(new GZIPInputStream(file, 1 << 16)))));
    } catch (ClassNotFoundException | ClassCastException e) {
      throw new IOException("model " + path + " is not for this version of CoreNLP", e);
    }
  }

  /** From beside CoreNLP, or from where the running program keeps its resources. */
  private static InputStream open(String path) {
    InputStream beside = CRFClassifier.class.getClassLoader().getResourceAsStream(path);
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return beside != null || context == null ? beside : context.getResourceAsStream(path);
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
