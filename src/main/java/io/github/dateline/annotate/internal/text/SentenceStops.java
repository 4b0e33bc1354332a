package io.github.dateline.annotate.internal.text;

import edu.stanford.nlp.ling.Word;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells full stops that end a sentence from those that do not: a letter that ends a sentence from
 * an initial: "He takes vitamin C. Anna Bolton does not", "She wrote on X. Tim Cook replied". No
 * one has X for an initial.
 */
final class SentenceStops {
  /** What goes by letters. */
  private static final Set<String> LABELLED =
      Set.of(
          ("annex apartment appendix apt axis bay block board category channel class clause "
                  + "code column deck division dock entrance exhibit factor file figure formula gate "
                  + "generation grade group hall hangar hepatitis influenza item label lane league "
                  + "letter level line list lot module note number option page panel part phase pier "
                  + "pillar plan platform plot point pool rating room route row schedule section "
                  + "sector serie series shed side site size stage stairwell stand step strain strep "
                  + "studio suite table task tent terminal tier title tower track type unit variant "
                  + "version vitamin ward warehouse wing zone amendment article measure proposition")
              .split(" "));

  private static final Set<String> MARKS = Set.of("grade", "grades", "mark", "score", "average");
  private static final String ALL_MARKS = "ABCDEF";

  private static final Set<String> GETS =
      Set.of(
          "get",
          "gets",
          "got",
          "earned",
          "earns",
          "received",
          "scored",
          "gave",
          "given",
          "awarded");

  private SentenceStops() {}

  private static final String NUMBERS = "IVX";

  private static final Set<String> RULERS =
      Set.of("king", "queen", "pope", "emperor", "patriarch", "tsar", "sultan", "shah");

  /** What goes by Roman numbers, of which no one has a part as an initial. */
  private static final Set<String> NUMBERED = Set.of("war", "bowl");

  /** What a firm is by law, after "& Co.". */
  private static final Set<String> AFTER_CO = Set.of("KG", "KGaA", "OHG", "oHG");

  private static final Set<String> AFTER_BROS =
      Set.of(
          "Animation",
          "Discovery",
          "Entertainment",
          "Games",
          "Music",
          "Pictures",
          "Records",
          "Studio",
          "Studios",
          "Television",
          "TV");

  /** Reads again the stops that the tokenizer takes for what they are not. */
  static void read(List<Word> tokens) {
    partLabels(tokens);
    joinFirms(tokens);
    joinBrothers(tokens);
  }

  /** "Warner Bros. Discovery": no sentence ends there. */
  private static void joinBrothers(List<Word> tokens) {
    for (int i = 1; i + 2 < tokens.size(); i++) {
      Word bros = tokens.get(i);
      Word stop = tokens.get(i + 1);
      if (bros.word().startsWith("Bros")
          && stop.word().equals(".")
          && AFTER_BROS.contains(tokens.get(i + 2).word())) {
        tokens.set(i, new Word("Bros.", bros.beginPosition(), stop.endPosition()));
        tokens.remove(i + 1);
      }
    }
  }

  /** "Kessler GmbH & Co. KG": no sentence ends there. */
  private static void joinFirms(List<Word> tokens) {
    for (int i = 1; i + 2 < tokens.size(); i++) {
      Word co = tokens.get(i);
      if (co.word().equals("Co.")
          && tokens.get(i - 1).word().equals("&")
          && tokens.get(i + 1).word().equals(".")
          && AFTER_CO.contains(tokens.get(i + 2).word())) {
        tokens.set(i, new Word(co.word(), co.beginPosition(), tokens.get(i + 1).endPosition()));
        tokens.remove(i + 1);
      }
    }
  }

  /** Parts such letters from the full stop that follows them, which then ends the sentence. */
  private static void partLabels(List<Word> tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      Word letter = tokens.get(i);
      int start = letter.beginPosition();
      if (isLetterWithStop(letter.word())
          && letter.endPosition() == start + 2
          && (i + 1 < tokens.size() && isNameWord(tokens.get(i + 1).word()) && isLabel(tokens, i)
              || isNumber(tokens, i))) {
        tokens.set(i, new Word(letter.word().substring(0, 1), start, start + 1));
        tokens.add(i + 1, new Word(".", start + 1, start + 2));
      }
    }
  }

  private static boolean isLetterWithStop(String word) {
    return word.length() == 2 && word.charAt(1) == '.' && Character.isUpperCase(word.charAt(0));
  }

  /** A word with a capital that is no initial. */
  private static boolean isNameWord(String word) {
    return word.length() > 1 && word.charAt(1) != '.' && Character.isUpperCase(word.charAt(0));
  }

  private static boolean isLabel(List<Word> tokens, int i) {
    char letter = tokens.get(i).word().charAt(0);
    String before = lower(tokens, i - 1);
    String further = lower(tokens, i - 2);
    return isLabelled(before)
        || letter == 'X'
        || before.matches("[0-9]+") && isLabelled(further)
        || before.equals("of") && MARKS.contains(further)
        || (before.equals("a") || before.equals("an"))
            && GETS.contains(further)
            && ALL_MARKS.indexOf(letter) >= 0
        || (before.equals("and") || before.equals("or"))
            && further.length() == 1
            && isLabelled(lower(tokens, i - 3));
  }

  /** "King Harald V.", "World War I." */
  private static boolean isNumber(List<Word> tokens, int i) {
    return NUMBERS.indexOf(tokens.get(i).word().charAt(0)) >= 0
        && isNameWord(tokens.get(i - 1).word())
        && (RULERS.contains(lower(tokens, i - 2)) || NUMBERED.contains(lower(tokens, i - 1)));
  }

  private static boolean isLabelled(String word) {
    return LABELLED.contains(word)
        || word.endsWith("s") && LABELLED.contains(word.substring(0, word.length() - 1));
  }

  private static String lower(List<Word> tokens, int i) {
    return i < 0 ? "" : tokens.get(i).word().toLowerCase(Locale.ROOT);
  }
}
