package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.Findings;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.Vocabulary;
import io.github.dateline.annotate.internal.lexicon.Vocabulary.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes an article agree with itself: one name has one type, that with the most evidence, and a
 * name found once is found wherever it stands.
 */
public final class Consistency {
  private static final Vocabulary WORDS = Vocabulary.english();

  /** How much more evidence than the next a type needs to be given to all mentions of a name. */
  private static final double CLEAR = 1.5;

  private static final double DOUBTFUL = 0.6;
  private static final double RIVAL = 0.2;
  private static final double CONTEXT = 2;
  private static final double LAND = 3;

  private static final Comparator<EntityType> ORDER = Comparator.naturalOrder();

  /** What is known of a form of a name. */
  private static final class Form {
    private final Map<EntityType, Double> evidence = new HashMap<>();
    private final Set<EntityType> context = new HashSet<>();
    private final Set<String> spellings = new HashSet<>();
    private int sure;
    private @Nullable EntityType told;

    private void add(EntityType type, double weight) {
      evidence.merge(type, weight, Double::sum);
      if (weight >= CONTEXT) {
        context.add(type);
      }
    }

    /** The type with clearly the most evidence, if there is one. */
    private @Nullable EntityType type() {
      if (told != null) {
        return told;
      }
      List<EntityType> types = new ArrayList<>(evidence.keySet());
      types.sort(
          Comparator.comparingDouble((EntityType t) -> -evidence.get(t)).thenComparing(ORDER));
      double clear = context.size() > 1 ? CLEAR : 1;
      return types.size() == 1
              || (types.size() > 1
                  && evidence.get(types.get(0)) >= clear * evidence.get(types.get(1)))
          ? types.getFirst()
          : null;
    }
  }

  private final List<Line> lines;
  private final Gazetteer gazetteer;
  private final Map<String, Form> forms = new HashMap<>();
  private final Set<String> inLowerCase = new HashSet<>();
  private final Set<String> surnames = new HashSet<>();

  private Consistency(List<Line> lines, Gazetteer gazetteer) {
    this.lines = lines;
    this.gazetteer = gazetteer;
  }

  /** Makes the lines of an article agree. */
  public static void agree(Draft draft, Gazetteer gazetteer) {
    Consistency article = new Consistency(draft.lines(), gazetteer);
    article.collect();
    draft.abbreviate(article.shortPlaces());
    article.agree();
    article.recover();
    Map<String, Set<EntityType>> contexts = new HashMap<>();
    Map<String, EntityType> told = new HashMap<>();
    article.forms.forEach((key, form) -> {
      contexts.put(key, form.context);
      if (form.told != null) {
        told.put(key, form.told);
      }
    });
    draft.keep(new Findings(contexts, told, article.inLowerCase));
  }

  /** "Kennedy" after "Kennedy Space Centre" is nobody, if no Kennedy is named in full. */
  private Map<String, String> shortPlaces() {
    Map<String, String> places = new HashMap<>();
    for (Map.Entry<String, Form> whole : new TreeMap<>(forms).entrySet()) {
      String key = whole.getKey();
      int space = key.indexOf(' ');
      String last = key.substring(key.lastIndexOf(' ') + 1);
      Form brief = space < 0 ? null : forms.get(key.substring(0, space));
      if (brief != null
          && EntityType.LOCATION.equals(whole.getValue().type())
          && (WORDS.is(Kind.PLACE, last) || WORDS.is(Kind.CENTRE, last))
          && EntityType.PERSON.equals(brief.type())
          && !brief.context.contains(EntityType.PERSON)) {
        brief.told = EntityType.LOCATION;
        places.put(key.substring(0, space).toUpperCase(Locale.ROOT), key);
      }
    }
    return places;
  }

