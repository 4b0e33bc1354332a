package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.GivenNames;

/** Joins a person's names around a nickname in quotation marks: "Dwayne "The Rock" Johnson". */
final class QuotedNicknames {
  private static final String QUOTES = "\"\u201c\u201d\u2018\u2019'";

  /** Of a nickname, the longest in words after the first. */
  private static final int MAX_NICKNAME = 2;

  private QuotedNicknames() {}

  /** Takes those of a sentence. */
  static void join(SentenceDraft sentence) {
    for (int open = 1; open + 3 < sentence.size(); open++) {
      if (!isQuote(sentence, open) || !sentence.isCapitalized(open + 1)) {
        continue;
      }
      int close = open + 2;
      while (close < open + 2 + MAX_NICKNAME
          && sentence.isCapitalized(close)
          && sentence.isAdjacentToPrevious(close)) {
        close++;
      }
      if (isQuote(sentence, close)
          && sentence.isCapitalized(close + 1)
          && sentence.kinds(close + 1) == 0
          && isNamedOrGiven(sentence, open - 1)) {
        int from = startOfName(sentence, open);
        sentence.acceptWhole(new NameSpan(from, endOfName(sentence, close + 1), EntityType.PERSON));
      }
    }
  }

  private static boolean isQuote(SentenceDraft sentence, int i) {
    String form = i < sentence.size() ? sentence.form(i) : "";
    return form.length() == 1 && QUOTES.contains(form);
  }

  private static boolean isNamedOrGiven(SentenceDraft sentence, int i) {
    return sentence.isCapitalized(i)
        && (GivenNames.english().gender(sentence.lower(i)) != null
            || sentence.accepted().stream()
                .anyMatch(n -> n.to() == i + 1 && n.type().equals(EntityType.PERSON)));
  }

  private static int startOfName(SentenceDraft sentence, int end) {
    return sentence.accepted().stream()
        .filter(n -> n.to() == end && n.type().equals(EntityType.PERSON))
        .findFirst()
        .map(NameSpan::from)
        .orElse(end - 1);
  }

  private static int endOfName(SentenceDraft sentence, int from) {
    return sentence.accepted().stream()
        .filter(n -> n.from() == from && n.type().equals(EntityType.PERSON))
        .findFirst()
        .map(NameSpan::to)
        .orElse(from + 1);
  }
}
