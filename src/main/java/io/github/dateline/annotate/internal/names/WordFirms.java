package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import io.github.dateline.internal.text.NameFolding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * Finds firms that are called by a common word: "Target said it hired drivers", "shares of Meta",
 * "Alphabet fell 3 percent".
 *
 * <p>A word is such a firm's if it has a capital within a sentence, or a page of a firm, or two
 * signs, and never a small letter; no one of the article bears it; and somewhere the article speaks
 * of it as one does of a firm.
 */
final class WordFirms {
  /** Before "of", "in" or "at" and the name of a firm. */
  private static final Set<String> BEFORE_OF =
      words(
          "ceo customers employees executive executives investors owner parent shareholders shares"
              + " shoppers stake stock subsidiary workers");

  /** After the name of a firm. */
  private static final Set<String> AFTER =
      words(
          "ceo customers employees executives investors shareholders shares shoppers spokesman"
              + " spokesperson spokeswoman stock store stores workers");

  private static final Set<String> OF = words("at in of");

  /** What shares did. */
  private static final Set<String> MOVED =
      words(
          "added advanced climbed declined dipped dropped eased edged fell gained jumped leapt lost"
              + " plummeted plunged rallied rebounded retreated rose sank shed skidded slid slipped"
              + " slumped soared surged tumbled");

  /** Between what shares did and by how much. */
  private static final Set<String> BY =
      words("a about almost another around as by further more much nearly over roughly some than");

  private static final Set<String> PARTS = words("% cents pct per percent points");

  private static final Set<String> STOOD = words("closed ended finished opened traded was were");

  private static final Set<String> HOW = words("down flat higher little lower unchanged up");

  /** What a firm is to another, after its name and a comma. */
  private static final Set<String> TO_OTHERS =
      words("maker operator owner parent publisher retailer");