  private void collect() {
    for (Line line : lines) {
      for (int i = 0; i < line.size(); i++) {
        if (!line.isCapital(i)) {
          inLowerCase.add(line.form(i));
        }
      }
      for (Candidate name : line.names()) {
        Form form = forms.computeIfAbsent(line.key(name), k -> new Form());
        form.sure++;
        form.add(name.type(), line.isTitled() ? DOUBTFUL : 1);
        form.spellings.add(line.form(name.from(), name.to()));
        context(line, name, form);
      }
      for (Candidate name : line.rivals()) {
        forms.computeIfAbsent(line.key(name), k -> new Form()).add(name.type(), RIVAL);
      }
      for (Candidate name : line.doubtful()) {
        Form form = forms.computeIfAbsent(line.key(name), k -> new Form());
        form.add(name.type(), DOUBTFUL);
        form.spellings.add(line.form(name.from(), name.to()));
        context(line, name, form);
      }
    }
    for (Line line : lines) {
      for (Candidate name : line.names()) {
        if (name.type().equals(EntityType.PERSON) && name.length() > 1) {
          surname(line, name);
        }
      }
    }
    for (Map.Entry<String, Form> form : forms.entrySet()) {
      family(form.getKey(), form.getValue());
    }
    for (Map.Entry<String, Form> form : forms.entrySet()) {
      if (surnames.contains(form.getKey())) {
        form.getValue().told = null;
        form.getValue().add(EntityType.PERSON, CONTEXT);
      } else if (form.getKey().indexOf(' ') < 0) {
        // News gives people's names in full, at first at least; and models repeat their errors.
        boolean told = form.getValue().context.contains(EntityType.PERSON);
        form.getValue()
            .evidence
            .computeIfPresent(
                EntityType.PERSON, (t, weight) -> told ? weight : Math.min(weight, 1));
      }
      if (form.getValue().evidence.containsKey(EntityType.LOCATION)
          && gazetteer.isLand(form.getKey())) {
        form.getValue().add(EntityType.LOCATION, LAND);
      }
    }
  }

  /** "Uhuru Kenyatta" is no place where "Kenyatta" is a person. */
  private void family(String key, Form whole) {
    String last = key.substring(key.lastIndexOf(' ') + 1);
    Form brief = last.length() < key.length() ? forms.get(last) : null;
    if (brief != null
        && EntityType.PERSON.equals(brief.type())
        && whole.evidence.containsKey(EntityType.LOCATION)
        && key.indexOf(' ') == key.lastIndexOf(' ')
        && !isTelling(last)
        && gazetteer.place(key).equals(EntityType.LOCATION)) {
      whole.add(EntityType.PERSON, CONTEXT);
    }
  }

  /** What stands around a name speaks for one type or another. */
  private static void context(Line line, Candidate name, Form form) {
    String before = line.lower(name.from() - 1);
    if (before.equals(".")) {
      before = line.lower(name.from() - 2);
    }
    String after = line.lower(name.to());
    if (name.length() > 3 || isTelling(line.lower(name.to() - 1))) {
      return;
    }
    boolean appositive = before.equals(",") && (after.equals(",") || after.equals("."));
    String noun = before.equals(",") ? line.lower(name.from() - 2) : before;
    if (WORDS.is(Kind.TITLE, before)
        || (!before.equals("chief") && WORDS.is(Kind.ROLE, before))
        || (after.equals(",") && line.lower(name.to() + 1).matches("[1-9][0-9]"))
        || after.equals("who")) {
      form.add(EntityType.PERSON, CONTEXT);
    } else if (isIntroduced(line, name.to())) {
      form.add(EntityType.PERSON, CONTEXT);
    } else if (WORDS.is(Kind.BODY, noun)
        && !line.isCapital(name.from() - (noun.equals(before) ? 1 : 2))
        && (appositive || noun.equals(before))) {
      form.add(EntityType.ORGANIZATION, CONTEXT);
      form.told = appositive && name.length() == 1 ? EntityType.ORGANIZATION : form.told;
    } else if (name.type().equals(EntityType.PERSON) && name.length() == 1 && isPost(before)) {
      String post = line.lower(name.from() - 2);
      if (WORDS.is(Kind.POST, post)) {
        form.add(EntityType.ORGANIZATION, CONTEXT);
      } else if (WORDS.is(Kind.RULER, post) && before.equals("of")) {
        form.add(EntityType.LOCATION, CONTEXT);
      }
    } else if (before.equals("of") && line.is(Kind.AREA, name.from() - 2)) {
      form.add(EntityType.LOCATION, CONTEXT);
    } else if (before.equals("in") || before.equals("near")) {
      form.add(EntityType.LOCATION, DOUBTFUL);
    }
  }

  private static boolean isTelling(String word) {
    return WORDS.is(Kind.ORGANISATION, word) || WORDS.is(Kind.PLACE, word);
  }

