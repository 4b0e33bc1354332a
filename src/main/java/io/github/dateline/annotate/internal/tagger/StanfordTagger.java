package io.github.dateline.annotate.internal.tagger;

import edu.stanford.nlp.io.RuntimeIOException;
import edu.stanford.nlp.ling.TaggedWord;
import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.text.Token;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;

/** Tags with CoreNLP's own tagger, which all threads share. */
final class StanfordTagger implements Tagger {
  private final MaxentTagger tagger;

  private StanfordTagger(MaxentTagger tagger) {
    this.tagger = tagger;
  }

  /**
   * Loads a model, without a word on standard error.
   *
   * @throws IOException if it cannot be read
   */
  static StanfordTagger load(ModelResource model) throws IOException {
    try (InputStream file = new BufferedInputStream(model.open(), 1 << 16)) {
      return new StanfordTagger(new MaxentTagger(file, new Properties(), false));
    } catch (RuntimeIOException | ClassCastException e) {
      throw new IOException("model " + model.url() + " is not for this version of CoreNLP", e);
    }
  }

  @Override
  public List<String> tags(List<Token> sentence) {
    return tagger
        .tagSentence(sentence.stream().map(token -> new Word(token.word())).toList())
        .stream()
        .map(TaggedWord::tag)
        .toList();
  }
}
