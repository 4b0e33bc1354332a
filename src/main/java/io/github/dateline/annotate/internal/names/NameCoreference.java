package io.github.dateline.annotate.internal.names;

import io.github.dateline.Article;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.LabelSpans;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.GivenNames;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import io.github.dateline.internal.text.NameFolding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves name coreference within an article: "Duffy" and "Sean Duffy", or an acronym and its long
 * form, are one entity.
 *
 * <p>Each entity gets the fullest form that the article uses.
 *
 * <p>A short form joins a full one only if there is but one that it can be short for: two people
 * who share a surname stay two, and their surname alone is neither. A surname never joins an
 * organisation or a place. No title is part of a name, but "Mrs" does not join a man.
 */
public final class NameCoreference {
  private static final TriggerLexicon LEXICON = TriggerLexicon.english();

  private static final Set<String> WOMEN =
      Set.of("wife", "mother", "daughter", "sister", "widow", "girlfriend", "niece", "aunt");

  private static final Set<String> MEN =
      Set.of("husband", "father", "son", "brother", "widower", "boyfriend", "nephew", "uncle");

  /** Offices of those who are known to all, and named without more. */
  private static final Set<String> HIGH_OFFICES =
      Set.of("president", "minister", "chancellor", "premier", "speaker");

  private static final Set<String> RULERS = Set.of("king", "queen", "pope", "emperor", "saint");

  /** What is short for a name is a word, or the two of a team: "Red Sox". */
  private static final int MAX_ACRONYM_WORDS = 2;

  private static final Set<String> OF = Set.of("at", "for", "in", "of");

  /** Bodies of a country, which are short for no other. */
  private static final Set<String> BY_THEMSELVES =
      Set.of("army", "navy", "force", "forces", "police", "government", "guard", "union", "party");

  /** End the names of schools and firms, and are left out later, as is what a firm trades in. */
  private static final Set<String> LEFT_OUT =
      Set.of("bank", "college", "university", "enterprises", "group", "systems", "technologies");

  /** Begin the names of firms in languages that have the kind of a thing first. */
  private static final Set<String> FIRST_LEFT_OUT =
      Set.of("banca", "banco", "banque", "casa", "groupe", "grupo", "gruppo");

  /** Fewer letters may begin too many words. */
  private static final int MIN_CLIPPED = 3;

  /** Of more names with the same initials in one article none tells what another is short for. */
  private static final int MAX_ALIKE = 200;

  private static final Pattern NUMBER = Pattern.compile("[ivx]+");

  /** Between the new name of a body and the old. */
  private static final Pattern FORMERLY =
      Pattern.compile(
          "[,(]?( ?(which|that))?( ?(is|was|were|had been))?( the company)? ?(formerly|previously)"
              + "( (known|trading) as| called| named)?( the)?"
              + "|[^;:]*chang(?:ed|es|e|ing) its name from( the)?");

  /** Between the old name of a body and the new. */
  private static final Pattern RENAMED =
      Pattern.compile(
          "[,(]?( ?which)?( ?is)? ?now (known as|called|named)( the)?"
              + "|[^;:]*chang(?:ed|es|e|ing) its name to( the)?"
              + "|[,(]?( ?which)?( ?(was|is|has been|to be|will be))? ?renamed( itself| as)?( the)?");

  private static final Pattern AGE = Pattern.compile("[1-9][0-9]?");

  /** The mentions of a form of a name, of one type and with titles of one gender. */
  private static final class NameGroup {
    private final EntityType type;
    private final int number;
    private final List<String> words;
    private final List<String> bare;

    /** The words with ö as oe, if that is another spelling. */
    private final List<String> spelledOut;

    private final List<String> bareSpelledOut;

    private final Map<String, Integer> spellings = new LinkedHashMap<>();
    private final Set<WordKind> genders = new HashSet<>();
    private @Nullable NameGroup whole;

    /** What stands before it, of titles that men or women bear. */
    private @Nullable String courtesy;

    /** Offices and other titles before a full name: "dr". */
    private final Set<String> offices = new HashSet<>();

    /** The first line that has a high office before it: "President Biden". */
    private int inOffice = Integer.MAX_VALUE;

    /** Whether a ruler is called so: no one with a surname then. */
    private boolean isRuler;

    /** Whether it is none of those whom the article names in full. */
    private boolean isKnown;

    /** Whether somebody of the other sex has the same name, and neither is named in full. */
    private boolean isShared;

    /** Whether more is said of which it is: "the Institute at Greenville". */
    private boolean isContinued;

    /** Once all spellings are known. */
    private @Nullable String name;

    /** Where it is written: line by line, rising. */
    private final List<Integer> lines = new ArrayList<>();

    private NameGroup(EntityType type, String form, int number) {
      this.type = type;
      this.number = number;
      boolean person = type.equals(EntityType.PERSON);
      words = NameCoreference.words(form, person, 0);
      List<String> other = NameCoreference.words(form, person, 1);
      spelledOut = other.equals(words) ? words : other;
      bare = bare(words);
      bareSpelledOut = bare(spelledOut);
    }

