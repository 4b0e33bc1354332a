package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.RuleResults;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the labels of an article consistent: one name gets one type, the one with the most
 * evidence, and a name found once is found wherever it occurs.
 */
public final class DocumentConsistency {
  private static final Set<String> SCHOOLS = Set.of("academy", "college", "hospital", "school");

  private static final TriggerLexicon LEXICON = TriggerLexicon.english();

  /** How many times the evidence of the second type the first needs where contexts disagree. */
  private static final double CLEAR_MAJORITY_RATIO = 1.5;

  // What a mention says for a type of its form, in mentions that are certain.
  private static final double UNCERTAIN_WEIGHT = 0.6;
  private static final double ALTERNATIVE_WEIGHT = 0.2;
  private static final double CONTEXT_WEIGHT = 2;
  private static final double COUNTRY_WEIGHT = 3;

  private static final Comparator<EntityType> ORDER = Comparator.naturalOrder();

  /** The evidence for the type of one form of a name. */
  private static final class FormEvidence {
    /** Whether a verb of what people do follows. */
    private boolean acts;

    private final Map<EntityType, Double> evidence = new HashMap<>();
    private final Set<EntityType> context = new HashSet<>();
    private final Set<String> spellings = new HashSet<>();
    private int accepted;
    private @Nullable EntityType statedType;

    private void add(EntityType type, double weight) {
      evidence.merge(type, weight, Double::sum);
      if (weight >= CONTEXT_WEIGHT) {
        context.add(type);
      }
    }

    /** The type with clearly the most evidence, if there is one. */
    private @Nullable EntityType type() {
      if (statedType != null) {
        return statedType;
      }
      List<EntityType> types = new ArrayList<>(evidence.keySet());
      types.sort(
          Comparator.comparingDouble((EntityType t) -> -evidence.getOrDefault(t, 0.0))
              .thenComparing(ORDER));
      double clear = context.size() > 1 ? CLEAR_MAJORITY_RATIO : 1;
      return types.size() == 1
              || (types.size() > 1
                  && Objects.requireNonNull(evidence.get(types.get(0)))
                      >= clear * Objects.requireNonNull(evidence.get(types.get(1))))
          ? types.getFirst()
          : null;
    }
  }

  private final List<SentenceDraft> sentences;
  private final Gazetteer gazetteer;
  private final Map<String, FormEvidence> forms = new HashMap<>();
  private final Set<String> inLowerCase = new HashSet<>();
  private final Set<String> surnames = new HashSet<>();

  private DocumentConsistency(List<SentenceDraft> sentences, Gazetteer gazetteer) {
    this.sentences = sentences;
    this.gazetteer = gazetteer;
  }

  /** Makes the labels of an article consistent. */
  public static void unifyTypes(Draft draft, Gazetteer gazetteer) {
    DocumentConsistency article = new DocumentConsistency(draft.lines(), gazetteer);
    article.collect();
    draft.abbreviate(article.shortPlaces());
    article.unifyTypes();
    article.recoverMentions();
    Map<String, Set<EntityType>> contexts = new HashMap<>();
    Map<String, EntityType> told = new HashMap<>();
    article.forms.forEach((key, form) -> {
      contexts.put(key, form.context);
      if (form.statedType != null) {
        told.put(key, form.statedType);
      }
    });
    draft.keep(new RuleResults(contexts, told, article.inLowerCase));
  }

