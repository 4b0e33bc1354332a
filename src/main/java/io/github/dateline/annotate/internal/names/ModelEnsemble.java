package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.JointModels;
import io.github.dateline.annotate.internal.crf.MaxMarginals;
import io.github.dateline.annotate.internal.draft.LabelSpans;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Combines the names that two CRF models find in a sentence.
 *
 * <p>The 3-class model leads: it is the most precise. The other one adds the organisations that the
 * words themselves speak for: an acronym, a telling noun. What else it alone sees is kept as
 * doubtful: the rest of the article may settle it.
 */
public final class ModelEnsemble {
  /** Longest name that is believed in a title-case sentence, in tokens. */
  private static final int MAX_TITLE_CASE_TOKENS = 5;

  private final JointModels models;

  /**
   * An ensemble of models.
   *
   * @param models the 3-class model, then the other
   */
  public ModelEnsemble(JointModels models) {
    this.models = models;
  }

  /** Reads the models, and fills in the names of a line, the sure and the doubtful. */
  public void combine(SentenceDraft sentence) {
    for (MaxMarginals margins : models.margins(sentence.tokens)) {
      sentence.see(margins, namesOf(margins, sentence));
    }
    sentence.takeOnly(sentence.namesByModel(0));
    for (NameSpan name : sentence.namesByModel(1)) {
      if (sentence.accepted().stream().anyMatch(name::hasSameBounds)) {
        sentence.contest(name);
      } else if (sentence.isFree(name.from(), name.to())) {
        if (isEvident(sentence, name)) {
          sentence.accept(name);
        } else {
          sentence.doubt(name);
        }
      }
    }
    if (sentence.isTitleCase()) {
      // Where every word has a capital the models run words together.
      sentence.drop(name -> name.length() > MAX_TITLE_CASE_TOKENS);
    }
  }

  private static List<NameSpan> namesOf(MaxMarginals margins, SentenceDraft sentence) {
    if (!margins.hasLabels()) {
      return List.of();
    }
    List<NameSpan> names = new ArrayList<>();
    List<String> labels = new ArrayList<>(sentence.size());
    for (int i = 0; i < sentence.size(); i++) {
      labels.add(margins.bestLabel(i));
    }
    for (NameSpan seen : LabelSpans.of(sentence.text, sentence.tokens, labels)) {
      NameSpan name =
          seen.type().equals(EntityType.PERSON) ? LabelSpans.withoutTitles(sentence, seen) : seen;
      EntityType type = name.type();
      if (type.equals(EntityType.PERSON)
          || type.equals(EntityType.ORGANIZATION)
          || type.equals(EntityType.LOCATION)) {
        names.add(name);
      }
    }
    return names;
  }

  private static boolean hasTriggerNoun(SentenceDraft sentence, NameSpan name) {
    for (int i = name.from(); i < name.to(); i++) {
      if (sentence.lower(i).equals("'s")) {
        return false;
      }
    }
    return sentence.is(WordKind.ORGANISATION, name.to() - 1)
        || sentence.is(WordKind.ORGANISATION_OF, name.from());
  }

  /** Whether the words of an organisation make up for the leading model, which does not see it. */
  private static boolean isEvident(SentenceDraft sentence, NameSpan name) {
    if (!name.type().equals(EntityType.ORGANIZATION) || isCommon(sentence, name)) {
      return false;
    }
    if (name.length() == 1) {
      return isAcronym(sentence, name.from());
    }
    return hasTriggerNoun(sentence, name);
  }

  /** Whether a token is in capitals where the others are not, and abbreviates nothing common. */
  static boolean isAcronym(SentenceDraft sentence, int i) {
    String form = sentence.form(i);
    return !sentence.isAllCaps()
        && sentence.isAllCapsToken(i)
        && form.length() <= 8
        && !sentence.is(WordKind.ACRONYM, i)
        && !sentence.is(WordKind.COMMON, i);
  }

  private static boolean isCommon(SentenceDraft sentence, NameSpan name) {
    return name.length() == 1
        && (sentence.is(WordKind.COMMON, name.from())
            || sentence.is(WordKind.ACRONYM, name.from())
            || sentence.is(WordKind.HONORIFIC, name.from()));
  }
}
