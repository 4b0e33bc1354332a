package io.github.dateline.internal.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people type for a name: as it stands in a sentence, with a title, or as in a list. */
final class TypedName {
  private static final Pattern POSSESSIVE =
      Pattern.compile("(.*\\p{L})(?:['\u2019]s|(?<=s)['\u2019])");

  private static final Pattern SURNAME_FIRST =
      Pattern.compile("([^,]*\\p{L}[^,]*), ?(\\p{L}[^,]*)");

  /** Irish and Italian: "O Brien" is "O'Brien". */
  private static final Pattern WITHOUT_APOSTROPHE =
      Pattern.compile("(?<!\\p{L})([OoDd]) (?=\\p{L}{3})");

  /** No title is longer than so many words. */
  private static final int MAX_TITLE_WORDS = 6;

  /** Words of titles and offices that stand before a name. */
  private static final Set<String> TITLES =
      Set.of(
          ("mr mrs ms miss mx dr doctor prof professor sir dame lord lady baron baroness count"
                  + " judge justice magistrate president vice-president vice prime minister premier"
                  + " chancellor king queen crown prince princess duke duchess emperor sultan sheikh emir"
                  + " pope cardinal archbishop bishop rev reverend father brother imam rabbi"
                  + " ayatollah senator sen sens congressman congresswoman congressperson rep reps"
                  + " representative assemblyman assemblywoman assemblymember councilman"
                  + " councilwoman councillor mp mep gov governor lieutenant lt mayor deputy general"
                  + " gen colonel col major maj captain capt commander cmdr admiral adm sergeant"
                  + " sgt corporal cpl private pvt officer detective inspector sheriff constable"
                  + " chief attorney solicitor district secretary state treasury foreign defense"
                  + " defence home interior finance undersecretary under-secretary of the and"
                  + " ambassador envoy chairman chairwoman chairperson chair speaker leader director"
                  + " commissioner coach ceo cfo founder former ex then acting interim outgoing"
                  + " president-elect us u.s uk british american")
              .split(" "));

  private TypedName() {}

  /** A name without the 's of the possessive. */
  static String withoutPossessive(String line) {
    Matcher possessive = POSSESSIVE.matcher(line);
    return possessive.matches() ? possessive.group(1) : line;
  }

  /** The names of people that a line may mean that is no name as it stands. */
  static List<String> otherwise(String line) {
    List<String> names = new ArrayList<>();
    String untitled = withoutTitle(line);
    if (!untitled.equals(line)) {
      names.add(untitled);
    }
    Matcher surnameFirst = SURNAME_FIRST.matcher(line);
    if (surnameFirst.matches()) {
      names.add(withoutTitle(surnameFirst.group(2).strip()) + " " + surnameFirst.group(1).strip());
    }
    String whole = WITHOUT_APOSTROPHE.matcher(line).replaceAll("$1'");
    if (!whole.equals(line)) {
      names.add(whole);
    }
    return names;
  }

  /** A name without the title before it. */
  private static String withoutTitle(String line) {
    String[] words = line.split(" ", MAX_TITLE_WORDS + 2);
    int from = 0;
    while (from < Math.min(MAX_TITLE_WORDS, words.length - 1) && isOfTitle(words[from])) {
      from++;
    }
    return from == 0 ? line : String.join(" ", Arrays.asList(words).subList(from, words.length));
  }

  private static boolean isOfTitle(String word) {
    String bare = word.toLowerCase(Locale.ROOT);
    return TITLES.contains(bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare);
  }
}
