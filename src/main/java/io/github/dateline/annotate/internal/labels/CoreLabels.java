package io.github.dateline.annotate.internal.labels;

import edu.stanford.nlp.ling.CoreAnnotation;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.time.TimeAnnotations;
import edu.stanford.nlp.time.Timex;
import edu.stanford.nlp.util.CoreMap;
import io.github.dateline.annotate.internal.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sentences in the form that CoreNLP's own classes read and write. */
final class CoreLabels {
  private static final Set<String> NUMBERS = Set.of("NUMBER", "ORDINAL");
  private static final Set<String> TIMES = Set.of("DATE", "TIME", "DURATION", "SET");

  private CoreLabels() {}

  /** A document of one sentence. */
  static Annotation document(String text, List<Token> tokens, List<String> tags) {
    int start = tokens.getFirst().start();
    int end = tokens.getLast().end();
    List<CoreLabel> labels = labels(text, tokens, tags);
    CoreMap sentence = new Annotation(text.substring(start, end));
    sentence.set(CoreAnnotations.TokensAnnotation.class, labels);
    sentence.set(CoreAnnotations.CharacterOffsetBeginAnnotation.class, start);
    sentence.set(CoreAnnotations.CharacterOffsetEndAnnotation.class, end);
    sentence.set(CoreAnnotations.TokenBeginAnnotation.class, 0);
    sentence.set(CoreAnnotations.TokenEndAnnotation.class, labels.size());
    sentence.set(CoreAnnotations.SentenceIndexAnnotation.class, 0);
    Annotation document = new Annotation(text);
    document.set(CoreAnnotations.TokensAnnotation.class, labels);
    document.set(CoreAnnotations.SentencesAnnotation.class, new ArrayList<>(List.of(sentence)));
    return document;
  }

  static CoreMap sentence(Annotation document) {
    return document.get(CoreAnnotations.SentencesAnnotation.class).getFirst();
  }

  private static List<CoreLabel> labels(String text, List<Token> tokens, List<String> tags) {
    List<CoreLabel> labels = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      CoreLabel label = new CoreLabel(16);
      label.setWord(token.word());
      label.setValue(token.word());
      label.setOriginalText(text.substring(token.start(), token.end()));
      label.setBeginPosition(token.start());
      label.setEndPosition(token.end());
      label.setTag(tags.get(i));
      label.setIndex(i + 1);
      label.setSentIndex(0);
      int next = i + 1 < tokens.size() ? tokens.get(i + 1).start() : token.end() + 1;
      label.setAfter(next == token.end() ? "" : " ");
      label.set(CoreAnnotations.TokenBeginAnnotation.class, i);
      label.set(CoreAnnotations.TokenEndAnnotation.class, i + 1);
      labels.add(label);
    }
    return labels;
  }

  /** What CoreNLP says of a sentence's tokens. */
  static List<TokenLabel> read(List<CoreLabel> tokens) {
    List<TokenLabel> labelled = new ArrayList<>(tokens.size());
    @Nullable CoreLabel before = null;
    for (CoreLabel token : tokens) {
      labelled.add(
          new TokenLabel(token.ner(), value(token), before == null || !isOneWith(before, token)));
      before = token;
    }
    return labelled;
  }

  /** A time's value in TIMEX3's form, or what CoreNLP makes of a quantity. */
  private static @Nullable String value(CoreLabel token) {
    Timex time = token.get(TimeAnnotations.TimexAnnotation.class);
    return time != null && TIMES.contains(token.ner())
        ? time.value()
        : token.get(CoreAnnotations.NormalizedNamedEntityTagAnnotation.class);
  }

  /** Whether CoreNLP takes two tokens for one expression. */
  private static boolean isOneWith(CoreLabel before, CoreLabel token) {
    String label = token.ner();
    return label.equals(before.ner())
        && same(before, token, CoreAnnotations.NormalizedNamedEntityTagAnnotation.class)
        && (!NUMBERS.contains(label)
            || same(before, token, CoreAnnotations.NumericCompositeValueAnnotation.class))
        && (!TIMES.contains(label) || Objects.equals(time(before), time(token)));
  }

  private static <T> boolean same(
      CoreLabel one, CoreLabel other, Class<? extends CoreAnnotation<T>> key) {
    return Objects.equals(one.get(key), other.get(key));
  }

  private static @Nullable String time(CoreLabel token) {
    Timex time = token.get(TimeAnnotations.TimexAnnotation.class);
    return time == null ? null : time.tid();
  }
}