    private boolean isFull() {
      return bare.size() > 1;
    }

    /** "Prewitt-Hale", which may be the end of somebody's name. */
    private boolean isDoubleSurname() {
      return spellings.keySet().stream().noneMatch(spelling -> spelling.indexOf(' ') >= 0);
    }

    /** All words of either spelling, without "Jr". */
    private Set<String> allWords() {
      Set<String> all = new HashSet<>(bare);
      all.addAll(bareSpelledOut);
      return all;
    }

    private NameGroup root() {
      NameGroup root = this;
      while (root.whole != null) {
        root = root.whole;
      }
      return root;
    }

    private void join(NameGroup other) {
      if (other.root() != this && root() == this) {
        whole = other.root();
        other.root().genders.addAll(genders);
      }
    }

    /** The spelling used most, the first of those used as often; capitals throughout last. */
    private String name() {
      if (name == null) {
        name = mostUsed();
      }
      return name;
    }

    private String mostUsed() {
      String spelling = spelling();
      return isShared && courtesy != null ? courtesy + " " + spelling : spelling;
    }

    private String spelling() {
      return spellings.entrySet().stream()
          .max(
              Comparator.comparing((Map.Entry<String, Integer> e) -> !isAllCaps(e.getKey()))
                  .thenComparing(Map.Entry::getValue))
          .orElseThrow()
          .getKey();
    }

    private boolean isAllCaps(String form) {
      return (words.size() > 1 || !type.equals(EntityType.ORGANIZATION))
          && form.equals(form.toUpperCase(Locale.ROOT));
    }
  }

  /** Of names as long the one with fewer initials comes first, then the one written most. */
  private static final Comparator<NameGroup> FULLER =
      Comparator.comparingLong(
              (NameGroup group) -> group.words.stream().filter(w -> w.length() == 1).count())
          .thenComparingInt(group -> -group.lines.size())
          .thenComparingInt(group -> group.number);

  /** A name as it is written. */
  private record SpelledName(EntityType type, String spelling, @Nullable WordKind gender) {}

  private final Map<String, NameGroup> groups = new LinkedHashMap<>();
  private final Map<SpelledName, NameGroup> bySpelling = new HashMap<>();

  private final Function<String, Optional<String>> pages;

  /** Of those whose surname alone the article writes for several: who was meant last. */
  private final Map<String, NameGroup> meant = new HashMap<>();

  /** Of surnames with a high office before them: who holds it, if it is not who has the surname. */
  private final Map<NameGroup, Optional<NameGroup>> holders = new HashMap<>();

  private NameCoreference(Function<String, Optional<String>> pages) {
    this.pages = pages;
  }

  /**
   * Says of each name of an article what its fullest form is.
   *
   * @param pages the page that a person's name has, as it is written; empty if none is known
   * @param known what other names mean by themselves
   */
  public static void nameInFull(
      Draft draft, Function<String, Optional<String>> pages, KnownNames known) {
    NameCoreference article = new NameCoreference(pages);
    List<List<NameGroup>> ofLines = new ArrayList<>();
    for (SentenceDraft sentence : draft.lines()) {
      int line = ofLines.size();
      ofLines.add(
          sentence.accepted().stream().map(name -> article.group(sentence, name, line)).toList());
    }
    article.joinPeople();
    article.tellCouples();
    article.joinAcronyms(draft.meanings());
    for (int i = 0; i < ofLines.size(); i++) {
      joinRenamed(draft.lines().get(i), ofLines.get(i));
    }
    article.joinCompanies();
    article.joinShortened(draft.lines(), known);
    article.joinBodies();
    article.joinClipped();
    article.joinPlaces();
    for (int i = 0; i < ofLines.size(); i++) {
      SentenceDraft line = draft.lines().get(i);
      boolean headline = line.field == Article.Field.HEADLINE;
      List<String> names = new ArrayList<>();
      for (int n = 0; n < ofLines.get(i).size(); n++) {
        String office = office(line, line.accepted().get(n));
        names.add(article.whole(ofLines.get(i).get(n), i, headline, office).name());
      }
      line.nameInFull(names);
    }
  }

  private NameGroup group(SentenceDraft sentence, NameSpan name, int line) {
    String spelling =
        LabelSpans.singleSpaced(
            LabelSpans.withoutInvisible(
                sentence.text.substring(
                    sentence.tokens.get(name.from()).start(),
                    sentence.tokens.get(name.to() - 1).end())));
    WordKind gender = name.type().equals(EntityType.PERSON) ? gender(sentence, name) : null;
    NameGroup group =
        bySpelling.computeIfAbsent(new SpelledName(name.type(), spelling, gender), this::group);
    group.lines.add(line);
    group.isContinued |= OF.contains(sentence.lower(name.to()));
    group.spellings.merge(spelling, 1, Integer::sum);
    if (gender != null) {
      group.genders.add(gender);
      if (group.courtesy == null && sentence.is(WordKind.TITLE, name.from() - 1)) {
        group.courtesy = sentence.form(name.from() - 1).replace(".", "");
      }
    }
    if (name.type().equals(EntityType.PERSON)) {
      String office = office(sentence, name);
      if (group.isFull()) {
        group.offices.add(office);
      } else if (HIGH_OFFICES.contains(office)) {
        group.inOffice = Math.min(group.inOffice, line);
      }
      group.isRuler |= RULERS.contains(sentence.lower(name.from() - 1));
    }
    return group;
  }

