package io.github.dateline.annotate.internal.draft;

import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.Regions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A state, province or country that is written after a place in it: "Jackson, Mississippi",
 * "Springfield, Ill.", "London (Ontario)", "London in Britain".
 *
 * @param from its first token
 * @param to after its last token
 * @param name its name in full
 */
public record Region(int from, int to, String name) {
  /** Longest name of a region, in tokens: "Newfoundland and Labrador". */
  private static final int MAX_TOKENS = 3;

  private static final Set<String> BEFORE = Set.of(",", "(", "-lrb-");

  /** What may follow a region that is put between commas. */
  private static final Set<String> AFTER =
      Set.of("", ",", ".", ";", ":", ")", "-rrb-", "-", "--", "\u2013", "\u2014", "?", "!", "''");

  /** What a town is: "Jackson, Mississippi's capital". */
  private static final Set<String> OF_REGION = Set.of("capital", "largest", "second", "main");

  /** The region after the name that ends before a token. */
  public static Optional<Region> after(SentenceDraft sentence, int at, Gazetteer gazetteer) {
    boolean apposed = BEFORE.contains(sentence.lower(at));
    int from =
        sentence.lower(at).equals("in") && sentence.lower(at + 1).equals("the") ? at + 2 : at + 1;
    if (!(apposed || sentence.lower(at).equals("in")) || !sentence.isCapitalized(from)) {
      return Optional.empty();
    }
    for (int to = Math.min(sentence.size(), from + MAX_TOKENS); to > from; to--) {
      Optional<String> name = name(sentence, from, to, apposed, gazetteer);
      if (name.isPresent()) {
        int end = to;
        boolean more = sentence.accepted().stream().anyMatch(n -> n.from() <= from && n.to() > end);
        return more ? Optional.empty() : Optional.of(new Region(from, to, name.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> name(
      SentenceDraft sentence, int from, int to, boolean apposed, Gazetteer gazetteer) {
    String form = sentence.form(from, to);
    boolean brief =
        apposed
            && (form.endsWith(".")
                || sentence.lower(to).equals(".")
                || form.equals(form.toUpperCase(Locale.ROOT)));
    Optional<String> whole = brief ? Regions.ofShortForm(form) : Optional.empty();
    boolean known = gazetteer.isCountryOrState(form) || Regions.country(form).isPresent();
    return whole.isPresent() || !known || !sentence.isCapitalized(to - 1)
        ? whole
        : Optional.of(form);
  }

  /** Whether it stands between commas, brackets or the like, as no list of names has it. */
  public boolean isApposed(SentenceDraft sentence) {
    return AFTER.contains(sentence.lower(to))
        || sentence.lower(to).equals("'s") && OF_REGION.contains(sentence.lower(to + 1));
  }
}