  /** What also rises and falls by a share, and is no firm. */
  private static final Set<String> MEASURED =
      words(
          "aluminium aluminum approval attendance barley beef bitcoin borrowing brent butter cheese cocoa coffee"
              + " consumption copper corn cotton credit crime crude debt demand diesel electricity"
              + " employment enrollment ether foreign fuel gasoline gold growth housing income"
              + " industrial inflation investment iron lead lending lettuce lumber manufacturing milk money net"
              + " nickel nobody nothing oil operating output palladium petrol platinum population pork"
              + " power production productivity profit profitability public retail revenue rice"
              + " rubber silver soy spending steel sugar support tin total tourism trade traffic"
              + " turnout turnover unemployment uranium volume wheat zinc");

  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.,/]*");

  private static final Set<String> ITS = words("it its");

  private static final long NO_FIRM =
      TriggerLexicon.bit(WordKind.COMMON)
          | TriggerLexicon.bit(WordKind.HONORIFIC)
          | TriggerLexicon.bit(WordKind.ORGANISATION)
          | TriggerLexicon.bit(WordKind.ORGANISATION_OF)
          | TriggerLexicon.bit(WordKind.BODY)
          | TriggerLexicon.bit(WordKind.ROLE)
          | TriggerLexicon.bit(WordKind.ACRONYM);

  private final List<SentenceDraft> lines;
  private final KnownNames known;

  /** Whether a word is the name of a person of the article. */
  private final BiPredicate<SentenceDraft, Integer> bears;

  /** Where a word stands with a capital and is no name, and what is known of it. */
  private static final class Word {
    private final List<SentenceDraft> sentences = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private boolean within;

    /** How often it is spoken of as a firm, or as what may be one; of shares counts twice. */
    private int signs;

    private boolean spokenOf;
    private boolean mayBeFirm;
  }

  WordFirms(
      List<SentenceDraft> lines, KnownNames known, BiPredicate<SentenceDraft, Integer> bears) {
    this.lines = lines;
    this.known = known;
    this.bears = bears;
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /** Takes them. */
  void take() {
    Map<String, Word> words = new LinkedHashMap<>();
    Set<String> small = new HashSet<>();
    Set<String> firms = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      sentence.accepted().stream()
          .filter(name -> isWithLegalForm(sentence, name))
          .forEach(name -> firms.add(sentence.form(name.from())));
      boolean prose = !sentence.isTitleCase() && !sentence.isAllCaps();
      for (int i = 0; i < sentence.size(); i++) {
        if (!sentence.isCapitalized(i)) {
          small.add(sentence.form(i));
        } else if (prose && isWord(sentence, i)) {
          note(words.computeIfAbsent(sentence.form(i), form -> new Word()), sentence, i);
        }
      }
    }
    words.forEach((form, word) -> {
      SentenceDraft first = word.sentences.getFirst();
      int place = word.places.getFirst();
      if (!small.contains(first.lower(place))
          && (firms.contains(form)
              || word.spokenOf && (word.within || word.signs > 1)
              || (word.spokenOf || word.mayBeFirm) && known.isFirm(form))
          && !bears.test(first, place)) {
        for (int i = 0; i < word.places.size(); i++) {
          int at = word.places.get(i);
          word.sentences.get(i).accept(new NameSpan(at, at + 1, EntityType.ORGANIZATION));
        }
      }
    });
  }

  /** "Gap Inc", of which "Gap" is short. */
  private static boolean isWithLegalForm(SentenceDraft sentence, NameSpan name) {
    return name.type().equals(EntityType.ORGANIZATION)
        && name.length() == 2
        && NameFolding.isLegalForm(sentence.lower(name.to() - 1).replace(".", ""))
        && NameFolding.canNameCompany(sentence.lower(name.from()));
  }

  private static void note(Word word, SentenceDraft sentence, int i) {
    word.sentences.add(sentence);
    word.places.add(i);
    String before = sentence.lower(i - 1);
    word.within |= !before.isEmpty() && Character.isLowerCase(before.charAt(0)) || i == 1;
    boolean maybe = mayBeFirm(sentence, i);
    boolean traded = isTraded(sentence, i) || isTradedWithFirm(sentence, i);
    boolean spokenOf = traded || isSpokenOfAsFirm(sentence, i);
    word.mayBeFirm |= maybe;
    word.spokenOf |= spokenOf;
    word.signs += traded ? 2 : maybe || spokenOf ? 1 : 0;
  }

  /** "Target said it hired drivers", "shares of Meta", "Snap's investors". */
  static boolean isSpokenOfAsFirm(SentenceDraft sentence, int i) {
    String after = sentence.lower(i + 1);
    return isFirmToOthers(sentence, i)
        || OF.contains(sentence.lower(i - 1)) && BEFORE_OF.contains(sentence.lower(i - 2))
        || AFTER.contains(after)
        || after.equals("'s") && AFTER.contains(sentence.lower(i + 2))
        || sentence.is(WordKind.SAYS, i + 1) && ITS.contains(sentence.lower(i + 2))
        || after.endsWith("ed") && ITS.contains(sentence.lower(i + 2));
  }

  /** "Alphabet fell 3 percent", "Visa was little changed", but not "Inflation rose 3 percent". */
  private static boolean isTraded(SentenceDraft sentence, int i) {
    if (MEASURED.contains(sentence.lower(i)) || sentence.lower(i).endsWith("s")) {
      return false;
    }
    if (STOOD.contains(sentence.lower(i + 1))) {
      return HOW.contains(sentence.lower(i + 2));
    }
    int by = i + 2;
    while (BY.contains(sentence.lower(by))) {
      by++;
    }
    return MOVED.contains(sentence.lower(i + 1))
        && NUMBER.matcher(sentence.lower(by)).matches()
        && PARTS.contains(sentence.lower(by + 1));
  }

  /** "Alphabet, the parent of Google". */
  private static boolean isFirmToOthers(SentenceDraft sentence, int i) {
    int what = sentence.lower(i + 2).equals("the") ? i + 3 : i + 2;
    return sentence.lower(i + 1).equals(",")
        && TO_OTHERS.contains(sentence.lower(what))
        && sentence.lower(what + 1).equals("of");
  }

  /** "Target cut its forecast", "Visa and Amazon rose": for those of which a firm is known. */
  private static boolean mayBeFirm(SentenceDraft sentence, int i) {
    return ITS.contains(sentence.lower(i + 2)) || isWithFirm(sentence, i);
  }

  private static boolean isWithFirm(SentenceDraft sentence, int i) {
    boolean first = sentence.lower(i + 1).equals("and");
    boolean second = sentence.lower(i - 1).equals("and");
    return (first || second)
        && sentence.accepted().stream()
            .anyMatch(name ->
                name.type().equals(EntityType.ORGANIZATION)
                    && (first && name.from() == i + 2 || second && name.to() == i - 1));
  }

  /** "Microsoft and Alphabet fell". */
  private static boolean isTradedWithFirm(SentenceDraft sentence, int i) {
    return MOVED.contains(sentence.lower(i + 1))
        && !MEASURED.contains(sentence.lower(i))
        && !sentence.lower(i).endsWith("s")
        && isWithFirm(sentence, i);
  }

  /** A word by itself that is no name, and may be one. */
  private static boolean isWord(SentenceDraft sentence, int i) {
    return sentence.form(i).length() > 2
        && Character.isLetter(sentence.form(i).charAt(0))
        && (sentence.kinds(i) & NO_FIRM) == 0
        && sentence.isFree(i, i + 1)
        && !sentence.isAllCapsToken(i)
        && !(sentence.isCapitalized(i - 1)
            && sentence.isAdjacentToPrevious(i)
            && !sentence.form(i - 1).equals("The"))
        && !(sentence.isCapitalized(i + 1)
            && sentence.isAdjacentToPrevious(i + 1)
            && !AFTER.contains(sentence.lower(i + 1)));
  }
}