  /**
   * "Kennedy" after "Kennedy Space Centre" is not a person, unless a Kennedy is named in full; and
   * "Sandy Hook" is the school of that name if no one in the article is called Hook.
   */
  private Map<String, String> shortPlaces() {
    Map<String, String> places = new HashMap<>();
    for (Map.Entry<String, FormEvidence> whole : new TreeMap<>(forms).entrySet()) {
      String key = whole.getKey();
      EntityType type = whole.getValue().type();
      if (type == null) {
        continue;
      }
      String last = key.substring(key.lastIndexOf(' ') + 1);
      int word = key.indexOf(' ');
      int words = word < 0 ? -1 : key.indexOf(' ', word + 1);
      if (word > 0
          && type.equals(EntityType.LOCATION)
          && (LEXICON.is(WordKind.PLACE, last) || LEXICON.is(WordKind.CENTRE, last))) {
        stateShort(key.substring(0, word), key, type, places);
      }
      if (words > 0
          && SCHOOLS.contains(last)
          && (type.equals(EntityType.LOCATION) || type.equals(EntityType.ORGANIZATION))
          && !forms.containsKey(key.substring(word + 1, words))
          && isNoActor(key.substring(0, words))) {
        stateShort(key.substring(0, words), key, type, places);
      }
    }
    return places;
  }

  /** Whether nothing is said that the name does, and it is that of no known town or country. */
  private boolean isNoActor(String key) {
    FormEvidence form = forms.get(key);
    return form != null && !form.acts && gazetteer.placeType(key).equals(EntityType.LOCATION);
  }

  /** States that a name is short for a place, if it was taken for a person. */
  private void stateShort(String key, String whole, EntityType type, Map<String, String> places) {
    FormEvidence brief = forms.get(key);
    if (brief != null
        && EntityType.PERSON.equals(brief.type())
        && !brief.context.contains(EntityType.PERSON)) {
      brief.statedType = type;
      places.put(key.toUpperCase(Locale.ROOT), whole);
    }
  }

  private void collect() {
    for (SentenceDraft sentence : sentences) {
      for (int i = 0; i < sentence.size(); i++) {
        if (!sentence.isCapitalized(i)) {
          inLowerCase.add(sentence.form(i));
        }
      }
      for (NameSpan name : sentence.accepted()) {
        FormEvidence form = forms.computeIfAbsent(sentence.key(name), k -> new FormEvidence());
        form.accepted++;
        form.add(name.type(), sentence.isTitleCase() ? UNCERTAIN_WEIGHT : 1);
        form.spellings.add(sentence.form(name.from(), name.to()));
        context(sentence, name, form);
      }
      for (NameSpan name : sentence.alternatives()) {
        forms
            .computeIfAbsent(sentence.key(name), k -> new FormEvidence())
            .add(name.type(), ALTERNATIVE_WEIGHT);
      }
      for (NameSpan name : sentence.uncertain()) {
        FormEvidence form = forms.computeIfAbsent(sentence.key(name), k -> new FormEvidence());
        form.add(name.type(), UNCERTAIN_WEIGHT);
        form.spellings.add(sentence.form(name.from(), name.to()));
        context(sentence, name, form);
      }
    }
    for (SentenceDraft sentence : sentences) {
      for (NameSpan name : sentence.accepted()) {
        if (name.type().equals(EntityType.PERSON) && name.length() > 1) {
          surname(sentence, name);
        }
      }
    }
    for (Map.Entry<String, FormEvidence> form : forms.entrySet()) {
      family(form.getKey(), form.getValue());
    }
    for (Map.Entry<String, FormEvidence> form : forms.entrySet()) {
      if (surnames.contains(form.getKey())) {
        form.getValue().statedType = null;
        form.getValue().add(EntityType.PERSON, CONTEXT_WEIGHT);
      } else if (form.getKey().indexOf(' ') < 0) {
        // News gives people's names in full, at first at least; and models repeat their errors.
        boolean told = form.getValue().context.contains(EntityType.PERSON);
        form.getValue()
            .evidence
            .computeIfPresent(
                EntityType.PERSON, (t, weight) -> told ? weight : Math.min(weight, 1));
      }
      if (form.getValue().evidence.containsKey(EntityType.LOCATION)
          && gazetteer.isCountryOrState(form.getKey())) {
        form.getValue().add(EntityType.LOCATION, COUNTRY_WEIGHT);
      }
    }
  }

