package io.github.dateline.annotate.internal.labels;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.Labeller;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.LabelSpans;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts what CoreNLP's default labels mark into a draft: names of {@linkplain
 * EntityType#coOccurring() co-occurring types} as spans, which later passes trim and join within
 * the article, and titles, numbers, dates and the like as finished mentions.
 *
 * <p>Labels are CoreNLP's to the letter. Acronyms stay apart, since what they abbreviate is often
 * longer than what has the label. Thread-safe.
 */
public final class DefaultMentionFinder {
  private final DefaultLabeller labels;

  public DefaultMentionFinder(DefaultLabeller labels) {
    this.labels = labels;
  }

  /** Takes the names of an article, and mentions what names nothing. */
  public void read(Draft draft) {
    LocalDate day = draft.article().day().orElse(null);
    for (SentenceDraft sentence : draft.lines()) {
      List<TokenLabel> labelled = labels.label(sentence.text, sentence.tokens, day);
      sentence.takeOnly(LabelSpans.of(sentence.text, sentence.tokens, names(labelled)));
      sentence.mention(values(sentence, labelled));
    }
  }

  private static boolean isName(String label) {
    return !label.equals(Labeller.NONE) && EntityType.coOccurring().contains(new EntityType(label));
  }

  private static List<String> names(List<TokenLabel> labelled) {
    return labelled.stream()
        .map(token -> isName(token.label()) ? token.label() : Labeller.NONE)
        .toList();
  }

  /** The expressions of a sentence that do not name an entity. */
  private static List<Mention> values(SentenceDraft sentence, List<TokenLabel> labelled) {
    List<Mention> values = new ArrayList<>();
    int from = 0;
    while (from < labelled.size()) {
      TokenLabel first = labelled.get(from);
      int to = from + 1;
      while (to < labelled.size() && !labelled.get(to).begins()) {
        to++;
      }
      if (!first.isNone() && !isName(first.label())) {
        int start = sentence.tokens.get(from).start();
        int end = sentence.tokens.get(to - 1).end();
        EntityType type = new EntityType(first.label());
        String value = first.value();
        values.add(
            value == null ? Mention.of(start, end, type) : Mention.of(start, end, type, value));
      }
      from = to;
    }
    return values;
  }
}
