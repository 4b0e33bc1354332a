package io.github.dateline.internal.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Folds the spellings of a name: what differs in nothing but case, accents, apostrophes, hyphens,
 * the stops and spaces of initials, "&amp;" for "and", or in how characters are composed, has one
 * key.
 *
 * <p>A name with ö, ü, ø and the like has two keys, since others write "o" or "oe": it is the same
 * name as either.
 */
public final class NameFolding {
  /**
   * Letters that are written as two where a keyboard does not have them, or else without their
   * sign.
   */
  private static final Map<Integer, String> SPELLED_OUT =
      Map.of(
          (int) 'ä', "ae",
          (int) 'ö', "oe",
          (int) 'ü', "ue",
          (int) 'ø', "oe",
          (int) 'å', "aa");

  /** Letters that have no sign to be left out. */
  private static final Map<Integer, String> LIGATURES =
      Map.of(
          (int) 'ø', "o",
          (int) 'ł', "l",
          (int) 'đ', "d",
          (int) 'ð', "d",
          (int) 'æ', "ae",
          (int) 'œ', "oe",
          (int) 'ß', "ss",
          (int) 'þ', "th",
          (int) 'ı', "i",
          (int) 'ħ', "h");

  private static final String APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u02bb\u02b9\u2032`\u00b4";

  /** British and American spellings of words in the names of bodies and places. */
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("centre", "center"),
          Map.entry("centres", "centers"),
          Map.entry("defence", "defense"),
          Map.entry("labour", "labor"),
          Map.entry("harbour", "harbor"),
          Map.entry("theatre", "theater"),
          Map.entry("programme", "program"),
          Map.entry("organisation", "organization"),
          Map.entry("organisations", "organizations"),
          Map.entry("mount", "mt"),
          Map.entry("saint", "st"));

  /** "Co-operative" and "Co-ordinating" are also written as one word. */
  private static final Pattern HYPHENED = Pattern.compile("\\bco (op|ordinat)");

  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "inc",
          "incorporated",
          "corp",
          "corporation",
          "co",
          "cos",
          "company",
          "companies",
          "ltd",
          "limited",
          "plc",
          "llc",
          "llp",
          "lp",
          "ag",
          "gmbh",
          "kg",
          "sa",
          "sas",
          "nv",
          "bv",
          "spa",
          "srl",
          "ab",
          "asa",
          "oy",
          "oyj",
          "se",
          "kk",
          "pty",
          "pte",
          "bhd",
          "berhad",
          "sdn",
          "pjsc",
          "jsc",
          "ooo",
          "oao",
          "pao",
          "group",
          "holding",
          "holdings",
          "groep",
          "grp");

  /** Words that name no company once the legal form is gone: "News Corp", "Contact Group". */
  private static final Set<String> NO_COMPANY =
      Set.of(
          "action",
          "advisory",
          "african",
          "american",
          "arab",
          "asian",
          "australian",
          "bank",
          "british",
          "broadcasting",
          "canadian",
          "central",
          "chinese",
          "consolidated",
          "contact",
          "control",
          "development",
          "dutch",
          "east",
          "energy",
          "eu",
          "european",
          "farmers",
          "federal",
          "finance",
          "first",
          "focus",
          "french",
          "gas",
          "general",
          "german",
          "global",
          "house",
          "indian",
          "insurance",
          "interest",
          "international",
          "investment",
          "italian",
          "japanese",
          "media",
          "motor",
          "national",
          "new",
          "news",
          "north",
          "oil",
          "parent",
          "power",
          "press",
          "pressure",
          "research",
          "rights",
          "royal",
          "russian",
          "south",
          "spanish",
          "standard",
          "state",
          "steel",
          "study",
          "support",
          "swiss",
          "television",
          "the",
          "trading",
          "trust",
          "uk",
          "un",
          "united",
          "us",
          "usa",
          "west",
          "working",
          "world");

  /** What one of a people is called, and the word for the people. */
  private static final Map<String, String> PEOPLES = peoples();

  private NameFolding() {}

  private static Map<String, String> peoples() {
    Map<String, String> peoples = new HashMap<>();
    String[] pairs =
        ("spaniard spanish briton british brit british dane danish swede swedish finn finnish pole polish"
                + " turk turkish scot scottish scots scottish croat croatian serb serbian slovene"
                + " slovenian icelander icelandic filipina filipino azeri azerbaijani aussie australian"
                + " argentinian argentine argentinean argentine afghani afghan saudi_arabian saudi jew jewish"
                + " jews jewish luxembourger luxembourgish")
            .split(" ");
    for (int i = 0; i < pairs.length; i += 2) {
      peoples.put(pairs[i].replace('_', ' '), pairs[i + 1]);
    }
    for (String adjective : "cornish dutch english french irish manx ulster welsh".split(" ")) {
      peoples.put(adjective, adjective);
    }
    return Map.copyOf(peoples);
  }

  /** The keys of a form of a name: one, or two; none if it has no letter or digit. */
  public static List<String> keys(String form) {
    List<String> keys = new ArrayList<>(2);
    add(keys, fold(form, false));
    if (hasSpelledOut(form)) {
      add(keys, fold(form, true));
    }
    return keys;
  }

  /** The keys of the name of a body: also without "the" and what it is by law. */
  public static List<String> keysOfBody(String form) {
    List<String> keys = new ArrayList<>(2);
    for (String key : keysOfPlace(form)) {
      add(keys, withoutLegalForm(key));
    }
    return keys;
  }

  /** The keys of the name of a place, or of anything that may have "the" before it. */
  public static List<String> keysOfPlace(String form) {
    List<String> keys = new ArrayList<>(2);
    for (String key : keys(form)) {
      StringBuilder words = new StringBuilder();
      for (String word : (key.startsWith("the ") ? key.substring(4) : key).split(" ")) {
        words.append(words.isEmpty() ? "" : " ").append(SPELLINGS.getOrDefault(word, word));
      }
      add(keys, words.toString());
      if (words.indexOf("co ") >= 0) {
        add(keys, HYPHENED.matcher(words).replaceAll("co$1"));
      }
    }
    return keys;
  }

  /** The keys of the name of a people, a faith or a camp: of one of them. */
  public static List<String> keysOfPeople(String form) {
    List<String> keys = new ArrayList<>(2);
    for (String key : keys(form)) {
      String one = singular(key.startsWith("the ") ? key.substring(4) : key);
      add(keys, PEOPLES.getOrDefault(manless(one), one));
    }
    return keys;
  }

  /** "frenchman" and "frenchwoman" are "french", where that is a people. */
  private static String manless(String key) {
    String rest =
        key.endsWith("woman")
            ? key.substring(0, key.length() - 5)
            : key.endsWith("man") ? key.substring(0, key.length() - 3) : key;
    return PEOPLES.containsKey(rest) ? rest : key;
  }

  private static void add(List<String> keys, String key) {
    if (!key.isEmpty() && !keys.contains(key)) {
      keys.add(key);
    }
  }

  /** "Purolator Courier Corp" is "Purolator Courier". */
  public static String withoutLegalForm(String key) {
    String bare = key;
    for (int space = bare.lastIndexOf(' ');
        space > 0 && LEGAL_FORMS.contains(bare.substring(space + 1));
        space = bare.lastIndexOf(' ')) {
      String rest = bare.substring(0, space);
      rest = rest.endsWith(" and") ? rest.substring(0, rest.length() - 4) : rest;
      if (rest.length() < 2 || NO_COMPANY.contains(rest)) {
        break;
      }
      bare = rest;
    }
    return bare;
  }

  /** Whether a word says what a company is by law. */
  public static boolean isLegalForm(String word) {
    return LEGAL_FORMS.contains(word);
  }

  /** Whether a word can name a company by itself. */
  public static boolean canNameCompany(String word) {
    return word.length() > 1 && !NO_COMPANY.contains(word);
  }

  /** "tories" is "tory"; "swiss" is no plural. */
  private static String singular(String key) {
    if (key.length() < 5) {
      return key;
    }
    if (key.endsWith("ies")) {
      return key.substring(0, key.length() - 3) + "y";
    }
    if (key.endsWith("men")) {
      return key.substring(0, key.length() - 3) + "man";
    }
    boolean plural =
        key.endsWith("s") && !key.endsWith("ss") && !key.endsWith("us") && !key.endsWith("is");
    return plural ? key.substring(0, key.length() - 1) : key;
  }

  private static boolean hasSpelledOut(String form) {
    for (int i = 0; i < form.length(); i++) {
      if (form.charAt(i) >= 0x80) {
        return Normalizer.normalize(form, Normalizer.Form.NFKC)
            .codePoints()
            .anyMatch(c -> SPELLED_OUT.containsKey(Character.toLowerCase(c)));
      }
    }
    return false;
  }

  private static String fold(String form, boolean spelledOut) {
    if (isPlainWord(form)) {
      return form.toLowerCase(Locale.ROOT);
    }
    return joinInitials(words(letters(form, spelledOut)));
  }

  /** Most words: nothing is to be folded in them but capitals. */
  private static boolean isPlainWord(String form) {
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c >= 0x80 || !Character.isLetterOrDigit(c)) {
        return false;
      }
    }
    return true;
  }

  /** In lower case, without accents. */
  private static String letters(String form, boolean spelledOut) {
    boolean plain = true;
    for (int i = 0; i < form.length() && plain; i++) {
      plain = form.charAt(i) < 0x80;
    }
    StringBuilder letters = new StringBuilder(form.length() + 2);
    if (plain) {
      for (int i = 0; i < form.length(); i++) {
        char c = form.charAt(i);
        letters.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
      }
      return letters.toString();
    }
    String composed = Normalizer.normalize(form, Normalizer.Form.NFKC);
    composed
        .codePoints()
        .forEach(c -> {
          int lower = c == 'İ' ? 'i' : Character.toLowerCase(c);
          String two = spelledOut ? SPELLED_OUT.get(lower) : null;
          String one = two != null ? two : LIGATURES.get(lower);
          letters.append(one != null ? one : Character.toString(lower));
        });
    String apart = Normalizer.normalize(letters, Normalizer.Form.NFD);
    letters.setLength(0);
    apart.codePoints().filter(c -> !isMark(c)).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.FORMAT || c == 0xad;
  }

  /** Stops and apostrophes join, "&amp;" is a word, all else that is no letter or digit parts. */
  private static List<String> words(String letters) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= letters.length(); i++) {
      char c = i < letters.length() ? letters.charAt(i) : ' ';
      if (c == '.' || APOSTROPHES.indexOf(c) >= 0) {
        continue;
      }
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        word.append(c);
      } else {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
        if (c == '&') {
          words.add("and");
        }
      }
    }
    return words;
  }

  /** "j k rowling" is "jk rowling". */
  private static String joinInitials(List<String> words) {
    StringBuilder key = new StringBuilder();
    boolean initials = false;
    for (String word : words) {
      boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
      key.append(key.isEmpty() || (initials && initial) ? "" : " ").append(word);
      initials = initial;
    }
    return key.toString();
  }
}
