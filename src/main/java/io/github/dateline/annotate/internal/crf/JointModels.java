package io.github.dateline.annotate.internal.crf;

import io.github.dateline.annotate.internal.text.Token;
import java.util.List;

/**
 * Several CRF models that label a sentence together.
 *
 * <p>Thread-safe.
 */
public interface JointModels {
  /** Of each model how sure its labels of each token are. */
  List<MaxMarginals> margins(List<Token> sentence);

  /** What reads with these, in this order. */
  static JointModels of(List<Labeller> labellers) {
    if (labellers.stream().allMatch(CompiledCrf.class::isInstance)) {
      return new JointCrfDecoder(
          labellers.stream().map(model -> ((CompiledCrf) model).tables()).toList());
    }
    return sentence -> labellers.stream().map(labeller -> labeller.margins(sentence)).toList();
  }
}
