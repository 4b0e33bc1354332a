package io.github.dateline.annotate.internal.labels;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import io.github.dateline.annotate.internal.crf.JointCrfDecoder;
import io.github.dateline.annotate.internal.crf.JointTables;
import io.github.dateline.annotate.internal.crf.Labeller;
import io.github.dateline.annotate.internal.dates.TimeFinder;
import io.github.dateline.annotate.internal.dates.TimeSpan;
import io.github.dateline.annotate.internal.tagger.Tagger;
import io.github.dateline.annotate.internal.text.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives CoreNLP's default labels at a fraction of their cost: with compiled models and tables, and
 * CoreNLP's own classes for numbers and times only where a sentence may have some.
 */
final class CompiledDefaultLabeller implements DefaultLabeller {
  /** What each further model adds: the labels that those before it do not know. */
  private static final List<Set<String>> ADDED =
      List.of(Set.of(), Set.of("MISC"), Set.of("DATE", "PERCENT", "MONEY", "TIME"));

  /** The models after the first, in the order in which CoreNLP combines them. */
  private static final int[] OTHERS = {2, 1};

  private final Tagger tagger;
  private final JointCrfDecoder models;
  private final FineTyper fine;
  private final TimeFinder times;
  private final NumberLabeller numbers = new NumberLabeller();

  /**
   * A labeller.
   *
   * @param models the 3-class, the 4-class and the 7-class model
   */
  CompiledDefaultLabeller(Tagger tagger, JointTables models, FineTyper fine, TimeFinder times) {
    this.tagger = tagger;
    this.models = new JointCrfDecoder(models);
    this.fine = fine;
    this.times = times;
  }

  @Override
  public List<TokenLabel> label(String text, List<Token> sentence, @Nullable LocalDate day) {
    RejoinedTokens rejoined = RejoinedTokens.of(sentence);
    List<Token> tokens = rejoined.tokens();
    List<String> tags = rejoined.ofFirstPieces(tagger.tags(sentence));
    String[] labels = names(tokens, tags);
    List<String> forms = tokens.stream().map(Token::word).toList();
    List<TimeSpan> spans = times.find(text, tokens, all -> tags, day);
    if (spans.isEmpty() && !numbers.mayApply(tokens, tags, labels)) {
      fine.type(forms, tags, labels);
      return inPieces(rejoined, sentence.size(), plain(labels));
    }
    Annotation document = CoreLabels.document(text, tokens, tags);
    numbers.label(document, labels, spans);
    fine.type(forms, tags, labels);
    List<CoreLabel> labelled = document.get(CoreAnnotations.TokensAnnotation.class);
    for (int i = 0; i < labels.length; i++) {
      labelled.get(i).setNER(labels[i]);
    }
    return inPieces(rejoined, sentence.size(), CoreLabels.read(labelled));
  }

  /** The labels of the first model, and the others' where that has none. */
  private String[] names(List<Token> tokens, List<String> tags) {
    List<List<String>> read = models.labels(tokens, tags);
    String[] labels = read.getFirst().toArray(String[]::new);
    for (int model : OTHERS) {
      List<String> others = read.get(model);
      int from = 0;
      while (from < labels.length) {
        String label = others.get(from);
        int to = from;
        boolean free = ADDED.get(model).contains(label);
        while (to < labels.length && others.get(to).equals(label)) {
          free &= labels[to].equals(Labeller.NONE);
          to++;
        }
        for (int i = from; free && i < to; i++) {
          labels[i] = label;
        }
        from = to;
      }
    }
    return labels;
  }

  private static List<TokenLabel> plain(String[] labels) {
    List<TokenLabel> plain = new ArrayList<>(labels.length);
    for (int i = 0; i < labels.length; i++) {
      plain.add(new TokenLabel(labels[i], null, i == 0 || !labels[i].equals(labels[i - 1])));
    }
    return plain;
  }

  /** Gives each piece of a rejoined token what the token has. */
  private static List<TokenLabel> inPieces(
      RejoinedTokens rejoined, int pieces, List<TokenLabel> whole) {
    if (whole.size() == pieces) {
      return whole;
    }
    List<TokenLabel> all = new ArrayList<>(pieces);
    for (int token = 0; token < whole.size(); token++) {
      int end = token + 1 < whole.size() ? rejoined.firsts()[token + 1] : pieces;
      TokenLabel label = whole.get(token);
      all.add(label);
      while (all.size() < end) {
        all.add(new TokenLabel(label.label(), label.value(), false));
      }
    }
    return all;
  }
}