  /** The office or title before a name, which is not borne by all men or women; or else empty. */
  private static String office(SentenceDraft sentence, NameSpan name) {
    int i = name.from() - 1;
    return sentence.is(WordKind.HONORIFIC, i)
            && !sentence.is(WordKind.MAN, i)
            && !sentence.is(WordKind.WOMAN, i)
        ? sentence.lower(i).replace(".", "")
        : "";
  }

  private NameGroup group(SpelledName name) {
    List<String> words = words(name.spelling, name.type.equals(EntityType.PERSON), 0);
    String key =
        name.type.tag()
            + "/"
            + String.join(" ", words)
            + "/"
            + (name.gender == null ? "" : name.gender);
    return groups.computeIfAbsent(key, k -> new NameGroup(name.type, name.spelling, groups.size()));
  }

  /**
   * The words of a form, folded.
   *
   * @param person whether "H.W." and the "HW" of "George HW Bush" are two words
   * @param key which of a word's {@linkplain NameFolding#keys keys}, if it has that many
   */
  private static List<String> words(String form, boolean person, int key) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= form.length(); i++) {
      char c = i < form.length() ? form.charAt(i) : ' ';
      boolean initial = person && c == '.' && word.length() == 1;
      if (!parts(c) && !initial) {
        word.append(c);
      } else if (!word.isEmpty()) {
        boolean last = i >= form.length() - 1;
        boolean initials =
            person && !last && word.length() == 2 && isInCapitals(word) && !isInCapitals(form);
        if (initials) {
          add(words, word.substring(0, 1), key);
          add(words, word.substring(1), key);
        } else {
          add(words, word.toString(), key);
        }
        word.setLength(0);
      }
    }
    return words.isEmpty() ? List.of(form) : words;
  }

  private static boolean isInCapitals(CharSequence form) {
    return form.codePoints().noneMatch(Character::isLowerCase)
        && form.codePoints().anyMatch(Character::isUpperCase);
  }

  private static void add(List<String> words, String word, int key) {
    List<String> keys = NameFolding.keys(word);
    if (!keys.isEmpty()) {
      words.add(keys.get(Math.min(key, keys.size() - 1)));
    }
  }

  /** White space and hyphens part words. */
  private static boolean parts(char c) {
    return c == ' ' || c == '-' || c == '\u2010' || c == '\u2011' || (c >= '\t' && c <= '\r');
  }

  private static @Nullable WordKind gender(SentenceDraft sentence, NameSpan name) {
    for (int i = name.from() - 1; i >= 0 && i >= name.from() - 4; i--) {
      String word = sentence.lower(i);
      if (LEXICON.is(WordKind.WOMAN, word)) {
        return WordKind.WOMAN;
      }
      if (LEXICON.is(WordKind.MAN, word)) {
        return WordKind.MAN;
      }
      if (!word.equals(".") && !LEXICON.is(WordKind.HONORIFIC, word)) {
        break;
      }
    }
    return GivenNames.english().gender(sentence.lower(name.from())) == null
        ? genderByKin(sentence, name)
        : null;
  }

  /** "His wife, Amaka Obi, left"; "Emeka Obi, 51, and his wife". */
  private static @Nullable WordKind genderByKin(SentenceDraft sentence, NameSpan name) {
    boolean apposed =
        sentence.lower(name.from() - 1).equals(",") && sentence.lower(name.to()).equals(",");
    String kin = sentence.lower(name.from() - (apposed ? 2 : 1));
    if (WOMEN.contains(kin)) {
      return WordKind.WOMAN;
    }
    if (MEN.contains(kin)) {
      return WordKind.MAN;
    }
    int after = name.to();
    if (sentence.lower(after).equals(",") && AGE.matcher(sentence.lower(after + 1)).matches()) {
      after += 2;
    }
    if (sentence.lower(after).equals(",")) {
      after++;
    }
    String whose = sentence.lower(after).equals("and") ? sentence.lower(after + 1) : "";
    String whom = sentence.lower(after + 2);
    return whose.equals("his") && WOMEN.contains(whom)
        ? WordKind.MAN
        : whose.equals("her") && MEN.contains(whom) ? WordKind.WOMAN : null;
  }

  /** Marks men and women who are called by one surname, of whom no full name is known. */
  private void tellCouples() {
    Map<List<String>, NameGroup> men = new HashMap<>();
    for (NameGroup group : groups.values()) {
      if (group.root() == group && group.genders.contains(WordKind.MAN)) {
        men.put(group.words, group);
      }
    }
    for (NameGroup group : groups.values()) {
      NameGroup man =
          group.root() == group && group.genders.contains(WordKind.WOMAN)
              ? men.get(group.words)
              : null;
      if (man != null) {
        group.isShared = true;
        man.isShared = true;
      }
    }
  }

  private void joinPeople() {
    List<NameGroup> people =
        new ArrayList<>(
            groups.values().stream().filter(g -> g.type.equals(EntityType.PERSON)).toList());
    people.sort(Comparator.comparingInt((NameGroup g) -> -g.words.size()));
    Map<String, Set<NameGroup>> byWord = new HashMap<>();
    for (NameGroup group : people) {
      for (String word : group.allWords()) {
        byWord.computeIfAbsent(word, key -> new LinkedHashSet<>()).add(group);
      }
    }
    for (NameGroup group : people) {
      Map<NameGroup, Integer> fits = fits(group, byWord);
      if (group.inOffice < Integer.MAX_VALUE) {
        nameByOffice(group, fits.keySet());
      }
      for (int rank = 3; rank > 0 && group.whole == null; rank--) {
        joinPerson(group, fits, rank);
      }
    }
  }

  /**
   * "President Biden", of whom the article says no more, is not the Jill Biden whom it names later:
   * all know who he is.
   */
  private void nameByOffice(NameGroup group, Set<NameGroup> people) {
    String page = people.isEmpty() ? "" : pageInFull(group);
    boolean others =
        !page.isEmpty()
            && people.stream()
                .allMatch(other ->
                    other.lines.getFirst() > group.inOffice
                        && !GivenNames.english().areOne(other.words.getFirst(), givenName(page))
                        && other.offices.stream().noneMatch(HIGH_OFFICES::contains));
    if (others) {
      group.genders.add(WordKind.COMMON);
      group.isKnown = true;
      group.name = page;
    }
  }

  /** Whom all know by a high office and a surname that here is another's: "President Obama". */
  private Optional<NameGroup> holder(NameGroup surname) {
    NameGroup whole = surname.root();
    boolean inOffice = whole.offices.stream().anyMatch(HIGH_OFFICES::contains);
    String page = inOffice ? "" : pageInFull(surname);
    if (page.isEmpty()
        || whole.isFull()
            && (GivenNames.english().areOne(whole.words.getFirst(), givenName(page))
                || whole.words.contains(givenName(page)))) {
      return Optional.empty();
    }
    Optional<NameGroup> named =
        groups.values().stream()
            .filter(other ->
                other.type.equals(EntityType.PERSON)
                    && other.isFull()
                    && other.bare.getLast().equals(surname.bare.getLast())
                    && GivenNames.english().areOne(other.words.getFirst(), givenName(page)))
            .map(NameGroup::root)
            .findFirst();
    if (named.isPresent() || !whole.isFull()) {
      return named;
    }
    NameGroup known = new NameGroup(EntityType.PERSON, page, groups.size());
    known.spellings.put(page, 1);
    return Optional.of(known);
  }

  /** The title of the page of a surname, if that has the whole name; empty if none is known. */
  private String pageInFull(NameGroup surname) {
    return pages
        .apply(surname.spelling())
        .map(title -> title.replace('_', ' '))
        .filter(title -> title.indexOf(' ') > 0)
        .orElse("");
  }

  private static String givenName(String page) {
    return words(page, true, 0).getFirst();
  }

  /** How well a form fits each of those that are as full: they have its last word. */
  private static Map<NameGroup, Integer> fits(NameGroup group, Map<String, Set<NameGroup>> byWord) {
    Map<NameGroup, Integer> fits = new LinkedHashMap<>();
    for (String last :
        new TreeSet<>(List.of(group.bare.getLast(), group.bareSpelledOut.getLast()))) {
      for (NameGroup other : byWord.getOrDefault(last, Set.of())) {
        if (other != group && isFuller(other, group) && !fits.containsKey(other)) {
          fits.put(other, fit(group, other));
        }
      }
    }
    return fits;
  }

  private void joinPerson(NameGroup group, Map<NameGroup, Integer> fits, int rank) {
    Set<NameGroup> wholes = new HashSet<>();
    fits.forEach((other, fit) -> {
      if (fit == rank
          && !(fit == 1 && group.isRuler && !NUMBER.matcher(other.bare.getLast()).matches())
          && other.root() != group
          && canBe(group, other.root())
          && !areTwo(group, other)) {
        wholes.add(other.root());
      }
    });
    if (wholes.size() > 1 && wholes.stream().anyMatch(other -> isOfTitle(other, group))) {
      wholes.removeIf(other -> !isOfTitle(other, group));
    }
    if (wholes.size() == 1) {
      group.join(wholes.iterator().next());
    } else if (wholes.size() > 1) {
      // Ambiguous: not to be taken for a first name either.
      group.genders.add(WordKind.COMMON);
    }
  }

  /** "Mr Smith" is John rather than Ngozi, of whom the given name tells nothing. */
  private static boolean isOfTitle(NameGroup whole, NameGroup titled) {
    WordKind gender = GivenNames.english().gender(whole.words.getFirst());
    return gender != null && titled.genders.contains(gender);
  }

  private static boolean isFuller(NameGroup other, NameGroup group) {
    return other.words.size() > group.words.size()
        || (other.words.size() == group.words.size() && FULLER.compare(other, group) < 0);
  }

  private static boolean canBe(NameGroup group, NameGroup whole) {
    return !group.genders.contains(WordKind.COMMON) && agree(group, whole);
  }

  /** "Mrs" does not join a man, nor "Mr Smith" Jane Smith. */
  private static boolean agree(NameGroup group, NameGroup whole) {
    Set<WordKind> other = genders(whole);
    return !(group.genders.contains(WordKind.MAN) && other.contains(WordKind.WOMAN)
        || group.genders.contains(WordKind.WOMAN) && other.contains(WordKind.MAN));
  }

  private static Set<WordKind> genders(NameGroup whole) {
    boolean told = whole.genders.contains(WordKind.MAN) || whole.genders.contains(WordKind.WOMAN);
    WordKind given =
        told || !whole.isFull() ? null : GivenNames.english().gender(whole.words.getFirst());
    return given == null ? whole.genders : Set.of(given);
  }

  /** Two full names that stand in one sentence, or have pages of their own, are two people's. */
  private boolean areTwo(NameGroup one, NameGroup other) {
    if (!one.isFull()
        || !other.isFull()
        || one.isDoubleSurname()
        || other.isDoubleSurname()
        || one.bare.equals(other.bare) && one.words.size() == other.words.size()) {
      return false;
    }
    if (haveOneLine(one.lines, other.lines)) {
      return true;
    }
    Optional<String> page = pages.apply(one.name());
    Optional<String> otherPage = page.isEmpty() ? page : pages.apply(other.name());
    return otherPage.isPresent() && !page.equals(otherPage);
  }

  /** Whether two rising lists have a number in common. */
  private static boolean haveOneLine(List<Integer> one, List<Integer> other) {
    for (int i = 0, j = 0; i < one.size() && j < other.size(); ) {
      int order = Integer.compare(one.get(i), other.get(j));
      if (order == 0) {
        return true;
      }
      i += order < 0 ? 1 : 0;
      j += order < 0 ? 0 : 1;
    }
    return false;
  }

  /**
   * Whom a mention means: where a surname fits several people of the article, the one who alone has
   * the office that stands before it, or who alone had been named in full by then, and from then
   * on.
   */
  private NameGroup whole(NameGroup group, int line, boolean headline, String office) {
    Optional<NameGroup> holder =
        HIGH_OFFICES.contains(office) && !group.isFull()
            ? holders.computeIfAbsent(group, this::holder)
            : Optional.empty();
    if (holder.isPresent()) {
      return holder.get();
    }
    if (group.whole != null
        || group.isKnown
        || !group.genders.contains(WordKind.COMMON)
        || group.isFull()) {
      return group.root();
    }
    String surname = group.words.getFirst();
    List<NameGroup> people =
        groups.values().stream()
            .filter(other ->
                other.type.equals(EntityType.PERSON)
                    && other.words.size() > 1
                    && other.bare.getLast().equals(surname)
                    && agree(group, other))
            .toList();
    Set<NameGroup> ofOffice = new HashSet<>();
    people.stream().filter(p -> p.offices.contains(office)).forEach(p -> ofOffice.add(p.root()));
    if (!office.isEmpty() && ofOffice.size() == 1) {
      return ofOffice.iterator().next();
    }
    Set<NameGroup> introduced = new HashSet<>();
    for (NameGroup other : people) {
      if (headline || other.lines.getFirst() < line) {
        introduced.add(other.root());
      }
    }
    if (headline && !people.isEmpty()) {
      NameGroup first =
          people.stream().min(Comparator.comparingInt(p -> p.lines.getFirst())).orElseThrow();
      boolean alone =
          people.stream()
              .allMatch(
                  p -> p.root() == first.root() || p.lines.getFirst() > first.lines.getFirst() + 1);
      return alone ? first.root() : group;
    }
    NameGroup before = meant.get(surname);
    if (introduced.size() == 1) {
      meant.put(surname, introduced.iterator().next());
      return introduced.iterator().next();
    }
    return before != null && introduced.contains(before) ? before : group;
  }

  /**
   * How well a form fits a fuller one: 3 for the same words or the same first and last name, 2 for
   * the surname, 1 for a first or middle name, 0 if it does not.
   */
  private static int fit(NameGroup form, NameGroup whole) {
    int fit = fit(form.words, form.bare, whole.words, whole.bare);
    if (fit == 0 && form.spelledOut != form.words) {
      fit = fit(form.spelledOut, form.bareSpelledOut, whole.words, whole.bare);
    }
    return fit == 0 && whole.spelledOut != whole.words
        ? fit(form.words, form.bare, whole.spelledOut, whole.bareSpelledOut)
        : fit;
  }

  private static int fit(
      List<String> form, List<String> part, List<String> whole, List<String> all) {
    if (part.equals(all)) {
      // "Sr" is not "Jr".
      return form.size() > part.size() && whole.size() > all.size() ? 0 : 3;
    }
    if (part.size() > all.size()) {
      return 0;
    }
    if (part.size() == 1) {
      String word = part.getFirst();
      // "Charles III" is no Charles with a surname.
      boolean suffixed = form.size() > 1;
      return word.length() < 2
              || all.size() == 1
              || suffixed
                  && !form.subList(1, form.size()).equals(whole.subList(all.size(), whole.size()))
          ? 0
          : word.equals(all.getLast()) ? 2 : all.contains(word) ? 1 : 0;
    }
    if (part.size() < all.size()
        && all.subList(all.size() - part.size(), all.size()).equals(part)) {
      return part.getFirst().length() > 1 ? 2 : 0;
    }
    return isShortened(part, all) && middleInitialsAgree(part, all) ? 3 : 0;
  }

  /** Whether each word stands in the other name in this order, the last to the letter. */
  private static boolean isShortened(List<String> part, List<String> all) {
    int at = 0;
    for (int i = 0; i < part.size(); i++) {
      String word = part.get(i);
      boolean first = i == 0;
      boolean last = i == part.size() - 1;
      while (at < all.size()
          && !(last
              ? word.equals(all.get(at)) && word.length() > 1
              : isShort(word, all.get(at))
                  || (first && at == 0 && GivenNames.english().areOne(word, all.get(at))))) {
        at++;
      }
      at++;
      if (first && at > 1 && all.size() - part.size() < at - 1) {
        return false;
      }
    }
    return at <= all.size();
  }

  /** "George W. Bush" is not "George H. W. Bush", but "George H. Bush" may be. */
  private static boolean middleInitialsAgree(List<String> part, List<String> all) {
    List<String> middle = part.subList(1, part.size() - 1);
    if (middle.stream().noneMatch(word -> word.length() == 1)) {
      return true;
    }
    for (int i = 0; i < middle.size(); i++) {
      if (i + 1 >= all.size() - 1 || !isShort(middle.get(i), all.get(i + 1))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShort(String word, String whole) {
    return word.equals(whole)
        || (word.length() == 1 && whole.startsWith(word))
        || (whole.length() == 1 && word.startsWith(whole));
  }

  private static List<String> bare(List<String> words) {
    int to = words.size();
    while (to > 1 && LEXICON.is(WordKind.SUFFIX, words.get(to - 1))) {
      to--;
    }
    return words.subList(0, to);
  }

  private void joinAcronyms(Map<String, String> meanings) {
    if (meanings.isEmpty()) {
      return;
    }
    Map<String, NameGroup> wholes = new TreeMap<>();
    for (NameGroup group : groups.values()) {
      wholes.putIfAbsent(folded(String.join(" ", group.words)), group);
      for (String form : group.spellings.keySet()) {
        wholes.putIfAbsent(folded(form), group);
      }
    }
    for (NameGroup group : groups.values()) {
      if (group.words.size() <= MAX_ACRONYM_WORDS && !group.type.equals(EntityType.PERSON)) {
        String form = String.join(" ", group.words).toUpperCase(Locale.ROOT);
        String meaning = meanings.get(form);
        NameGroup whole =
            meaning == null ? null : meant(folded(meaning.replace(" - ", "-")), wholes);
        if (whole != null && whole.type.equals(group.type)) {
          group.join(whole);
        }
      }
    }
  }

  private static @Nullable NameGroup meant(String meaning, Map<String, NameGroup> wholes) {
    NameGroup whole = wholes.get(meaning);
    whole = whole == null ? ending(meaning, wholes) : whole;
    return whole == null ? wholes.get(NameFolding.withoutLegalForm(meaning)) : whole;
  }

  /** The one name that ends so: the article may have more of it than stands at the acronym. */
  private static @Nullable NameGroup ending(String meaning, Map<String, NameGroup> wholes) {
    Set<NameGroup> longer = new HashSet<>();
    wholes.forEach((form, group) -> {
      if (form.endsWith(" " + meaning)) {
        longer.add(group.root());
      }
    });
    return longer.size() == 1 ? longer.iterator().next() : null;
  }

  private static String folded(String form) {
    List<String> keys = NameFolding.keys(form);
    return keys.isEmpty() ? form : keys.getFirst();
  }

  /** "Corvalis Corp, formerly Bexford Inc"; "Bexford Inc changed its name to Corvalis Corp". */
  private static void joinRenamed(SentenceDraft sentence, List<NameGroup> ofLine) {
    for (int n = 1; n < ofLine.size(); n++) {
      NameSpan before = sentence.accepted().get(n - 1);
      NameSpan name = sentence.accepted().get(n);
      if (before.type().equals(EntityType.ORGANIZATION)
          && name.type().equals(EntityType.ORGANIZATION)
          && !sentence.lower(name.to()).equals("'s")) {
        String between = sentence.lower(before.to(), name.from());
        if (FORMERLY.matcher(between).matches()) {
          ofLine.get(n).root().join(ofLine.get(n - 1));
        } else if (RENAMED.matcher(between).matches()) {
          ofLine.get(n - 1).root().join(ofLine.get(n));
        }
      }
    }
  }

  /**
   * "Boeing" and "Boeing Co" are one, and so are "Purolator" and "Purolator Courier Corp" if no
   * other company begins so; and "Mark IV" and "Mark IV Industries Inc".
   */
  private void joinCompanies() {
    List<NameGroup> bodies =
        groups.values().stream().filter(g -> g.type.equals(EntityType.ORGANIZATION)).toList();
    Map<String, NameGroup> byKey = new HashMap<>();
    for (NameGroup group : bodies) {
      for (String key : keys(group)) {
        NameGroup other = byKey.putIfAbsent(key, group);
        if (other != null && other.root() != group.root()) {
          boolean longer = group.words.size() > other.words.size();
          (longer ? other : group).root().join(longer ? group : other);
        }
      }
    }
    Map<NameGroup, String> withLegalForm = new LinkedHashMap<>();
    for (NameGroup body : bodies) {
      String key = folded(String.join(" ", body.words));
      String bare = NameFolding.withoutLegalForm(key);
      if (!bare.equals(key)) {
        withLegalForm.put(body, bare);
      }
    }
    for (NameGroup brief : bodies) {
      if (brief.whole == null
          && (brief.words.size() == 1 || NUMBER.matcher(brief.words.getLast()).matches())) {
        Set<NameGroup> wholes = new HashSet<>();
        String word = folded(String.join(" ", brief.words));
        if (NameFolding.canNameCompany(word)) {
          String beginning = word + " ";
          withLegalForm.forEach((whole, bare) -> {
            if (whole.root() != brief && (bare.startsWith(beginning) || isSecondOf(word, bare))) {
              wholes.add(whole.root());
            }
          });
        }
        if (wholes.size() == 1) {
          brief.join(wholes.iterator().next());
        }
      }
    }
  }

  /**
   * "Juul" is Juul Labs, and "Purdue" Purdue University, if the body of the article has that first
   * and no other name begins so; "Toyota", which all know, is not Toyota Industries.
   */
  private void joinShortened(List<SentenceDraft> lines, KnownNames known) {
    Map<String, Set<NameGroup>> byBeginning = new HashMap<>();
    for (NameGroup group : groups.values()) {
      for (int i = 1; i < group.words.size(); i++) {
        byBeginning
            .computeIfAbsent(
                String.join(" ", group.words.subList(0, i)), key -> new LinkedHashSet<>())
            .add(group.root());
      }
      if (FIRST_LEFT_OUT.contains(group.words.getFirst()) && group.words.size() > 1) {
        byBeginning
            .computeIfAbsent(
                String.join(" ", group.words.subList(1, group.words.size())),
                key -> new LinkedHashSet<>())
            .add(group.root());
      }
    }
    for (NameGroup brief : groups.values()) {
      String form = String.join(" ", brief.words);
      Set<NameGroup> longer = byBeginning.getOrDefault(form, Set.of());
      NameGroup whole = longer.size() == 1 ? longer.iterator().next() : brief;
      if (brief.type.equals(EntityType.ORGANIZATION)
          && whole.type.equals(EntityType.ORGANIZATION)
          && whole != brief
          && brief.root() == brief
          && !brief.isContinued
          && NameFolding.canNameCompany(form)
          && isShortened(brief, whole)
          && firstInBody(whole, lines) <= firstInBody(brief, lines)
          && !known.isTitle(brief.name())) {
        brief.join(whole);
      }
    }
  }

  /** Whether what a name has more than its beginning is what firms or schools are. */
  private static boolean isShortened(NameGroup brief, NameGroup whole) {
    if (FIRST_LEFT_OUT.contains(whole.words.getFirst())
        && whole.words.subList(1, whole.words.size()).equals(brief.words)) {
      return true;
    }
    return whole.words.size() > brief.words.size()
        && whole.words.subList(0, brief.words.size()).equals(brief.words)
        && whole.words.subList(brief.words.size(), whole.words.size()).stream()
            .allMatch(word -> LEXICON.is(WordKind.COMPANY, word) || LEFT_OUT.contains(word));
  }

  /** The first line that has a name and is no headline. */
  private static int firstInBody(NameGroup group, List<SentenceDraft> lines) {
    return group.lines.stream()
        .filter(line -> lines.get(line).field != Article.Field.HEADLINE)
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  /**
   * "Royal Bank" is the Royal Bank of Canada, and "the Bureau" the Statistics Bureau, if the
   * article has no other body of such a name and has that one first: "Supreme Court" may be the
   * "U.S. Supreme Court".
   */
  private void joinBodies() {
    Map<String, Set<NameGroup>> wholes = new HashMap<>();
    for (NameGroup body : groups.values()) {
      int of = body.words.indexOf("of");
      if (body.type.equals(EntityType.ORGANIZATION) && body.words.size() > 1) {
        Set<String> shorts = new TreeSet<>();
        for (int i = 1; i < body.words.size(); i++) {
          shorts.add(String.join(" ", body.words.subList(i, body.words.size())));
        }
        if (LEXICON.is(WordKind.TEAM, body.words.getLast())) {
          shorts.add(String.join(" ", body.words.subList(0, body.words.size() - 1)));
        }
        for (int i = 0; i < of; i++) {
          shorts.add(String.join(" ", body.words.subList(i, of)));
        }
        for (String form : shorts) {
          wholes.computeIfAbsent(form, key -> new LinkedHashSet<>()).add(body.root());
        }
      }
    }
    for (NameGroup brief : groups.values()) {
      String form = String.join(" ", brief.words);
      Set<NameGroup> fuller = wholes.getOrDefault(form, Set.of());
      boolean common =
          fuller.stream().anyMatch(it -> isTeam(brief.words, it.words))
              || (brief.words.size() > 1
                  ? fuller.stream().anyMatch(it -> isBeforeOf(brief.words, it.words))
                  : LEXICON.is(WordKind.ORGANISATION, form)
                      && !LEXICON.is(WordKind.ALONE, form)
                      && !BY_THEMSELVES.contains(form));
      if (brief.type.equals(EntityType.ORGANIZATION)
          && brief.root() == brief
          && common
          && !brief.isContinued
          && fuller.size() == 1) {
        NameGroup whole = fuller.iterator().next();
        if (isTeam(brief.words, whole.words) || whole.lines.getFirst() <= brief.lines.getFirst()) {
          brief.join(whole);
        }
      }
    }
  }

  /** "Royal Bank" of "Royal Bank of Canada". */
  private static boolean isBeforeOf(List<String> brief, List<String> whole) {
    return whole.indexOf("of") == brief.size() && whole.subList(0, brief.size()).equals(brief);
  }

  /** "Leicester" is Leicester City. */
  private static boolean isTeam(List<String> brief, List<String> whole) {
    return whole.size() == brief.size() + 1
        && LEXICON.is(WordKind.TEAM, whole.getLast())
        && whole.subList(0, brief.size()).equals(brief);
  }

  /** "Lilly" of "Eli Lilly and Co". */
  private static boolean isSecondOf(String word, String firm) {
    int space = firm.indexOf(' ');
    return space > 0 && firm.substring(space + 1).equals(word);
  }

  /** "Lib Dem" is "Liberal Democrat", "Con Edison" is "Consolidated Edison". */
  private void joinClipped() {
    Map<String, List<NameGroup>> byInitials = new LinkedHashMap<>();
    for (NameGroup group : groups.values()) {
      if (group.words.size() > 1 && !group.type.equals(EntityType.PERSON)) {
        StringBuilder initials = new StringBuilder(group.type.tag());
        group.words.forEach(word -> initials.append(' ').append(word.charAt(0)));
        byInitials.computeIfAbsent(initials.toString(), key -> new ArrayList<>()).add(group);
      }
    }
    for (List<NameGroup> alike : byInitials.values()) {
      if (alike.size() <= MAX_ALIKE) {
        joinClipped(alike);
      }
    }
  }

  private static void joinClipped(List<NameGroup> alike) {
    for (NameGroup brief : alike) {
      Map<String, NameGroup> wholes = new LinkedHashMap<>();
      for (NameGroup whole : alike) {
        if (whole.root() != brief && isClipped(brief.words, whole.words)) {
          wholes.putIfAbsent(singular(String.join(" ", whole.words)), whole.root());
        }
      }
      if (wholes.size() == 1) {
        brief.join(wholes.values().iterator().next());
      }
    }
  }

  /** "City of Leeds" is Leeds. */
  private void joinPlaces() {
    for (NameGroup whole : groups.values()) {
      if (whole.type.equals(EntityType.LOCATION)
          && whole.words.size() > 2
          && whole.words.get(1).equals("of")
          && Gazetteer.OF_PLACE.contains(whole.words.getFirst())) {
        NameGroup place =
            groups.get(
                whole.type.tag()
                    + "/"
                    + String.join(" ", whole.words.subList(2, whole.words.size()))
                    + "/");
        if (place != null) {
          whole.join(place.root());
        }
      }
    }
  }

  private static boolean isClipped(List<String> brief, List<String> whole) {
    boolean clipped = brief.size() == whole.size();
    boolean shorter = false;
    for (int i = 0; i < brief.size() && clipped; i++) {
      String word = brief.get(i);
      String one = i == brief.size() - 1 && word.endsWith("s") ? singular(word) : word;
      boolean same = word.equals(whole.get(i)) || one.equals(singular(whole.get(i)));
      clipped = same || one.length() >= MIN_CLIPPED && whole.get(i).startsWith(one);
      shorter |= !same;
    }
    return clipped && shorter;
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private static Set<String> keys(NameGroup body) {
    Set<String> keys = new TreeSet<>();
    body.spellings.keySet().forEach(form -> keys.addAll(NameFolding.keysOfBody(form)));
    return keys;
  }
}
