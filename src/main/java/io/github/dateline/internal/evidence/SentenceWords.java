package io.github.dateline.internal.evidence;

import io.github.dateline.EntityType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/**
 * The words of a sentence that can say what happens in it, and the phrases of two of them: no
 * names, no function words, no numbers or dates, none of the verbs that only say who speaks.
 */
final class SentenceWords {
  /** Stands in the place of each character of a name. */
  static final char NAME = '\u0000';

  private static final EntityType TITLE = new EntityType("TITLE");

  private static final int MIN_LETTERS = 3;

  /** Words that join nothing, or anything. */
  private static final Set<String> EMPTY =
      Set.copyOf(
          List.of(
              ("a about above across after again against ago all almost along already also although always am"
                      + " among an and another any anyone anything are aren around as at away back be became because"
                      + " become been before began begin behind being below between both but by came can cannot come"
                      + " could couldn day did didn do does doesn doing don done down due during each early either else"
                      + " enough etc even ever every everyone everything far few first five for former four from full"
                      + " further gave get give go going gone good got had hadn half has hasn have haven having he her"
                      + " here hers herself him himself his how however i if in include including indeed instead into"
                      + " is isn it its itself just keep kept know known last late later latter least less let like"
                      + " likely little long look lot made mainly make making many may maybe me mean meanwhile might"
                      + " mine month more most mostly much must my myself name named near nearly need neither never new"
                      + " next nine no nor not nothing now of off often old on once one only onto or other others our"
                      + " ours out over own part people per perhaps place put quite rather really recent recently"
                      + " right same saw say second see seem seen seven several shall she should shouldn show since"
                      + " six so some someone something soon still such take taken ten than that the their theirs"
                      + " them themselves then there these they thing things think third this those though three"
                      + " through thus time to today together told tomorrow too took toward towards two under until up"
                      + " upon us use used using very via want was wasn way we week well went were weren what when"
                      + " where whether which while who whole whom whose why will with within without won would"
                      + " wouldn year years yesterday yet you your yours yourself said says saying according added"
                      + " adding tell telling ask asked spoke reported report comment commented noted announce announced statement"
                      + " monday tuesday wednesday thursday friday saturday sunday january february march april"
                      + " june july august september october november december mr mrs ms dr pct percent per cent mln"
                      + " dlrs dlr bln cts vs inc corp ltd plc photo image getty file via email click subscribe read")
                  .split(" ")));

  /** Titles that are written with a capital before a name. */
  private static final Set<String> TITLES =
      Set.copyOf(
          List.of(
              ("president vice minister premier chancellor secretary senator representative governor mayor"
                      + " chairman chairwoman chief executive director manager coach captain general admiral colonel"
                      + " judge justice attorney prosecutor sheriff detective officer professor king queen prince"
                      + " princess pope cardinal bishop archbishop reverend ambassador commissioner administrator"
                      + " spokesman spokeswoman commander cosmonaut astronaut deputy treasurer prime foreign finance"
                      + " speaker congressman congresswoman")
                  .split(" ")));

  private static final Analyzer WORDS =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          StandardTokenizer words = new StandardTokenizer();
          return new TokenStreamComponents(
              words, new KStemFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words))));
        }
      };

  private SentenceWords() {}

  /**
   * A word or a phrase.
   *
   * @param key what its inflected forms share
   * @param written as it is written, in small letters
   * @param isSmall whether it is written in small letters
   * @param isTitle whether it is a title, which may be written with a capital
   */
  record Found(String key, String written, boolean isSmall, boolean isTitle) {}

  /** Whether a mention is of a person's title, and no name. */
  static boolean isTitle(EntityType type) {
    return type.equals(TITLE);
  }

  /** The words and phrases of a sentence whose names are blanked, in their order. */
  static List<Found> of(String sentence) {
    List<Found> found = new ArrayList<>();
    try (TokenStream tokens = WORDS.tokenStream("", sentence)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute at = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      Found before = null;
      int end = 0;
      while (tokens.incrementToken()) {
        Found word = word(term.toString(), sentence.substring(at.startOffset(), at.endOffset()));
        if (word != null) {
          found.add(word);
          if (before != null && isOneSpace(sentence, end, at.startOffset())) {
            found.add(
                new Found(
                    before.key() + " " + word.key(),
                    before.written() + " " + word.written(),
                    before.isSmall() && word.isSmall(),
                    before.isTitle() && word.isTitle()));
          }
        }
        before = word;
        end = at.endOffset();
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be read", e);
    }
    return found;
  }

  private static boolean isOneSpace(String sentence, int from, int to) {
    return to == from + 1 && (sentence.charAt(from) == ' ' || sentence.charAt(from) == '-');
  }

  private static @Nullable Found word(String key, String token) {
    String written = withoutPossessive(token.toLowerCase(Locale.ROOT));
    boolean hasLettersOnly = written.chars().allMatch(Character::isLetter);
    if (written.length() < MIN_LETTERS
        || !hasLettersOnly
        || EMPTY.contains(written)
        || EMPTY.contains(key)) {
      return null;
    }
    return new Found(
        key, written, Character.isLowerCase(token.codePointAt(0)), TITLES.contains(written));
  }

  private static String withoutPossessive(String token) {
    return token.endsWith("'s") || token.endsWith("’s")
        ? token.substring(0, token.length() - 2)
        : token;
  }
}
