package io.github.dateline.annotate.internal.names;

import io.github.dateline.Article;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the firms and countries that an article speaks of before it names a person of that name:
 * "Tesla recalled its cars", and only then "Nikola Tesla"; "Chad's army", and then "Chad Wolf".
 *
 * <p>News gives the name of a person in full at first, in the headline or in the text.
 */
final class NamesBeforePeople {
  private static final long TITLES =
      TriggerLexicon.bit(WordKind.HONORIFIC)
          | TriggerLexicon.bit(WordKind.TITLE)
          | TriggerLexicon.bit(WordKind.ROLE);

  private static final Set<String> COMPANIES =
      Set.of("automaker", "carmaker", "company", "firm", "manufacturer", "retailer");

  private final List<SentenceDraft> lines;
  private final KnownNames known;

  /** The words of people's full names, and the first line that has one. */
  private final Map<String, Integer> introduced = new HashMap<>();

  NamesBeforePeople(List<SentenceDraft> lines, KnownNames known) {
    this.lines = lines;
    this.known = known;
  }

  /** Takes them. */
  void take() {
    for (int line = 0; line < lines.size(); line++) {
      SentenceDraft sentence = lines.get(line);
      for (NameSpan name : sentence.accepted()) {
        if (name.type().equals(EntityType.PERSON) && name.length() > 1) {
          introduced.putIfAbsent(sentence.form(name.from()), line);
          introduced.putIfAbsent(sentence.form(name.to() - 1), line);
        }
      }
    }
    Set<String> firms = new HashSet<>();
    for (int line = 0; line < lines.size() && !introduced.isEmpty(); line++) {
      takeBefore(line, firms);
    }
    for (SentenceDraft sentence : lines) {
      for (int n = 0; n < sentence.accepted().size() && !firms.isEmpty(); n++) {
        NameSpan name = sentence.accepted().get(n);
        if (isPersonAlone(sentence, name) && firms.contains(sentence.form(name.from()))) {
          sentence.retype(n, EntityType.ORGANIZATION);
        }
      }
    }
  }

  private void takeBefore(int line, Set<String> firms) {
    SentenceDraft sentence = lines.get(line);
    for (int n = 0; n < sentence.accepted().size(); n++) {
      NameSpan name = sentence.accepted().get(n);
      String form = sentence.form(name.from());
      if (sentence.field != Article.Field.BODY
          || !isPersonAlone(sentence, name)
          || introduced.getOrDefault(form, 0) <= line) {
        continue;
      }
      if (isFirm(line, name.from())) {
        firms.add(form);
      } else if (known.isCountryOrState(form)) {
        sentence.retype(n, EntityType.LOCATION);
      }
    }
  }

  private static boolean isPersonAlone(SentenceDraft sentence, NameSpan name) {
    return name.length() == 1
        && name.type().equals(EntityType.PERSON)
        && (sentence.kinds(name.from() - 1) & TITLES) == 0;
  }

  /** "Tesla recalled its cars"; "Tesla shares"; "The company" at the start of what follows. */
  private boolean isFirm(int line, int at) {
    SentenceDraft next = line + 1 < lines.size() ? lines.get(line + 1) : null;
    return WordFirms.isSpokenOfAsFirm(lines.get(line), at)
        || next != null && next.lower(0).equals("the") && COMPANIES.contains(next.lower(1));
  }
}
