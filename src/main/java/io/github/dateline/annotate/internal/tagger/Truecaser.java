package io.github.dateline.annotate.internal.tagger;

import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.RollingHash;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives a text in capitals the case that its words would have in print, so that models that were
 * trained on mixed case read it.
 *
 * <p>A word that the dictionary of CoreNLP's tagger knows only in small letters is written so, one
 * that it knows only as a name with a capital. What may be both ("bank", "house", "bush") is taken
 * for a name beside a name. Forms such as "NATO" and "McConnell" are those of CoreNLP's list for
 * truecasing. Texts of news are rarely in capitals: what this needs is loaded when the first one
 * comes. Thread-safe.
 */
public final class Truecaser implements UnaryOperator<String> {
  private static final String FORMS = "edu/stanford/nlp/models/truecase/MixDisambiguation.list";

  private static final Pattern WORD =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}]*+(?:['’]\\p{L}[\\p{L}\\p{M}]*+)*+(?:\\.\\p{L})*+\\.?+");

  private static final Pattern POSSESSIVE = Pattern.compile("['’](?:S|T|D|LL|RE|VE|M)$");

  private static final Set<String> JOINTS = Set.of("of", "and", "for", "&");

  /** Words that are small beside names too. */
  private static final Set<String> SMALL =
      Set.copyOf(
          Arrays.asList(
              ("a an the and or but nor so yet of in on at to for from by with as is are was were be been"
                      + " being am has have had do does did will would shall should can could may might"
                      + " must not no if then than that this these those it its he she they we you i his"
                      + " her their our your him them us who whom whose which what when where why how all"
                      + " any some each more most other such only own same too very just also there here"
                      + " about after before over under again out up down off into onto upon between"
                      + " against during without within said says say told one two three four five six"
                      + " seven eight nine ten year years month week day today cts ct dlr dlrs mln bln pct stg shr shrs revs"
                      + " prev vs qtr avg nil mths oper nine note ann apr tonnes yen pence")
                  .split(" ")));

  /** Words that are names of bodies, or parts of names, wherever news has them. */
  private static final Set<String> NAMES =
      Set.copyOf(
          Arrays.asList(
              ("inc corp co ltd plc llc ag sa nv gmbh spa senate congress pentagon kremlin parliament treasury"
                      + " mr mrs ms dr sen rep gov gen col lt sgt rev prof president republican republicans"
                      + " democrat democrats democratic labour christian united white house sec fed ec fbi"
                      + " cia nato opec january february march april june july august september october"
                      + " november december monday tuesday wednesday thursday friday saturday sunday")
                  .split(" ")));

  /** Nouns that end the names of bodies. */
  private static final Set<String> BODIES =
      Set.copyOf(
          Arrays.asList(
              ("commission board bank ministry department committee agency council association institute"
                      + " institution university college program party court office administration union"
                      + " federation exchange organization organisation authority bureau company group holdings"
                      + " industries international systems corporation services times post journal news center"
                      + " centre society foundation trust fund partnership reserve army navy police forces"
                      + " airlines airways motors foods stores oil gas energy petroleum resources mines"
                      + " insurance financial savings lines pictures communications electronics laboratories"
                      + " technologies")
                  .split(" ")));

  private final CompiledModels cache;
  private @Nullable Knowledge knowledge;
  private boolean missing;

  /**
   * A truecaser that has loaded nothing yet.
   *
   * @param cache where compiled models are kept
   */
  public Truecaser(CompiledModels cache) {
    this.cache = cache;
  }

  /** What is known of words. */
  private record Knowledge(TaggerTables tables, Map<String, String> forms, Set<String> names) {}

  private synchronized @Nullable Knowledge knowledge() {
    if (knowledge == null && !missing) {
      try {
        Set<String> names = new HashSet<>();
        knowledge = new Knowledge(Taggers.tables(cache), forms(names), names);
      } catch (IOException | UnknownModelException e) {
        missing = true;
      }
    }
    return knowledge;
  }

  /** Words that are written otherwise than with one capital at their beginning. */
  private static Map<String, String> forms(Set<String> names) throws IOException {
    Map<String, String> forms = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ModelResource.find("forms of words", FORMS).open(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          String form = line.substring(tab + 1);
          names.add(line.substring(0, tab));
          if (form.length() == tab && !form.equals(capitalized(line.substring(0, tab)))) {
            forms.put(line.substring(0, tab), form);
          }
        }
      }
    }
    return forms;
  }

  /** The text in mixed case, of the same length; the text itself if the models are not there. */
  @Override
  public String apply(String text) {
    Knowledge known = knowledge();
    return known == null ? text : new Reading(text, known).cased();
  }

  private static String capitalized(String lower) {
    int first = lower.offsetByCodePoints(0, 1);
    return lower.substring(0, first).toUpperCase(Locale.ROOT) + lower.substring(first);
  }

  /** What a word may be. */
  private enum Case {
    SMALL,
    NAME,
    EITHER
  }

  /** One text. */
  private static final class Reading {
    private final String text;
    private final Knowledge known;
    private final List<int[]> places = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();

    Reading(String text, Knowledge known) {
      this.text = text;
      this.known = known;
    }

    String cased() {
      Matcher word = WORD.matcher(text);
      while (word.find()) {
        String form = word.group();
        int end = word.end();
        boolean dotted = form.indexOf('.') > 0 && form.indexOf('.') < form.length() - 1;
        if (form.endsWith(".") && !dotted) {
          form = form.substring(0, form.length() - 1);
          end--;
        }
        places.add(new int[] {word.start(), end});
        words.add(form);
        cases.add(caseOf(form.toLowerCase(Locale.ROOT), dotted));
      }
      char[] out = text.toCharArray();
      for (int i = 0; i < words.size(); i++) {
        String cased = form(i);
        int[] place = places.get(i);
        if (cased.length() == place[1] - place[0]) {
          cased.getChars(0, cased.length(), out, place[0]);
        }
      }
      return new String(out);
    }

    private Case caseOf(String lower, boolean dotted) {
      String bare = withoutPossessive(lower);
      if (SMALL.contains(bare)) {
        return Case.SMALL;
      }
      if (dotted || bare.length() == 1 || NAMES.contains(bare)) {
        return Case.NAME;
      }
      boolean small = isKnown(bare);
      boolean name = isName(capitalized(bare)) || isName(bare.toUpperCase(Locale.ROOT));
      if (small && isRare(bare) && (name || known.names.contains(bare))) {
        return Case.NAME;
      }
      if (small) {
        return name ? Case.EITHER : Case.SMALL;
      }
      return name || !isInflected(bare) ? Case.NAME : Case.SMALL;
    }

    private static String withoutPossessive(String lower) {
      return lower.endsWith("'s") || lower.endsWith("’s")
          ? lower.substring(0, lower.length() - 2)
          : lower;
    }

    /** "Tabled", "bakeries": unknown, but made of a word that is known. */
    private boolean isInflected(String word) {
      for (String ending :
          List.of("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "able")) {
        if (word.endsWith(ending) && word.length() > ending.length() + 2) {
          String stem = word.substring(0, word.length() - ending.length());
          if (isKnown(stem) || isKnown(stem + "e") || isKnown(stem + "y")) {
            return true;
          }
          int last = stem.length() - 1;
          if (last > 1
              && stem.charAt(last) == stem.charAt(last - 1)
              && isKnown(stem.substring(0, last))) {
            return true;
          }
        }
      }
      return word.endsWith("ies") && isKnown(word.substring(0, word.length() - 3) + "y");
    }

    private boolean isKnown(String word) {
      TaggerTables.Entry entry = known.tables.entry(RollingHash.of(word).hash());
      return entry != null && !isName(entry.first());
    }

    private boolean isRare(String word) {
      TaggerTables.Entry entry = known.tables.entry(RollingHash.of(word).hash());
      return entry == null || entry.rare();
    }

    private boolean isName(String word) {
      TaggerTables.Entry entry = known.tables.entry(RollingHash.of(word).hash());
      if (entry == null) {
        return false;
      }
      for (byte tag : entry.tags()) {
        if (isName(tag)) {
          return true;
        }
      }
      return false;
    }

    private boolean isName(byte tag) {
      return known.tables.tags().get(tag).startsWith("NNP");
    }

    private String form(int i) {
      String word = words.get(i);
      String lower = word.toLowerCase(Locale.ROOT);
      boolean name =
          cases.get(i) == Case.NAME
              || (cases.get(i) == Case.EITHER
                  && ((isBesideName(i) && isMoreOftenName(i)) || isInBody(i)));
      Matcher possessive = POSSESSIVE.matcher(word);
      String ending = possessive.find() ? possessive.group().toLowerCase(Locale.ROOT) : "";
      String bare = lower.substring(0, lower.length() - ending.length());
      if (lower.indexOf('.') > 0 && cases.get(i) == Case.NAME) {
        return word;
      }
      if (!name) {
        return begins(i) ? capitalized(bare) + ending : lower;
      }
      String form = known.forms.get(bare);
      if (form == null) {
        form =
            isName(bare.toUpperCase(Locale.ROOT)) && !isName(capitalized(bare))
                ? bare.toUpperCase(Locale.ROOT)
                : capitalized(bare);
      }
      return (form.length() == bare.length() ? form : capitalized(bare)) + ending;
    }

    /** Whether a word is of the name of a body: "Securities and Exchange Commission". */
    private boolean isInBody(int i) {
      boolean before = false;
      int at = i;
      while (at > 0 && i - at < 4 && !isParted(at - 1) && isPart(at - 1)) {
        at--;
        before |= cases.get(at) != Case.SMALL;
      }
      if (BODIES.contains(words.get(i).toLowerCase(Locale.ROOT)) && before) {
        return true;
      }
      for (int next = i + 1; next < words.size() && next - i < 5; next++) {
        if (isParted(next - 1) || !isPart(next)) {
          return false;
        }
        if (BODIES.contains(words.get(next).toLowerCase(Locale.ROOT))) {
          return true;
        }
      }
      return false;
    }

    /** Whether a word is seldom seen in small letters, and often enough with a capital. */
    private boolean isMoreOftenName(int i) {
      String bare = withoutPossessive(words.get(i).toLowerCase(Locale.ROOT));
      TaggerTables.Entry small = known.tables.entry(RollingHash.of(bare).hash());
      TaggerTables.Entry name = known.tables.entry(RollingHash.of(capitalized(bare)).hash());
      return name != null
          && isName(name.first())
          && (!name.rare() || small == null || small.rare());
    }

    private boolean isPart(int i) {
      return cases.get(i) != Case.SMALL || JOINTS.contains(words.get(i).toLowerCase(Locale.ROOT));
    }

    /** Whether the word before or after is a name, at most a joint between. */
    private boolean isBesideName(int i) {
      return isNameAt(i, -1) || isNameAt(i, 1);
    }

    private boolean isNameAt(int i, int step) {
      int next = i + step;
      if (next < 0 || next >= words.size() || isParted(Math.min(i, next))) {
        return false;
      }
      if (cases.get(next) == Case.NAME) {
        return true;
      }
      if (step > 0 && words.get(next).equalsIgnoreCase("of")) {
        int after = next + step;
        return after < words.size() && !isParted(next) && cases.get(after) != Case.SMALL;
      }
      if (cases.get(next) == Case.EITHER) {
        int after = next + step;
        return after >= 0
            && after < words.size()
            && !isParted(Math.min(next, after))
            && cases.get(after) == Case.NAME;
      }
      return false;
    }

    /** Whether more than a space stands between a word and the next. */
    private boolean isParted(int i) {
      for (int at = places.get(i)[1]; at < places.get(i + 1)[0]; at++) {
        if (!Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '-') {
          return true;
        }
      }
      return false;
    }

    /** Whether a sentence begins with a word. */
    private boolean begins(int i) {
      int at = places.get(i)[0] - 1;
      int breaks = 0;
      while (at >= 0
          && (Character.isWhitespace(text.charAt(at)) || "\"“‘'`(".indexOf(text.charAt(at)) >= 0)) {
        breaks += text.charAt(at) == '\n' ? 1 : 0;
        at--;
      }
      if (at < 0 || breaks > 1 || "!?".indexOf(text.charAt(at)) >= 0) {
        return true;
      }
      return text.charAt(at) == '.'
          && i > 0
          && words.get(i - 1).indexOf('.') < 0
          && words.get(i - 1).length() > 3;
    }
  }
}
