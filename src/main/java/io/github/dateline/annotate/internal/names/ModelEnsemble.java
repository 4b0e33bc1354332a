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
 * Combines the names that several CRF models find in a sentence.
 *
 * <p>The 3-class model leads: it is the most precise, and where the other two agree on another type
 * against it, it was right more often than they (re3d, wikigold, GUM interviews). They add the
 * people and organisations that both see, and the organisations that one sees and the words
 * themselves speak for: an acronym, a telling noun. What one alone sees is kept as doubtful: the
 * rest of the article may settle it.
 */
public final class ModelEnsemble {
  /** Longest name that is believed in a title-case sentence, in tokens. */
  private static final int MAX_TITLE_CASE_TOKENS = 5;

  private final JointModels models;

  /**
   * An ensemble of models.
   *
   * @param models the 3-class model, then the others
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
    List<List<NameSpan>> seen = new ArrayList<>();
    for (int model = 1; model < sentence.models(); model++) {
      seen.add(sentence.namesByModel(model));
    }
    for (List<NameSpan> names : seen) {
      for (NameSpan name : names) {
        if (isSeenByAll(name, seen)) {
          widen(sentence, name);
        }
      }
    }
    for (List<NameSpan> names : seen) {
      for (NameSpan name : names) {
        if (sentence.accepted().stream().anyMatch(name::hasSameBounds)) {
          sentence.contest(name);
        } else if (sentence.isFree(name.from(), name.to())) {
          if ((isSeenByAll(name, seen) && !isCommon(sentence, name) && mayBeAdded(name))
              || isEvident(sentence, name)) {
            sentence.accept(name);
          } else {
            sentence.doubt(name);
          }
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

  /** A lone word that two models take for a person or a place is often neither. */
  private static boolean mayBeAdded(NameSpan name) {
    return name.type().equals(EntityType.ORGANIZATION)
        || (name.type().equals(EntityType.PERSON) && name.length() > 1);
  }

  private static boolean isSeenByAll(NameSpan name, List<List<NameSpan>> seen) {
    for (List<NameSpan> names : seen) {
      if (!names.contains(name)) {
        return false;
      }
    }
    return true;
  }

  /**
   * A longer organisation that the other models agree on replaces its parts, if a trigger noun ends
   * or begins it.
   */
  private static void widen(SentenceDraft sentence, NameSpan name) {
    if (!name.type().equals(EntityType.ORGANIZATION) || !hasTriggerNoun(sentence, name)) {
      return;
    }
    List<NameSpan> parts = sentence.accepted().stream().filter(name::overlaps).toList();
    if (!parts.isEmpty()
        && parts.stream()
            .allMatch(part ->
                name.contains(part)
                    && part.length() < name.length()
                    && !part.type().equals(EntityType.PERSON))) {
      sentence.accept(name);
    }
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

  /** Whether the words of an organisation that one model sees make up for the other models. */
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
