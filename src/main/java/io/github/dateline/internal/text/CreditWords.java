package io.github.dateline.internal.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that lines about who made a story are made of, apart from names. */
public final class CreditWords {
  /** What people do who make a story, and what they make. */
  private static final Set<String> WORK =
      words(
          "reporting reported reporter reporters report reports writing written writer writers"
              + " editing edited editor editors sub-editing subediting desking desk copy"
              + " correspondent correspondents columnist columnists journalist journalists"
              + " contributor contributors contributed contributing contribute contributions"
              + " photographer photographers photojournalist photograph photographs photographed"
              + " photography photo photos picture pictures pic pics image images illustration"
              + " illustrations illustrator illustrated graphic graphics video videographer camera"
              + " filmed shot compiled translated translation produced producer production design"
              + " designed researched researcher research fact-checked fact-checking layout"
              + " newsroom staff bureau freelance freelancer columnist analyst author authors"
              + " byline credit credits courtesy handout pool file via source posted published"
              + " updated update created curated supplied provided syndicated transcribed"
              + " story stories article articles dispatch piece words text assistance input inputs"
              + " files desk monitoring wire wires agency agencies news service services press"
              + " additional additionally further extra original originally first online print web"
              + " digital multimedia stringer intern reporter-at-large copyright caption captions");

  /** What else stands between names. */
  private static final Set<String> GLUE =
      words(
          "and & with in at for of the a an on to from by our its their his her de del der van von"
              + " bin bint ibn al el la le da di du dos das ten ter y e this as also last jr sr"
              + " political politics economics economic economy business finance financial sport"
              + " sports foreign national international diplomatic defence defense security health"
              + " science technology tech education environment environmental climate crime court"
              + " courts legal home religious religion royal arts culture entertainment travel"
              + " money world senior deputy assistant associate managing executive special chief"
              + " general head lead staff local regional europe asia africa middle east am pm"
              + " a.m p.m gmt bst et est edt cet utc pt pst pdt ist min mins minutes minute hours"
              + " hour ago read today yesterday tel phone e-mail email twitter instagram facebook"
              + " date time");

  /** Words with a capital that begin sentences, and that no name begins with. */
  private static final Set<String> PROSE =
      words(
          "he she they it we you i but if when while after before because although though since"
              + " there here what who why how which that these those is was were are has had not no"
              + " yes so then now says said more most many some all about what's it's i'm");

  /** Agencies and houses that news comes from, as words that stand by themselves. */
  private static final Set<String> AGENCIES =
      words(
          "ap afp reuters upi pti ani ians aap dpa epa epa-efe efe ansa tass xinhua kyodo yonhap"
              + " jiji bloomberg getty shutterstock alamy istock imago zuma sipa rex wireimage"
              + " filmmagic gallo corbis polaris magnum nurphoto anadolu interfax sputnik belga"
              + " ritzau lusa apa ntb tt cna cnn bbc nbc abc cbs npr pbs msnbc itv sky"
              + " pa wenn unsplash flickr wikimedia picture-alliance images image press times post"
              + " news newspapers herald tribune guardian observer telegraph independent mail express"
              + " mirror sun standard journal gazette chronicle globe star dispatch record echo"
              + " courier examiner inquirer sentinel register mercury bulletin review today magazine"
              + " media agency wire pool handout tv radio network newswire broadcasting pictures"
              + " politico axios vox wsj nyt usa mailonline buzzfeed huffpost afp-jiji cnbc fox"
              + " thomson associated agence tribune");

  /** Agencies that a line of their own names. */
  private static final Set<String> AGENCY_LINES =
      new HashSet<>(
          Arrays.asList(
              ("ap|afp|reuters|upi|pti|ani|ians|aap|dpa|efe|ansa|tass|xinhua|kyodo|yonhap|bloomberg|cnn"
                      + "|bbc|bbc news|bbc sport|cnn business|associated press|the associated press|agence"
                      + " france-presse|thomson reuters|thomson reuters foundation|press association|pa"
                      + " media|pa|press trust of india|getty images|afp/getty images|bloomberg news"
                      + "|kyodo news|interfax|anadolu agency|united press international|deutsche"
                      + " presse-agentur|australian associated press|canadian press|the canadian press"
                      + "|afp via getty images|staff reporter|staff writer|staff|agencies|news agencies"
                      + "|staff and agencies|web desk|news desk|our correspondent|our reporter|from our"
                      + " correspondent|associated press writer|associated press writers|with agency"
                      + " inputs|by agencies|by staff|file photo|file|stock photo|reuters photo|ap photo"
                      + "|handout|archive photo|all rights reserved|advertisement|story continues below"
                      + " advertisement|article continues below|image copyright|image caption")
                  .split("\\|")));

