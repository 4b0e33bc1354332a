package io.github.dateline.annotate.internal.lexicon;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.KindMap;
import io.github.dateline.annotate.internal.cache.ModelResources;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import io.github.dateline.annotate.internal.cache.WordCache;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The gazetteer: CoreNLP's tables of countries, states, cities, nationalities, religions and
 * ideologies.
 *
 * <p>More than half a million names are kept as hashes, 9 MB in all, which are mapped. Immutable
 * and thread-safe.
 */
public final class Gazetteer {
  public static final int COUNTRY = 1;
  public static final int STATE = 2;
  public static final int CITY = 4;
  public static final int NATIONALITY = 8;
  public static final int RELIGION = 16;
  static final int IDEOLOGY = 32;

  private static final List<String> RELIGION_ENDINGS =
      List.of("ic", "ist", "ian", "ish", "im", "ite", "ant", "dox", "jain", "sikh", "hindu");
  private static final List<String> IDEOLOGY_ENDINGS = List.of("ist", "crat", "ican", "ite");

  /** There are towns of these names. */
  private static final Set<String> CONTINENTS =
      Set.of("africa", "america", "antarctica", "asia", "europe", "oceania");

  /**
   * Names of the table's countries and states that are a city more often than not; Columbia is
   * there as a slip for Colombia.
   */
  private static final Set<String> CITIES = Set.of("new york", "washington", "columbia");

  /** Before "of" and a place, which is then a part of the name: "City of Leeds". */
  public static final Set<String> OF_PLACE =
      Set.of("city", "district", "kingdom", "republic", "state", "town");

  private static final Pattern SAINT = Pattern.compile("^st\\.? ");

  private static final TriggerLexicon LEXICON = TriggerLexicon.english();

  private static final long NO_PEOPLE = TriggerLexicon.bit(TriggerLexicon.WordKind.NO_PEOPLE);
  private static final long ORGANISATIONS =
      TriggerLexicon.bit(TriggerLexicon.WordKind.ORGANISATION)
          | TriggerLexicon.bit(TriggerLexicon.WordKind.ORGANISATION_OF);
  private static final Set<String> NO_PLURAL = Set.of("ese", "ish", "nch", "tch", "iss");

  /** At most 0.55 of it is used. */
  private static final int SLOTS = 1 << 20;

  /** Words and names kept at least of which it is known whether they are of a people. */
  private static final int CACHED_GROUPS = 10_000;

  private final KindMap names;

  private final WordCache<Integer> groups = new WordCache<>(CACHED_GROUPS, this::readGroup);

  private Gazetteer(ByteBuffer bytes) {
    names = new KindMap(bytes, SLOTS);
  }

  /**
   * Loads the tables, or makes them of CoreNLP's in a third of a second.
   *
   * @param cache where what is made is kept
   * @throws FileNotFoundException if CoreNLP's models are not on the class path
   */
  public static Gazetteer load(CompiledModels cache) throws IOException {
    ModelResources files = RegexNerFiles.find("gazetteer");
    int uncased = Math.toIntExact(files.files().getFirst().fingerprint().size());
    try {
      return new Gazetteer(
          cache.load(
              files,
              (tables, before) -> {
                ByteBuffer bytes = ByteBuffer.allocate(before + KindMap.bytes(SLOTS));
                Gazetteer gazetteer = new Gazetteer(bytes.slice(before, bytes.limit() - before));
                gazetteer.read(tables.readNBytes(uncased), false);
                gazetteer.read(tables.readAllBytes(), true);
                return bytes;
              }));
    } catch (UnknownModelException e) {
      throw new IllegalStateException("whatever the tables hold is read", e);
    }
  }

  /** Each line holds a name and its type, and more that does not matter, parted by tabs. */
  private void read(byte[] file, boolean cased) {
    int start = 0;
    while (start < file.length) {
      int tab = start;
      while (tab < file.length && file[tab] != '\t' && file[tab] != '\n') {
        tab++;
      }
      int kind = kind(file, tab + 1);
      // The table of names in their own case has two-letter states, which are words without it.
      if (kind != 0 && (!cased || tab - start > 2)) {
        lower(file, start, tab);
        names.add(KindMap.hash(file, start, tab), kind);
      }
      while (tab < file.length && file[tab] != '\n') {
        tab++;
      }
      start = tab + 1;
    }
  }

  /** The kind by the first letters of a type: {@code CITY} but not {@code CAUSE_OF_DEATH}. */
  private static int kind(byte[] file, int at) {
    if (at + 2 >= file.length) {
      return 0;
    }
    return switch ((file[at] << 8) | file[at + 1]) {
      case ('C' << 8) | 'I' -> CITY;
      case ('C' << 8) | 'O' -> COUNTRY;
      case ('S' << 8) | 'T' -> STATE;
      case ('N' << 8) | 'A' -> NATIONALITY;
      case ('R' << 8) | 'E' -> RELIGION;
      case ('I' << 8) | 'D' -> IDEOLOGY;
      default -> 0;
    };
  }