  /** "Uhuru Kenyatta" is no place where "Kenyatta" is a person. */
  private void family(String key, FormEvidence whole) {
    String last = key.substring(key.lastIndexOf(' ') + 1);
    FormEvidence brief = last.length() < key.length() ? forms.get(last) : null;
    if (brief != null
        && EntityType.PERSON.equals(brief.type())
        && whole.evidence.containsKey(EntityType.LOCATION)
        && key.indexOf(' ') == key.lastIndexOf(' ')
        && !isTriggerNoun(last)
        && gazetteer.placeType(key).equals(EntityType.LOCATION)) {
      whole.add(EntityType.PERSON, CONTEXT_WEIGHT);
    }
  }

  /** Adds the evidence of the words around a name. */
  private static void context(SentenceDraft sentence, NameSpan name, FormEvidence form) {
    String before = sentence.lower(name.from() - 1);
    if (before.equals(".")) {
      before = sentence.lower(name.from() - 2);
    }
    String after = sentence.lower(name.to());
    form.acts |= LEXICON.is(WordKind.SAYS, after) || LEXICON.is(WordKind.DONE, after);
    if (name.length() > 3 || isTriggerNoun(sentence.lower(name.to() - 1))) {
      return;
    }
    boolean appositive = before.equals(",") && (after.equals(",") || after.equals("."));
    String noun = before.equals(",") ? sentence.lower(name.from() - 2) : before;
    if (LEXICON.is(WordKind.TITLE, before)
        || (!before.equals("chief") && LEXICON.is(WordKind.ROLE, before))
        || (after.equals(",") && sentence.lower(name.to() + 1).matches("[1-9][0-9]"))
        || after.equals("who")) {
      form.add(EntityType.PERSON, CONTEXT_WEIGHT);
    } else if (isIntroduced(sentence, name.to())) {
      form.add(EntityType.PERSON, CONTEXT_WEIGHT);
    } else if (LEXICON.is(WordKind.BODY, noun)
        && !sentence.isCapitalized(name.from() - (noun.equals(before) ? 1 : 2))
        && (appositive || noun.equals(before))) {
      form.add(EntityType.ORGANIZATION, CONTEXT_WEIGHT);
      form.statedType =
          appositive && name.length() == 1 ? EntityType.ORGANIZATION : form.statedType;
    } else if (name.type().equals(EntityType.PERSON) && name.length() == 1 && isPost(before)) {
      String post = sentence.lower(name.from() - 2);
      if (LEXICON.is(WordKind.POST, post)) {
        form.add(EntityType.ORGANIZATION, CONTEXT_WEIGHT);
      } else if (LEXICON.is(WordKind.RULER, post) && before.equals("of")) {
        form.add(EntityType.LOCATION, CONTEXT_WEIGHT);
      }
    } else if (before.equals("of") && sentence.is(WordKind.AREA, name.from() - 2)) {
      form.add(EntityType.LOCATION, CONTEXT_WEIGHT);
    } else if (before.equals("in") || before.equals("near")) {
      form.add(EntityType.LOCATION, UNCERTAIN_WEIGHT);
    }
  }

  private static boolean isTriggerNoun(String word) {
    return LEXICON.is(WordKind.ORGANISATION, word) || LEXICON.is(WordKind.PLACE, word);
  }

  /** "The head of Roscosmos", "his counterpart at Roscosmos". */
  private static boolean isPost(String before) {
    return before.equals("of") || before.equals("at") || before.equals("for");
  }

  /** "Megan Clark, the head of the agency": what follows says who it is. */
  private static boolean isIntroduced(SentenceDraft sentence, int after) {
    if (!sentence.lower(after).equals(",")
        || !Set.of("the", "a", "an", "its", "their", "his", "her")
            .contains(sentence.lower(after + 1))) {
      return false;
    }
    for (int i = after + 2; i < after + 6; i++) {
      String word = sentence.lower(i);
      if (word.equals("of") || word.equals(",") || word.equals("'s")) {
        return false;
      }
      if (word.equals("head") || LEXICON.is(WordKind.ROLE, word)) {
        return true;
      }
    }
    return false;
  }