  /** Agencies that sign in small letters. */
  private static final Set<String> SMALL_AGENCIES = Set.of("afp", "apa", "dpa", "epd", "ots");

  private static final Set<String> MONTHS_AND_DAYS =
      words(
          "january february march april may june july august september october november december"
              + " jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday"
              + " friday saturday sunday mon tue tues wed thu thur thurs fri sat sun");

  private static final int MAX_WORD = 60;

  private CreditWords() {}

  private static Set<String> words(String joined) {
    return new HashSet<>(Arrays.asList(joined.split(" ")));
  }

  /** What a stretch of text is made of. */
  record Words(int names, int work, boolean contact, boolean dated) {}

  /**
   * What a stretch of text is made of, if of nothing but names, dates, addresses and the words of
   * credits; null otherwise, which the first words of prose mostly tell.
   */
  static @Nullable Words read(String text, int from, int to) {
    int names = 0;
    int work = 0;
    boolean contact = false;
    boolean dated = false;
    int at = from;
    while (at < to) {
      while (at < to && isBetween(text.charAt(at))) {
        at++;
      }
      int end = at;
      while (end < to && !isBetween(text.charAt(end))) {
        end++;
      }
      if (end == at) {
        break;
      }
      int start = at;
      at = end;
      while (start < end && !isPart(text.charAt(start))) {
        start++;
      }
      while (end > start && !isPart(text.charAt(end - 1))) {
        end--;
      }
      if (start == end) {
        continue;
      }
      if (end - start > MAX_WORD) {
        return null;
      }
      char c = text.charAt(start);
      if (text.indexOf('@', start, end) >= 0) {
        contact = true;
      } else if (Character.isDigit(c)) {
        dated = true;
      } else {
        String word = text.substring(start, end);
        String lower = bare(word);
        if (WORK.contains(lower)) {
          work++;
        } else if (MONTHS_AND_DAYS.contains(lower)) {
          dated = true;
        } else if (Character.isUpperCase(c)) {
          if (PROSE.contains(lower)
              && !(word.length() == 1 && end < to && text.charAt(end) == '.')) {
            return null;
          }
          names += GLUE.contains(lower) ? 0 : 1;
        } else if (!GLUE.contains(lower)
            && !SMALL_AGENCIES.contains(word)
            && Character.isLowerCase(c)
            && !isParticle(word)) {
          return null;
        }
      }
    }
    return new Words(names, work, contact, dated);
  }

  /** "d'Arcy", "al-Masri": small letters that are parts of names. */
  private static boolean isParticle(String word) {
    for (int i = 1; i < word.length() && i < 5; i++) {
      char mark = word.charAt(i);
      if ((mark == '-' || mark == '\'' || mark == '’')
          && i + 1 < word.length()
          && Character.isUpperCase(word.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  /** In lower case, without a possessive. */
  private static String bare(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    return lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
  }

  private static boolean isBetween(char c) {
    return c == '/' || c == '|' || Text.isBlank(c);
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '@' || c == '&' || Character.isSurrogate(c);
  }

  /** Whether a word is one of those that credits have apart from names. */
  static boolean isWork(String word) {
    String lower = bare(word);
    return WORK.contains(lower) || PROSE.contains(lower);
  }

  /** Whether a word is one that credits have: what people do, for whom, where and when. */
  public static boolean isKnown(String word) {
    String lower = bare(word);
    return WORK.contains(lower) || GLUE.contains(lower) || AGENCIES.contains(lower);
  }

  /** Whether a word is the name of an agency or paper, or a part of one. */
  public static boolean isAgency(String word) {
    return AGENCIES.contains(bare(word));
  }

  /** Whether a line names an agency and nothing else. */
  static boolean isAgencyLine(String line) {
    return AGENCY_LINES.contains(line.toLowerCase(Locale.ROOT));
  }
}
