package io.github.dateline.annotate.internal.dates;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.time.TimeAnnotations;
import edu.stanford.nlp.time.TimeAnnotator;
import edu.stanford.nlp.util.CoreMap;
import io.github.dateline.annotate.internal.text.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** CoreNLP's own finder of times, on whole sentences: what {@link TimeFinder} must equal. */
final class StockTimes {
  private static final MaxentTagger TAGGER =
      new MaxentTagger(
          "edu/stanford/nlp/models/pos-tagger/english-left3words-distsim.tagger",
          new Properties(),
          false);

  private final TimeAnnotator annotator;

  StockTimes() {
    annotator = new TimeAnnotator("sutime", TimeBinder.settings(), true);
  }

  static List<String> tags(List<Token> sentence) {
    List<CoreLabel> labels = new ArrayList<>();
    for (Token token : sentence) {
      CoreLabel label = new CoreLabel();
      label.setWord(token.word());
      labels.add(label);
    }
    TAGGER.tagCoreLabels(labels);
    return labels.stream().map(CoreLabel::tag).toList();
  }

  List<TimeSpan> find(String text, List<Token> tokens, List<String> tags, @Nullable LocalDate day) {
    int start = tokens.getFirst().start();
    int end = tokens.getLast().end();
    Annotation sentence = new Annotation(text.substring(start, end));
    List<CoreLabel> labels = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      CoreLabel label = new CoreLabel();
      label.setWord(token.word());
      label.setValue(token.word());
      label.setOriginalText(text.substring(token.start(), token.end()));
      label.setBeginPosition(token.start());
      label.setEndPosition(token.end());
      label.setTag(tags.get(i));
      labels.add(label);
    }
    sentence.set(CoreAnnotations.TokensAnnotation.class, labels);
    sentence.set(CoreAnnotations.CharacterOffsetBeginAnnotation.class, start);
    sentence.set(CoreAnnotations.CharacterOffsetEndAnnotation.class, end);
    sentence.set(CoreAnnotations.TokenBeginAnnotation.class, 0);
    sentence.set(CoreAnnotations.TokenEndAnnotation.class, tokens.size());
    Annotation article = new Annotation(text);
    article.set(CoreAnnotations.SentencesAnnotation.class, List.of(sentence));
    if (day != null) {
      article.set(CoreAnnotations.DocDateAnnotation.class, day.toString());
    }
    annotator.annotate(article);
    List<TimeSpan> spans = new ArrayList<>();
    for (CoreMap time : article.get(TimeAnnotations.TimexAnnotations.class)) {
      var timex = time.get(TimeAnnotations.TimexAnnotation.class);
      spans.add(
          new TimeSpan(
              time.get(CoreAnnotations.TokenBeginAnnotation.class),
              time.get(CoreAnnotations.TokenEndAnnotation.class),
              timex.timexType(),
              timex.value() == null || timex.value().isEmpty() ? null : timex.value()));
    }
    return spans;
  }
}