  private void surname(SentenceDraft sentence, NameSpan name) {
    int last = name.to() - 1;
    while (last > name.from() && sentence.is(WordKind.SUFFIX, last)) {
      last--;
    }
    String word = sentence.lower(last);
    if (word.length() > 2
        && last > name.from()
        && !LEXICON.is(WordKind.COMMON, word)
        && !LEXICON.is(WordKind.HONORIFIC, word)) {
      surnames.add(sentence.key(last, last + 1));
    }
  }

  private void unifyTypes() {
    for (SentenceDraft sentence : sentences) {
      for (int i = 0; i < sentence.accepted().size(); i++) {
        EntityType type =
            Objects.requireNonNull(forms.get(sentence.key(sentence.accepted().get(i)))).type();
        if (type != null) {
          sentence.retype(i, type);
        }
      }
    }
  }

  /** Accepts every mention of a name that is accepted somewhere. */
  private void recoverMentions() {
    Map<String, EntityType> known = new HashMap<>();
    Set<String> firstWords = new HashSet<>();
    int longest = 1;
    for (Map.Entry<String, FormEvidence> entry : forms.entrySet()) {
      FormEvidence form = entry.getValue();
      EntityType type = form.type();
      boolean seen = form.accepted > 0 || form.statedType != null;
      for (String spelling : form.spellings) {
        if (seen && type != null && isDistinct(spelling)) {
          known.put(spelling, type);
          firstWords.add(firstWord(spelling));
          longest = Math.max(longest, spelling.split(" ").length);
        }
      }
    }
    for (SentenceDraft sentence : sentences) {
      for (int i = 0; i < sentence.size(); i++) {
        if (sentence.isCapitalized(i)) {
          int most = firstWords.contains(firstWord(sentence.form(i))) ? longest : 1;
          recoverMentions(sentence, i, most, known);
        }
      }
    }
  }

  private static String firstWord(String form) {
    int space = form.indexOf(' ');
    return space < 0 ? form : form.substring(0, space);
  }

  private void recoverMentions(
      SentenceDraft sentence, int i, int longest, Map<String, EntityType> known) {
    for (int to = Math.min(sentence.size(), i + longest); to > i; to--) {
      EntityType type = known.get(sentence.form(i, to));
      if (type == null
          && to == i + 1
          && surnames.contains(sentence.lower(i))
          && isSurname(sentence, i)) {
        type = EntityType.PERSON;
      }
      if (type != null && sentence.isFree(i, to) && !isPartOfMore(sentence, i, to)) {
        sentence.accept(new NameSpan(i, to, type));
        return;
      }
    }
  }

  private boolean isSurname(SentenceDraft sentence, int i) {
    return isDistinct(sentence.form(i)) || (sentence.isAllCaps() && sentence.form(i).length() > 3);
  }

  /** A word next to other capitalised words may be part of an unknown name. */
  private static boolean isPartOfMore(SentenceDraft sentence, int from, int to) {
    if (sentence.isTitleCase() || sentence.isAllCaps()) {
      return false;
    }
    boolean before =
        from > 1
            && sentence.isCapitalized(from - 1)
            && sentence.isAdjacentToPrevious(from)
            && sentence.isFree(from - 1, from)
            && !sentence.is(WordKind.COMMON, from - 1)
            && !sentence.is(WordKind.HONORIFIC, from - 1);
    boolean after =
        to < sentence.size()
            && sentence.isCapitalized(to)
            && sentence.isAdjacentToPrevious(to)
            && sentence.isFree(to, to + 1)
            && !sentence.is(WordKind.COMMON, to)
            && !sentence.is(WordKind.HONORIFIC, to);
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
        && !LEXICON.is(WordKind.COMMON, word)
        && !LEXICON.is(WordKind.ACRONYM, word)
        && !LEXICON.is(WordKind.HONORIFIC, word);
  }
}
