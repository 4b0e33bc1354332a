package io.github.dateline.annotate.internal.labels;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.NERCombinerAnnotator;
import io.github.dateline.annotate.internal.dates.TimeBinder;
import io.github.dateline.annotate.internal.tagger.Tagger;
import io.github.dateline.annotate.internal.text.Token;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Labels with CoreNLP's own annotators, set up as they come. */
final class StanfordDefaultLabeller implements DefaultLabeller {
  /**
   * What XML cannot hold, such as the form feed between a PDF's pages. CoreNLP writes each time as
   * XML; the JDK's writer refuses these, where Xalan's, which CoreNLP comes with, does not.
   */
  private static final Pattern NOT_IN_XML =
      Pattern.compile("[\\x00-\\x08\\x0b\\f\\x0e-\\x1f\\ufffe\\uffff\\p{Cs}]");

  private final Tagger tagger;
  private final NERCombinerAnnotator names;

  private StanfordDefaultLabeller(Tagger tagger, NERCombinerAnnotator names) {
    this.tagger = tagger;
    this.names = names;
  }

  /**
   * Loads the annotators, in ten seconds and two gigabytes of heap.
   *
   * @param tagger what tags
   * @throws IOException if CoreNLP's models cannot be read
   */
  static StanfordDefaultLabeller load(Tagger tagger) throws IOException {
    Properties properties = TimeBinder.settings();
    // Only joins tokens with equal labels, pronouns apart.
    properties.setProperty("ner.buildEntityMentions", "false");
    return new StanfordDefaultLabeller(tagger, new NERCombinerAnnotator(properties));
  }

  @Override
  public List<TokenLabel> label(String text, List<Token> sentence, @Nullable LocalDate day) {
    String writable = NOT_IN_XML.matcher(text).replaceAll(" ");
    Annotation document = CoreLabels.document(writable, sentence, tagger.tags(sentence));
    if (day != null) {
      document.set(CoreAnnotations.DocDateAnnotation.class, day.toString());
    }
    names.annotate(document);
    return CoreLabels.read(document.get(CoreAnnotations.TokensAnnotation.class));
  }
}