  /** "The head of Roscosmos", "his counterpart at Roscosmos". */
  private static boolean isPost(String before) {
    return before.equals("of") || before.equals("at") || before.equals("for");
  }

  /** "Megan Clark, the head of the agency": what follows says who it is. */
  private static boolean isIntroduced(Line line, int after) {
    if (!line.lower(after).equals(",")
        || !Set.of("the", "a", "an", "its", "their", "his", "her")
            .contains(line.lower(after + 1))) {
      return false;
    }
    for (int i = after + 2; i < after + 6; i++) {
      String word = line.lower(i);
      if (word.equals("of") || word.equals(",") || word.equals("'s")) {
        return false;
      }
      if (word.equals("head") || WORDS.is(Kind.ROLE, word)) {
        return true;
      }
    }
    return false;
  }

  private void surname(Line line, Candidate name) {
    int last = name.to() - 1;
    while (last > name.from() && line.is(Kind.SUFFIX, last)) {
      last--;
    }
    String word = line.lower(last);
    if (word.length() > 2
        && last > name.from()
        && !WORDS.is(Kind.COMMON, word)
        && !WORDS.is(Kind.HONORIFIC, word)) {
      surnames.add(line.key(last, last + 1));
    }
  }

  private void agree() {
    for (Line line : lines) {
      for (int i = 0; i < line.names().size(); i++) {
        EntityType type = forms.get(line.key(line.names().get(i))).type();
        if (type != null) {
          line.retype(i, type);
        }
      }
    }
  }

  /** Takes every mention of a name that is taken somewhere. */
  private void recover() {
    Map<String, EntityType> known = new HashMap<>();
    int longest = 1;
    for (Map.Entry<String, Form> entry : forms.entrySet()) {
      Form form = entry.getValue();
      EntityType type = form.type();
      boolean seen = form.sure > 0 || form.told != null;
      for (String spelling : form.spellings) {
        if (seen && type != null && isDistinct(spelling)) {
          known.put(spelling, type);
          longest = Math.max(longest, spelling.split(" ").length);
        }
      }
    }
    for (Line line : lines) {
      for (int i = 0; i < line.size(); i++) {
        if (line.isCapital(i)) {
          recover(line, i, longest, known);
        }
      }
    }
  }

  private void recover(Line line, int i, int longest, Map<String, EntityType> known) {
    for (int to = Math.min(line.size(), i + longest); to > i; to--) {
      EntityType type = known.get(line.form(i, to));
      if (type == null && to == i + 1 && surnames.contains(line.lower(i)) && isSurname(line, i)) {
        type = EntityType.PERSON;
      }
      if (type != null && line.isFree(i, to) && !isPartOfMore(line, i, to)) {
        line.take(new Candidate(i, to, type));
        return;
      }
    }
  }

  private boolean isSurname(Line line, int i) {
    return isDistinct(line.form(i)) || (line.isShouted() && line.form(i).length() > 3);
  }

  /** A word next to other words with capitals may be part of a name that nobody knows. */
  private static boolean isPartOfMore(Line line, int from, int to) {
    if (line.isTitled() || line.isShouted()) {
      return false;
    }
    boolean before =
        from > 1
            && line.isCapital(from - 1)
            && line.follows(from)
            && line.isFree(from - 1, from)
            && !line.is(Kind.COMMON, from - 1)
            && !line.is(Kind.HONORIFIC, from - 1);
    boolean after =
        to < line.size()
            && line.isCapital(to)
            && line.follows(to)
            && line.isFree(to, to + 1)
            && !line.is(Kind.COMMON, to)
            && !line.is(Kind.HONORIFIC, to);
    return before || after;
  }

  /** Whether a form can hardly be anything but the name. */
  private boolean isDistinct(String spelling) {
    if (spelling.indexOf(' ') > 0) {
      return true;
    }
    String word = spelling.toLowerCase(Locale.ROOT);
    return spelling.length() > 2
        && Character.isUpperCase(spelling.codePointAt(0))
        && !inLowerCase.contains(word)
        && !WORDS.is(Kind.COMMON, word)
        && !WORDS.is(Kind.ACRONYM, word)
        && !WORDS.is(Kind.HONORIFIC, word);
  }
}