  private static void lower(byte[] file, int start, int end) {
    for (int i = start; i < end; i++) {
      file[i] += (byte) (file[i] >= 'A' && file[i] <= 'Z' ? 'a' - 'A' : 0);
    }
  }

  /** The kinds of a name as the table has it, as a sum of bits: lower case, single spaces. */
  public int kinds(String name) {
    return names.kinds(name);
  }

  /** Whether a name in any case is one of these kinds. */
  public boolean isAnyOf(String name, int anyOf) {
    return (kindsInFull(name.toLowerCase(Locale.ROOT)) & anyOf) != 0;
  }

  /** The kinds of a name, of which "St." is "Saint". */
  private int kindsInFull(String key) {
    int kinds = kinds(key);
    return kinds == 0 && key.startsWith("st")
        ? kinds(SAINT.matcher(key).replaceFirst("saint "))
        : kinds;
  }

  /** The type of a place: country, state or province, city, or other location. */
  public EntityType placeType(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    String bare = key.replace(".", "");
    int kinds = kindsInFull(bare);
    kinds = kinds == 0 ? kinds(key) : kinds;
    int of = kinds == 0 ? key.indexOf(" of ") : -1;
    if (of > 0 && OF_PLACE.contains(key.substring(0, of))) {
      EntityType type = placeType(name.substring(of + " of ".length()));
      return key.startsWith("city") || key.startsWith("town") ? EntityType.CITY : type;
    }
    if (CONTINENTS.contains(key)) {
      return EntityType.LOCATION;
    }
    if (bare.equals("us") || (kinds & COUNTRY) != 0 && !CITIES.contains(key)) {
      return EntityType.COUNTRY;
    }
    if ((kinds & STATE) != 0 && !CITIES.contains(key)) {
      return EntityType.STATE_OR_PROVINCE;
    }
    return (kinds & (CITY | STATE)) != 0 ? EntityType.CITY : EntityType.LOCATION;
  }

  /** Whether the gazetteer has a name as a country or state. */
  public boolean isCountryOrState(String name) {
    return isAnyOf(name, COUNTRY | STATE);
  }

  /**
   * What a people, faith or camp is, from its word with a capital, singular or plural.
   *
   * @return the kinds as a sum of bits, 0 if it is none
   */
  public int groupKinds(String form) {
    return groups.get(form);
  }

  private int readGroup(String form) {
    String word = form.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    int space = word.lastIndexOf(' ');
    long whole = LEXICON.kinds(word);
    long last = space < 0 ? whole : LEXICON.kinds(word.substring(space + 1));
    int found = kinds(word);
    if ((whole & NO_PEOPLE) != 0 || (last & ORGANISATIONS) != 0 || (found & COUNTRY) != 0) {
      return 0;
    }
    int kinds = groupKindsOf(word, found);
    if (kinds == 0 && word.length() > 3 && word.endsWith("s")) {
      String one = word.substring(0, word.length() - 1);
      boolean plural = one.length() < 3 || !NO_PLURAL.contains(one.substring(one.length() - 3));
      kinds = plural && (LEXICON.kinds(one) & NO_PEOPLE) == 0 ? groupKindsOf(one, kinds(one)) : 0;
    }
    if (kinds != 0) {
      return kinds;
    }
    long joined = space < 0 ? whole : LEXICON.kinds(word.replace(' ', '-'));
    return (joined & TriggerLexicon.bit(TriggerLexicon.WordKind.PEOPLE)) != 0
        ? NATIONALITY
        : (joined & TriggerLexicon.bit(TriggerLexicon.WordKind.FAITH)) != 0
            ? RELIGION
            : (joined & TriggerLexicon.bit(TriggerLexicon.WordKind.CAMP)) != 0 ? IDEOLOGY : 0;
  }

  /**
   * The tables have churches and parties among the faiths and camps: only what ends as the words
   * for their people do is taken from there.
   */
  private int groupKindsOf(String word, int kinds) {
    if ((kinds & NATIONALITY) != 0) {
      return kinds & (NATIONALITY | RELIGION | IDEOLOGY);
    }
    return kinds
        & (((kinds & RELIGION) != 0 && endsIn(RELIGION_ENDINGS, word) ? RELIGION : 0)
            | ((kinds & IDEOLOGY) != 0 && endsIn(IDEOLOGY_ENDINGS, word) ? IDEOLOGY : 0));
  }

  private static boolean endsIn(List<String> endings, String word) {
    for (String ending : endings) {
      if (word.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
