package io.github.dateline.annotate.internal.linking;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.GivenNames;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import io.github.dateline.annotate.internal.linking.NameDictionary.Meaning;
import java.util.Locale;
import java.util.Optional;

/**
 * Places and bodies whose names look like people's, told by their pages: "Suphan Buri" is a
 * province, "Patek Philippe" a company.
 */
final class NoPerson {
  private static final double MIN_PROBABILITY = 0.8;

  /** The same of a name that the gazetteer has too. */
  private static final double MIN_PROBABILITY_OF_KNOWN = 0.6;

  /** Binary logarithm of how many names the page must have. */
  private static final int MIN_NAMES = 2;

  private static final TriggerLexicon LEXICON = TriggerLexicon.english();

  private NoPerson() {}

  /** What a name of several words means, if that is plainly no person; empty if it may be one. */
  static Optional<EntityType> kindOf(String form, Meaning page, Gazetteer gazetteer) {
    if (!page.exact()
        || page.names() < MIN_NAMES
        || page.probability() < MIN_PROBABILITY_OF_KNOWN
        || (page.kinds() & (TitleKind.PERSON.bit() | TitleKind.OTHER.bit())) != 0) {
      return Optional.empty();
    }
    String title = page.title().replace('_', ' ');
    String bare = TitleKind.bare(title);
    TitleMatch fit = TitleMatch.of(form, page.title());
    boolean given =
        GivenNames.english().gender(form.substring(0, form.indexOf(' ')).toLowerCase(Locale.ROOT))
            != null;
    if (!given && fit == TitleMatch.SAME && isPlace(form, gazetteer)) {
      return Optional.of(EntityType.LOCATION);
    }
    if (page.probability() < MIN_PROBABILITY) {
      return Optional.empty();
    }
    boolean longer = bare.length() > form.length() && fit != TitleMatch.SAME;
    if (longer && (LinkFilter.hasLegalForm(page.title()) || LinkFilter.isOfBody(page.title()))) {
      return Optional.of(EntityType.ORGANIZATION);
    }
    String last = bare.substring(bare.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    int comma = bare.indexOf(", ");
    boolean place =
        longer && LEXICON.is(WordKind.PLACE, last)
            || comma > 0
                && bare.substring(0, comma).equals(form)
                && gazetteer.isCountryOrState(bare.substring(comma + 2));
    return !given && place ? Optional.of(EntityType.LOCATION) : Optional.empty();
  }

  private static boolean isPlace(String form, Gazetteer gazetteer) {
    return gazetteer.isAnyOf(form, Gazetteer.CITY | Gazetteer.STATE | Gazetteer.COUNTRY);
  }
}
