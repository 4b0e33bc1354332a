package io.github.dateline.annotate;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.time.TimeAnnotations;
import edu.stanford.nlp.time.TimeExpressionExtractor;
import edu.stanford.nlp.time.TimeExpressionExtractorFactory;
import edu.stanford.nlp.time.Timex;
import edu.stanford.nlp.util.CoreMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Finds times with CoreNLP's SUTime. */
final class StanfordTimes implements Times {
  private final TimeExpressionExtractor extractor =
      TimeExpressionExtractorFactory.createExtractor("sutime", settings());

  /** Those of CoreNLP, but without the library of holidays, which needs others in turn. */
  static Properties settings() {
    Properties properties = new Properties();
    properties.setProperty("sutime.binders", "0");
    return properties;
  }

  @Override
  public List<TimeSpan> of(
      String text, List<Token> tokens, List<String> tags, @Nullable LocalDate day) {
    Annotation document = CoreLabels.document(text, tokens, tags);
    if (day != null) {
      document.set(CoreAnnotations.DocDateAnnotation.class, day.toString());
    }
    List<TimeSpan> spans = new ArrayList<>();
    List<CoreMap> found =
        extractor.extractTimeExpressionCoreMaps(CoreLabels.sentence(document), document);
    for (CoreMap time : found == null ? List.<CoreMap>of() : found) {
      Timex timex = time.get(TimeAnnotations.TimexAnnotation.class);
      if (timex != null) {
        spans.add(
            new TimeSpan(
                time.get(CoreAnnotations.TokenBeginAnnotation.class),
                time.get(CoreAnnotations.TokenEndAnnotation.class),
                timex.timexType(),
                timex.value()));
      }
    }
    return spans;
  }
}
